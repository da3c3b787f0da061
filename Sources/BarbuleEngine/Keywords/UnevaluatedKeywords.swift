/// `unevaluatedItems` and `unevaluatedProperties` (Core 2020-12 §11): run last, and ask what the others evaluated.
enum UnevaluatedKeywords {
    static let unevaluatedItems = KeywordDefinition("unevaluatedItems", .unevaluated, children: .schema) {
        value, context throws(SchemaError) in
        let schema = try context.subschema(value)
        context.subschema.unevaluatedItems = schema
        context.emit(.unevaluatedItems, schema.index)
    }

    static let unevaluatedProperties = KeywordDefinition("unevaluatedProperties", .unevaluated, children: .schema) {
        value, context throws(SchemaError) in
        let schema = try context.subschema(value)
        context.subschema.unevaluatedProperties = schema
        context.emit(.unevaluatedProperties, schema.index)
    }
}
