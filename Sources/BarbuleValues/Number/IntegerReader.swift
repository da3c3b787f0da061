/// Reads whole numbers into the lexeme of a JSON integer.
///
/// `"1,234"` becomes 1234, because a count has no decimals; `"1.234"` has two readings and is refused. `12.0` is the
/// whole number 12 (JSON Schema agrees) and is rewritten. Whole numbers of more than 64 digits in exponent form stay.
///
/// - Issues: `number.from_string`, `number.grouping_removed`, `value.float_artifact`, `number.suspect_large`;
///   refused with `integer.invalid` when a number stands there, otherwise with `number.invalid`.
package enum IntegerReader {
    /// - Parameters:
    ///   - minimum: smaller numbers are refused; `nil` refuses none.
    ///   - suspectOver: larger numbers are reported.
    /// - Complexity: O(*n*).
    package static func read(
        _ text: [UInt8], source: ScalarSource, minimum: Int? = 0, suspectOver: Int? = nil
    ) -> Reading {
        switch source {
        case .boolean: return .refused("number.invalid")
        case .number:
            guard let value = DecimalText(lexeme: text) else { return .refused("number.invalid") }
            let isPlain = text.allSatisfy { ASCII.isDigit($0) || $0 == 0x2D }
            let plain = isPlain ? nil : value.plainText(zeroCountMax: 64)
            return checked(
                value, plain ?? text, plain == nil ? [] : [Finding("value.float_artifact")], minimum, suspectOver)
        case .text: return readText(text, minimum, suspectOver)
        }
    }

    /// Whether `read` would give back the same bytes and find nothing; no allocation.
    package static func isCanonical(
        _ text: Span<UInt8>, source: ScalarSource, minimum: Int? = 0, suspectOver: Int? = nil
    ) -> Bool {
        guard source == .number, (1...18).contains(text.count) else { return false }
        var value = 0
        for index in text.indices {
            guard ASCII.isDigit(text[index]) else { return false }
            value = value &* 10 &+ Int(text[index] & 0x0F)
        }
        return value >= minimum ?? 0 && value <= suspectOver ?? .max
    }

    private static func readText(_ text: [UInt8], _ minimum: Int?, _ suspectOver: Int?) -> Reading {
        var number: WrittenNumber
        switch WrittenNumber.parse(text) {
        case .mismatch:
            // "12.5K" and "1e3" start like a number; "many" does not.
            let start = text.first { $0 != 0x2D && $0 != 0x2B }
            return .refused(start.map(ASCII.isDigit) ?? false ? "integer.invalid" : "number.invalid")
        case .ambiguous(let grouped, let decimal):
            guard decimal.hasDecimalComma else {
                return .refused("integer.invalid", NumberReader.readings(grouped, decimal))
            }
            number = grouped
        case .number(let parsed): number = parsed
        }
        var findings = NumberReader.findings(number)
        if !number.fraction.isEmpty {
            let isArtifact = !number.isGrouped && !number.hasDecimalComma && number.fraction.allSatisfy { $0 == 0x30 }
            guard isArtifact else { return .refused("integer.invalid") }
            number.fraction = []
            findings = [Finding("value.float_artifact")]
        }
        guard let value = DecimalText(lexeme: number.lexeme) else { return .refused("number.invalid") }
        return checked(value, number.lexeme, findings, minimum, suspectOver)
    }

    private static func checked(
        _ value: DecimalText, _ lexeme: [UInt8], _ findings: [Finding], _ minimum: Int?, _ suspectOver: Int?
    ) -> Reading {
        guard value.isInteger, minimum.map({ value >= DecimalText($0) }) ?? true else {
            return .refused("integer.invalid", ["expected": minimum.map { "whole number from \($0)" } ?? "whole number"])
        }
        guard let suspectOver, value > DecimalText(suspectOver) else { return Reading(.canonical(lexeme), findings) }
        return Reading(
            .canonical(lexeme), findings + [Finding("number.suspect_large", ["limit": String(suspectOver)])])
    }
}
