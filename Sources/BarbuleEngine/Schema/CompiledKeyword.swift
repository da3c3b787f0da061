/// One keyword as an instruction: 16 bytes, operands are small numbers or indices into `SchemaTables`.
package struct CompiledKeyword: Sendable {
    var operation: Operation
    /// Row of `KeywordTable`, for the name.
    var row: UInt8
    var a: Int32
    var b: Int32
    var c: Int32

    /// The keyword's name.
    package var name: String { KeywordTable.rows[Int(row)].displayName }

    /// What the evaluator does; the operands stand beside each case.
    enum Operation: UInt8, Sendable {
        case never
        /// a: set of `JSONType`
        case type
        /// a: constant set
        case constants
        /// a: decimal
        case multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum
        /// a: count
        case maxLength, minLength, maxItems, minItems, maxProperties, minProperties
        /// a: pattern
        case pattern
        case uniqueItems
        /// a: names
        case required
        /// a: names that trigger, whose values are names tables; b: all names wanted
        case dependentRequired
        /// a: row of `FormatTable`
        case format
        /// a: subschema
        case reference
        /// a: first in lists, b: count
        case allOf, anyOf, oneOf
        /// a: subschema
        case not
        /// a: if, b: then or -1, c: else or -1
        case conditional
        /// a: names with subschemas
        case dependentSchemas
        /// a: first in lists, b: count
        case prefixItems
        /// a: subschema, b: first index
        case items
        /// a: subschema, b: minimum, c: maximum or -1
        case contains, containsUnmarked
        /// a: names with subschemas
        case properties
        /// a: first in lists of pairs (pattern, subschema), b: number of pairs, c: pattern set or -1
        case patternProperties
        /// a: subschema, b: names or -1, c: three entries of lists (a, b, c of patternProperties) or -1
        case additionalProperties
        /// a: subschema
        case propertyNames, unevaluatedItems, unevaluatedProperties
    }
}

/// A set of the types that the keyword `type` names.
package struct JSONType: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let null = JSONType(rawValue: 1)
    package static let boolean = JSONType(rawValue: 2)
    package static let object = JSONType(rawValue: 4)
    package static let array = JSONType(rawValue: 8)
    package static let number = JSONType(rawValue: 16)
    package static let string = JSONType(rawValue: 32)
    /// A number without a fraction: `1.0` is an integer (Validation 2020-12 §6.1.1).
    package static let integer = JSONType(rawValue: 64)
    /// An integer of draft 4: written without fraction and exponent.
    package static let plainInteger = JSONType(rawValue: 128)

    static let named: [(name: JSONString, type: JSONType)] = [
        ("null", .null), ("boolean", .boolean), ("object", .object), ("array", .array), ("number", .number),
        ("string", .string), ("integer", .integer),
    ]

    /// The names, in a fixed order.
    package var names: [String] { JSONType.named.filter {
        contains($0.type) || $0.type == .integer && contains(.plainInteger)
    }.map(\.name.description) }
}
