/// `properties`: a schema for each named member (Core 2020-12 §10.3.2.1).
enum PropertiesKeyword {
    static let row = KeywordDefinition("properties", .applicator, children: .members, annotation: .names) {
        value, context throws(SchemaError) in
        let schemas = try context.memberSubschemas(value)
        guard !schemas.isEmpty else { return }
        context.subschema.properties = schemas
        context.propertiesTable = context.nameTable(schemas.map(\.name), values: schemas.map(\.schema.index))
        context.emit(.properties, context.propertiesTable)
    }
}
