/// All keywords, in evaluation order: cheap assertions first, then applicators, last those that need to know what
/// others have evaluated.
enum KeywordTable {
    static let rows: [KeywordDefinition] = [
        // Identifiers and comments; the registry reads them while indexing.
        IdentifierKeywords.schema, IdentifierKeywords.id, IdentifierKeywords.oldID, IdentifierKeywords.anchor,
        IdentifierKeywords.dynamicAnchor,
        IdentifierKeywords.recursiveAnchor, IdentifierKeywords.vocabulary, IdentifierKeywords.comment,
        // Annotations.
        AnnotationKeywords.title, AnnotationKeywords.description, AnnotationKeywords.default,
        AnnotationKeywords.deprecated, AnnotationKeywords.readOnly, AnnotationKeywords.writeOnly,
        AnnotationKeywords.examples, ContentKeywords.contentEncoding, ContentKeywords.contentMediaType,
        ContentKeywords.contentSchema,
        // Assertions on one value.
        TypeKeyword.row, ConstKeyword.row, EnumKeyword.row,
        NumberLimitKeywords.minimum, NumberLimitKeywords.maximum, NumberLimitKeywords.exclusiveMinimum,
        NumberLimitKeywords.exclusiveMaximum, NumberLimitKeywords.oldMinimum, NumberLimitKeywords.oldMaximum,
        NumberLimitKeywords.oldExclusiveMinimum, NumberLimitKeywords.oldExclusiveMaximum, MultipleOfKeyword.row,
        CountKeywords.minLength, CountKeywords.maxLength, PatternKeyword.row, FormatKeyword.row,
        CountKeywords.minItems, CountKeywords.maxItems, UniqueItemsKeyword.row,
        CountKeywords.minProperties, CountKeywords.maxProperties, RequiredKeyword.row, DependentRequiredKeyword.row,
        // Applicators to the same value.
        ReferenceKeywords.ref, ReferenceKeywords.dynamicRef, ReferenceKeywords.recursiveRef,
        CombinationKeywords.allOf, CombinationKeywords.anyOf, CombinationKeywords.oneOf, CombinationKeywords.not,
        ConditionalKeywords.if, ConditionalKeywords.then, ConditionalKeywords.else,
        DependentSchemasKeyword.row, DependentSchemasKeyword.dependencies,
        // Applicators to members, names and elements.
        PropertiesKeyword.row, PatternPropertiesKeyword.row, AdditionalPropertiesKeyword.row, PropertyNamesKeyword.row,
        ItemsKeywords.prefixItems, ItemsKeywords.items, ItemsKeywords.itemsOrPrefix, ItemsKeywords.additionalItems,
        ContainsKeywords.contains, ContainsKeywords.minContains, ContainsKeywords.maxContains,
        UnevaluatedKeywords.unevaluatedItems, UnevaluatedKeywords.unevaluatedProperties,
        // Definitions apply to nothing, but their mistakes are found.
        DefinitionsKeywords.defs, DefinitionsKeywords.definitions,
    ]

    /// The keywords of an edition.
    static func names(in edition: Dialect.Edition) -> [JSONString] {
        rows.filter { !$0.editions.isDisjoint(with: edition) }.map(\.name)
    }

    /// A name can have a row for some editions and another for others.
    private static let indices: [JSONString: [Int]] = Dictionary(grouping: rows.indices) { rows[$0].name }

    /// The row of a keyword in an edition; nil for names that are no keyword there.
    static func index(of name: JSONString, in edition: Dialect.Edition) -> Int? {
        indices[name]?.first { !rows[$0].editions.isDisjoint(with: edition) }
    }
}
