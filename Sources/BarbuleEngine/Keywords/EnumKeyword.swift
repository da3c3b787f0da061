/// `enum`: one of the listed values (Validation 2020-12 §6.1.2). An empty list is legal and accepts nothing.
enum EnumKeyword {
    static let row = KeywordDefinition("enum", .validation) { value, context throws(SchemaError) in
        guard let elements = value.elements else { throw context.failure(value, expected: "an array") }
        context.compiler.tables.constants.append(ConstantSet(elements))
        context.emit(.constants, Int32(context.compiler.tables.constants.count - 1))
    }
}
