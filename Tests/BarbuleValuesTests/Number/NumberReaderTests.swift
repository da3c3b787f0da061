import BarbuleValues
import Testing

/// One reading, as a row: input, canonical text or "refused", codes joined by a comma.
struct ScalarRow: Sendable, CustomTestStringConvertible {
    var text: String
    var source: ScalarSource
    var expected: String
    var codes: String
    var testDescription: String { "\(source) \(text)" }

    init(_ text: String, _ expected: String, _ codes: String = "", _ source: ScalarSource = .text) {
        (self.text, self.expected, self.codes, self.source) = (text, expected, codes, source)
    }

    func check(_ reading: Reading) {
        #expect(DateReaderTests.describe(reading.outcome) == expected)
        #expect(reading.findings.map(\.code).joined(separator: ",") == codes)
    }
}

@Suite struct NumberReaderTests {
    @Test(
        "text becomes a JSON number with all its digits",
        arguments: [
            ScalarRow("12", "12", "number.from_string"), ScalarRow("-5", "-5", "number.from_string"),
            ScalarRow("28.0990", "28.0990", "number.from_string"), ScalarRow(".5", "0.5", "number.from_string"),
            ScalarRow("007", "7", "number.from_string"), ScalarRow("-0", "0", "number.from_string"),
            ScalarRow("9007199254740993", "9007199254740993", "number.from_string"),
            ScalarRow("−5", "-5", "number.from_string"), ScalarRow("1.234", "1.234", "number.from_string"),
            ScalarRow("42,5", "42.5", "number.decimal_comma"), ScalarRow("0,234", "0.234", "number.decimal_comma"),
            ScalarRow("1234,567", "1234.567", "number.decimal_comma"),
            ScalarRow("1 234", "1234", "number.grouping_removed"),
            ScalarRow("1'234'567", "1234567", "number.grouping_removed"),
            ScalarRow("1’234", "1234", "number.grouping_removed"),
            ScalarRow("1,234,567", "1234567", "number.grouping_removed"),
            ScalarRow("1.234.567", "1234567", "number.grouping_removed"),
            ScalarRow("1,234.5", "1234.5", "number.grouping_removed"),
            ScalarRow("1.234,5", "1234.5", "number.grouping_removed,number.decimal_comma"),
            ScalarRow("1 234,5", "1234.5", "number.grouping_removed,number.decimal_comma"),
            ScalarRow("1,234", "refused", "number.invalid"), ScalarRow("1,23,4", "refused", "number.invalid"),
            ScalarRow("12,34.5", "refused", "number.invalid"), ScalarRow("1 23", "refused", "number.invalid"),
            ScalarRow("1,234,5", "refused", "number.invalid"), ScalarRow("1.234,567.8", "refused", "number.invalid"),
            ScalarRow("5.", "refused", "number.invalid"), ScalarRow("+5", "refused", "number.invalid"),
            ScalarRow("1e3", "refused", "number.invalid"), ScalarRow("0x1F", "refused", "number.invalid"),
            ScalarRow("NaN", "refused", "number.invalid"), ScalarRow("Infinity", "refused", "number.invalid"),
            ScalarRow("many", "refused", "number.invalid"), ScalarRow("", "refused", "number.invalid"),
            ScalarRow("-", "refused", "number.invalid"), ScalarRow("--5", "refused", "number.invalid"),
            ScalarRow(",", "refused", "number.invalid"), ScalarRow("27.99, -81.72", "refused", "number.invalid"),
            ScalarRow("1e400", "1e400", "", .number), ScalarRow("28.0990", "28.0990", "", .number),
            ScalarRow("true", "refused", "number.invalid", .boolean),
        ])
    func number(_ row: ScalarRow) { row.check(NumberReader.read(Array(row.text.utf8), source: row.source)) }

