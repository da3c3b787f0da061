import BarbuleValues
import Testing

@Suite struct PostalCodeTests {
    static let formats = PostalFormats(
        [
            ("ES", ["99999"]), ("DE", ["99999"]), ("US", ["99999", "99999-9999"]), ("NO", ["9999"]),
            ("GB", ["A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA", "AA9A 9AA"]), ("CA", ["A9A 9A9"]),
            ("NL", ["9999 AA"]), ("PT", ["9999-999"]), ("PL", ["99-999"]), ("BR", ["99999-999"]), ("JP", ["999-9999"]),
            ("SE", ["999 99"]), ("IN", ["999999"]),
        ].map { (country: Array($0.0.utf8), templates: $0.1.map { Array($0.utf8) }) })

    static let rows: [(input: String, country: String?, isNumber: Bool, canonical: String, code: String?)] = [
        ("08001", "ES", false, "08001", nil), ("8001", "ES", true, "08001", "zip.leading_zero_restored"),
        ("8001", "ES", false, "8001", "zip.pattern_mismatch"), ("1234", "ES", false, "1234", "zip.pattern_mismatch"),
        ("28013", "ES", true, "28013", nil), ("ES-28013", "ES", false, "28013", "zip.normalized"),
        ("28 013", "ES", false, "28013", "zip.normalized"), ("0", "ES", true, "0", "zip.pattern_mismatch"),
        ("1234", "DE", false, "1234", "zip.pattern_mismatch"),
        ("D-10115", "DE", false, "D-10115", "zip.pattern_mismatch"),
        ("sw1a1aa", "GB", false, "SW1A 1AA", "zip.normalized"), ("SW1A 1AA", "GB", false, "SW1A 1AA", nil),
        ("m1-1ae", "GB", false, "M1 1AE", "zip.normalized"), ("EC1A1BB", "GB", false, "EC1A 1BB", "zip.normalized"),
        ("k1a0b1", "CA", false, "K1A 0B1", "zip.normalized"), ("1012ab", "NL", false, "1012 AB", "zip.normalized"),
        ("1000001", "PT", false, "1000-001", "zip.normalized"), ("00950", "PL", false, "00-950", "zip.normalized"),
        ("1000001", "JP", true, "100-0001", "zip.normalized"), ("950", "PL", true, "950", "zip.pattern_mismatch"),
        ("10", "NO", true, "0010", "zip.leading_zero_restored"), ("12345", "US", false, "12345", nil),
        ("501", "US", true, "00501", "zip.leading_zero_restored"),
        ("123456789", "US", false, "12345-6789", "zip.normalized"),
        ("anything", nil, false, "anything", nil), ("anything", "FR", false, "anything", nil),
        ("", "ES", false, "", "zip.pattern_mismatch"), ("-", "ES", true, "-", "zip.pattern_mismatch"),
        ("SW1A 1AA", "ES", false, "SW1A 1AA", "zip.pattern_mismatch"),
    ]

    @Test("postal codes take the usual form of their country", arguments: rows)
    func read(row: (input: String, country: String?, isNumber: Bool, canonical: String, code: String?)) {
        let country = row.country.flatMap { TwoLetters(Array($0.utf8)) }
        let reading = PostalCode.read(
            Array(row.input.utf8), country: country, formats: Self.formats, sourceIsNumber: row.isNumber)
        #expect(reading.outcome == .canonical(Array(row.canonical.utf8)))
        #expect(reading.findings.map(\.code) == (row.code.map { [$0] } ?? []))
        let isCanonical = PostalCode.isCanonical(Array(row.input.utf8).span, country: country, formats: Self.formats)
        #expect(isCanonical == (row.code == nil))
        let again = PostalCode.read(Array(row.canonical.utf8), country: country, formats: Self.formats)
        #expect(again.outcome == .canonical(Array(row.canonical.utf8)))
        #expect(again.findings.allSatisfy { $0.code == "zip.pattern_mismatch" })
    }

    @Test("no bytes trap, and what comes out stays")
    func random() throws {
        var random = TestRandom(state: 4)
        let alphabet = Array("AB9 01-.ab".utf8) + [0xFF]
        for country in ["GB", "ES", "US", "NL"].compactMap({ TwoLetters(Array($0.utf8)) }) {
            for _ in 0..<3000 {
                let text = (0..<Int.random(in: 0...10, using: &random)).map { _ in
                    alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
                }
                let reading = PostalCode.read(text, country: country, formats: Self.formats, sourceIsNumber: true)
                guard case .canonical(let bytes) = reading.outcome else { continue }
                let again = PostalCode.read(bytes, country: country, formats: Self.formats, sourceIsNumber: true)
                #expect(again.outcome == .canonical(bytes))
                if PostalCode.isCanonical(text.span, country: country, formats: Self.formats) {
                    #expect(reading == Reading(.canonical(text)))
                }
            }
        }
    }
}
