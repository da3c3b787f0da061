/// Members that belong together, with the rules between them: what single members drawn at random would seldom be.
extension SchemaGenerator {
    struct Cluster {
        var properties: [(name: String, value: Draft)]
        var rules: [Draft]
    }

    mutating func cluster(depth: Int) -> Cluster {
        switch random.below(depth == 0 ? 6 : 5) {
        case 0: days()
        case 1: rows()
        case 2: position()
        case 3: company()
        case 4: answers()
        default: phone()
        }
    }

    // MARK: Rules

    /// A rule of its own words and of those that most rules share.
    private mutating func rule(_ words: String, _ code: String, places: [String]) -> Draft {
        var parts = [words, #""issue":"\#(code)""#]
        if random.isOneIn(3) { parts.append(#""at":"\#(random.pick(places))""#) }
        if random.isOneIn(2) {
            parts.append(
                random.pick([
                    #""severity":"warning""#, #""severity":"off""#, #""severity":"info""#, #""severity":"error""#,
                    #""severity":{"option":"mode","values":{"quiet":"off","loud":"error"}}"#,
                ]))
        }
        if random.isOneIn(3) { parts.append(#""message":"Look at this again.""#) }
        return .lexeme("{" + parts.joined(separator: ",") + "}")
    }

    private mutating func condition(_ member: String, _ values: [String]) -> String {
        let plain = #"{"member":"\#(member)","is":\#(random.pick(values))}"#
        return random.pick([
            plain, #"{"member":"\#(member)","present":true}"#, #"{"member":"\#(member)","present":false}"#,
            #"{"member":"\#(member)","in":[\#(values.joined(separator: ","))]}"#, #"{"not":\#(plain)}"#,
            #"{"any":[\#(plain),{"option":"mode","is":"loud"}]}"#,
            #"{"all":[{"member":"\#(member)","present":true},{"not":{"option":"mode","is":"quiet"}}]}"#,
        ])
    }

    private mutating func maybe(_ text: String) -> String { random.isOneIn(2) ? "" : "," + text }

    // MARK: Kinds of clusters

    private mutating func days() -> Cluster {
        let date = { (parameters: String) in Draft.lexeme(#"{"x-normalize":{"space":"trim","empty":"remove","as":\#(parameters)}}"#) }
        let first = random.pick([
            #"{"date":{"keep":"day","ageMax":120,"suspectDays":["1900-01-01"]}}"#, #"{"date":{"keep":"moment","form":"date-time"}}"#,
            #"{"date":{"keep":"either","latest":{"option":"now"},"order":{"option":"order"}}}"#,
        ])
        let second = random.pick([
            #"{"moment":{"form":"seconds","suspectDays":["1970-01-01"]}}"#, #"{"date":{"keep":"moment","suspectBefore":"2016-04-27"}}"#,
            #"{"moment":{"order":"MDY","latest":{"option":"now"}}}"#,
        ])
        let asked = maybe(#""when":\#(condition("is_sure", ["true", "false"]))"#)
        let older = #""kind":"age","birth":"born_day","below":\#(random.pick(["13", "200"]))"# + maybe(#""on":"sign_day""#) + asked
        let order = #""kind":"order","earlier":"born_day","later":"sign_day""# + maybe(#""strict":true"#) + asked
        return Cluster(
            properties: [("born_day", date(first)), ("sign_day", date(second)), ("is_sure", .lexeme(#"{"x-normalize":{"as":{"boolean":{"words":"none"}}}}"#))],
            rules: [rule(older, "rule.age", places: ["born_day", "sign_day"]), rule(order, "rule.order", places: ["sign_day", "is_sure"])])
    }

    private mutating func rows() -> Cluster {
        let entry = #"{"type":"object","properties":{"key":{"type":"string","x-normalize":{"from":["number"],"space":"trim","case":"lower"}},"on":{"type":"boolean","x-normalize":{"as":{"boolean":{"words":"positive","positive":["yes","on"]}}}}},"x-keys":{"variants":"\#(random.pick(["rename", "report", "accept"]))"}}"#
        let list = #"{"type":"array","items":\#(entry),"x-normalize":{"list":{"wrap":["object"],"blank":"remove"}}}"#
        let unique = #"{"kind":"unique-by","member":"rows","keys":["key"],"duplicate":"row.same","conflict":{"code":"row.other","severity":"\#(random.pick(["error", "warning"]))"}\#(maybe(#""strict":\#(random.pick(["true", "false"]))"#))}"#
        let conflict = #""kind":"conflict","when":\#(condition("is_open", ["true", "false"])),"each":"rows","where":{"member":"on","is":true}"#
        return Cluster(
            properties: [("rows", .lexeme(list)), ("is_open", .lexeme(#"{"type":["boolean","null"],"x-normalize":{"null":"clear","as":{"boolean":{"words":"both","positive":["yes"],"negative":["no"]}}}}"#))],
            rules: [.lexeme(unique), rule(conflict, "rule.conflict", places: ["rows", "when"])])
    }

    private mutating func position() -> Cluster {
        let angle = { (kind: String) in Draft.lexeme(#"{"type":["number","null"],"x-normalize":{"from":["string"],"unicode":"NFKC","space":"trim","empty":"remove","as":{"\#(kind)":{}}},"x-sensitive":true}"#) }
        var rules = [Draft.lexeme(#"{"kind":"coordinates","latitude":"place_north","longitude":"place_east"}"#)]
        if random.isOneIn(2) { rules.append(rule(#""kind":"pair","members":["place_north","place_east"]"# + maybe(#""when":{"option":"mode","is":"loud"}"#), "rule.pair", places: ["place_east", "place_north"])) }
        return Cluster(properties: [("place_north", angle("latitude")), ("place_east", angle("longitude"))], rules: rules)
    }

    private mutating func company() -> Cluster {
        let text = Draft.lexeme(#"{"type":"string","x-normalize":{"space":"collapse","empty":"remove","placeholders":["n/a","none","-"],"filler":"digits"}}"#)
        let asked = maybe(#""when":\#(condition("firm_name", [#""a""#, #""b""#]))"#)
        let drop = #"{"kind":"drop-together","members":["firm_name","firm_post"]\#(asked)\#(maybe(#""issue":"rule.alone","severity":"warning","message":"It says nothing alone.""#))}"#
        let count = #""kind":"count","members":["firm_name","firm_post","firm_tax"]"# + random.pick([#","min":1"#, #","max":2"#, #","min":1,"max":1"#]) + asked
        return Cluster(
            properties: [("firm_name", text), ("firm_post", text), ("firm_tax", .lexeme(#"{"x-normalize":{"as":{"id":{"form":"digits","length":8,"ignore":[" ","-"]}}}}"#))],
            rules: [.lexeme(drop), rule(count, "rule.count", places: ["firm_name", "firm_tax"])])
    }

    private mutating func answers() -> Cluster {
        let answer = Draft.lexeme(#"{"type":["string","null"],"enum":["YES","NO",null],"x-normalize":{"from":["boolean","number"],"space":"trim","empty":"null","map":{"values":{"YES":["yes","true","1"],"NO":["no","false","0"]},"drop":["n/a"]}}}"#)
        let implies = #""kind":"implies","when":\#(condition("has_read", [#""YES""#, #""NO""#])),"then":\#(condition("has_signed", [#""YES""#, #""NO""#]))"#
        let requires = #""kind":"requires","when":\#(condition("has_signed", [#""YES""#])),"member":"has_read""#
        return Cluster(
            properties: [("has_read", answer), ("has_signed", answer)],
            rules: [rule(implies, "rule.implies", places: ["has_read", "has_signed"]), rule(requires, "rule.requires", places: ["has_signed", "when"])])
    }

    private mutating func phone() -> Cluster {
        let part = Draft.lexeme(#"{"type":["string","null"],"x-normalize":{"from":["number"],"digits":"restore","strip":["controls","bidi","invisible"],"unicode":"NFKC","space":"collapse","empty":"remove","null":"clear","placeholders":["n/a","none"]},"x-sensitive":true}"#)
        let names = random.pick([
            #""full":"dial_all","callingCode":"dial_code","number":"dial_rest""#, #""full":"dial_all","callingCode":"dial_code","number":"dial_rest""#,
            #""full":"dial_all""#, #""callingCode":"dial_code","number":"dial_rest""#,
        ])
        let rule =
            #"{"kind":"phone",\#(names)"# + maybe(#""country":"dial_land""#) + maybe(#""mismatch":"rule.land""#)
            + maybe(#""output":\#(random.pick([#""split""#, #""joined""#, #""both""#, #"{"option":"output"}"#]))"#)
            + maybe(#""defaultRegion":\#(random.pick([#""ES""#, #""GB""#, #"{"option":"region"}"#]))"#)
            + maybe(#""level":\#(random.pick([#""possible""#, #""valid""#, #"{"option":"level"}"#]))"#)
            + maybe(#""reserved":{"option":"test_data","issue":"guest.reserved","prefixes":["+447700900"],"suffixes":["99"]}"#) + "}"
        return Cluster(
            properties: [("dial_all", part), ("dial_code", part), ("dial_rest", part), ("dial_land", .lexeme(#"{"x-normalize":{"as":{"country":{"form":"alpha-2"}}}}"#))],
            rules: [.lexeme(rule)])
    }
}
