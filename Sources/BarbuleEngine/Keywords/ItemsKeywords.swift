/// `prefixItems` and `items` (Core 2020-12 §10.3.1): schemas by position, and one for all elements after those.
enum ItemsKeywords {
    static let prefixItems = KeywordDefinition("prefixItems", .applicator, children: .array) { value, context throws(SchemaError) in
        let schemas = try context.subschemas(value)
        context.subschema.prefixItems = schemas
        let list = context.list(schemas)
        context.emit(.prefixItems, list.first, list.count)
    }

    static let items = KeywordDefinition("items", .applicator, children: .schema) { value, context throws(SchemaError) in
        let schema = try context.subschema(value)
        context.subschema.items = schema
        context.emit(.items, schema.index, Int32(context.subschema.prefixItems.count))
    }
}
