/// `type`: one JSON type or several (Validation 2020-12 §6.1.1).
enum TypeKeyword {
    static let row = KeywordDefinition("type", .validation) { value, context throws(SchemaError) in
        var types: JSONType = []
        if value.string != nil {
            types = try type(value, [], &context)
        } else {
            for (index, name) in try context.names(value).enumerated() {
                guard let element = value.elements?[index] else { continue }
                types.formUnion(try type(element, [JSONString(String(index))], &context, name))
            }
            if types.isEmpty { throw context.failure(value, expected: "at least one type") }
        }
        // A number type includes the whole numbers.
        if types.contains(.number) { types.insert(.integer) }
        // Draft 4 looks at how a number is written: 1.0 is no integer (Core draft-04 §3.5).
        if context.dialect.edition == .draft4, types.contains(.integer), !types.contains(.number) {
            types = types.subtracting(.integer).union(.plainInteger)
        }
        context.emit(.type, Int32(types.rawValue))
    }

    private static func type(
        _ value: JSONValue, _ path: [JSONString], _ context: inout KeywordContext, _ name: JSONString? = nil
    ) throws(SchemaError) -> JSONType {
        let text = name ?? value.string ?? ""
        if let found = JSONType.named.first(where: { $0.name == text }) { return found.type }
        var parameters = [
            "expected": JSONType.named.map(\.name.description).joined(separator: ", "), "found": text.description,
        ]
        if let near = EditDistance.nearest(to: text.utf8[...], among: JSONType.named.map { $0.name.utf8[...] }) {
            parameters["suggestion"] = JSONType.named[near].name.description
        }
        throw context.failure("schema.bad_keyword", value, path, parameters)
    }
}
