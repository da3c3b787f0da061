/// A JSON number that keeps every digit; compared and hashed by its exact value, so `1`, `1.0` and `10e-1` are equal.
///
/// ```swift
/// let followers: JSONNumber = 9007199254740993
/// followers.intValue     // 9007199254740993, which no Double can hold
/// ```
public struct JSONNumber: Sendable {
    /// The number as JSON text.
    public let text: String
    private let decimal: JSONDecimal

    /// Reads a number of RFC 8259 §6; `nil` when the text is none.
    public init?(_ text: String) {
        guard let json = JSON(Array(text.utf8)), case .number(let number) = json else { return nil }
        self = number
    }

    /// - Precondition: `lexeme` was read by the scanner.
    init?(lexeme: [UInt8]) {
        guard let decimal = JSONDecimal(lexeme: lexeme) else { return nil }
        self.decimal = decimal
        text = String(decoding: lexeme, as: UTF8.self)
    }

    public init(_ value: Int) {
        decimal = JSONDecimal(value)
        text = String(value)
    }

    /// The shortest decimal that reads back as `value`; `nil` for infinity and not-a-number, which JSON has not.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        self.init(lexeme: Array("\(value)".utf8))
    }

    /// The number, `nil` when it has a fraction or is beyond `Int`.
    public var intValue: Int? { decimal.intValue }

    /// The nearest `Double`; infinity beyond its range.
    public var doubleValue: Double { decimal.doubleValue }
}

extension JSONNumber: Hashable {
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool { left.decimal == right.decimal }
    public func hash(into hasher: inout Hasher) { hasher.combine(decimal) }
}

extension JSONNumber: Comparable {
    public static func < (left: JSONNumber, right: JSONNumber) -> Bool { left.decimal < right.decimal }
}

extension JSONNumber: CustomStringConvertible {
    public var description: String { text }
}

extension JSONNumber: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    public init(integerLiteral value: Int) { self.init(value) }

    /// - Precondition: the literal is finite as a `Double`.
    public init(floatLiteral value: Double) {
        guard let number = JSONNumber(value) else { preconditionFailure("\(value) is no JSON number") }
        self = number
    }
}
