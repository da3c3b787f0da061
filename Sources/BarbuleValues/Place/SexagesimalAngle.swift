/// An angle in degrees, minutes and seconds, or with a compass letter.
///
/// ```
/// 51°30'26"N   51° 30.5' N   N 51 30 26   51:30:26 N   51d30m26s N   51deg 30min   0.1278 W   -81°43.5'
/// ```
/// Only the last number may have decimals; minutes and seconds stay below 60; a letter and a minus sign exclude each
/// other; bare numbers without any mark or letter are not an angle ("27.99 81.72" is two numbers).
struct SexagesimalAngle {
    private(set) var hasDecimalComma = false
    private var isNegative = false
    /// ASCII digits and at most one point, by unit: degrees, minutes, seconds.
    private var whole: [Int] = []
    private var fraction: [UInt8] = []
    private var degreesText: [UInt8] = []

    init?(_ text: [UInt8], axis: CoordinateAxis) {
        guard text.count <= 64 else { return nil }
        var rest = text[...]
        var letter: UInt8?
        var hasMark = false
        if let first = rest.first, let compass = Self.compass(first, axis) {
            letter = compass
            rest.removeFirst()
        }
        Self.skipSpace(&rest)
        if Self.skipPrefix([0x2D], &rest) || Self.skipPrefix([0xE2, 0x88, 0x92], &rest) {
            guard letter == nil else { return nil }
            isNegative = true
        }
        while let byte = rest.first, ASCII.isDigit(byte) {
            guard whole.count < 3, fraction.isEmpty, readNumber(&rest) else { return nil }
            Self.skipSpace(&rest)
            // A last lower-case "s" is seconds or south: two readings.
            if letter == nil, axis == .latitude, rest.count == 1, rest.first == 0x73 { return nil }
            if Self.skipUnit(whole.count - 1, &rest) { hasMark = true }
            Self.skipSpace(&rest)
        }
        if letter == nil, rest.count == 1, let last = rest.first, let compass = Self.compass(last, axis) {
            guard !isNegative else { return nil }
            letter = compass
            rest.removeFirst()
        }
        guard rest.isEmpty, !whole.isEmpty, hasMark || letter != nil, whole.dropFirst().allSatisfy({ $0 < 60 }) else {
            return nil
        }
        if letter == 0x73 || letter == 0x77 { isNegative = true }
    }

    /// Decimal degrees. Degrees alone keep their digits; minutes and seconds are rounded to 6 decimals.
    var lexeme: [UInt8]? {
        if whole.count == 1 {
            var bytes = degreesText
            if isNegative, DecimalText(lexeme: bytes)?.isZero == false { bytes.insert(0x2D, at: 0) }
            return bytes
        }
        // Rounding borders have at most 5 decimals of a minute and 4 of a second, so 12 decimals decide them all.
        var scale: UInt128 = 1
        var decimals: UInt128 = 0
        for digit in fraction.prefix(12) {
            decimals = decimals * 10 + UInt128(digit & 0x0F)
            scale *= 10
        }
        let secondsPerUnit: [UInt128] = [3600, 60, 1]
        var scaledSeconds: UInt128 = 0
        for (unit, value) in whole.enumerated() { scaledSeconds += UInt128(value) * secondsPerUnit[unit] * scale }
        scaledSeconds += decimals * secondsPerUnit[whole.count - 1]
        let denominator = 3600 * scale
        let millionths = (scaledSeconds * 1_000_000 * 2 + denominator) / (denominator * 2)
        let digits = String(millionths).utf8.map { $0 & 0x0F }
        return DecimalText(isNegative: isNegative, digits: digits, exponent: digits.count - 6).plainText()
    }

    /// Reads digits and, with a decimal sign, their fraction.
    private mutating func readNumber(_ rest: inout ArraySlice<UInt8>) -> Bool {
        let digits = rest.prefix(while: ASCII.isDigit)
        guard digits.count <= 3 else { return false }
        whole.append(digits.reduce(0) { $0 * 10 + Int($1 & 0x0F) })
        rest = rest.dropFirst(digits.count)
        if whole.count == 1 { degreesText = Array(String(whole[0]).utf8) }
        guard rest.first == 0x2E || rest.first == 0x2C else { return true }
        let isComma = rest.first == 0x2C
        let decimals = rest.dropFirst().prefix(while: ASCII.isDigit)
        guard !decimals.isEmpty else { return false }
        hasDecimalComma = isComma
        fraction = Array(decimals)
        rest = rest.dropFirst(decimals.count + 1)
        if whole.count == 1 { degreesText += [0x2E] + fraction }
        return true
    }

    /// The letters of the axis, lower case. `O` is west in Spanish and east in German, so it is none.
    private static func compass(_ byte: UInt8, _ axis: CoordinateAxis) -> UInt8? {
        let letter = byte | 0x20
        let known = axis == .latitude ? letter == 0x6E || letter == 0x73 : letter == 0x65 || letter == 0x77
        return known && ASCII.isLetter(byte) ? letter : nil
    }

    private static let marks: [[[UInt8]]] = [
        ["°", "deg", "d", "º", "o", ":"], ["''", "'", "′", "’", "min", "m", ":"],
        ["\"", "″", "”", "''", "′′", "’’", "sec", "s"],
    ].map { $0.map { Array($0.utf8) } }

    private static func skipUnit(_ unit: Int, _ rest: inout ArraySlice<UInt8>) -> Bool {
        for mark in marks[unit] where rest.starts(with: mark) {
            // Two minute marks are a second mark, and stand where the seconds should.
            if unit == 1, mark == [0x27, 0x27] { return false }
            rest = rest.dropFirst(mark.count)
            return true
        }
        return false
    }

    private static func skipSpace(_ rest: inout ArraySlice<UInt8>) { while rest.first == 0x20 { rest.removeFirst() } }

    private static func skipPrefix(_ prefix: [UInt8], _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.starts(with: prefix) else { return false }
        rest = rest.dropFirst(prefix.count)
        return true
    }
}
