import BarbuleEngine

/// An error leaves its field exactly as it came.
extension Laws {
    func checkAtomicity(
        _ issues: [Issue], _ payload: [UInt8], _ before: JSONValue, _ canonical: [UInt8], _ after: JSONValue,
        _ note: (String, String) -> Void
    ) {
        for issue in issues where issue.severity == .error && issue.action == .keep && !issue.instanceLocation.isEmpty {
            guard let tokens = JSONPointer.parse(JSONString(issue.instanceLocation)),
                let value = try? TestPatch.value(at: tokens[...], of: before)
            else { continue }
            // The members of a record stand on their own.
            if isAboutRecord(issue) || isRecord(tokens, value) { continue }
            let bytes = Self.span(of: value, in: payload)
            if !canonical.contains(bytes) {
                note("atomic", "\(issue.code) \(issue.instanceLocation): \(Self.show(Array(bytes))) is gone: \(Self.show(canonical))")
            } else if tokens.allSatisfy({ JSONPointer.index($0) == nil }), let now = try? TestPatch.value(at: tokens[...], of: after),
                Self.span(of: now, in: canonical) != bytes
            {
                note("atomic", "\(issue.code) \(issue.instanceLocation) changed: \(Self.show(canonical))")
            }
        }
    }

    /// An object or a list whose schema has rules: only its shape is its own.
    private func isRecord(_ tokens: [JSONString], _ value: JSONValue) -> Bool {
        guard tokens.last.flatMap(foldingList) != nil || [.object, .array].contains(value.kind) else { return false }
        var schemas = applied([source])
        for token in tokens.dropLast() { schemas = applied(schemas.flatMap { below($0, token) }) }
        // What a wrapper holds is the record itself.
        if let last = tokens.last, schemas.contains(where: { isWrapper(last, of: $0) }) { return true }
        schemas = applied(schemas.flatMap { schema in tokens.last.map { below(schema, $0) } ?? [] })
        return (schemas + applied(schemas.compactMap { $0["items"] })).contains { $0["x-rules"] != nil }
    }

    /// Subschemas that may apply where these do.
    private func applied(_ schemas: [JSONValue]) -> [JSONValue] {
        schemas.flatMap { schema -> [JSONValue] in
            let lists = (["allOf", "anyOf", "oneOf"] as [JSONString]).flatMap { schema[$0]?.elements ?? [] }
            let single = (["then", "else"] as [JSONString]).compactMap { schema[$0] }
            let dependent = (schema["dependentSchemas"]?.members ?? []).map(\.value)
            return [schema] + applied(lists + single + dependent)
        }
    }

    /// Subschemas of a member or an item. A name may be a variant of a documented one or, before a bracket, the list it is
    /// folded into; an entry may be the only one of its list, and a wrapper is as good as what it holds.
    private func below(_ schema: JSONValue, _ token: JSONString) -> [JSONValue] {
        if isWrapper(token, of: schema) { return [schema] }
        let items = (schema["prefixItems"]?.elements ?? []) + [schema["items"]].compactMap(\.self)
        if JSONPointer.index(token) != nil { return items }
        let members = schema["properties"]?.members ?? []
        let patterns = (schema["patternProperties"]?.members ?? []).map(\.value)
        if let member = members.first(where: { $0.name == token }) { return [member.value] + patterns }
        let name = Self.squeezed(schema["x-keys"]?["aliases"]?[token]?.string?.description ?? foldingList(token) ?? token.description)
        let named = members.filter { Self.squeezed($0.name.description) == name }.map(\.value)
        let others = patterns + [schema["additionalProperties"]].compactMap(\.self)
        return named + others + items.flatMap { below($0, token) }
    }

    /// The list that `list[member]` or `list[0][member]` is folded into, where any object of the schema folds.
    private func foldingList(_ token: JSONString) -> String? {
        guard foldsBrackets else { return nil }
        return token.description.wholeMatch(of: /([^\[\]]+)(\[[0-9]*\])?\[[^\[\]]+\]/).map { String($0.1) }
    }

    private func isWrapper(_ token: JSONString, of schema: JSONValue) -> Bool {
        let names = (schema["x-keys"]?["wrapper"]?.elements ?? []).compactMap(\.string)
        return names.contains { Self.squeezed($0.description) == Self.squeezed(token.description) }
    }

    /// Without what variants of a name differ in.
    private static func squeezed(_ name: String) -> String { name.lowercased().filter { $0.isLetter } }

    /// A keyword of a subschema with rules failed.
    private func isAboutRecord(_ issue: Issue) -> Bool {
        guard let location = issue.keywordLocation, let tokens = JSONPointer.parse(JSONString(location)),
            let holder = try? TestPatch.value(at: tokens.dropLast(), of: source)
        else { return false }
        return holder["x-rules"] != nil
    }

    /// The bytes of a value in the text it was parsed from.
    static func span(of value: JSONValue, in text: [UInt8]) -> ArraySlice<UInt8> {
        let start = value.byteOffset
        switch value.content {
        case .null: return text[start..<start + 4]
        case .boolean(let value): return text[start..<start + (value ? 4 : 5)]
        case .number(let lexeme): return text[start..<start + lexeme.count]
        case .string: return text[start..<endOfString(start, text)]
        case .array(let elements): return text[start..<endOfContainer(elements.last, start, text)]
        case .object(let members): return text[start..<endOfContainer(members.last?.value, start, text)]
        }
    }

    private static func endOfString(_ start: Int, _ text: [UInt8]) -> Int {
        var index = start + 1
        while text[index] != UInt8(ascii: "\"") { index += text[index] == UInt8(ascii: "\\") ? 2 : 1 }
        return index + 1
    }

    private static func endOfContainer(_ last: JSONValue?, _ start: Int, _ text: [UInt8]) -> Int {
        var index = last.map { span(of: $0, in: text).endIndex } ?? start + 1
        while text[index] != UInt8(ascii: "]"), text[index] != UInt8(ascii: "}") { index += 1 }
        return index + 1
    }
}
