/// Keywords that only say something (Validation 2020-12 §8 and §9); readers find them in `Subschema.json`.
enum AnnotationKeywords {
    static let title = text("title", .metaData)
    static let description = text("description", .metaData)
    static let `default` = KeywordDefinition("default", .metaData) { _, _ throws(SchemaError) in }
    static let deprecated = boolean("deprecated")
    static let readOnly = boolean("readOnly")
    static let writeOnly = boolean("writeOnly")
    static let examples = KeywordDefinition("examples", .metaData) { value, context throws(SchemaError) in
        guard value.elements != nil else { throw context.failure(value, expected: "an array") }
    }
    static let contentEncoding = text("contentEncoding", .content)
    static let contentMediaType = text("contentMediaType", .content)
    static let contentSchema = KeywordDefinition("contentSchema", .content, children: .schema) {
        value, context throws(SchemaError) in
        _ = try context.subschema(value)
    }

    private static func text(_ name: String, _ vocabulary: Dialect.Vocabularies) -> KeywordDefinition {
        KeywordDefinition(name, vocabulary) { value, context throws(SchemaError) in _ = try context.text(value) }
    }

    private static func boolean(_ name: String) -> KeywordDefinition {
        KeywordDefinition(name, .metaData) { value, context throws(SchemaError) in
            guard value.boolean != nil else { throw context.failure(value, expected: "true or false") }
        }
    }
}
