import BarbuleEngine

/// Random schemas of all drafts, and values that have something to do with them.
///
/// Names, texts and numbers come from small sets, so that schemas and values meet; numbers come in several spellings.
struct PairGenerator {
    enum Draft: String, CaseIterable, Sendable {
        case draft4, draft6, draft7, draft201909, draft202012

        var number: Int { Draft.allCases.firstIndex(of: self) ?? 0 }
        /// The class of the Python packages.
        var validator: String { "D" + rawValue.dropFirst() + "Validator" }
        var uri: String {
            switch self {
            case .draft4: "http://json-schema.org/draft-04/schema#"
            case .draft6: "http://json-schema.org/draft-06/schema#"
            case .draft7: "http://json-schema.org/draft-07/schema#"
            case .draft201909: "https://json-schema.org/draft/2019-09/schema"
            case .draft202012: "https://json-schema.org/draft/2020-12/schema"
            }
        }
        var definitions: String { number >= 3 ? "$defs" : "definitions" }
    }

    private var random: SeededGenerator
    let draft: Draft
    /// Values the schema mentions.
    private var mentioned: [String] = []

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        draft = random.isOneIn(2) ? .draft202012 : random.pick(Draft.allCases)
    }

    private static let names = ["a", "b", "c", "ab", "é", "e\u{301}", "1", ""]
    private static let numbers = [
        "0", "-0", "1", "1.0", "10e-1", "2", "-1", "3", "0.5", "1.5", "2.5", "4", "100", "1e2", "9007199254740993",
        "9007199254740992", "-3.25", "7",
    ]
    private static let texts = ["", "a", "b", "ab", "abc", "aa", "é", "e\u{301}", "👍🏽", "1", "true", "foo bar", "\\n"]
    private static let patterns = ["^a", "b$", "^[a-c]+$", "^.$", "a|b", "^(a|b){1,2}$", "[0-9]", "^$", "é", "^[^a]*$"]

    // MARK: Schemas

    /// The whole schema: `$schema`, two definitions, and the rest.
    mutating func schema() -> String {
        var members = ["\"$schema\": \"\(draft.uri)\""]
        members.append("\"\(draft.definitions)\": {\"x\": \(subschema(2)), \"y\": \(subschema(1))}")
        if random.isOneIn(12), draft.number >= 3 { members.append("\"$ref\": \"#/$defs/x\"") }
        return "{" + (members + keywords(3)).joined(separator: ", ") + "}"
    }

    private mutating func subschema(_ depth: Int) -> String {
        if depth == 0 || random.isOneIn(10) {
            if draft != .draft4, random.isOneIn(3) { return random.isOneIn(3) ? "false" : "true" }
            return "{" + (random.isOneIn(8) ? "" : assertion()) + "}"
        }
        // Below a member or element, references may lead anywhere: every step consumes a level of the value.
        return "{" + keywords(depth).joined(separator: ", ") + "}"
    }

    private mutating func below(_ depth: Int) -> String {
        if random.isOneIn(7) {
            return "{\"$ref\": \"\(random.pick(["#", "#/\(draft.definitions)/x", "#/\(draft.definitions)/y"]))\"}"
        }
        return subschema(depth)
    }

    private mutating func keywords(_ depth: Int) -> [String] {
        var found: [String: String] = [:]
        for _ in 0..<(1 + random.below(4)) {
            let text = random.isOneIn(2) ? assertion() : applicator(depth - 1)
            for part in [text] where !part.isEmpty {
                let name = String(part.dropFirst().prefix { $0 != "\"" })
                if found[name] == nil { found[name] = part }
            }
        }
        // A pair that is one keyword in draft 4.
        if draft == .draft4, found["minimum"] != nil, random.isOneIn(2) { found["exclusiveMinimum"] = "\"exclusiveMinimum\": true" }
        return found.sorted { $0.key < $1.key }.map(\.value)
    }

    private mutating func assertion() -> String {
        switch random.below(draft == .draft4 ? 16 : 19) {
        case 0, 1: return "\"type\": \(type())"
        case 2: return "\"type\": [\(Set([type(), type()]).sorted().joined(separator: ", "))]"
        case 3: return "\"enum\": [\(distinct(1 + random.below(4)).joined(separator: ", "))]"
        case 4: return "\"minimum\": \(mention(random.pick(Self.numbers)))"
        case 5: return "\"maximum\": \(mention(random.pick(Self.numbers)))"
        case 6: return "\"multipleOf\": \(random.pick(["1", "2", "0.5", "3", "1.5", "1e2", "0.25"]))"
        case 7: return "\"minLength\": \(random.below(4))"
        case 8: return "\"maxLength\": \(random.below(4))"
        case 9: return "\"pattern\": \"\(random.pick(Self.patterns))\""
        case 10: return "\"minItems\": \(random.below(3))"
        case 11: return "\"maxItems\": \(random.below(4))"
        case 12: return "\"uniqueItems\": true"
        case 13: return "\"minProperties\": \(random.below(3))"
        case 14: return "\"maxProperties\": \(random.below(4))"
        case 15: return "\"required\": [\(names(1 + random.below(2)))]"
        case 16: return "\"const\": \(mention(value(2)))"
        case 17: return "\"exclusiveMinimum\": \(mention(random.pick(Self.numbers)))"
        default: return "\"exclusiveMaximum\": \(mention(random.pick(Self.numbers)))"
        }
    }

    private mutating func applicator(_ depth: Int) -> String {
        let old = ["allOf", "anyOf", "oneOf", "not", "properties", "properties", "patternProperties", "additionalProperties", "items", "dependencies"]
        var choices = old
        if draft.number >= 1 { choices += ["contains", "propertyNames"] }
        if draft.number >= 2 { choices += ["if", "then", "else"] }
        if draft.number >= 3 {
            choices.removeAll { $0 == "dependencies" }
            choices += [
                "dependentRequired", "dependentSchemas", "unevaluatedProperties", "unevaluatedProperties", "unevaluatedItems",
                "minContains", "maxContains",
            ]
        }
        if draft == .draft202012 { choices.append("prefixItems") } else { choices += ["itemsArray", "additionalItems"] }
        let keyword = random.pick(choices)
        switch keyword {
        case "allOf", "anyOf", "oneOf": return "\"\(keyword)\": [\(list(1 + random.below(3)) { $0.subschema(depth) })]"
        case "not", "if", "then", "else": return "\"\(keyword)\": \(subschema(depth))"
        case "properties", "dependentSchemas":
            return "\"\(keyword)\": {\(members(keyword == "properties" ? { $0.below(depth) } : { $0.subschema(depth) }))}"
        case "patternProperties": return "\"patternProperties\": {\"\(random.pick(Self.patterns))\": \(below(depth))}"
        case "dependencies":
            return "\"dependencies\": {\(members { $0.random.isOneIn(2) ? "[\($0.names(1))]" : $0.subschema(depth) })}"
        case "dependentRequired": return "\"dependentRequired\": {\(members { "[\($0.names(1))]" })}"
        case "minContains", "maxContains": return "\"\(keyword)\": \(random.below(3))"
        case "itemsArray": return "\"items\": [\(list(1 + random.below(2)) { $0.below(depth) })]"
        case "prefixItems": return "\"prefixItems\": [\(list(1 + random.below(2)) { $0.below(depth) })]"
        case "additionalProperties", "additionalItems", "unevaluatedProperties", "unevaluatedItems":
            return "\"\(keyword)\": \(random.isOneIn(2) ? "false" : below(depth))"
        default: return "\"\(keyword)\": \(below(depth))"
        }
    }

    private mutating func type() -> String {
        random.pick(["\"string\"", "\"number\"", "\"integer\"", "\"object\"", "\"array\"", "\"boolean\"", "\"null\""])
    }

    private mutating func names(_ count: Int) -> String {
        var names: Set<String> = []
        for _ in 0..<count { names.insert(random.pick(Self.names)) }
        return names.map { "\"\($0)\"" }.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }.joined(separator: ", ")
    }

    private mutating func members(_ make: (inout PairGenerator) -> String) -> String {
        var names: [[UInt8]] = []
        for _ in 0..<(1 + random.below(3)) {
            let name = Array(random.pick(Self.names).utf8)
            if !names.contains(name) { names.append(name) }
        }
        var texts: [String] = []
        for name in names { texts.append("\"\(String(decoding: name, as: UTF8.self))\": \(make(&self))") }
        return texts.joined(separator: ", ")
    }

    private mutating func list(_ count: Int, _ make: (inout PairGenerator) -> String) -> String {
        var texts: [String] = []
        for _ in 0..<count { texts.append(make(&self)) }
        return texts.joined(separator: ", ")
    }

    /// Values of which no two are equal, as some meta-schemas want of `enum`.
    private mutating func distinct(_ count: Int) -> [String] {
        var seen: Set<JSONValue> = []
        var texts: [String] = []
        for _ in 0..<count {
            let text = value(1)
            guard let parsed = try? JSONValue(parsing: Array(text.utf8)), seen.insert(parsed).inserted else { continue }
            texts.append(mention(text))
        }
        return texts.isEmpty ? ["null"] : texts
    }

    private mutating func mention(_ text: String) -> String {
        mentioned.append(text)
        return text
    }

    // MARK: Values

    mutating func instance() -> String {
        if !mentioned.isEmpty, random.isOneIn(4) { return random.pick(mentioned) }
        return value(3)
    }

    private mutating func value(_ depth: Int) -> String {
        if depth < 3, !mentioned.isEmpty, random.isOneIn(6) { return random.pick(mentioned) }
        switch random.below(depth == 0 ? 5 : 11) {
        case 0: return random.pick(["true", "false", "null"])
        case 1, 2: return random.pick(Self.numbers)
        case 3, 4: return "\"\(random.pick(Self.texts))\""
        case 5, 6, 7: return "[\(list(random.below(4)) { $0.value(depth - 1) })]"
        default: return random.isOneIn(8) ? "{}" : "{\(members { $0.value(depth - 1) })}"
        }
    }
}
