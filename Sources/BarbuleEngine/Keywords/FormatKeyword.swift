/// `format`: an annotation, unless the dialect or the caller makes it an assertion (Validation 2020-12 §7).
/// Unknown formats accept everything.
enum FormatKeyword {
    static let row = KeywordDefinition("format", [.formatAnnotation, .formatAssertion], annotation: .value) {
        value, context throws(SchemaError) in
        let name = try context.text(value)
        guard context.dialect.assertsFormat, let row = FormatTable.index(of: name) else { return }
        context.emit(.format, Int32(row))
    }
}
