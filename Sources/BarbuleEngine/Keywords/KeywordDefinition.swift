/// What there is to know about a keyword. One row of `KeywordTable`.
struct KeywordDefinition: Sendable {
    let name: JSONString
    let displayName: String
    let vocabulary: Dialect.Vocabularies
    let editions: Dialect.Edition
    /// Where subschemas stand in its value.
    let children: Children
    /// What it says about a value it accepts.
    let annotation: AnnotationForm
    /// Checks the value's form and adds what the keyword means to the subschema being compiled.
    let compile: @Sendable (JSONValue, inout KeywordContext) throws(SchemaError) -> Void

    init(
        _ name: String, _ vocabulary: Dialect.Vocabularies, editions: Dialect.Edition = .all,
        children: Children = .none, annotation: AnnotationForm = .none,
        compile: @escaping @Sendable (JSONValue, inout KeywordContext) throws(SchemaError) -> Void
    ) {
        self.name = JSONString(name)
        displayName = name
        self.vocabulary = vocabulary
        self.editions = editions
        self.children = children
        self.annotation = annotation
        self.compile = compile
    }

    /// Which annotation a keyword makes (Core 2020-12 §7.7.1); those of applicators say what they were applied to.
    enum AnnotationForm: Sendable {
        case none
        /// Its value.
        case value
        /// Its value, for strings.
        case valueForStrings
        /// Its value, for strings, if `contentMediaType` stands beside it.
        case valueForContent
        /// The names of the members it was applied to.
        case names
        /// The last index it was applied to, or true if that was the last element.
        case lastIndex
        /// True if it was applied to any element.
        case wasApplied
        /// The indices of the elements that were valid, or true if all were; since 2020-12.
        case validIndices
    }

    /// Where subschemas stand in a keyword's value.
    enum Children: Sendable {
        case none
        case schema
        case array
        /// `items` until 2019-09.
        case schemaOrArray
        case members
        /// Members that are schemas or arrays of names: `dependencies`.
        case mixedMembers

        /// The subschemas of a value, with the path to each; what has the wrong form has none.
        func subschemas(of value: JSONValue) -> [(value: JSONValue, path: [JSONString])] {
            switch self {
            case .none: return []
            case .schema: return Children.isSchema(value) ? [(value, [])] : []
            case .schemaOrArray where value.elements == nil: return Children.isSchema(value) ? [(value, [])] : []
            case .array, .schemaOrArray:
                return (value.elements ?? []).enumerated().filter { Children.isSchema($0.element) }
                    .map { ($0.element, [JSONString(String($0.offset))]) }
            case .members, .mixedMembers:
                return (value.members ?? []).filter { Children.isSchema($0.value) }.map { ($0.value, [$0.name]) }
            }
        }

        private static func isSchema(_ value: JSONValue) -> Bool { value.kind == .object || value.boolean != nil }
    }
}
