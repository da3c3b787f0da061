/// An exact decimal number: a sign, digits and a power of ten. Never a `Double`, so no digit is lost.
///
/// The value is 0.*digits* × 10^*exponent*; `28.0990` has the digits 28099 and the exponent 2, and 0 has no digits.
package struct DecimalText: Hashable, Sendable, Comparable {
    package private(set) var isNegative: Bool
    /// Digits as values 0 to 9, without zeros at either end.
    private(set) var digits: [UInt8]
    /// Where the decimal point stands in `digits`; kept within ±1,000,000,000.
    private(set) var exponent: Int

    private static let exponentMax = 1_000_000_000

    /// The value of a JSON number; leading zeros are allowed too. `nil` for anything else.
    ///
    /// - Complexity: O(*n*).
    package init?(lexeme: [UInt8]) {
        let text = lexeme.span
        var position = 0
        let isNegative = ASCII.skip(0x2D, in: text, at: &position)
        let whole = ASCII.digitCount(in: text, at: position)
        guard whole > 0 else { return nil }
        var digits = lexeme[position..<(position + whole)].map { $0 & 0x0F }
        position += whole
        if ASCII.skip(0x2E, in: text, at: &position) {
            let count = ASCII.digitCount(in: text, at: position)
            guard count > 0 else { return nil }
            digits += lexeme[position..<(position + count)].map { $0 & 0x0F }
            position += count
        }
        var exponent = 0
        if position < text.count {
            guard let power = Self.power(lexeme, at: position) else { return nil }
            exponent = power
        }
        self.init(isNegative: isNegative, digits: digits, exponent: whole + exponent)
    }

    /// A number from digits with zeros at any end, and the place of the point in them.
    init(isNegative: Bool, digits: [UInt8], exponent: Int) {
        let leading = digits.prefix { $0 == 0 }.count
        var rest = Array(digits[leading...])
        while rest.last == 0 { rest.removeLast() }
        self.digits = rest
        self.isNegative = isNegative && !rest.isEmpty
        self.exponent = rest.isEmpty ? 0 : min(max(exponent - leading, -Self.exponentMax), Self.exponentMax)
    }

    package init(_ value: Int) {
        let digits = String(value.magnitude).utf8.map { $0 & 0x0F }
        self.init(isNegative: value < 0, digits: digits, exponent: digits.count)
    }

    package var isZero: Bool { digits.isEmpty }
    package var isInteger: Bool { digits.count <= exponent || isZero }
    package var magnitude: DecimalText {
        var copy = self
        copy.isNegative = false
        return copy
    }

    var negated: DecimalText { DecimalText(isNegative: !isNegative, digits: digits, exponent: exponent) }

    /// This number with the point moved: times 10^*power*.
    func shifted(by power: Int) -> DecimalText {
        DecimalText(isNegative: isNegative, digits: digits, exponent: exponent + power)
    }

    /// Plain decimal text without an exponent, such as `-81.726896`.
    ///
    /// - Returns: `nil` when it would need more than `zeroCountMax` zeros.
    func plainText(zeroCountMax: Int = 400) -> [UInt8]? {
        if isZero { return [0x30] }
        guard exponent >= -zeroCountMax, exponent - digits.count <= zeroCountMax else { return nil }
        var bytes: [UInt8] = isNegative ? [0x2D] : []
        if exponent <= 0 {
            bytes.append(0x30)
        } else {
            for place in 0..<exponent { bytes.append(0x30 | (place < digits.count ? digits[place] : 0)) }
        }
        guard digits.count > max(exponent, 0) else { return bytes }
        bytes.append(0x2E)
        if exponent < 0 { bytes += Array(repeating: 0x30, count: -exponent) }
        for digit in digits[max(exponent, 0)...] { bytes.append(0x30 | digit) }
        return bytes
    }

    /// `whole` minus this number, exactly, for a number between 0 and `whole`.
    func subtracted(from whole: Int) -> DecimalText {
        let point = max(exponent, 0)
        var value = 0
        for place in 0..<min(point, 18) { value = value * 10 + Int(place < digits.count ? digits[place] : 0) }
        var fraction = Array(repeating: UInt8(0), count: exponent < 0 ? -exponent : 0)
        fraction += digits.dropFirst(point)
        // Ten's complement of the fraction borrows one from the whole part.
        if let last = fraction.indices.last {
            for index in fraction.indices { fraction[index] = (index == last ? 10 : 9) - fraction[index] }
            value += 1
        }
        let difference = whole - value
        let wholeDigits = String(difference.magnitude).utf8.map { $0 & 0x0F }
        return DecimalText(isNegative: difference < 0, digits: wholeDigits + fraction, exponent: wholeDigits.count)
    }

    package static func < (left: DecimalText, right: DecimalText) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        return left.isNegative ? isSmaller(right, left) : isSmaller(left, right)
    }

    private static func isSmaller(_ left: DecimalText, _ right: DecimalText) -> Bool {
        if left.isZero || right.isZero { return left.isZero && !right.isZero }
        if left.exponent != right.exponent { return left.exponent < right.exponent }
        return left.digits.lexicographicallyPrecedes(right.digits)
    }

    /// The value of `e`, a sign and digits up to the end; kept within bounds.
    private static func power(_ lexeme: [UInt8], at start: Int) -> Int? {
        guard lexeme[start] | 0x20 == 0x65 else { return nil }
        var position = start + 1
        let isNegative = ASCII.skip(0x2D, in: lexeme.span, at: &position)
        if !isNegative { _ = ASCII.skip(0x2B, in: lexeme.span, at: &position) }
        guard position < lexeme.count else { return nil }
        var power = 0
        for byte in lexeme[position...] {
            guard ASCII.isDigit(byte) else { return nil }
            power = min(power * 10 + Int(byte & 0x0F), exponentMax)
        }
        return isNegative ? -power : power
    }
}
