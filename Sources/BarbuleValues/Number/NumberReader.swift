/// Reads numbers into the lexeme of a JSON number; a JSON number stays as it is written.
///
/// `"42,5"` becomes `42.5`, `"1 234"` becomes `1234`. `"1,234"` has two readings and is refused. Exponents, a plus
/// sign, hexadecimal digits, `NaN` and `Infinity` are not numbers in text.
///
/// - Issues: `number.from_string` (text without any other change), `number.decimal_comma`, `number.grouping_removed`,
///   `number.invalid`.
package enum NumberReader {
    /// - Complexity: O(*n*).
    package static func read(_ text: [UInt8], source: ScalarSource) -> Reading {
        switch source {
        case .boolean: return .refused("number.invalid")
        case .number: return DecimalText(lexeme: text) == nil ? .refused("number.invalid") : Reading(.canonical(text))
        case .text: break
        }
        switch WrittenNumber.parse(text) {
        case .mismatch: return .refused("number.invalid")
        case .ambiguous(let grouped, let decimal):
            guard decimal.hasDecimalComma else { return Reading(.canonical(decimal.lexeme), findings(decimal)) }
            return .refused("number.invalid", readings(grouped, decimal))
        case .number(let number): return Reading(.canonical(number.lexeme), findings(number))
        }
    }

    /// Whether a JSON number is canonical, which it always is; text never is.
    package static func isCanonical(_ text: Span<UInt8>, source: ScalarSource) -> Bool {
        source == .number && !text.isEmpty && isPlainNumber(text)
    }

    /// The change from text to number; said on its own only when nothing says more.
    static func findings(_ number: WrittenNumber) -> [Finding] {
        var findings: [Finding] = []
        if number.isGrouped { findings.append(Finding("number.grouping_removed")) }
        if number.hasDecimalComma { findings.append(Finding("number.decimal_comma")) }
        return findings.isEmpty ? [Finding("number.from_string")] : findings
    }

    static func readings(_ first: WrittenNumber, _ second: WrittenNumber) -> [String: String] {
        [
            "first": String(decoding: first.lexeme, as: UTF8.self),
            "second": String(decoding: second.lexeme, as: UTF8.self),
        ]
    }

    /// `-`, digits, and perhaps a fraction.
    static func isPlainNumber(_ text: Span<UInt8>) -> Bool {
        var position = 0
        _ = ASCII.skip(0x2D, in: text, at: &position)
        let whole = ASCII.digitCount(in: text, at: position)
        position += whole
        if ASCII.skip(0x2E, in: text, at: &position) {
            let fraction = ASCII.digitCount(in: text, at: position)
            position += fraction
            if fraction == 0 { return false }
        }
        return whole > 0 && position == text.count
    }
}
