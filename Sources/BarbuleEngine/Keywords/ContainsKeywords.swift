/// `contains` with `minContains` and `maxContains` (Core 2020-12 §10.3.1.3, Validation §6.4.4): one instruction.
enum ContainsKeywords {
    static let contains = KeywordDefinition(
        "contains", .applicator, editions: .since(.draft6), children: .schema, annotation: .validIndices
    ) {
        value, context throws(SchemaError) in
        let schema = try context.subschema(value)
        context.subschema.contains = schema
        let hasCounts =
            context.dialect.vocabularies.contains(.validation) && context.dialect.edition.isAtLeast(.draft2019_09)
        let minimum = try hasCounts ? count("minContains", &context) ?? 1 : 1
        let maximum = try hasCounts ? count("maxContains", &context) ?? -1 : -1
        // Only since 2020-12 does `contains` tell `unevaluatedItems` what it saw.
        let marks = context.dialect.edition.isAtLeast(.draft2020_12)
        context.emit(marks ? .contains : .containsUnmarked, schema.index, minimum, maximum)
    }

    static let minContains = KeywordDefinition("minContains", .validation, editions: .since(.draft2019_09)) {
        value, context throws(SchemaError) in
        _ = try context.integer(value)
    }

    static let maxContains = KeywordDefinition("maxContains", .validation, editions: .since(.draft2019_09)) {
        value, context throws(SchemaError) in
        _ = try context.integer(value)
    }

    /// A sibling's count; its wrong form is reported when that keyword's own turn comes.
    private static func count(_ name: JSONString, _ context: inout KeywordContext) throws(SchemaError) -> Int32? {
        guard let value = context.sibling(name), value.decimal?.isInteger == true else { return nil }
        return Int32(clamping: value.integer ?? Int.max)
    }
}