    @Test(
        "a count is a whole number",
        arguments: [
            ScalarRow("250", "250", "number.from_string"), ScalarRow("1,234", "1234", "number.grouping_removed"),
            ScalarRow("1 234", "1234", "number.grouping_removed"),
            ScalarRow("1.234.567", "1234567", "number.grouping_removed,number.suspect_large"),
            ScalarRow("12.0", "12", "value.float_artifact"), ScalarRow("12.00", "12", "value.float_artifact"),
            ScalarRow("1.234", "refused", "integer.invalid"), ScalarRow("1.000", "refused", "integer.invalid"),
            ScalarRow("12.5", "refused", "integer.invalid"), ScalarRow("12,5", "refused", "integer.invalid"),
            ScalarRow("-5", "refused", "integer.invalid"), ScalarRow("1.2K", "refused", "integer.invalid"),
            ScalarRow("12.5K", "refused", "integer.invalid"), ScalarRow("1e3", "refused", "integer.invalid"),
            ScalarRow("many", "refused", "number.invalid"), ScalarRow("NaN", "refused", "number.invalid"),
            ScalarRow("12000", "12000", "number.from_string,number.suspect_large"),
            ScalarRow("12000", "12000", "number.suspect_large", .number), ScalarRow("5000", "5000", "", .number),
            ScalarRow("5001", "5001", "number.suspect_large", .number), ScalarRow("0", "0", "", .number),
            ScalarRow("-0", "-0", "", .number), ScalarRow("-5", "refused", "integer.invalid", .number),
            ScalarRow("12.5", "refused", "integer.invalid", .number),
            ScalarRow("12.0", "12", "value.float_artifact", .number),
            ScalarRow("1e2", "100", "value.float_artifact", .number),
            ScalarRow("12.5e1", "125", "value.float_artifact", .number),
            ScalarRow("1e400", "1e400", "number.suspect_large", .number),
            ScalarRow("1e999999999999999999999", "1e999999999999999999999", "number.suspect_large", .number),
            ScalarRow("1e-400", "refused", "integer.invalid", .number),
            ScalarRow(
                "123456789012345678901234567890", "123456789012345678901234567890", "number.suspect_large", .number),
        ])
    func integer(_ row: ScalarRow) {
        row.check(IntegerReader.read(Array(row.text.utf8), source: row.source, suspectOver: 5000))
    }

    @Test(
        "ids get their digits back, or are refused",
        arguments: [
            ScalarRow("4.47712345678E+11", "447712345678", "value.float_artifact"),
            ScalarRow("4.47712345678e+11", "447712345678", "value.float_artifact"),
            ScalarRow("4,47712345678E+11", "447712345678", "value.float_artifact"),
            ScalarRow("4.47712E+11", "refused", "value.scientific_notation"),
            ScalarRow("1.23457E+15", "refused", "value.scientific_notation"),
            ScalarRow("4E+12", "refused", "value.scientific_notation"),
            ScalarRow("1.2345E+2", "refused", "value.scientific_notation"),
            ScalarRow("4.50E+1", "45", "value.float_artifact"),
            ScalarRow("1.0E+999999999999999999999", "refused", "value.scientific_notation"),
            ScalarRow("28013.0", "28013", "value.float_artifact"),
            ScalarRow("0028013.0", "0028013", "value.float_artifact"),
            ScalarRow("612345678.00", "612345678", "value.float_artifact"), ScalarRow("28013.000", "28013.000"),
            ScalarRow("28013.5", "28013.5"), ScalarRow("28013,0", "28013,0"), ScalarRow("4E12", "4E12"),
            ScalarRow("12.5E+3", "12.5E+3"),
            ScalarRow("1.2.0", "1.2.0"), ScalarRow("00184", "00184"), ScalarRow("+34 612", "+34 612"),
            ScalarRow("E+11", "E+11"),
            ScalarRow("447712345678", "447712345678", "", .number),
            ScalarRow("4.47712E+11", "refused", "value.scientific_notation", .number),
            ScalarRow("4.47712345678e11", "447712345678", "value.float_artifact", .number),
            ScalarRow("4E12", "refused", "value.scientific_notation", .number),
            ScalarRow("1e-5", "refused", "value.scientific_notation", .number),
            ScalarRow("28013.0", "28013", "value.float_artifact", .number),
            ScalarRow("28013.000", "28013", "value.float_artifact", .number),
            ScalarRow("0.5E1", "5", "value.float_artifact", .number), ScalarRow("12.5", "12.5", "", .number),
            ScalarRow("-0.0E0", "0", "value.float_artifact", .number),
        ])
    func digits(_ row: ScalarRow) { row.check(DigitRestorer.read(Array(row.text.utf8), source: row.source)) }

