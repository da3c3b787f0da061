import Foundation

/// Makes schemas out of the whole vocabulary: members of every kind, facts in any mixture, keys, rules, branches.
///
/// Some do not compile, because two facts contradict each other; that is an answer too.
struct SchemaGenerator {
    var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed &* 2_654_435_761) }

    static let names = ["room_name", "guest", "arrival", "night_count", "rate", "notes", "member_id", "is_vip", "tags", "origin"]

    /// Names for issues, in every form an entry can have.
    private static let issues = [
        #"{"text.whitespace":{"code":"guest.space","severity":"warning"},"pattern":"guest.pattern"}"#,
        #"{"value.empty":{"code":"guest.gone","action":"drop","message":"Nothing is said."},"type":{"code":"guest.type","at":"parent","action":"keep"}}"#,
        #"{"text.case":{"code":"guest.case","severity":{"option":"mode","values":{"quiet":"off","loud":"warning"}},"action":"fix"},"enum":{"code":"guest.enum","at":"value","action":"stop"}}"#,
        #"{"maxLength":{"code":"guest.long","at":"member"}}"#,
    ]

    // MARK: Records

    mutating func schema() -> Draft {
        var members: [(name: String, value: Draft)] = [("$schema", .text("https://json-schema.org/draft/2020-12/schema"))]
        members += record(depth: 0)
        members.append(("x-options", Self.options))
        members.append(("$defs", .object([
            ("text", Self.json(#"{"x-normalize":{"strip":["controls","bidi","invisible"],"unicode":"NFC","space":"trim"}}"#)),
            ("loud", Self.json(#"{"x-normalize":{"unicode":"NFKC","space":"collapse","empty":"remove"},"x-issue":{"type":"guest.type"}}"#)),
        ])))
        return .object(members)
    }

    private mutating func record(depth: Int) -> [(name: String, value: Draft)] {
        let names = Array(Self.names.shuffled(using: &random).prefix(2 + random.below(4)))
        var properties: [(name: String, value: Draft)] = []
        for name in names { properties.append((name, value(depth: depth + 1, siblings: names.filter { $0 != name }))) }
        let clusters = random.isOneIn(2) ? [] : [cluster(depth: depth)]
        for cluster in clusters { properties += cluster.properties }
        var members: [(name: String, value: Draft)] = [("type", .text("object")), ("properties", .object(properties))]
        if random.isOneIn(5) { members.append(("required", .array([.text(random.pick(names))]))) }
        if random.isOneIn(6) { members.append(("additionalProperties", value(depth: depth + 2, siblings: []))) }
        if random.isOneIn(8) { members.append(("patternProperties", .object([("^zz_", value(depth: depth + 2, siblings: []))]))) }
        if random.isOneIn(8) { members.append(("minProperties", .lexeme("1"))) }
        if random.isOneIn(8) { members.append(("dependentRequired", .object([(names[0], .array([.text(names[1])]))]))) }
        if random.isOneIn(6) {
            let part = Draft.object([("properties", .object([(random.pick(names), value(depth: depth + 2, siblings: []))]))])
            members.append(random.isOneIn(2) ? ("allOf", .array([part])) : ("dependentSchemas", .object([(names[0], part)])))
        }
        if random.isOneIn(2) { members.append(("x-keys", keys(names))) }
        let rules = clusters.flatMap(\.rules) + (random.isOneIn(2) ? rules(names) : [])
        if !rules.isEmpty { members.append(("x-rules", .array(rules))) }
        return members
    }

    private mutating func keys(_ names: [String]) -> Draft {
        var members: [(name: String, value: Draft)] = []
        if random.isOneIn(5) { members.append(("wrapper", Self.json(#"["guest_data","record"]"#))) }
        if !random.isOneIn(4) { members.append(("variants", .text(random.pick(["rename", "rename", "report", "accept"])))) }
        if random.isOneIn(2) { members.append(("typos", .text(random.pick(["report", "report", "accept"])))) }
        if random.isOneIn(3) { members.append(("aliases", .object([("other name", .text(names[0]))]))) }
        if random.isOneIn(3) { members.append(("aliased", .text(random.pick(["rename", "report"])))) }
        if random.isOneIn(3) { members.append(("readOnly", Self.json(#"["id","created"]"#))) }
        if random.isOneIn(4) { members.append(("unsafe", Self.json(#"{"prefixes":["$"],"substrings":["."],"names":["","__proto__"]}"#))) }
        if random.isOneIn(4) { members.append(("brackets", .text("fold"))) }
        if random.isOneIn(4) { members.append(("unknown", .text(random.pick(["report", "accept"])))) }
        if random.isOneIn(4) { members.append(("declared", Self.declared)) }
        return .object(members)
    }

    private mutating func rules(_ names: [String]) -> [Draft] {
        var rules: [Draft] = []
        for _ in 0...random.below(2) {
            let (a, b) = (names[0], names[1])
            rules.append(Self.json(random.pick([
                #"{"kind":"pair","members":["\#(a)","\#(b)"],"issue":"rule.pair"}"#,
                #"{"kind":"requires","when":{"member":"\#(a)","present":true},"member":"\#(b)","issue":"rule.requires","severity":"warning"}"#,
                #"{"kind":"implies","when":{"member":"\#(a)","present":true},"then":{"not":{"member":"\#(b)","is":0}},"issue":"rule.implies"}"#,
                #"{"kind":"count","members":["\#(a)","\#(b)"],"max":1,"issue":"rule.count"}"#,
                #"{"kind":"conflict","when":{"all":[{"member":"\#(a)","is":true},{"member":"\#(b)","present":true}]},"issue":"rule.conflict"}"#,
                #"{"kind":"order","earlier":"\#(a)","later":"\#(b)","issue":"rule.order"}"#,
                #"{"kind":"drop-together","members":["\#(a)","\#(b)"]}"#,
                #"{"kind":"coordinates","latitude":"\#(a)","longitude":"\#(b)"}"#,
                #"{"kind":"unique-by","member":"\#(a)","keys":["key"],"duplicate":"rule.same","conflict":"rule.other"}"#,
                #"{"kind":"age","birth":"\#(a)","below":18,"issue":"rule.age","severity":"warning"}"#,
            ])))
        }
        return rules
    }

    // MARK: Values

    private mutating func value(depth: Int, siblings: [String]) -> Draft {
        switch random.below(depth > 2 ? 7 : 11) {
        case 0, 1: return .object(text())
        case 2: return map(siblings)
        case 3, 4, 5, 6: return .object(kind(siblings))
        case 7, 8: return list(depth: depth)
        case 9: return .object(record(depth: depth))
        default: return branches(depth: depth)
        }
    }

    private mutating func text() -> [(name: String, value: Draft)] {
        var facts: [(name: String, value: Draft)] = []
        let choices: [(String, [String])] = [
            ("repair", [#"["mojibake"]"#, #"["entities"]"#, #"["mojibake","entities"]"#]), ("strip", [#"["controls"]"#, #"["controls","bidi","invisible"]"#]),
            ("unicode", [#""NFC""#, #""NFKC""#]), ("space", [#""trim""#, #""collapse""#]), ("empty", [#""remove""#, #""null""#, #""keep""#]),
            ("null", [#""clear""#, #""remove""#]), ("residue", [#"["{{…}}","%word%","[object Object]"]"#]), ("placeholders", [#"["n/a","none","-"]"#]),
            ("spare", [#"["None"]"#]), ("case", [#""upper""#, #""lower""#]), ("filler", [#""digits""#]), ("digits", [#""restore""#]),
            ("from", [#"["number"]"#, #"["boolean"]"#, #"["array"]"#, #"["number","boolean","array"]"#]),
            ("suspect", [#"{"replacementCharacter":true,"codePointsOver":20}"#, #"{"activeContent":true,"mixedScript":true}"#, #"{"contactData":true}"#]),
            ("reserved", [#"{"option":"test_data","issue":"guest.reserved","prefixes":["test","A"],"suffixes":["a","@example.com"]}"#]),
            ("default", [#""x""#, "null"]), ("note", [#""guest.noted""#]),
        ]
        for (name, values) in choices where random.isOneIn(["default", "note", "reserved"].contains(name) ? 12 : 3) {
            facts.append((name, Self.json(random.pick(values))))
        }
        var members: [(name: String, value: Draft)] = []
        if !random.isOneIn(4) { members.append(("type", Self.json(random.pick([#""string""#, #"["string","null"]"#, #"["string","number"]"#])))) }
        if random.isOneIn(4) { members.append(("$ref", .text(random.pick(["#/$defs/text", "#/$defs/loud"])))) }
        if random.isOneIn(4) { members.append(("minLength", .lexeme(random.pick(["1", "3"])))) }
        if random.isOneIn(4) { members.append(("maxLength", .lexeme(random.pick(["3", "12"])))) }
        if random.isOneIn(6) { members.append(("pattern", .text(random.pick(["^[a-z]+$", "^\\S", "[0-9]"])))) }
        if random.isOneIn(6) { members.append(("enum", Self.json(random.pick([#"["A","b",null]"#, #"["x","X","1"]"#])))) }
        if random.isOneIn(5) { members.append(("x-sensitive", .lexeme("true"))) }
        if random.isOneIn(5) { members.append(("x-issue", Self.json(random.pick(Self.issues)))) }
        members.append(("x-normalize", .object(facts)))
        return members
    }

    private mutating func map(_ siblings: [String]) -> Draft {
        let sibling = siblings.first ?? "guest"
        return Self.json(random.pick([
            #"{"enum":["SINGLE","DOUBLE"],"x-normalize":{"space":"trim","map":{"values":{"SINGLE":["single","1"],"DOUBLE":["double","2"]},"drop":["none"],"refuse":{"room.gone":["suite"]}}}}"#,
            #"{"type":"string","enum":["M","F"],"x-normalize":{"map":{"values":{"M":["man"],"F":["woman","w"]},"lossy":["w"],"when":[{"if":{"member":"\#(sibling)","present":true},"ambiguous":["m"],"values":{"F":["x"]}}]}}}"#,
            #"{"type":["string","null"],"x-normalize":{"from":["number","boolean"],"empty":"null","map":{"values":{"yes":["true","1","ja"],"no":["false","0"]}}}}"#,
        ]))
    }

    private mutating func kind(_ siblings: [String]) -> [(name: String, value: Draft)] {
        let sibling = siblings.first ?? "guest"
        let (type, form) = random.pick([
            ("string", #""date":{"keep":"day"}"#), ("string", #""date":{"keep":"either","order":{"option":"order"}}"#), ("string", #""date":{"form":"date","ageMax":120,"latest":{"option":"now"}}"#),
            ("integer", #""date":{"form":"seconds","keep":"day"}"#), ("integer", #""moment":{"form":"milliseconds"}"#), ("integer", #""moment":{"form":"seconds","suspectBefore":"2000-01-01"}"#),
            ("string", #""moment":{"latest":{"option":"now"}}"#), ("string", #""moment":{"form":"date","order":"DMY"}"#),
            ("string", #""language":{"form":"alpha-2"}"#), ("string", #""language":{"form":"bcp47","case":"lower"}"#), ("string", #""language":{"form":"bcp47"}"#),
            ("string", #""language":{"country":"\#(sibling)"}"#), ("string", #""country":{}"#), ("string", #""country":{"form":"alpha-3","lossy":{"England":"GB"}}"#),
            ("string", #""country":{"form":"numeric"}"#), ("string", #""email":{"case":"all","fillers":["a@a.com"]}"#), ("string", #""email":{}"#), ("string", #""ip":{}"#),
            ("number", #""latitude":{}"#), ("number", #""longitude":{}"#), ("integer", #""integer":{}"#), ("integer", #""integer":{"minimum":0,"suspectOver":100}"#), ("number", #""number":{}"#),
            ("boolean", #""boolean":{"words":"both","positive":["yes","x"],"negative":["no"]}"#), ("boolean", #""boolean":{"words":"negative","positive":["yes"],"negative":["no"]}"#),
            ("string", #""handle":{"hosts":["x.com"]}"#), ("string", #""postalCode":{"country":"\#(sibling)","formats":{"ES":["99999"],"GB":["A9 9AA"]}}"#),
            ("string", #""id":{"form":"uuid"}"#), ("string", #""id":{"form":"digits","ignore":[" ","-"],"length":8}"#), ("string", #""id":{"case":"upper"}"#), ("string", #""id":{"form":"hex","case":"lower"}"#),
            ("string", #""url":{"default":"https"}"#), ("string", #""url":{"schemes":["https","ftp"]}"#), ("string", #""phone":{}"#),
            ("string", #""phone":{"form":"e164","country":"\#(sibling)","defaultRegion":"ES","level":"valid"}"#), ("string", #""phone":{"form":"digits","defaultRegion":{"option":"region"},"level":{"option":"level"}}"#),
            ("string", #""email":{"case":"domain","providers":{"gmail.com":["gmial.com"]},"fillers":["test@test.com"]}"#), ("string", #""language":{"case":"upper","country":"\#(sibling)"}"#),
            ("string", #""postalCode":{"country":"\#(sibling)","formats":{"ES":["99999"]},"restore":["ES"]}"#), ("string", #""country":{"form":"alpha-2"}"#), ("string", #""id":{"form":"text","length":6}"#),
            ("string", #""date":{"keep":"moment","suspectDays":["1900-01-01","1970-01-01"]}"#), ("string", #""moment":{"form":"date-time"}"#), ("boolean", #""boolean":{"words":"none"}"#),
            ("string", #""url":{}"#), ("string", #""currency":{}"#),
        ])
        var facts = [#""as":{\#(form)}"#]
        if random.isOneIn(2) { facts.append(#""unicode":"NFKC","space":"trim","strip":["controls","bidi","invisible"]"#) }
        if random.isOneIn(3) { facts.append(#""empty":"remove""#) }
        if random.isOneIn(3) { facts.append(#""placeholders":["n/a","none"]"#) }
        if random.isOneIn(3) { facts.append(#""null":"clear""#) }
        if random.isOneIn(3) { facts.append(type == "string" ? #""from":["number"]"# : #""from":["string","number"]"#) }
        var members: [(name: String, value: Draft)] = []
        if !random.isOneIn(5) { members.append(("type", Self.json(random.isOneIn(3) ? #"["\#(type)","null"]"# : #""\#(type)""#))) }
        if random.isOneIn(6) { members.append(("minimum", .lexeme("0"))) }
        if random.isOneIn(6) { members.append(("maxLength", .lexeme("20"))) }
        members.append(("x-normalize", Self.json("{" + facts.joined(separator: ",") + "}")))
        return members
    }

    private mutating func list(depth: Int) -> Draft {
        let items: Draft =
            random.isOneIn(3)
            ? .object([("type", .text("object")), ("properties", .object([("key", .object(text())), ("on", .object(kind([])))])), ("required", Self.json(#"["key"]"#))])
            : value(depth: depth + 2, siblings: [])
        var members: [(name: String, value: Draft)] = [("items", items)]
        if !random.isOneIn(4) { members.append(("type", .text("array"))) }
        if random.isOneIn(5) { members.append(("maxItems", .lexeme("2"))) }
        if random.isOneIn(5) { members.append(("minItems", .lexeme("1"))) }
        if random.isOneIn(6) { members.append(("uniqueItems", .lexeme("true"))) }
        if random.isOneIn(4) { members.append(("x-rules", Self.json(#"[{"kind":"unique-by","keys":["key"],"strict":true,"duplicate":"row.same","conflict":"row.other"}]"#))) }
        members.append(("x-normalize", Self.json(random.pick([
            #"{"list":{"split":[",","; "],"blank":"remove","dedupe":"fold"}}"#, #"{"list":{"dedupe":"exact"},"empty":"remove"}"#, #"{"list":{"wrap":["object","string","number"]}}"#,
            #"{"space":"trim","empty":"remove","list":{"split":[","],"blank":"remove"}}"#, #"{"list":{"blank":"keep"}}"#,
        ]))))
        return .object(members)
    }

    private mutating func branches(depth: Int) -> Draft {
        let (one, two) = (value(depth: depth + 2, siblings: []), value(depth: depth + 2, siblings: []))
        switch random.below(4) {
        case 0: return .object([("anyOf", .array([one, two]))])
        case 1: return .object([("oneOf", .array([one, two]))])
        case 2: return .object([("if", Self.json(#"{"type":"string"}"#)), ("then", one), ("else", two)])
        default: return .object([("if", Self.json(#"{"maxLength":3}"#)), ("then", one)])
        }
    }

    /// A draft of JSON text we wrote ourselves.
    private static func json(_ text: String) -> Draft { .lexeme(text) }
}
