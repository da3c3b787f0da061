/// Limits on code points, elements and members (Validation 2020-12 §6.3, §6.4, §6.5).
enum CountKeywords {
    static let minLength = limit("minLength", .minLength)
    static let maxLength = limit("maxLength", .maxLength)
    static let minItems = limit("minItems", .minItems)
    static let maxItems = limit("maxItems", .maxItems)
    static let minProperties = limit("minProperties", .minProperties)
    static let maxProperties = limit("maxProperties", .maxProperties)

    private static func limit(_ name: String, _ operation: CompiledKeyword.Operation) -> KeywordDefinition {
        KeywordDefinition(name, .validation) { value, context throws(SchemaError) in
            context.emit(operation, try context.integer(value))
        }
    }
}
