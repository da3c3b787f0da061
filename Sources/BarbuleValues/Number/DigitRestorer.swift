/// Restores ids and codes that a spreadsheet or a numeric type wrote as a decimal number.
///
/// `4.47712345678E+11` becomes `447712345678`, `28013.0` becomes `28013`. `4.47712E+11` has lost digits and is refused.
/// In text only the spreadsheet form counts: one digit, a fraction, `E` or `e`, a plus sign; `4E12` is a legal id. In a
/// JSON number every exponent counts. A fraction of three zeros could be grouping and stays.
///
/// - Issues: `value.float_artifact`, `value.scientific_notation` (refused).
package enum DigitRestorer {
    /// Digits beyond this are not an id; the exponent is taken for damage.
    private static let digitCountMax = 64

    /// - Complexity: O(*n*).
    package static func read(_ text: [UInt8], source: ScalarSource = .text) -> Reading {
        guard source != .boolean, let parts = Parts(text, source) else { return Reading(.canonical(text)) }
        guard let exponent = parts.exponent else {
            let isArtifact =
                (parts.fraction.count <= 2 || source == .number) && parts.fraction.allSatisfy { $0 == 0x30 }
            let restored = Array(text.prefix(text.count - parts.fraction.count - 1))
            return isArtifact
                ? Reading(.canonical(restored), [Finding("value.float_artifact")]) : Reading(.canonical(text))
        }
        // All digits are there when the point moves no further than the mantissa reaches; only zeros may stay behind it.
        guard exponent >= 0, exponent <= parts.fraction.count, exponent <= digitCountMax,
            parts.fraction.dropFirst(exponent).allSatisfy({ $0 == 0x30 })
        else { return .refused("value.scientific_notation") }
        let digits = (parts.whole + parts.fraction.prefix(exponent)).drop { $0 == 0x30 }
        guard source == .number || digits.count == exponent + 1 else { return .refused("value.scientific_notation") }
        let restored = digits.isEmpty ? [0x30] : parts.sign + digits
        return Reading(.canonical(restored), [Finding("value.float_artifact")])
    }

    /// Whether `read` would give back the same bytes and find nothing; no allocation.
    package static func isCanonical(_ text: Span<UInt8>, source: ScalarSource = .text) -> Bool {
        for index in text.indices {
            let byte = text[index]
            // Without a plus sign there is no spreadsheet form, and without a point no fraction.
            if byte == 0x2B || byte == 0x2E { return false }
            if source == .number, byte | 0x20 == 0x65 { return false }
        }
        return true
    }

    /// A decimal number with a fraction or an exponent.
    private struct Parts {
        var sign: [UInt8] = []
        var whole: [UInt8] = []
        var fraction: [UInt8] = []
        var exponent: Int?

        init?(_ bytes: [UInt8], _ source: ScalarSource) {
            let text = bytes.span
            var position = 0
            if source == .number, ASCII.skip(0x2D, in: text, at: &position) { sign = [0x2D] }
            let start = position
            position += ASCII.digitCount(in: text, at: position)
            guard position > start else { return nil }
            whole = Array(bytes[start..<position])
            if position < text.count, text[position] == 0x2E || text[position] == 0x2C {
                let isComma = text[position] == 0x2C
                position += 1
                let end = position + ASCII.digitCount(in: text, at: position)
                guard end > position else { return nil }
                fraction = Array(bytes[position..<end])
                position = end
                // "28013,0" is not a form any program writes for a whole number; 4,47E+11 is (Spanish Excel).
                if position == text.count { if isComma { return nil } else { return } }
            }
            guard position < text.count, text[position] | 0x20 == 0x65 else { return nil }
            position += 1
            let isPositive = ASCII.skip(0x2B, in: text, at: &position)
            let isNegative = !isPositive && source == .number && ASCII.skip(0x2D, in: text, at: &position)
            guard isPositive || source == .number, source == .number || whole.count == 1 else { return nil }
            let count = ASCII.digitCount(in: text, at: position)
            guard count > 0, position + count == text.count else { return nil }
            let value = bytes[position...].reduce(0) { min($0 * 10 + Int($1 & 0x0F), 1_000_000) }
            exponent = isNegative ? -max(value, 1) : value
        }
    }
}