    @Test(
        "consent words count only where they protect",
        arguments: [
            ScalarRow("true", "true", "", .boolean), ScalarRow("false", "false", "", .boolean),
            ScalarRow("true", "true", "boolean.coerced"), ScalarRow("FALSE", "false", "boolean.coerced"),
            ScalarRow("1", "true", "boolean.coerced", .number), ScalarRow("0", "false", "boolean.coerced"),
            ScalarRow("1", "true", "boolean.coerced"), ScalarRow("no", "false", "boolean.coerced"),
            ScalarRow("NO", "false", "boolean.coerced"), ScalarRow("yes", "refused", "boolean.guarded"),
            ScalarRow("x", "refused", "boolean.guarded"), ScalarRow("maybe", "refused", "boolean.invalid"),
            ScalarRow("2", "refused", "boolean.invalid", .number), ScalarRow("2", "refused", "boolean.invalid"),
        ])
    func boolean(_ row: ScalarRow) {
        let words = BooleanWords(
            sides: .negative, positive: Set(["yes", "on", "x"].map { Array($0.utf8) }),
            negative: Set(["no", "off"].map { Array($0.utf8) }))
        row.check(BooleanReader.read(Array(row.text.utf8), source: row.source, words: words))
    }

    @Test(
        "each side of words can be open or guarded",
        arguments: [
            (BooleanWords.Sides.none, "refused", "refused"), (.positive, "true", "refused"),
            (.negative, "refused", "false"),
            (.both, "true", "false"),
        ])
    func sides(_ sides: BooleanWords.Sides, _ positive: String, _ negative: String) {
        let words = BooleanWords(sides: sides, positive: [Array("yes".utf8)], negative: [Array("no".utf8)])
        for (text, expected) in [("yes", positive), ("no", negative)] {
            let reading = BooleanReader.read(Array(text.utf8), source: .text, words: words)
            #expect(DateReaderTests.describe(reading.outcome) == expected)
        }
    }

    @Test(
        "exact comparison and subtraction",
        arguments: [
            ("1", "1.0", 0), ("10e-1", "1", 0), ("-0", "0", 0), ("0.1", "0.10000000000000000000000001", -1),
            ("-2", "-1", -1),
            ("-1", "1", -1), ("1e400", "1e399", 1), ("9", "10", -1), ("0.09", "0.1", -1), ("0", "0.1", -1),
            ("0", "-0.1", 1),
        ])
    func compare(_ left: String, _ right: String, _ order: Int) throws {
        let left = try #require(DecimalText(lexeme: Array(left.utf8)))
        let right = try #require(DecimalText(lexeme: Array(right.utf8)))
        #expect((left < right) == (order < 0))
        #expect((right < left) == (order > 0))
        #expect((left == right) == (order == 0))
    }

    @Test("no bytes trap; canonical numbers and ids are read again without findings")
    func randomBytes() {
        var generator = SeededGenerator(seed: 2)
        let alphabet = Array("0123456789012345000..,,  ''-+eEKx°'\"NSWEms−′:".utf8)
        let words = BooleanWords(sides: .both, positive: [Array("x".utf8)])
        for _ in 0..<100_000 {
            let text = generator.text(of: alphabet, countMax: 16)
            let span = text.span
            let source = [ScalarSource.text, .number].randomElement(using: &generator) ?? .text
            check(text, NumberReader.read(text, source: source), NumberReader.isCanonical(span, source: source)) {
                NumberReader.read($0, source: .number)
            }
            check(text, IntegerReader.read(text, source: source), IntegerReader.isCanonical(span, source: source)) {
                IntegerReader.read($0, source: .number)
            }
            check(text, DigitRestorer.read(text, source: source), DigitRestorer.isCanonical(span, source: source)) {
                DigitRestorer.read($0, source: source)
            }
            for axis in [CoordinateAxis.latitude, .longitude] {
                check(
                    text, CoordinateReader.read(text, axis: axis, source: source),
                    CoordinateReader.isCanonical(span, axis: axis, source: source)
                ) { CoordinateReader.read($0, axis: axis, source: .number) }
            }
            _ = BooleanReader.read(text, source: source, words: words)
        }
    }

    private func check(_ text: [UInt8], _ reading: Reading, _ isCanonical: Bool, again: ([UInt8]) -> Reading) {
        if isCanonical, reading != Reading(.canonical(text)) {
            Issue.record("fast path accepts \(String(bytes: text))")
        }
        guard case .canonical(let canonical) = reading.outcome else { return }
        if canonical != text, reading.findings.isEmpty { Issue.record("silent change of \(String(bytes: text))") }
        if again(canonical) != Reading(.canonical(canonical)) {
            Issue.record("not idempotent: \(String(bytes: text)) -> \(String(bytes: canonical))")
        }
    }
}
