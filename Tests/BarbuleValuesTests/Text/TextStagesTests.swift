import Foundation
import Testing

@testable import BarbuleValues

@Suite struct TextStagesTests {
    static let name = TextStages(repair: .all, strip: .all, form: .nfc, space: .collapse)
    static let code = TextStages(repair: .all, strip: .all, form: .nfkc, space: .collapse)
    static let every: [TextStages] = [
        name, code, TextStages(strip: .all, form: .nfc, space: .trim), TextStages(repair: .entities, form: .nfkc),
        TextStages(repair: .mojibake, space: .collapse), TextStages(),
    ]

    struct Row: Sendable, CustomTestStringConvertible {
        var input: String
        var output: String
        var codes: [String]
        var stages = TextStagesTests.name
        init(_ input: String, _ output: String, _ codes: String..., stages: TextStages = TextStagesTests.name) {
            self.input = input
            self.output = output
            self.codes = codes.map { "text." + $0 }
            self.stages = stages
        }
        var testDescription: String { input.debugDescription }
    }

    static let rows: [Row] = [
        // CODES.md §7.
        Row(" Ana\u{A0} María \n", "Ana María", "whitespace"),
        Row("an\u{200B}a@example.com", "ana@example.com", "invisible_removed"),
        Row("so\u{AD}ft", "soft", "invisible_removed"),
        Row("a\u{FEFF}b", "ab", "invisible_removed"),
        Row("\u{202A}+34 612\u{202C}", "+34 612", "bidi_removed"),
        Row("Ana\u{0}", "Ana", "control_removed"),
        Row("Jose\u{301}", "José", "unicode_form"),
        Row("６１２", "612", "unicode_form", stages: code),
        Row("٦١٢", "612", "unicode_form", stages: code),
        Row("JosÃ©", "José", "mojibake"),
        Row("Jos\u{FFFD}", "Jos\u{FFFD}"),
        Row("O&#39;Neil &amp; Co", "O'Neil & Co", "html_entity"),
        Row("<b>Ana</b>", "<b>Ana</b>"),
        // Nothing to do.
        Row("", ""), Row("Ana", "Ana"), Row("Ana María", "Ana María"), Row("O’Neil", "O’Neil"), Row("山田太郎", "山田太郎"),
        Row("김철수", "김철수"), Row("Κώστας", "Κώστας"), Row("محمد", "محمد"), Row("Nguyễn Văn Tùng", "Nguyễn Văn Tùng"),
        // Mojibake: repaired.
        Row("MÃ¼ller", "Müller", "mojibake"), Row("FranÃ§ois", "François", "mojibake"),
        Row("Oâ€™Neil", "O’Neil", "mojibake"), Row("O\u{E2}\u{80}\u{99}Neil", "O’Neil", "mojibake"),
        Row("Ã\u{81}lvaro", "Álvaro", "mojibake"), Row("MarÃ\u{AD}a", "María", "mojibake"),
        Row("Ã\u{A0} la carte", "à la carte", "mojibake"), Row("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет", "mojibake"),
        Row("å±±ç”°", "山田", "mojibake"), Row("ÃƒÂ©", "é", "mojibake"), Row("JosÃƒÂ©", "José", "mojibake"),
        Row("Ã¢â‚¬â„¢", "’", "mojibake"), Row("KÃ–LN", "KÖLN", "mojibake"), Row("siÄ™", "się", "mojibake"),
        Row("JiÅ™Ã­", "Jiří", "mojibake"), Row("MÉ™mmÉ™dov", "Məmmədov", "mojibake"),
        Row("IaÈ™i", "Iași", "mojibake"), Row("ðŸ˜€", "😀", "mojibake"), Row("Andre\u{301}Ã", "AndréÃ", "unicode_form"),
        Row("JoseÌ\u{81}", "José", "mojibake", "unicode_form"),
        Row("Caf&Atilde;&copy;", "Café", "mojibake", "html_entity"),
        // Mojibake: real words.
        Row("Ã", "Ã"), Row("JOSÉ", "JOSÉ"), Row("Â", "Â"), Row("Škoda", "Škoda"), Row("Âme", "Âme"), Row("NÃO", "NÃO"),
        Row("CAFÉ™", "CAFÉ™"), Row("CAFÉ…", "CAFÉ…"), Row("NESCAFÉ®", "NESCAFÉ®"), Row("PERÚ…", "PERÚ…"),
        Row("Spaß…", "Spaß…"), Row("JOSÉ’S", "JOSÉ’S"), Row("PERÚ’S", "PERÚ’S"), Row("MENÜ™", "MENÜ™"),
        Row("SÅ…", "SÅ…"), Row("VIETNÃ…", "VIETNÃ…"), Row("VIETNÃ’S", "VIETNÃ’S"),
        Row("JOSÃ©", "JOSé", "mojibake"), Row("PIÃ™ CITTÃ€", "PIÙ CITTÀ", "mojibake"),
        Row("LUNEDÌ…", "LUNEDÌ…"), Row("Ñ…", "Ñ…"), Row("CAFFÈ®", "CAFFÈ®"), Row("Café’”", "Café’”"),
        Row("José / JosÃ©", "José / JosÃ©"), Row("«ÉTÉ»", "«ÉTÉ»"), Row("Ÿ", "Ÿ"), Row("Ærøskøbing", "Ærøskøbing"),
        // Entities.
        Row("AT&T; Co", "AT&T; Co"), Row("Q&A", "Q&A"), Row("&amp", "&amp"), Row("&copy;2024", "©2024", "html_entity"),
        Row("&amp;lt;", "<", "html_entity"), Row("&amp;amp;amp;", "&", "html_entity"),
        Row("&#x4A;", "J", "html_entity"),
        Row("&#146;", "’", "html_entity"), Row("&#129;", "&#129;"), Row("&#0;", "&#0;"), Row("&#xD800;", "&#xD800;"),
        Row("&#1114112;", "&#1114112;"), Row("&#65534;", "&#65534;"),
        Row("a&nbsp;b", "a b", "html_entity", "whitespace"),
        Row("a&#10;b", "a b", "html_entity", "whitespace"), Row("&;", "&;"), Row("&#;", "&#;"), Row("&#x;", "&#x;"),
        Row("&eacute;", "é", "html_entity"), Row("&Scaron;", "Š", "html_entity"), Row("&semi;", ";", "html_entity"),
        Row("&amp&semi;", "&", "html_entity"), Row("&#8203;a", "a", "html_entity", "invisible_removed"),
        Row("&am\u{200B}p;", "&", "html_entity", "invisible_removed"),
        Row("＆amp；", "&", "html_entity", "unicode_form", stages: code),
        // Controls.
        Row("a\u{1}b\u{7F}c\u{9C}", "abc", "control_removed"),
        Row("a\tb\r\nc\u{B}d\u{C}e\u{85}f", "a b c d e f", "whitespace"),
        Row("a\tb", "a\tb", stages: TextStages(strip: .all, form: .nfc)),
        Row("a\u{0} \u{0}b", "a b", "control_removed"),
        // Invisible: removed, kept.
        Row("a\u{200D}b", "ab", "invisible_removed"), Row("ab\u{200C}", "ab", "invisible_removed"),
        Row("\u{3164}", "", "invisible_removed"), Row("a\u{2060}b\u{180E}c\u{34F}d", "abcd", "invisible_removed"),
        Row("a\u{FE0F}", "a", "invisible_removed"), Row("a\u{E0041}", "a", "invisible_removed"),
        Row("می\u{200C}خواهم", "می\u{200C}خواهم"), Row("ශ්\u{200D}රී", "ශ්\u{200D}රී"), Row("क्\u{200D}", "क्\u{200D}"),
        Row("می\u{200C}\u{200C}خواهم", "می\u{200C}خواهم", "invisible_removed"),
        Row("👨\u{200D}👩\u{200D}👧", "👨\u{200D}👩\u{200D}👧"), Row("❤\u{FE0F}", "❤\u{FE0F}"),
        Row("1\u{FE0F}\u{20E3}", "1\u{FE0F}\u{20E3}"),
        Row("🏳\u{FE0F}\u{200D}🌈", "🏳\u{FE0F}\u{200D}🌈"), Row("葛\u{E0100}", "葛\u{E0100}"),
        Row(
            "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
            "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}"),
        // White space.
        Row("a\u{3000}b", "a b", "whitespace"), Row("a\u{3000}b", "a b", "unicode_form", stages: code),
        Row("\u{2028}a", "a", "whitespace"), Row("   ", "", "whitespace"), Row("a  b", "a b", "whitespace"),
        Row(" a  b ", "a  b", "whitespace", stages: TextStages(space: .trim)), Row(" a", " a", stages: TextStages()),
        Row("´a", "\u{301}a", "unicode_form", "whitespace", stages: code),
        // Everything at once.
        Row(
            "\u{202A} JosÃ© &amp;\u{200B} Co\u{0}\u{202C}", "JosÃ© & Co", "html_entity", "control_removed",
            "bidi_removed", "invisible_removed", "whitespace",
            stages: TextStages(repair: .entities, strip: .all, form: .nfc, space: .collapse)),
        Row(
            "\u{202A} JosÃ© &amp;\u{200B} Co\u{0}\u{202C}", "José & Co", "mojibake", "html_entity", "control_removed",
            "bidi_removed", "invisible_removed", "whitespace"),
    ]

