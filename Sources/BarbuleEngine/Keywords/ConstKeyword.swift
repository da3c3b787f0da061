/// `const`: exactly one value (Validation 2020-12 §6.1.3).
enum ConstKeyword {
    static let row = KeywordDefinition("const", .validation, editions: .since(.draft6)) { value, context throws(SchemaError) in
        context.compiler.tables.constants.append(ConstantSet([value]))
        context.emit(.constants, Int32(context.compiler.tables.constants.count - 1))
    }
}
