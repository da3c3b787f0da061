/// `propertyNames`: a schema for every member name, seen as a string (Core 2020-12 §10.3.2.4).
enum PropertyNamesKeyword {
    static let row = KeywordDefinition(
        "propertyNames", .applicator, editions: .since(.draft6), children: .schema
    ) {
        value, context throws(SchemaError) in
        let schema = try context.subschema(value)
        context.subschema.propertyNames = schema
        context.emit(.propertyNames, schema.index)
    }
}
