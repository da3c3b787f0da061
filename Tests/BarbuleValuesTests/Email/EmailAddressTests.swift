import BarbuleValues
import Testing

@Suite struct EmailAddressTests {
    static let options = EmailOptions(
        providers: [
            (
                Array("gmail.com".utf8),
                ["gmial.com", "gmal.com", "gmai.com", "gnail.com", "gmail.con", "gmail.co"].map { Array($0.utf8) }
            ), (Array("hotmail.com".utf8), ["hotmial.com", "hotmail.con"].map { Array($0.utf8) }),
        ],
        fillers: ["test@test.com", "none@none.com", "a@a.com"].map { Array($0.utf8) })

    static let long64 = String(repeating: "a", count: 64)
    static let domain189 = "\(label61).\(label61).\(label61).com"
    static let label61 = String(repeating: "b", count: 61)

    /// `canonical` nil = refused with the one code.
    static let rows: [(input: String, canonical: String?, codes: [String])] = [
        ("ana@example.com", "ana@example.com", []),
        ("Ana.Pérez@example.com", "Ana.Pérez@example.com", ["email.unusual_form"]),
        ("ana+tag@example.co.uk", "ana+tag@example.co.uk", []),
        ("user/dep=x@example.com", "user/dep=x@example.com", []),
        ("o'neil@example.com", "o'neil@example.com", []),
        ("ana@", nil, ["email.syntax"]), ("@example.com", nil, ["email.syntax"]), ("ana", nil, ["email.syntax"]),
        ("ana@@example.com", nil, ["email.syntax"]), ("ana@localhost", nil, ["email.syntax"]),
        ("an a@example.com", nil, ["email.syntax"]), ("a..b@example.com", nil, ["email.syntax"]),
        (".a@example.com", nil, ["email.syntax"]), ("a.@example.com", nil, ["email.syntax"]),
        ("ana@-example.com", nil, ["email.syntax"]), ("ana@example-.com", nil, ["email.syntax"]),
        ("ana@exa_mple.com", nil, ["email.syntax"]), ("ana@example..com", nil, ["email.syntax"]),
        ("ana@.example.com", nil, ["email.syntax"]),
        ("ana@\(String(repeating: "b", count: 64)).com", nil, ["email.syntax"]),
        ("", nil, ["email.syntax"]), ("@", nil, ["email.syntax"]), ("<>", nil, ["email.syntax"]),
        ("mailto:", nil, ["email.syntax"]), ("ana@example.com/path", nil, ["email.syntax"]),
        ("a@example.com; b@example.com", nil, ["email.multiple"]),
        ("a@example.com b@example.com", nil, ["email.multiple"]),
        ("a@example.com,b@example.com", nil, ["email.multiple"]),
        ("a@example.com/b@example.com", nil, ["email.multiple"]),
        ("Ana <a@example.com>, Bob <b@example.com>", nil, ["email.multiple"]),
        ("\"a@example.com, b@example.com\"", nil, ["email.multiple"]),
        ("mailto:a@example.com,b@example.com", nil, ["email.multiple"]),
        ("ana@example.com <bob@example.com>", nil, ["email.multiple"]),
        ("\(long64)@example.com", "\(long64)@example.com", []), ("\(long64)a@example.com", nil, ["email.too_long"]),
        ("\(long64)@\(domain189)", "\(long64)@\(domain189)", []),
        ("\(long64)@aa.\(domain189)", nil, ["email.too_long"]),
        ("Ana <ana@example.com>", "ana@example.com", ["email.wrapper_removed"]),
        ("<ana@example.com>", "ana@example.com", ["email.wrapper_removed"]),
        ("\"Pérez, Ana\" <ana@example.com>", "ana@example.com", ["email.wrapper_removed"]),
        ("ana@example.com <ana@example.com>", "ana@example.com", ["email.wrapper_removed"]),
        ("mailto:ana@example.com", "ana@example.com", ["email.wrapper_removed"]),
        ("MAILTO:ana@example.com?subject=Hi&cc=bob@example.com", "ana@example.com", ["email.wrapper_removed"]),
        ("mailto:ana%40example.com", "ana@example.com", ["email.wrapper_removed"]),
        ("ana@example.com.", "ana@example.com", ["email.wrapper_removed"]),
        ("ana@example.com,", "ana@example.com", ["email.wrapper_removed"]),
        ("ana@example.com;", "ana@example.com", ["email.wrapper_removed"]),
        ("'ana@example.com'", "ana@example.com", ["email.wrapper_removed"]),
        ("\"ana@example.com\"", "ana@example.com", ["email.wrapper_removed"]),
        ("\"<ana@example.com>\";", "ana@example.com", ["email.wrapper_removed"]),
        ("ana@example.com (Ana)", "ana@example.com", ["email.wrapper_removed"]),
        ("(ana@example.com)", "ana@example.com", ["email.wrapper_removed"]),
        ("Ana@EXAMPLE.com", "Ana@example.com", ["email.domain_normalized"]),
        ("ana@müller.example", "ana@xn--mller-kva.example", ["email.domain_normalized"]),
        ("ana@straße.example", "ana@xn--strae-oqa.example", ["email.domain_normalized"]),
        ("ana@XN--MLLER-KVA.example", "ana@xn--mller-kva.example", ["email.domain_normalized"]),
        ("ana@xn--mller-kva.example", "ana@xn--mller-kva.example", []),
        (
            "Jörg Müller <joerg@Bücher.example>", "joerg@xn--bcher-kva.example",
            ["email.wrapper_removed", "email.domain_normalized"]
        ),
        ("ana@例え。テスト", "ana@xn--r8jz45g.xn--zckzah", ["email.domain_normalized"]),
        ("ana@xn--0.example", nil, ["email.syntax"]), ("ana@xn--a.example", nil, ["email.syntax"]),
        ("ana@☃.example", nil, ["email.syntax"]), ("ana@xn--n3h.example", nil, ["email.syntax"]),
        ("ana@a\u{200D}b.example", nil, ["email.syntax"]),
        ("\"a b\"@example.com", "\"a b\"@example.com", ["email.unusual_form"]),
        ("\"a@b\"@example.com", "\"a@b\"@example.com", ["email.unusual_form"]),
        ("ana@[192.0.2.1]", "ana@[192.0.2.1]", ["email.unusual_form"]),
        ("ana@[IPv6:2001:db8::1]", "ana@[IPv6:2001:db8::1]", ["email.unusual_form"]),
        ("ana@[192.0.2.300]", nil, ["email.syntax"]), ("josé@example.com", "josé@example.com", ["email.unusual_form"]),
        ("ana@192.0.2.1", "ana@192.0.2.1", ["email.unusual_form"]),
        ("чебурашка@example.com", "чебурашка@example.com", ["email.unusual_form"]),
        ("用户@例え.テスト", "用户@xn--r8jz45g.xn--zckzah", ["email.domain_normalized", "email.unusual_form"]),
        ("аna@example.com", nil, ["email.mixed_script"]), ("\u{430}strid@example.com", nil, ["email.mixed_script"]),
        ("а1@example.com", nil, ["email.mixed_script"]), ("аре@example.com", nil, ["email.mixed_script"]),
        ("ana@exаmple.com", nil, ["email.mixed_script"]), ("ana@аррӏе.com", nil, ["email.mixed_script"]),
        ("ana@xn--80ak6aa92e.com", nil, ["email.mixed_script"]), ("αna@example.com", nil, ["email.mixed_script"]),
        ("иван@пример.рф", "иван@xn--e1afmkfd.xn--p1ai", ["email.domain_normalized", "email.unusual_form"]),
        ("ana@gmial.com", "ana@gmial.com", ["email.domain_typo"]),
        ("ana@GMAIL.con", "ana@gmail.con", ["email.domain_normalized", "email.domain_typo"]),
        ("ana@gmail.co", "ana@gmail.co", ["email.domain_typo"]), ("ana@gmail.com", "ana@gmail.com", []),
        ("test@test.com", "test@test.com", ["email.placeholder"]),
        ("Test@TEST.com", "Test@test.com", ["email.domain_normalized", "email.placeholder"]),
        ("a\u{0}b@example.com", nil, ["email.syntax"]), ("a\u{85}b@example.com", nil, ["email.syntax"]),
    ]

