/// Keywords that name a schema or its dialect (Core 2020-12 §8). They were read by the registry's index; here only
/// their form is checked.
enum IdentifierKeywords {
    static let schema = KeywordDefinition("$schema", .core) { value, context throws(SchemaError) in
        _ = try context.text(value)
    }

    static let id = KeywordDefinition("$id", .core, editions: .since(.draft6)) { value, context throws(SchemaError) in
        let fragment = URIReference(try context.text(value).utf8).fragment
        let edition = context.dialect.edition
        // An empty fragment was still written in 2020-12; before 2019-09 one could name an anchor.
        guard fragment == nil || edition.anchorsByIdentifier || edition != .v1 && fragment == [] else {
            throw context.failure(value, expected: "a URI without a fragment")
        }
    }

    /// `id` of draft 4 (Core §7.2).
    static let oldID = KeywordDefinition("id", .core, editions: .draft4) { value, context throws(SchemaError) in
        _ = try context.text(value)
    }

    static let anchor = KeywordDefinition("$anchor", .core, editions: .since(.draft2019_09)) {
        value, context throws(SchemaError) in
        try checkName(value, &context)
    }

    static let dynamicAnchor = KeywordDefinition("$dynamicAnchor", .core, editions: .since(.draft2020_12)) {
        value, context throws(SchemaError) in
        try checkName(value, &context)
    }

    static let recursiveAnchor = KeywordDefinition("$recursiveAnchor", .core, editions: .draft2019_09) {
        value, context throws(SchemaError) in
        guard value.boolean != nil else { throw context.failure(value, expected: "true or false") }
    }

    static let vocabulary = KeywordDefinition("$vocabulary", .core, editions: [.draft2019_09, .draft2020_12]) { value, context throws(SchemaError) in
        for member in try context.members(value) where member.value.boolean == nil {
            throw context.failure(member.value, [member.name], expected: "true or false")
        }
    }

    static let comment = KeywordDefinition("$comment", .core, editions: .since(.draft7)) { value, context throws(SchemaError) in
        _ = try context.text(value)
    }

    /// `^[A-Za-z_][-A-Za-z0-9._]*$` (Core 2020-12 §8.2.2)
    private static func checkName(_ value: JSONValue, _ context: inout KeywordContext) throws(SchemaError) {
        let name = try context.text(value).utf8
        let isName = name.enumerated().allSatisfy { index, byte in
            switch byte {
            case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): return true
            case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "."): return index > 0
            default: return false
            }
        }
        guard isName, !name.isEmpty else {
            throw context.failure(value, expected: "a letter or _, then letters, digits, - . or _")
        }
    }
}
