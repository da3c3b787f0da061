/// The options that random schemas declare, and runs that set them.
extension SchemaGenerator {
    static let options = Draft.lexeme(
        #"""
        {"order":{"title":"Order","description":"Of day and month.","enum":["DMY","MDY"],"default":null},"mode":{"enum":["quiet","plain","loud"],"default":"plain","examples":["loud"]},
        "output":{"enum":["split","joined","both"],"default":"split"},"region":{"type":"country","default":null},"level":{"enum":["possible","valid"],"default":"possible"},
        "test_data":{"type":"boolean","default":false},"note":{"type":"string"},"most":{"type":"integer"},"share":{"type":"number"},"now":{"type":"moment","default":null},
        "own":{"type":"object","values":{"type":"object","properties":{"type":{"type":"string"},"label":{"type":"string"},"options":{"type":"array"}},"required":["type"]},"default":null}}
        """#)

    /// Types that a run may declare members of.
    static let declared = Draft.lexeme(
        #"""
        {"option":"own","types":{"boolean":{"type":["boolean","null"],"x-normalize":{"as":{"boolean":{"words":"both","positive":["yes"],"negative":["no"]}}}},
        "date":{"type":["string","null"],"x-normalize":{"from":["number"],"as":{"date":{"keep":"day"}}}},"string":{"type":"string","x-normalize":{"space":"trim"}},
        "choice":{"type":"string","x-normalize":{"space":"trim","as":{"choice":{}}},"x-issue":{"choice.unknown":"guest.choice"}}}}
        """#)

    /// The JSON text of a run's options.
    mutating func run() -> String {
        var parts = [#""now":"2025-06-15T12:00:00Z""#]
        if random.isOneIn(3) { parts.append(#""order":"\#(random.pick(["DMY", "MDY"]))""#) }
        if random.isOneIn(2) { parts.append(#""mode":"\#(random.pick(["quiet", "plain", "loud"]))""#) }
        if random.isOneIn(2) { parts.append(#""output":"\#(random.pick(["split", "joined", "both"]))""#) }
        if random.isOneIn(3) { parts.append(#""region":"\#(random.pick(["ES", "GB", "AR"]))""#) }
        if random.isOneIn(3) { parts.append(#""level":"valid""#) }
        if random.isOneIn(3) { parts.append(#""test_data":true"#) }
        if random.isOneIn(3) {
            parts.append(#""own":{"zz_1":{"type":"boolean","label":"One"},"zz_2":{"type":"date"},"zz_3":{"type":"string","label":"zz_5"},"zz_6":{"type":"choice","options":["a","B c"]}}"#)
        }
        return "{" + parts.joined(separator: ",") + "}"
    }
}