    @Test("addresses", arguments: rows)
    func read(row: (input: String, canonical: String?, codes: [String])) {
        let input = Array(row.input.utf8)
        let reading = EmailAddress.read(input, options: Self.options)
        #expect(reading.outcome == row.canonical.map { .canonical(Array($0.utf8)) } ?? .refused)
        #expect(reading.findings.map(\.code) == row.codes)
        if EmailAddress.isCanonical(input.span, options: Self.options) { #expect(row.codes.isEmpty) }
        guard let canonical = row.canonical.map({ Array($0.utf8) }) else { return }
        let again = EmailAddress.read(canonical, options: Self.options)
        #expect(again.outcome == .canonical(canonical))
        #expect(Set(again.findings.map(\.code)).isDisjoint(with: Self.changes))
    }

    static let changes: Set = ["email.wrapper_removed", "email.domain_normalized", "email.case_normalized"]

    private func isPlain(_ text: [UInt8], _ options: EmailOptions) -> Bool {
        EmailAddress.isCanonical(text.span, options: options)
    }

    @Test("plain addresses take the fast path")
    func fastPath() {
        for text in ["ana@example.com", "ana.b+c_d-e@mail.example.co.uk", "Ana@a1.example", "1@2.3x"] {
            #expect(isPlain(Array(text.utf8), Self.options), "\(text)")
        }
    }

    @Test("facts: the suggestion and the limits")
    func parameters() {
        let typo = EmailAddress.read(Array("ana@gmial.com".utf8), options: Self.options)
        #expect(typo.findings.first?.parameters == ["suggestion": "gmail.com"])
        let long = EmailAddress.read(Array("\(Self.long64)a@example.com".utf8))
        #expect(long.findings.first?.parameters == ["limit": "64"])
    }

    @Test("letter case of the whole address, when the schema asks for it")
    func wholeCase() {
        let options = EmailOptions(providers: [], fillers: [], letterCase: .all)
        let reading = EmailAddress.read(Array("Ana@example.com".utf8), options: options)
        #expect(reading == Reading(.canonical(Array("ana@example.com".utf8)), [Finding("email.case_normalized")]))
        #expect(!isPlain(Array("Ana@example.com".utf8), options))
        #expect(isPlain(Array("ana@example.com".utf8), options))
    }

    @Test("any one byte anywhere: the fast path is never kinder than the slow one")
    func everyByte() {
        let address = Array("ana.b@ex-a.com".utf8)
        for byte in UInt8.min...UInt8.max {
            for index in address.indices {
                for text in [
                    address[..<index] + [byte] + address[index...],
                    address[..<index] + [byte] + address[(index + 1)...],
                ].map(Array.init) where isPlain(text, Self.options) {
                    #expect(EmailAddress.read(text, options: Self.options) == Reading(.canonical(text)))
                }
            }
        }
    }

    @Test("no bytes trap, what comes out stays, and the fast path is never too kind")
    func random() {
        var random = TestRandom(state: 5)
        let pieces =
            [
                "@", ".", "a", "ana", "<", ">", "\"", "'", " ", "(", ")", "mailto:", "?", "%40", "xn--", "mller-kva",
                "ü", "а",
                "ß", "-", ",", ";", "[", "]", "1.2.3.4", "IPv6:", "::", "\\", "example.com", "COM", "｡", "א",
                "\u{200D}", "/",
            ].map { Array($0.utf8) } + [[0xFF], [0x80], [0]]
        for _ in 0..<8000 {
            var text: [UInt8] = []
            for _ in 0..<Int.random(in: 0...9, using: &random) {
                text += pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }
            let reading = EmailAddress.read(text, options: Self.options)
            if EmailAddress.isCanonical(text.span, options: Self.options) {
                #expect(reading == Reading(.canonical(text)))
            }
            guard case .canonical(let bytes) = reading.outcome else { continue }
            let again = EmailAddress.read(bytes, options: Self.options)
            #expect(again.outcome == .canonical(bytes), "\(String(decoding: text, as: UTF8.self))")
            #expect(Set(again.findings.map(\.code)).isDisjoint(with: Self.changes))
        }
    }

    @Test(
        "a long run of anything is answered at once",
        arguments: ["@", "a", "a@b.c ", "<", "\"", "(", ".", "ü", "a@", "'", "xn--", "%40"])
    func long(piece: String) {
        let text = Array(String(repeating: piece, count: 300_000 / piece.utf8.count).utf8)
        let start = ContinuousClock.now
        _ = EmailAddress.read(text)
        _ = EmailAddress.read(Array("mailto:".utf8) + text)
        _ = EmailAddress.isCanonical(text.span)
        _ = Mailbox.isMailbox(text)
        _ = Mailbox.isIDNMailbox(text)
        _ = Hostname.isIDNHostname(text)
        #expect(ContinuousClock.now - start < .seconds(30))
    }
}
