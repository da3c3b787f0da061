/// `minimum`, `maximum` and their exclusive forms, compared exactly (Validation 2020-12 §6.2).
enum NumberLimitKeywords {
    static let minimum = limit("minimum", .minimum)
    static let maximum = limit("maximum", .maximum)
    static let exclusiveMinimum = limit("exclusiveMinimum", .exclusiveMinimum)
    static let exclusiveMaximum = limit("exclusiveMaximum", .exclusiveMaximum)

    private static func limit(_ name: String, _ operation: CompiledKeyword.Operation) -> KeywordDefinition {
        KeywordDefinition(name, .validation, editions: .since(.draft6)) { value, context throws(SchemaError) in
            context.emit(operation, try context.decimal(value))
        }
    }

    // In draft 4 the exclusive forms are switches of the others (Validation draft-04 §5.1.2, §5.1.3).
    static let oldMinimum = oldLimit("minimum", .minimum, "exclusiveMinimum", .exclusiveMinimum)
    static let oldMaximum = oldLimit("maximum", .maximum, "exclusiveMaximum", .exclusiveMaximum)
    static let oldExclusiveMinimum = oldSwitch("exclusiveMinimum")
    static let oldExclusiveMaximum = oldSwitch("exclusiveMaximum")

    private static func oldLimit(
        _ name: String, _ operation: CompiledKeyword.Operation, _ switchName: JSONString,
        _ exclusive: CompiledKeyword.Operation
    ) -> KeywordDefinition {
        KeywordDefinition(name, .validation, editions: .draft4) { value, context throws(SchemaError) in
            let isExclusive = context.sibling(switchName)?.boolean == true
            context.emit(isExclusive ? exclusive : operation, try context.decimal(value))
        }
    }

    private static func oldSwitch(_ name: String) -> KeywordDefinition {
        KeywordDefinition(name, .validation, editions: .draft4) { value, context throws(SchemaError) in
            guard value.boolean != nil else { throw context.failure(value, expected: "true or false") }
        }
    }
}
