import Testing

@testable import BarbuleValues

@Suite struct FillerTests {
    static let placeholders = Placeholders(
        [
            "n/a", "n.a.", "na", "null", "nil", "none", "undefined", "nan", "-", "--", "---", ".", "?", "??", "unknown",
            "not available", "no data", "(null)", "<null>", "#n/a", "#ref!", "#value!", "#name?", "s/n", "sin datos",
            "desconocido", "xxx", "tbd", "não informado",
        ].map { Array($0.utf8) },
        spare: ["Null", "Na", "None", "Nan", "Nil", "NA"].map { Array($0.utf8) })

    static let residue = Residue(
        ["{{…}}", "*|…|*", "%word%", "%{…}", "${…}", "<%…%>", "[object Object]"].map { Array($0.utf8) })

    @Test(
        "a filler is found in any case",
        arguments: [
            "N/A", "n.a.", "N.A.", "#N/A", "(null)", "(NULL)", "<null>", "null", "NULL", "-", "--", "---", ".", "?",
            "??",
            "undefined", "Unknown", "Sin Datos", " n/a ", "\u{A0}n/a", "NÃO INFORMADO", "Na\u{303}o informado", "nULL",
            "tbd",
        ])
    func fillers(_ text: String) {
        #expect(Self.placeholders.match(Array(text.utf8)) == .filler)
    }

    @Test("a spared text is kept", arguments: ["Null", "Na", "None", "Nan", "Nil", "NA"])
    func spared(_ text: String) {
        #expect(Self.placeholders.match(Array(text.utf8)) == .spared)
    }

    @Test(
        "a real value is no filler",
        arguments: ["Ana", "nullable", "n a", "n/a/", "", "Nadia", "----", "???", "null null", "não", "-1"])
    func values(_ text: String) {
        #expect(Self.placeholders.match(Array(text.utf8)) == .none)
    }

    @Test("no fillers, no match")
    func none() {
        #expect(Placeholders([]).match([]) == .none && Placeholders([]).match([0x2D]) == .none)
    }

    @Test(
        "leftover markup is residue",
        arguments: [
            "{{first_name}}", "Hi {{ name }}!", "*|FNAME|*", "%first_name%", "Dear %Name%,", "%{name}", "${user.name}",
            "<%= name %>", "[object Object]", "50% %x%", "%%x%", "{{}}", "100%_a%",
        ])
    func residues(_ text: String) {
        #expect(Self.residue.matches(Array(text.utf8)))
    }

    @Test(
        "a value with such signs is not residue",
        arguments: [
            "", "50% or 60%", "100%", "%", "%%", "%1a%", "% a%", "%a %", "%a-b%", "{{", "}} {{", "{a}", "$5", "*|",
            "|*x*|", "a%>b<%",
            "[object Object] x", "[object object]", "%é%", "%{", "Ana",
        ])
    func clean(_ text: String) {
        #expect(!Self.residue.matches(Array(text.utf8)))
    }

    @Test("patterns beyond ASCII, empty ones and bare markers are compiled sensibly")
    func patterns() {
        #expect(Residue([Array("«…»".utf8)]).matches(Array("a «x» b".utf8)))
        #expect(!Residue([[]]).matches([]) && !Residue([]).matches(Array("{{a}}".utf8)))
        #expect(Residue([Array("…".utf8)]).matches(Array("…".utf8)))
        #expect(Residue([Array("password".utf8)]).matches(Array("password".utf8)))
        #expect(!Residue([Array("password".utf8)]).matches(Array("passxrd".utf8)))
    }

    @Test("matching is linear on texts made to hurt", arguments: ["%", "%a", "{{", "<%", "*|"])
    func linear(_ piece: String) {
        let text = [UInt8](repeatElement(Array(piece.utf8), count: 500_000).joined())
        let clock = ContinuousClock()
        var isResidue = false
        let duration = clock.measure { isResidue = Self.residue.matches(text) }
        #expect(isResidue == ["%a", "*|"].contains(piece))
        #expect(duration < .seconds(20))
    }

    @Test(
        "filler digits",
        arguments: [
            ("0000000000", true), ("1111", true), ("12345678", true), ("123456789", true), ("1234567890", true),
            ("0123456789", true), ("987654321", true), ("1234567", false), ("612345678", false), ("", false),
            ("aaaa", false),
            ("0000000001", false), ("00000a", false), ("7", true), ("٠٠٠", false),
        ])
    func digits(_ text: String, _ isFiller: Bool) {
        let bytes = Array(text.utf8)
        let inPlace = Fillers.isFillerDigits(bytes.span)
        #expect(Fillers.isFillerDigits(bytes) == isFiller && inPlace == isFiller)
    }

    @Test("what looks clear at once matches nothing")
    func clear() {
        let texts = TextFoldTests.latinTexts(50_000) + NastyTexts.make(10_000, seed: 9) + TextData.naughtyStrings()
        var clearCount = 0
        for text in texts {
            if Self.placeholders.isClear(text.span) {
                clearCount += 1
                let isListed = ["n/a", "na", "null", "-", "--", ".", "?"].contains(
                    String(decoding: TextFold.caseFolded(text), as: UTF8.self))
                #expect(!isListed)
            }
            if Self.residue.isClear(text.span) {
                let string = String(decoding: text, as: UTF8.self)
                let hasSign = string.utf8.contains { [0x7B, 0x25, 0x2A, 0x24].contains($0) }
                #expect(!hasSign)
            }
        }
        #expect(clearCount > 1_000)
    }
}
