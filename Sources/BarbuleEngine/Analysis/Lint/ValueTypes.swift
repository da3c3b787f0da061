/// The kinds of values a schema may accept. Whole numbers and fractions are apart, because `type` tells them apart.
struct ValueTypes: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let null = ValueTypes(rawValue: 1)
    static let boolean = ValueTypes(rawValue: 2)
    static let object = ValueTypes(rawValue: 4)
    static let array = ValueTypes(rawValue: 8)
    static let fraction = ValueTypes(rawValue: 16)
    static let string = ValueTypes(rawValue: 32)
    static let integer = ValueTypes(rawValue: 64)
    static let number: ValueTypes = [.integer, .fraction]
    static let all = ValueTypes(rawValue: 127)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// What the operand of a `type` instruction lets through, never less.
    init(_ types: JSONType) {
        self = []
        for (name, type) in Self.named where types.contains(name) { formUnion(type) }
        // Whatever other spelling of whole numbers a dialect has.
        if types.rawValue & ~127 != 0 { insert(.integer) }
    }

    init(of value: JSONValue) {
        switch value.kind {
        case .null: self = .null
        case .true, .false: self = .boolean
        case .number: self = value.decimal?.isInteger == true ? .integer : .fraction
        case .string, .name: self = .string
        case .array: self = .array
        case .object: self = .object
        }
    }

    private static let named: [(JSONType, ValueTypes)] = [
        (.null, .null), (.boolean, .boolean), (.object, .object), (.array, .array), (.number, .number),
        (.string, .string), (.integer, .integer),
    ]

    /// `a string or null`.
    var words: String {
        var names: [String] = []
        for (type, name) in Self.nouns where isSuperset(of: type) {
            if type == .integer, contains(.fraction) { continue }
            names.append(name)
        }
        guard let last = names.last, names.count > 1 else { return names.first ?? "nothing" }
        return names.dropLast().joined(separator: ", ") + " or " + last
    }

    private static let nouns: [(ValueTypes, String)] = [
        (.null, "null"), (.boolean, "a boolean"), (.object, "an object"), (.array, "an array"), (.number, "a number"),
        (.integer, "a whole number"), (.string, "a string"),
    ]

    /// The keywords that only look at values of one type (Validation 2020-12 §6, Core 2020-12 §10.3).
    static func lookedAt(by keyword: String) -> ValueTypes {
        switch keyword {
        case "minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType", "contentSchema": .string
        case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf": .number
        case "minItems", "maxItems", "uniqueItems", "prefixItems", "items", "additionalItems", "contains",
            "minContains",
            "maxContains", "unevaluatedItems":
            .array
        case "minProperties", "maxProperties", "required", "dependentRequired", "dependentSchemas", "dependencies",
            "properties", "patternProperties", "additionalProperties", "propertyNames", "unevaluatedProperties":
            .object
        default: .all
        }
    }
}
