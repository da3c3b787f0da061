/// `required`: members that must be there (Validation 2020-12 §6.5.3).
enum RequiredKeyword {
    static let row = KeywordDefinition("required", .validation) { value, context throws(SchemaError) in
        let names = try context.names(value)
        if !names.isEmpty { context.emit(.required, context.nameTable(names)) }
    }
}
