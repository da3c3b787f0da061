/// `uniqueItems`: no two elements are equal; linear by hashing (Validation 2020-12 §6.4.3).
enum UniqueItemsKeyword {
    static let row = KeywordDefinition("uniqueItems", .validation) { value, context throws(SchemaError) in
        guard let isUnique = value.boolean else { throw context.failure(value, expected: "true or false") }
        if isUnique { context.emit(.uniqueItems) }
    }
}
