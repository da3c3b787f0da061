/// `unevaluatedItems` and `unevaluatedProperties` (Core 2020-12 §11): run last, and ask what the others evaluated.
enum UnevaluatedKeywords {
    static let unevaluatedItems = KeywordDefinition(
        "unevaluatedItems", .unevaluated, editions: .since(.draft2019_09), children: .schema, annotation: .wasApplied
    ) {
        value, context throws(SchemaError) in
        let schema = try context.subschema(value)
        context.subschema.unevaluatedItems = schema
        context.emit(.unevaluatedItems, schema.index)
    }

    static let unevaluatedProperties = KeywordDefinition(
        "unevaluatedProperties", .unevaluated, editions: .since(.draft2019_09), children: .schema, annotation: .names
    ) {
        value, context throws(SchemaError) in
        let schema = try context.subschema(value)
        context.subschema.unevaluatedProperties = schema
        context.emit(.unevaluatedProperties, schema.index)
    }
}
