import Testing

@testable import BarbuleValues

@Suite struct TextSuspicionTests {
    static let all = TextSuspicion(
        replacementCharacter: true, activeContent: true, mixedScript: true, contactData: true, codePointCountMax: 255)

    struct Row: Sendable {
        var input: String
        var codes: [String]
        init(_ input: String, _ codes: String...) {
            self.input = input
            self.codes = codes.map { "text." + $0 }
        }
    }

    static let rows: [Row] = [
        // CODES.md §7 and §8.
        Row("Jos\u{FFFD}", "replacement_character"), Row("<b>Ana</b>", "active_content"),
        Row("=HYPERLINK(\"http://x.example\")", "active_content", "contact_data"), Row("Аnna", "mixed_script"),
        Row(String(repeating: "a", count: 256), "too_long"), Row(String(repeating: "a", count: 255)),
        Row("call +34 612 345 678", "contact_data"), Row("x@example.com", "contact_data"),
        // Plain values.
        Row(""), Row("Ana"), Row("O'Neil & Co"), Row("a < b"), Row("I <3 you"), Row("1 < 2 > 0"), Row("José Ñandú"),
        Row("Łukasz"), Row("山田タロウ"), Row("X山田"), Row("Samsung 갤럭시"), Row("Анна Smith"), Row("Анна-Maria"),
        Row("Κώστας"),
        Row("São Paulo"), Row("Calle Mayor 123, 4º 2ª"), Row("28013 Madrid"), Row("+ Ana (x)"), Row("-Casa (2)"),
        Row("@ana"), Row("= Ana"), Row("AB-12 34"), Row("1990-05"), Row("Web"), Row("Schaaww"), Row("a@b"),
        Row("\u{B5}m"), Row("café"), Row("n'importe"), Row("https"), Row("www"),
        // Active content.
        Row("</div>", "active_content"), Row("<img src=x>", "active_content"), Row("<br/>", "active_content"),
        Row("<SCRIPT src=//x", "active_content"), Row("<!-- x", "active_content"),
        Row("javascript:alert(1)", "active_content"),
        Row("+SUM(A1:A2)", "active_content"), Row("@SUM(1)", "active_content"), Row("-T.TEST(1)", "active_content"),
        Row("=cmd|'/C calc'!A0", "active_content"), Row("=1+1"), Row("<ana@example.com>", "contact_data"), Row("<>"),
        // Mixed scripts.
        Row("Раypal", "mixed_script"), Row("αpple", "mixed_script"), Row("Αнна", "mixed_script"),
        Row("A1б", "mixed_script"),
        Row("A б"), Row("дом2"), Row("Ωmega", "mixed_script"),
        // Contact data.
        Row("www.example.com", "contact_data"), Row("see HTTPS://x", "contact_data"), Row("1234567", "contact_data"),
        Row("123456"), Row("(91) 123-45 67", "contact_data"), Row("٠١٢٣٤٥٦", "contact_data"),
        Row("josé@exámple.es", "contact_data"),
        Row("12 --- 34567"),
    ]

    @Test("a text raises these warnings", arguments: rows)
    func row(_ row: Row) {
        #expect(Self.all.findings(in: Array(row.input.utf8)).map(\.code) == row.codes, "\(row.input)")
    }

    @Test("warnings carry facts, not text")
    func facts() {
        #expect(
            Self.all.findings(in: Array("Аnna".utf8)) == [
                Finding("text.mixed_script", ["scripts": "Cyrl+Latn", "first": "U+0410"])
            ])
        #expect(
            TextSuspicion(codePointCountMax: 2).findings(in: Array("ñandú".utf8)) == [
                Finding("text.too_long", ["limit": "2", "count": "5"])
            ])
    }

    @Test("a check that is off says nothing")
    func off() {
        let texts = Self.rows.map { Array($0.input.utf8) }
        #expect(texts.allSatisfy { TextSuspicion().findings(in: $0).isEmpty })
    }

    /// The checks one by one without the fast answer.
    static func isSuspicious(_ text: [UInt8]) -> Bool {
        let points = CodePoints.decoded(text)
        return points.contains(0xFFFD) || ActiveContent.kind(points) != nil || ScriptMix.first(in: points) != nil
            || ContactData.kind(points) != nil || points.count > 255
    }

    @Test("a text that looks clear at once is clear")
    func clear() {
        let texts =
            Self.rows.map { Array($0.input.utf8) } + NastyTexts.make(20_000, seed: 3) + TextData.naughtyStrings()
            + TextFoldTests.latinTexts(20_000)
        var clearCount = 0
        for text in texts where Self.all.isClear(text.span) {
            clearCount += 1
            let isSuspicious = Self.isSuspicious(text)
            #expect(!isSuspicious, "\(String(decoding: text, as: UTF8.self))")
        }
        #expect(clearCount > 1_000)
    }
}
