/// Keywords that only say something (Validation 2020-12 §9); readers find them in `Subschema.json`.
enum AnnotationKeywords {
    static let title = text("title", .metaData)
    static let description = text("description", .metaData)
    static let `default` = KeywordDefinition("default", .metaData, annotation: .value) { _, _ throws(SchemaError) in }
    static let deprecated = boolean("deprecated", .since(.draft2019_09))
    static let readOnly = boolean("readOnly", .since(.draft7))
    static let writeOnly = boolean("writeOnly", .since(.draft7))
    static let examples = KeywordDefinition("examples", .metaData, editions: .since(.draft6), annotation: .value) {
        value, context throws(SchemaError) in
        guard value.elements != nil else { throw context.failure(value, expected: "an array") }
    }
    private static func text(_ name: String, _ vocabulary: Dialect.Vocabularies) -> KeywordDefinition {
        KeywordDefinition(name, vocabulary, annotation: .value) { value, context throws(SchemaError) in
            _ = try context.text(value)
        }
    }

    private static func boolean(_ name: String, _ editions: Dialect.Edition) -> KeywordDefinition {
        KeywordDefinition(name, .metaData, editions: editions, annotation: .value) {
            value, context throws(SchemaError) in
            guard value.boolean != nil else { throw context.failure(value, expected: "true or false") }
        }
    }
}
