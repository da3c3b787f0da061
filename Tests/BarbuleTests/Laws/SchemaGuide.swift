import BarbuleEngine

/// What a generator needs to know of a schema: its members, the kinds of their values, words it mentions, names it knows.
struct SchemaGuide {
    struct Field {
        var name: String
        /// Pools of ``NastyTexts`` that fit.
        var kinds: [String]
        /// Texts the schema itself mentions: examples, enum, synonyms.
        var words: [String]
        var examples: [JSONValue]
        var isSensitive: Bool
        /// Members of the objects in a list.
        var entryFields: [Field]
    }

    let schema: JSONValue
    let fields: [Field]
    let aliases: [String]
    let readOnly: [String]
    let unsafe: [String]
    let wrappers: [String]

    init(_ schema: JSONValue) {
        self.schema = schema
        let phone = (schema["x-rules"]?.elements ?? []).filter { $0["kind"]?.string == "phone" }.flatMap { rule in
            (["full", "callingCode", "number"] as [JSONString]).compactMap { rule[$0]?.string }
        }
        fields = (schema["properties"]?.members ?? []).map { name, value in
            Self.field(name, value, in: schema, phone: Set(phone))
        }
        let keys = schema["x-keys"]
        aliases = keys?["aliases"]?.members?.map(\.name.description) ?? []
        readOnly = keys?["readOnly"]?.elements?.compactMap { $0.string?.description } ?? []
        let names = keys?["unsafe"]?["names"]?.elements?.compactMap { $0.string?.description } ?? []
        unsafe = names + ["$set", "a.b", "..", "x.y.z"]
        wrappers = keys?["wrapper"]?.elements?.compactMap { $0.string?.description } ?? []
    }

    private static func field(_ name: JSONString, _ value: JSONValue, in schema: JSONValue, phone: Set<JSONString>) -> Field {
        let parts = closure(value, in: schema)
        var kinds: [String] = []
        var words: Set<String> = []
        for part in parts {
            guard let facts = part["x-normalize"] else { continue }
            for (kind, parameters) in facts["as"]?.members ?? [] {
                kinds.append(kind == "longitude" ? "latitude" : kind == "number" ? "integer" : kind.description)
                collect(parameters, &words)
            }
            if let map = facts["map"] { collect(map, &words) }
        }
        if phone.contains(name) { kinds.append("phone") }
        for part in parts { if let list = part["enum"] { collect(list, &words) } }
        let entries = parts.compactMap { $0["items"] }.flatMap { closure($0, in: schema) }.flatMap { $0["properties"]?.members ?? [] }
        return Field(
            name: name.description, kinds: kinds, words: words.sorted(), examples: parts.flatMap { $0["examples"]?.elements ?? [] },
            isSensitive: parts.contains { $0["x-sensitive"]?.boolean == true },
            entryFields: entries.map { self.field($0.name, $0.value, in: schema, phone: []) })
    }

    /// The subschema and what `$ref` and `allOf` lead to.
    private static func closure(_ value: JSONValue, in schema: JSONValue) -> [JSONValue] {
        var found = [value]
        if let reference = value["$ref"]?.string?.description, reference.hasPrefix("#/$defs/"),
            let target = schema["$defs"]?[JSONString(String(reference.dropFirst(8)))]
        {
            found += closure(target, in: schema)
        }
        for part in value["allOf"]?.elements ?? [] { found += closure(part, in: schema) }
        return found
    }

    private static func collect(_ value: JSONValue, _ words: inout Set<String>) {
        if let text = value.string?.description { words.insert(text) }
        for element in value.elements ?? [] { collect(element, &words) }
        for (name, member) in value.members ?? [] {
            words.insert(name.description)
            collect(member, &words)
        }
    }
}
