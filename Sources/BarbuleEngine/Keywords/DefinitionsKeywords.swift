/// `$defs` and its older name: schemas to refer to. They are compiled even if nothing does, to find their mistakes.
enum DefinitionsKeywords {
    static let defs = KeywordDefinition("$defs", .core, editions: .since(.draft2019_09), children: .members) {
        value, context throws(SchemaError) in
        _ = try context.memberSubschemas(value)
    }

    static let definitions = KeywordDefinition("definitions", .core, editions: .until(.draft2020_12), children: .members) {
        value, context throws(SchemaError) in
        _ = try context.memberSubschemas(value)
    }
}
