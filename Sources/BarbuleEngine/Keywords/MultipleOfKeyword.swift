/// `multipleOf`: exact division of decimals, so 0.0075 is a multiple of 0.0001 (Validation 2020-12 §6.2.1).
enum MultipleOfKeyword {
    static let row = KeywordDefinition("multipleOf", .validation) { value, context throws(SchemaError) in
        guard let divisor = value.decimal, !divisor.isZero, !divisor.isNegative else {
            throw context.failure(value, expected: "a number greater than 0")
        }
        context.emit(.multipleOf, try context.decimal(value))
    }
}
