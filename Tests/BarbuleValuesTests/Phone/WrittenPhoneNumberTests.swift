import Testing

@testable import BarbuleValues

/// What can be said of a written number without a numbering plan. Expectations are libphonenumber's.
@Suite struct WrittenPhoneNumberTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var text: String
        var digits: String
        var hasPlus = false
        var `extension`: String?

        var testDescription: String { text }
    }

    static let rows: [Row] = [
        Row(text: "+44 (0)20 7031-3000", digits: "4402070313000", hasPlus: true),
        Row(text: "Tel: 020 7031 3000.", digits: "02070313000"),
        Row(text: "12", digits: "12"),
        Row(text: "＋４４ ２０７", digits: "44207", hasPlus: true),
        Row(text: "++44 20", digits: "4420", hasPlus: true),
        Row(text: "٠٢٠ ٧٠٣١", digits: "0207031"),
        Row(text: "1-800-FLOWERS", digits: "18003569377"),
        Row(text: "020 7031 ab", digits: "0207031"),
        // In words, only ASCII digits count.
        Row(text: "٠٢٠ abc", digits: "222"),
        Row(text: "(530) 583-6985 x302/x2303", digits: "5305836985", extension: "302"),
        Row(text: "1234567 ext 12", digits: "1234567", extension: "12"),
        Row(text: "1234567 EXTENSIÓN: 12#", digits: "1234567", extension: "12"),
        Row(text: "1234567 доб. 12", digits: "1234567", extension: "12"),
        Row(text: "1234567ｘ12", digits: "1234567", extension: "12"),
        Row(text: "1234567 ext ٣", digits: "1234567", extension: "٣"),
        Row(text: "1234567,,123456789012345", digits: "1234567", extension: "123456789012345"),
        Row(text: "1234567 - 503#", digits: "1234567", extension: "503"),
        Row(text: "1234567;ext=12345678901234567890", digits: "1234567", extension: "12345678901234567890"),
        // One digit too many for the label: part of the number.
        Row(text: "1234567x1234567890", digits: "12345671234567890"),
        Row(text: "tel:+44-20;ext=3;isub=4", digits: "4420", hasPlus: true, extension: "3"),
        Row(text: "tel:7031;phone-context=+44-20", digits: "44207031", hasPlus: true),
        Row(text: "tel:7031;phone-context=example.com", digits: "7031"),
        Row(text: "123\u{0}", digits: "123"),
    ]

    @Test("digits, plus and extension are taken out of a text", arguments: rows)
    func reading(_ row: Row) throws {
        var written = WrittenPhoneNumber()
        #expect(try written.read(Array(row.text.utf8).span) == row.extension)
        #expect(written.digits.array == Array(row.digits.utf8))
        #expect(written.hasPlus == row.hasPlus)
    }

    @Test(
        "what is no number is refused",
        arguments: [
            ("", .notANumber), ("n/a", .notANumber), ("+", .notANumber), ("1", .notANumber), ("+12", .notANumber),
            ("1-2", .notANumber), ("12 + 34", .notANumber), ("123 é 4", .notANumber),
            ("tel:7031;phone-context=", .notANumber), ("tel:7031;phone-context=-a", .notANumber),
            (String(repeating: "1", count: 251), .tooLong), (String(repeating: "日", count: 251), .tooLong),
        ] as [(String, PhoneNumberError)])
    func refusal(_ text: String, _ error: PhoneNumberError) {
        #expect(throws: error) { try read(Array(text.utf8)) }
    }

    @Test("bytes that are no UTF-8 are an error, and a megabyte is one at once")
    func hostile() {
        #expect(throws: PhoneNumberError.notANumber) { try read([0x31, 0x32, 0x33, 0xFF]) }
        #expect(throws: PhoneNumberError.notANumber) { try read([0xED, 0xA0, 0x80, 0x31, 0x32]) }
        let large = [UInt8](repeating: 0x31, count: 1 << 20)
        #expect(throws: PhoneNumberError.tooLong) { try read(large) }
    }

    private func read(_ text: [UInt8]) throws {
        var written = WrittenPhoneNumber()
        _ = try written.read(text.span)
    }

    /// All that is read of a text, or the error.
    private func facts(_ text: [UInt8], _ read: (inout WrittenPhoneNumber, [UInt8]) throws -> String?) -> String {
        var written = WrittenPhoneNumber()
        let label: String?
        do { label = try read(&written, text) } catch { return "\(error)" }
        return "\(written.hasPlus) \(String(decoding: written.digits.array, as: UTF8.self)) \(label ?? "-")"
    }

    private func disagreements(_ texts: some Sequence<[UInt8]>) -> [String] {
        texts.filter { text in
            facts(text) { try $0.read($1.span) } != facts(text) { try $0.readAny($1.span) }
        }.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(
        "the short way through plain digits and punctuation reads what the long way reads, in every short text",
        arguments: [
            ("01+-( ", 5), ("1+;x#", 5), ("12)].*/[", 4), ("1 ext.,", 5), ("1 é\u{661}", 5), ("1\t\u{0}\n~\\", 5),
        ])
    func shortTexts(alphabet: String, count: Int) {
        let bytes = Array(alphabet.utf8)
        var texts: [[UInt8]] = [[]]
        for _ in 0..<count {
            let wrong = disagreements(texts)
            #expect(wrong.isEmpty, "\(wrong.prefix(5))")
            texts = texts.flatMap { text in bytes.map { text + [$0] } }
        }
        let wrong = disagreements(texts)
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }

    @Test("both ways read the same in the sample, and in numbers of up to 250 characters")
    func longTexts() {
        let rows = CodesSuite.text("phone/sample.tsv").map { PhoneNumberTests.Row.rows($0) } ?? []
        let sample = disagreements(rows.lazy.map(\.text))
        #expect(sample.isEmpty, "\(sample.prefix(5))")
        var generator = SeededGenerator(seed: 11)
        let characters = Array("00112233445566778899  --()+./".utf8)
        let made = (0..<4000).map { index in
            (0..<(index < 3900 ? index % 24 : 249 + index % 4)).map { _ in
                characters[Int.random(in: 0..<characters.count, using: &generator)]
            }
        }
        let wrong = disagreements(made)
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }

    @Test("250 code points are a text, whatever their bytes")
    func length() throws {
        var written = WrittenPhoneNumber()
        #expect(try written.read(Array(String(repeating: "٣", count: 250).utf8).span) == nil)
        #expect(written.digits.count == PhoneDigits.countMax)
    }
}
