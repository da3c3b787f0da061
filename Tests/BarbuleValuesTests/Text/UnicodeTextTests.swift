import Foundation
import Testing

@testable import BarbuleValues

@Suite struct UnicodeTextTests {
    @Test("ICU answers known questions")
    func selfCheck() {
        #expect(UnicodeVersions.failedSelfCheck() == nil)
        #expect(!UnicodeVersions.icu.isEmpty && !UnicodeVersions.unicode.isEmpty && !UnicodeVersions.cldr.isEmpty)
    }

    @Test("the forms of every row of NormalizationTest.txt are right")
    func normalizationTest() throws {
        guard let data = TextData.bytes("suites/unicode-15.0/NormalizationTest.txt") else { return }
        var rowCount = 0
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            guard !line.hasPrefix("#"), !line.hasPrefix("@") else { continue }
            let columns = line.split(separator: ";", omittingEmptySubsequences: false).prefix(5).map { column in
                CodePoints.encoded(column.split(separator: " ").compactMap { UInt32($0, radix: 16) })
            }
            guard columns.count == 5 else { continue }
            rowCount += 1
            // UAX #15 conformance: NFC of columns 1–3 is 2, of 4–5 is 4; NFD 3 and 5; NFKC 4; NFKD 5.
            for (index, text) in columns.enumerated() {
                #expect(try UnicodeText.transformed(text, to: .nfc) == columns[index < 3 ? 1 : 3], "\(line)")
                #expect(try UnicodeText.transformed(text, to: .nfd) == columns[index < 3 ? 2 : 4], "\(line)")
                #expect(try UnicodeText.transformed(text, to: .nfkc) == columns[3], "\(line)")
                #expect(try UnicodeText.transformed(text, to: .nfkd) == columns[4], "\(line)")
                #expect(try UnicodeText.isNormalized(text, .nfc) == (text == columns[index < 3 ? 1 : 3]))
                #expect(try UnicodeText.isNormalized(text, .nfkc) == (text == columns[3]))
            }
            let violations = TextStagesTests.violations(columns[0])
            #expect(violations.isEmpty, "\(violations)")
        }
        #expect(rowCount > 9_000)
    }

    @Test("marks in rows longer than any language has are ordered like others", arguments: 0..<20)
    func longRowsOfMarks(_ seed: UInt64) throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: state >> 33) % bound
        }
        // Of many classes; some decompose into two, some are marks only after NFKC, some belong to the letter before.
        let marks: [UInt32] = [
            0x301, 0x316, 0x327, 0x344, 0x345, 0x5B0, 0x93C, 0xF71, 0xF72, 0xF73, 0xF75, 0xF81, 0x3099, 0xFF9E, 0x1D165, 0x300,
        ]
        let letters: [UInt32] = [0x61, 0xE9, 0x1E69, 0xAC00, 0xFDFA, 0x304B, 0xFB01]
        var points: [UInt32] = []
        for _ in 0..<3 {
            points.append(letters[random(letters.count)])
            for _ in 0..<(20 + random(60)) { points.append(marks[random(marks.count)]) }
        }
        let text = CodePoints.encoded(points)
        for (decomposed, composed) in [(UnicodeText.Form.nfd, UnicodeText.Form.nfc), (.nfkd, .nfkc)] {
            let expected = try reference(points, decomposed)
            #expect(try UnicodeText.transformed(text, to: decomposed) == expected)
            // The composed form is the one that is normalized and decomposes into the same.
            let result = try UnicodeText.transformed(text, to: composed)
            let isNormalized = try UnicodeText.isNormalized(result, composed)
            #expect(isNormalized)
            #expect(try UnicodeText.transformed(result, to: decomposed) == expected)
        }
    }

    /// UAX #15, point by point: decompose each, then order the marks by their classes.
    private func reference(_ points: [UInt32], _ form: UnicodeText.Form) throws -> [UInt8] {
        var result: [UInt32] = []
        var marks: [UInt32] = []
        func endRow() {
            for value in 1...255 { result += marks.filter { ScalarProperties($0).combiningClass == value } }
            marks = []
        }
        for point in try points.flatMap({ CodePoints.decoded(try UnicodeText.transformed(CodePoints.encoded([$0]), to: form)) }) {
            if ScalarProperties(point).combiningClass == 0 {
                endRow()
                result.append(point)
            } else {
                marks.append(point)
            }
        }
        endRow()
        return CodePoints.encoded(result)
    }

    @Test("a result longer than the first buffer arrives whole")
    func longResult() throws {
        let text = [UInt8](repeatElement(Array("\u{FDFA}".utf8), count: 2_000).joined())
        let expected = "صلى الله عليه وسلم"
        #expect(try UnicodeText.transformed(text, to: .nfkc) == Array(String(repeating: expected, count: 2_000).utf8))
    }

    @Test("invalid UTF-8 is a failure, not a text")
    func invalid() {
        #expect(throws: UnicodeFailure.self) { try UnicodeText.transformed([0x61, 0xFF], to: .nfc) }
        #expect(throws: UnicodeFailure.self) { try UnicodeText.isNormalized([0xC3], .nfc) }
    }

    @Test(
        "case folding",
        arguments: [("Straße", "strasse"), ("ÉCOLE", "école"), ("ΣΊΣΥΦΟΣ", "σίσυφοσ"), ("ABC", "abc"), ("", "")])
    func fold(_ input: String, _ expected: String) throws {
        #expect(try UnicodeText.caseFolded(Array(input.utf8)) == Array(expected.utf8))
    }

    @Test("domain names go to A-labels and back, non-transitionally")
    func domains() throws {
        let good = try DomainNames.ascii(Array("Bücher.example".utf8))
        #expect(good.errors.isEmpty && good.name == Array("xn--bcher-kva.example".utf8))
        #expect(try DomainNames.ascii(Array("faß.de".utf8)).name == Array("xn--fa-hia.de".utf8))
        #expect(try DomainNames.unicode(Array("xn--mller-kva.example".utf8)).name == Array("müller.example".utf8))
        #expect(try DomainNames.ascii(Array("a_b.example".utf8)).errors.contains(.disallowed))
        #expect(try DomainNames.ascii(Array("a..example".utf8)).errors.contains(.emptyLabel))
        #expect(try DomainNames.ascii([]).errors.contains(.emptyLabel))
        #expect(try DomainNames.ascii([UInt8](repeating: 0x61, count: 100_000)).errors == .nameTooLong)
    }

    @Test("properties of code points")
    func properties() {
        #expect(ScalarProperties(0x41).generalCategory == "Lu" && ScalarProperties(0x410).script == "Cyrl")
        #expect(ScalarProperties(0x0665).digitValue == 5 && ScalarProperties(0xB2).digitValue == nil)
        #expect(ScalarProperties(0x3007).digitValue == nil && ScalarProperties(0xFFFF_FFFF).generalCategory == "Cn")
        #expect(ScalarProperties(0x94D).combiningClass == 9 && ScalarProperties(0x627).joiningType == "R")
        #expect(ScalarProperties(0x627).bidiClass == "AL" && ScalarProperties(0x41).bidiClass == "L")
        #expect(ScalarProperties(0x30FC).hasScript("Hira") && !ScalarProperties(0x30FC).hasScript("Latn"))
    }

    @Test("our lists of white space, direction controls and invisible code points are Unicode's")
    func lists() {
        for value in UInt32(0)...0x10FFFF {
            let properties = ScalarProperties(value)
            #expect(CodePoints.isWhiteSpace(value) == properties.isWhiteSpace, "\(value)")
            #expect(ControlCharacters.isBidiControl(value) == properties.isBidiControl, "\(value)")
            let isInvisible =
                properties.isDefaultIgnorable && !properties.isBidiControl || (0xFFF9...0xFFFB).contains(value)
            #expect(InvisibleCharacters.isCandidate(value) == isInvisible, "\(CodePoints.name(value))")
        }
    }

    @Test("locale names for the table generator")
    func locales() {
        #expect(LocaleNames.all().contains("es_ES"))
        #expect(LocaleNames.country("DE", in: "es") == Array("Alemania".utf8))
        #expect(LocaleNames.language("de", in: "fr") == Array("allemand".utf8))
        #expect(LocaleNames.country("QQ", in: "fr") == nil)
        #expect(LocaleNames.alpha3Country("ES") == "ESP" && LocaleNames.alpha3Language("es") == "spa")
        #expect(LocaleNames.addingLikelySubtags("und_GB") == "en_Latn_GB")
    }
}
