/// `prefixItems` and `items` (Core 2020-12 §10.3.1): schemas by position, and one for all elements after those.
enum ItemsKeywords {
    static let prefixItems = KeywordDefinition(
        "prefixItems", .applicator, editions: .since(.draft2020_12), children: .array, annotation: .lastIndex
    ) {
        value, context throws(SchemaError) in
        let schemas = try context.subschemas(value)
        context.subschema.prefixItems = schemas
        let list = context.list(schemas)
        context.emit(.prefixItems, list.first, list.count)
    }

    static let items = KeywordDefinition(
        "items", .applicator, editions: .since(.draft2020_12), children: .schema, annotation: .wasApplied
    ) {
        value, context throws(SchemaError) in
        let schema = try context.subschema(value)
        context.subschema.items = schema
        context.emit(.items, schema.index, Int32(context.subschema.prefixItems.count))
    }

    /// `items` until 2019-09 (Core §9.3.1.1): one schema for all elements, or an array of schemas by position.
    static let itemsOrPrefix = KeywordDefinition(
        "items", .applicator, editions: .until(.draft2019_09), children: .schemaOrArray, annotation: .lastIndex
    ) {
        value, context throws(SchemaError) in
        if value.elements == nil {
            let schema = try context.subschema(value)
            context.subschema.items = schema
            context.emit(.items, schema.index, 0)
        } else if value.elements?.isEmpty == false {
            let schemas = try context.subschemas(value)
            context.subschema.prefixItems = schemas
            let list = context.list(schemas)
            context.emit(.prefixItems, list.first, list.count)
        }
    }

    /// Elements after those of an array in `items`; otherwise it does nothing.
    static let additionalItems = KeywordDefinition(
        "additionalItems", .applicator, editions: .until(.draft2019_09), children: .schema, annotation: .wasApplied
    ) {
        value, context throws(SchemaError) in
        let schema = try context.subschema(value)
        guard context.sibling("items")?.elements != nil else { return }
        context.subschema.items = schema
        context.emit(.items, schema.index, Int32(context.subschema.prefixItems.count))
    }
}
