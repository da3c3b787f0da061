/// `allOf`, `anyOf`, `oneOf`, `not` (Core 2020-12 §10.2.1).
enum CombinationKeywords {
    static let allOf = KeywordDefinition("allOf", .applicator, children: .array) { value, context throws(SchemaError) in
        let schemas = try context.subschemas(value)
        context.subschema.allOf = schemas
        let list = context.list(schemas)
        context.emit(.allOf, list.first, list.count)
    }

    static let anyOf = KeywordDefinition("anyOf", .applicator, children: .array) { value, context throws(SchemaError) in
        let schemas = try context.subschemas(value)
        context.subschema.anyOf = schemas
        let list = context.list(schemas)
        context.emit(.anyOf, list.first, list.count)
    }

    static let oneOf = KeywordDefinition("oneOf", .applicator, children: .array) { value, context throws(SchemaError) in
        let schemas = try context.subschemas(value)
        context.subschema.oneOf = schemas
        let list = context.list(schemas)
        context.emit(.oneOf, list.first, list.count)
    }

    static let not = KeywordDefinition("not", .applicator, children: .schema) { value, context throws(SchemaError) in
        let schema = try context.subschema(value)
        context.subschema.not = schema
        context.emit(.not, schema.index)
    }
}
