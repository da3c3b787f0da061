import Testing

@testable import BarbuleValues

@Suite struct TextFoldTests {
    static func key(_ text: String) -> String { String(decoding: TextFold.key(Array(text.utf8)), as: UTF8.self) }

    /// Short texts of ASCII signs and Latin letters.
    static func latinTexts(_ count: Int) -> [[UInt8]] {
        let pieces =
            Array("abwWjJ<>=@:/.+-()|!% 0123456789éñŁšß_{}*$[]").map { Array(String($0).utf8) } + [
                Array("www.".utf8), Array("http".utf8), Array("script".utf8), Array("N/A".utf8), Array("null".utf8),
            ]
        var generator = SeededGenerator(seed: 11)
        return (0..<count).map { _ in
            (0..<Int.random(in: 0...12, using: &generator)).flatMap { _ in pieces.randomElement(using: &generator) ?? []
            }
        }
    }

    @Test(
        "a text has this key",
        arguments: [
            ("Côte d'Ivoire", "cotedivoire"), ("COTE-D’IVOIRE", "cotedivoire"), ("España", "espana"),
            ("Männlich", "mannlich"),
            ("varón", "varon"), ("prefer not to say", "prefernottosay"), ("Straße", "strasse"),
            ("İstanbul", "istanbul"),
            ("Kırgız", "kirgiz"), ("Łódź", "lodz"), ("Tromsø", "tromso"), ("Ærø", "aero"), ("Йод", "иод"),
            ("Ελλάδα", "ελλαδα"),
            ("ΔΉΜΟΣ", "δημοσ"), ("ﬁ", "fi"), ("Ａ１", "a1"), ("日本", "日本"), ("ガーナ", "ガーナ"), ("カーナ", "カーナ"), ("한국", "한국"),
            ("مُحَمَّد", "محمد"), ("भारत", "भारत"), ("हिन्दी", "हिन्दी"), ("ไทย", "ไทย"), ("so\u{AD}ft", "soft"), ("N/A", "na"),
            ("e\u{301}", "e"),
            ("-", "-"), ("???", "???"), ("- -", "--"), ("<>", "<>"), ("", ""), ("   ", ""), ("😀", "😀"),
            ("\u{301}", "\u{301}"), ("C++", "c"),
            ("(null)", "null"), ("٣", "٣"), ("Ø", "o"),
        ])
    func row(_ input: String, _ expected: String) {
        #expect(Array(Self.key(input).utf8) == Array(expected.utf8), "got \(Self.key(input))")
    }

    @Test("the key of a key is the key")
    func idempotent() {
        var texts = NastyTexts.make(50_000, seed: 5) + TextData.naughtyStrings() + Self.latinTexts(1_000)
        for value in UInt32(0)...0x3_FFFF where !(0xD800...0xDFFF).contains(value) {
            texts.append(CodePoints.encoded([value]))
            if value % 5 == 0 { texts.append(CodePoints.encoded([0x61, value, 0x62])) }
        }
        var failures: [String] = []
        for text in texts {
            let key = TextFold.key(text)
            if TextFold.key(key) != key { failures.append(String(decoding: text, as: UTF8.self).debugDescription) }
            let folded = TextFold.caseFolded(text)
            if TextFold.caseFolded(folded) != folded {
                failures.append("case " + String(decoding: text, as: UTF8.self).debugDescription)
            }
        }
        #expect(failures.isEmpty, "\(failures.count): \(failures.prefix(20))")
    }

    @Test("a text ICU cannot read has a key of its own")
    func failure() {
        #expect(TextFold.key([0xC3]) == [0xFF, 0xC3])
        #expect(TextFold.key([0xFF, 0xC3]) == [0xFF, 0xC3])
    }
}
