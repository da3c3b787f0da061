/// `minimum`, `maximum` and their exclusive forms, compared exactly (Validation 2020-12 §6.2).
enum NumberLimitKeywords {
    static let minimum = limit("minimum", .minimum)
    static let maximum = limit("maximum", .maximum)
    static let exclusiveMinimum = limit("exclusiveMinimum", .exclusiveMinimum)
    static let exclusiveMaximum = limit("exclusiveMaximum", .exclusiveMaximum)

    private static func limit(_ name: String, _ operation: CompiledKeyword.Operation) -> KeywordDefinition {
        KeywordDefinition(name, .validation) { value, context throws(SchemaError) in
            context.emit(operation, try context.decimal(value))
        }
    }
}
