/// `pattern`: matches somewhere in the text, in linear time (Validation 2020-12 §6.3.3).
enum PatternKeyword {
    static let row = KeywordDefinition("pattern", .validation) { value, context throws(SchemaError) in
        let source = try context.text(value)
        context.emit(.pattern, try context.pattern(source, value))
    }
}
