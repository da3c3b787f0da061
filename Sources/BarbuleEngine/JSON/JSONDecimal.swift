/// The exact value of a JSON number: ± digits × 10^exponent, no rounding ever.
///
/// `1`, `1.0` and `10e-1` are equal and hash alike; so are `-0` and `0`; `9007199254740993` and `9007199254740992` differ.
///
/// The form is canonical: the digits neither begin nor end with zero, zero has no digits, no sign and exponent 0. Up to 19
/// digits live in one word, so ordinary numbers allocate nothing.
package struct JSONDecimal: Sendable, Hashable {
    package let isNegative: Bool
    /// All digits when there are at most 19, else the first 19.
    let head: UInt64
    /// How many digits there are.
    let digitCount: Int
    /// All digits as values 0–9 when there are more than 19, else empty.
    let digits: [UInt8]
    /// Power of ten of the last digit, at most ±`exponentMax`: numbers beyond that compare as if they stood there.
    package let exponent: Int

    /// Where exponents saturate: 10^18. A text of 4,096 digits can only get there by writing an exponent of 19 digits.
    package static let exponentMax = 1_000_000_000_000_000_000

    /// The value of a JSON number lexeme, or nil when `lexeme` is not exactly one (RFC 8259 §6).
    ///
    /// - Complexity: O(*n*) in bytes; allocates only beyond 19 significant digits.
    package init?(lexeme: Span<UInt8>) {
        guard let parts = DecimalLexeme(lexeme) else { return nil }
        self.init(
            isNegative: parts.isNegative, head: parts.head, digitCount: parts.digitCount,
            digits: parts.digitCount > 19 ? parts.digits(lexeme) : [], parts.exponent)
    }

    package init?(lexeme: [UInt8]) { self.init(lexeme: lexeme.span) }
    package init?(lexeme: ArraySlice<UInt8>) { self.init(lexeme: lexeme.span) }

    package init(_ value: Int) {
        var magnitude = UInt64(value.magnitude)
        var exponent = 0
        while magnitude != 0, magnitude % 10 == 0 {
            magnitude /= 10
            exponent += 1
        }
        self.init(isNegative: value < 0, head: magnitude, digitCount: Self.digitCount(magnitude), digits: [], exponent)
    }

    private init(isNegative: Bool, head: UInt64, digitCount: Int, digits: [UInt8], _ exponent: Int) {
        self.isNegative = isNegative && digitCount > 0
        self.head = head
        self.digitCount = digitCount
        self.digits = digits
        self.exponent = digitCount == 0 ? 0 : max(-Self.exponentMax, min(Self.exponentMax, exponent))
    }

    package var isZero: Bool { digitCount == 0 }

    /// True for whole numbers, however they are written: `1e2` and `1.0` are, `0.5` is not.
    package var isInteger: Bool { exponent >= 0 }

    /// The value as `Int`; nil when it is not whole or does not fit.
    package var intValue: Int? {
        guard isInteger, digits.isEmpty, exponent <= 19 else { return nil }
        let (magnitude, overflow) = head.multipliedReportingOverflow(by: powersOfTen[exponent])
        if overflow { return nil }
        if isNegative { return magnitude <= UInt64(Int.max) + 1 ? Int(truncatingIfNeeded: 0 &- magnitude) : nil }
        return Int(exactly: magnitude)
    }

    private static func digitCount(_ value: UInt64) -> Int {
        var count = 0
        var rest = value
        while rest > 0 {
            rest /= 10
            count += 1
        }
        return count
    }
}

extension JSONDecimal: Comparable {
    /// - Complexity: O(*n*) in digits, whatever the exponents.
    package static func < (left: JSONDecimal, right: JSONDecimal) -> Bool {
        if left.sign != right.sign { return left.sign < right.sign }
        let order = left.magnitudeOrder(right)
        return left.isNegative ? order > 0 : order < 0
    }

    private var sign: Int { isZero ? 0 : isNegative ? -1 : 1 }

    /// Negative, zero or positive as |self| is less than, equal to or greater than |other|; neither is zero unless both are.
    private func magnitudeOrder(_ other: JSONDecimal) -> Int {
        if isZero { return 0 }
        // Position of the first digit: |exponent| ≤ 10^18 and the digits fit in memory, so this cannot overflow.
        let top = exponent &+ digitCount
        let otherTop = other.exponent &+ other.digitCount
        if top != otherTop { return top < otherTop ? -1 : 1 }
        let left = alignedHead
        let right = other.alignedHead
        if left != right { return left < right ? -1 : 1 }
        for index in 19..<max(19, min(digits.count, other.digits.count)) where digits[index] != other.digits[index] {
            return digits[index] < other.digits[index] ? -1 : 1
        }
        // One is the other's beginning, and last digits are not zero: the longer one is greater.
        return digitCount < other.digitCount ? -1 : digitCount > other.digitCount ? 1 : 0
    }

    /// The first 19 digits, zeros appended.
    private var alignedHead: UInt64 {
        digitCount >= 19 ? head : head &* powersOfTen[19 &- digitCount]
    }
}

/// 10^0 … 10^19: all powers of ten that fit in 64 bits.
let powersOfTen: [UInt64] = (0...19).reduce(into: []) { powers, _ in
    powers.append((powers.last ?? 0) == 0 ? 1 : (powers.last ?? 0) &* 10)
}