    @Test("a text comes out of the stages as the row says, with these codes", arguments: rows)
    func row(_ row: Row) {
        let result = row.stages.apply(to: Array(row.input.utf8))
        #expect(
            result.text == Array(row.output.utf8),
            "got \(String(decoding: result.text, as: UTF8.self).debugDescription)")
        #expect(result.findings.map(\.code) == row.codes)
    }

    @Test("findings tell places and the first code point, never text")
    func facts() {
        let findings = Self.name.apply(to: Array("a\u{200B}b\u{AD}".utf8)).findings
        #expect(findings == [Finding("text.invisible_removed", ["count": "2", "first": "U+200B"])])
        let form = Self.name.apply(to: Array("Jose\u{301}".utf8)).findings
        #expect(form == [Finding("text.unicode_form", ["count": "1", "first": "U+0065", "form": "NFC"])])
    }

    @Test(
        "everyday texts are settled without ICU",
        arguments: [
            "Ana", "Ana María", "O'Neil", "O’Neil", "Škoda", "Łódź", "Κώστας", "Иван", "山田太郎", "カタカナ", "김철수", "محمد",
            "Nguyễn", "+34 612 345 678", "ana@example.com", "JOSÉ", "São Paulo", "",
        ])
    func settled(_ text: String) {
        let isSettled = Self.name.isSettled(Array(text.utf8).span)
        #expect(isSettled)
    }

    @Test(
        "a text with work left, or with doubt, is not settled",
        arguments: [
            " a", "a ", "a  b", "a&b", "a\tb", "Jose\u{301}", "JosÃ©", "a\u{200B}", "\u{FFFD}\u{301}", "Å“", "ﬁ\u{301}",
            "😀",
        ])
    func unsettled(_ text: String) {
        let isSettled = Self.name.isSettled(Array(text.utf8).span)
        #expect(!isSettled)
    }

    @Test("ASCII is settled exactly when it is printable, without `&`, outer or repeated spaces")
    func settledASCII() {
        let pieces: [UInt8] = [
            0x61, 0x7A, 0x41, 0x20, 0x61, 0x7E, 0x21, 0x30, 0x61, 0x62, 0x63, 0x64, 0x26, 0x1F, 0x7F, 0,
        ]
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<50_000 {
            // Mostly letters, so that both answers are frequent in texts of several words of eight bytes.
            let pool = Bool.random(using: &generator) ? pieces[..<12] : pieces[...]
            let text = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
                Int.random(in: 0..<4, using: &generator) == 0 ? pool.randomElement(using: &generator) ?? 0x61 : 0x61
            }
            var isExpected = text.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != 0x26 }
            if text.first == 0x20 || text.last == 0x20
                || zip(text, text.dropFirst()).contains(where: { $0 == 0x20 && $1 == 0x20 })
            {
                isExpected = false
            }
            let isSettled = Self.name.isSettled(text.span)
            #expect(isSettled == isExpected, "\(text)")
        }
    }

    /// Idempotence, and settled means nothing to do, for one text under all option sets.
    static func violations(_ text: [UInt8], _ options: ArraySlice<TextStages> = every[...]) -> [String] {
        var violations: [String] = []
        for stages in options {
            let once = stages.apply(to: text)
            let twice = stages.apply(to: once.text)
            let isUndecided = once.findings.contains { $0.code == "text.not_normalized" }
            if twice.text != once.text || (!isUndecided && !twice.findings.isEmpty) {
                violations.append("twice \(stages): \(String(decoding: text, as: UTF8.self).debugDescription)")
            }
            if once.findings.isEmpty != (once.text == text), !isUndecided {
                violations.append("silent \(stages): \(String(decoding: text, as: UTF8.self).debugDescription)")
            }
            if stages.isSettled(text.span), !Self.isStill(stages, text) {
                violations.append("settled \(stages): \(String(decoding: text, as: UTF8.self).debugDescription)")
            }
        }
        return violations
    }

    /// Whether the slow truth leaves the text alone and reports nothing.
    static func isStill(_ stages: TextStages, _ text: [UInt8]) -> Bool {
        let truth = stages.applyInFull(to: text)
        return truth.text == text && truth.findings.isEmpty
    }

    @Test("normalizing a naughty string twice equals normalizing it once")
    func naughty() {
        let violations = TextData.naughtyStrings().flatMap { Self.violations($0) }
        #expect(violations.isEmpty, "\(violations.prefix(5))")
    }

    @Test("normalizing a random nasty text twice equals normalizing it once")
    func random() {
        let texts = NastyTexts.make(100_000, seed: 7)
        var violations = texts.flatMap { Self.violations($0, Self.every.prefix(2)) }
        violations += texts.prefix(10_000).flatMap { Self.violations($0, Self.every.dropFirst(2)) }
        #expect(violations.isEmpty, "\(violations.count): \(violations.prefix(5))")
    }

    @Test("every code point, alone and inside a word, is normalized once and for all")
    func everyCodePoint() {
        var violations: [String] = []
        for value in UInt32(0)...0x10FFFF where !(0xD800...0xDFFF).contains(value) {
            // Unassigned planes behave alike: every 97th code point of them is enough.
            if (0x3_2000..<0xE_0000).contains(value) || value >= 0xE_1000, value % 97 != 0 { continue }
            let alone = CodePoints.encoded([value])
            for stages in Self.every.prefix(2) {
                for text in [alone, [0x61] + alone + [0x61]] {
                    let once = stages.apply(to: text)
                    let twice = stages.apply(to: once.text)
                    if twice.text != once.text || !twice.findings.isEmpty {
                        violations.append("twice U+\(String(value, radix: 16))")
                    }
                    if stages.isSettled(text.span), !Self.isStill(stages, text) {
                        violations.append("settled U+\(String(value, radix: 16))")
                    }
                }
            }
        }
        #expect(violations.isEmpty, "\(violations.count): \(violations.prefix(20))")
    }

    @Test("nested entities are decoded in linear time")
    func entityBomb() {
        let bomb = Array(("&" + String(repeating: "amp;", count: 200_000)).utf8)
        #expect(Self.name.apply(to: bomb).text == [0x26])
    }

    @Test("a text built to settle never comes back as it came, and says so", arguments: [(10, true), (40, false)])
    func unstable(_ depth: Int, _ settles: Bool) {
        // Each round decodes the innermost zero width space, removes it, and so completes the next reference.
        let text = Array((String(repeating: "&#82", count: depth) + String(repeating: "03;", count: depth)).utf8)
        let result = Self.name.apply(to: text)
        if settles {
            #expect(
                result.text.isEmpty && result.findings.map(\.code) == ["text.html_entity", "text.invisible_removed"])
        } else {
            #expect(result.text == text)
            #expect(result.findings == [Finding("text.not_normalized", ["reason": "unstable"])])
        }
    }

    @Test("a text too long for ICU is refused, not passed")
    func tooLong() {
        let text = [UInt8](repeating: 0x61, count: UnicodeText.byteCountMax) + Array("e\u{301}".utf8)
        let result = Self.name.apply(to: text)
        #expect(result.text == text)
        #expect(result.findings == [Finding("text.not_normalized", ["reason": "tooLong"])])
    }
}
