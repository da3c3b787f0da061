/// A member of an update. Three things can be said of it, and they mean different things to the receiver.
///
/// ```swift
/// var update = ContactUpdate()
/// update.email = "johndoe@example.com"   // sets it
/// update.city = .clear                   // sends null: the stored value is deleted
///                                        // everything else is absent: it stays as it is
/// ```
public enum Field<Value> {
    /// Not sent; what is stored stays.
    case absent
    /// Sent as `null`; what is stored is cleared.
    case clear
    /// Sent.
    case value(Value)

    /// The value; `nil` when the field is absent or clears.
    public var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }

    /// Whether nothing is sent.
    public var isAbsent: Bool {
        if case .absent = self { true } else { false }
    }
}

extension Field: Equatable where Value: Equatable {}
extension Field: Hashable where Value: Hashable {}
extension Field: Sendable where Value: Sendable {}

extension Field: ExpressibleByUnicodeScalarLiteral where Value: ExpressibleByUnicodeScalarLiteral {
    public init(unicodeScalarLiteral value: Value.UnicodeScalarLiteralType) {
        self = .value(Value(unicodeScalarLiteral: value))
    }
}

extension Field: ExpressibleByExtendedGraphemeClusterLiteral
where Value: ExpressibleByExtendedGraphemeClusterLiteral {
    public init(extendedGraphemeClusterLiteral value: Value.ExtendedGraphemeClusterLiteralType) {
        self = .value(Value(extendedGraphemeClusterLiteral: value))
    }
}

extension Field: ExpressibleByStringLiteral where Value: ExpressibleByStringLiteral {
    public init(stringLiteral value: Value.StringLiteralType) { self = .value(Value(stringLiteral: value)) }
}

extension Field: ExpressibleByIntegerLiteral where Value: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Value.IntegerLiteralType) { self = .value(Value(integerLiteral: value)) }
}

extension Field: ExpressibleByFloatLiteral where Value: ExpressibleByFloatLiteral {
    public init(floatLiteral value: Value.FloatLiteralType) { self = .value(Value(floatLiteral: value)) }
}

extension Field: ExpressibleByBooleanLiteral where Value: ExpressibleByBooleanLiteral {
    public init(booleanLiteral value: Value.BooleanLiteralType) { self = .value(Value(booleanLiteral: value)) }
}
