import BarbuleValues
import Testing

@Suite struct LanguageCodeTests {
    static let rows: [(input: String, country: String?, canonical: String?, codes: [String])] = [
        ("ES", nil, "ES", []), ("es", nil, "ES", ["language.normalized"]), ("eS", nil, "ES", ["language.normalized"]),
        ("spa", nil, "ES", ["language.normalized"]), ("es_ES", nil, "ES", ["language.normalized"]),
        ("es-ES", nil, "ES", ["language.normalized"]), ("es-419", nil, "ES", ["language.normalized"]),
        ("zh-Hant-TW", nil, "ZH", ["language.normalized"]), ("en_US.UTF-8", nil, "EN", ["language.normalized"]),
        ("Spanish", nil, "ES", ["language.normalized"]), ("Español", nil, "ES", ["language.normalized"]),
        ("espanol", nil, "ES", ["language.normalized"]), ("Alemán", nil, "DE", ["language.normalized"]),
        ("Castellano", nil, "ES", ["language.normalized"]), ("Deutsch", nil, "DE", ["language.normalized"]),
        ("日本語", nil, "JA", ["language.normalized"]), ("русский", nil, "RU", ["language.normalized"]),
        ("iw", nil, "HE", ["language.normalized"]), ("in", nil, "ID", ["language.normalized"]),
        ("ji", nil, "YI", ["language.normalized"]), ("jw", nil, "JV", ["language.normalized"]),
        ("mo", nil, "RO", ["language.normalized"]), ("tw", nil, "TW", ["language.normalized"]),
        ("TW", nil, "TW", []), ("BH", nil, "BH", []), ("TL", nil, "TL", []),
        ("ger", nil, "DE", ["language.normalized"]), ("deu", nil, "DE", ["language.normalized"]),
        ("English (US)", nil, "EN", ["language.normalized"]), ("American English", nil, "EN", ["language.normalized"]),
        ("Brazilian Portuguese", nil, "PT", ["language.normalized"]), ("Flemish", nil, "NL", ["language.normalized"]),
        ("Simplified Chinese", nil, "ZH", ["language.normalized"]), ("Tagalog", nil, "TL", ["language.normalized"]),
        ("US", nil, nil, ["language.country_code"]), ("GB", nil, nil, ["language.country_code"]),
        ("JP", nil, nil, ["language.country_code"]), ("CZ", nil, nil, ["language.country_code"]),
        ("dk", nil, nil, ["language.country_code"]), ("CZ", "CZ", nil, ["language.country_code"]),
        ("ESP", nil, nil, ["language.country_code"]), ("USA", nil, nil, ["language.country_code"]),
        ("xx", nil, nil, ["language.unknown"]), ("Klingon", nil, nil, ["language.unknown"]),
        ("fil", nil, nil, ["language.unknown"]), ("Filipino", nil, nil, ["language.unknown"]),
        ("sh", nil, nil, ["language.country_code"]), ("", nil, nil, ["language.unknown"]),
        ("724", nil, nil, ["language.unknown"]), ("es-", nil, nil, ["language.unknown"]),
        ("-es", nil, nil, ["language.unknown"]), ("es ES", nil, nil, ["language.unknown"]),
        ("se", "SE", "SE", ["language.normalized", "language.country_confusion"]),
        ("SE", "SE", "SE", ["language.country_confusion"]), ("SE", "NO", "SE", []), ("ES", "ES", "ES", []),
        ("FR", "FR", "FR", []), ("NO", "NO", "NO", []), ("UK", "GB", "UK", ["language.country_confusion"]),
        ("UK", "UA", "UK", []), ("uk", nil, "UK", ["language.normalized"]),
        ("BE", "BE", "BE", ["language.country_confusion"]), ("AR", "AR", "AR", ["language.country_confusion"]),
        ("CA", "CA", "CA", ["language.country_confusion"]),
        ("IN", "IN", "ID", ["language.normalized", "language.country_confusion"]),
        ("ID", "ID", "ID", []), ("se-SE", "SE", "SE", ["language.normalized"]),
        ("Northern Sami", "SE", "SE", ["language.normalized"]),
    ]

    @Test("a language in any form becomes its two-letter code in capitals", arguments: rows)
    func read(row: (input: String, country: String?, canonical: String?, codes: [String])) throws {
        let country = row.country.flatMap { TwoLetters(Array($0.utf8)) }
        let reading = LanguageCode.read(Array(row.input.utf8), country: country)
        #expect(reading.outcome == row.canonical.map { .canonical(Array($0.utf8)) } ?? .refused)
        #expect(reading.findings.map(\.code) == row.codes)
        #expect(LanguageCode.isCanonical(Array(row.input.utf8).span, country: country) == row.codes.isEmpty)
        if let canonical = row.canonical {
            let again = LanguageCode.read(Array(canonical.utf8), country: country)
            #expect(again.outcome == .canonical(Array(canonical.utf8)))
            #expect(!again.findings.map(\.code).contains("language.normalized"))
        }
    }

    static let tagRows: [(input: String, canonical: String?)] = [
        ("es", "es"), ("ES", "es"), ("zh_hant_tw", "zh-Hant-TW"), ("iw-IL", "he-IL"), ("zh-yue", "yue"),
        ("i-klingon", "tlh"), ("zh-min-nan", "nan"), ("sgn-BE-FR", "sfb"), ("de-DD", "de-DE"), ("fil-ph", "fil-PH"),
        ("de-ch-1996", "de-CH-1996"), ("en-u-ca-buddhist", "en-u-ca-buddhist"), ("EN-X-Foo", "en-x-foo"),
        ("x-priv", "x-priv"), ("en-t-fr-a-bbb", "en-a-bbb-t-fr"), ("Spanish", "es"), ("tw", "tw"), ("cmn", "cmn"),
        ("en-GB-oed", "en-GB-oxendict"), ("en-a", nil), ("en--US", nil), ("zzzz", nil), ("en-Zzzzz", nil),
        ("ar-yue", nil), ("en-1996-1996", nil), ("en-u-a-u-b", nil),
    ]

    @Test("BCP 47: letter case and preferred values of the registry", arguments: tagRows)
    func tag(row: (input: String, canonical: String?)) {
        let reading = LanguageCode.read(Array(row.input.utf8), form: .bcp47)
        #expect(reading.outcome == row.canonical.map { .canonical(Array($0.utf8)) } ?? .refused)
        #expect((row.canonical == row.input) == (reading.findings.isEmpty))
    }

    @Test("ISO 639-1 and the registry's deprecated codes")
    func standard() {
        let rows = CodesSuite.rows("suites/codes/language-2-letter.tsv")
        var agreed = 0
        for row in rows {
            let expected = row[1] == "yes" ? row[0] : row[5] == "-" ? nil : row[5]
            let outcome = LanguageCode.read(Array(row[0].utf8)).outcome
            let isRight = outcome == expected.map { .canonical(Array($0.uppercased().utf8)) } ?? .refused
            #expect(isRight, "\(row)")
            if isRight { agreed += 1 }
            for form in row[2...3] where form != "-" && row[1] == "yes" {
                #expect(LanguageCode.read(Array(form.utf8)).outcome == .canonical(Array(row[0].uppercased().utf8)))
            }
        }
        if !rows.isEmpty { print("suites/codes/language-2-letter.tsv: \(agreed) of \(rows.count) agree") }
    }

    @Test("language tags: where the references agree, so do we")
    func tags() {
        let rows = CodesSuite.rows("suites/codes/tags.tsv")
        var counts: [String: (agreed: Int, all: Int)] = [:]
        var differences: [String] = []
        for row in rows {
            guard let tag = CodesSuite.jsonString(row[0]) else { continue }
            var ours: String?
            if case .canonical(let bytes) = LanguageCode.read(Array(tag.utf8), form: .bcp47).outcome {
                ours = String(decoding: bytes, as: UTF8.self)
            }
            let kind = row[5]
            let theirs = CodesSuite.jsonString(row[2])
            counts[kind, default: (0, 0)].all += 1
            if ours == theirs {
                counts[kind, default: (0, 0)].agreed += 1
            } else if kind == "agree" {
                differences.append("\(tag): \(ours ?? "nil") ≠ \(theirs ?? "nil") valid=\(row[1])")
            }
        }
        for (kind, count) in counts.sorted(by: { $0.key < $1.key }) {
            print("suites/codes/tags.tsv: \(count.agreed) of \(count.all) as langcodes, references \(kind)")
        }
        // What is left are CLDR's own rewritings, almost all of tags that the registry of our date calls invalid.
        #expect(differences.filter { $0.hasSuffix("valid=yes") } == ["swc: swc ≠ sw-CD valid=yes"])
    }

    @Test("every name CLDR gives a language in its own words is read")
    func endonyms() {
        for (name, code) in [
            ("English", "EN"), ("français", "FR"), ("italiano", "IT"), ("português", "PT"), ("中文", "ZH"),
            ("العربية", "AR"), ("हिन्दी", "HI"), ("Türkçe", "TR"), ("українська", "UK"), ("svenska", "SV"),
            ("Nederlands", "NL"), ("polski", "PL"), ("čeština", "CS"), ("magyar", "HU"), ("română", "RO"),
            ("ελληνικά", "EL"), ("עברית", "HE"), ("한국어", "KO"), ("Tiếng Việt", "VI"), ("ไทย", "TH"),
            ("català", "CA"), ("euskara", "EU"), ("galego", "GL"), ("norsk", "NO"), ("norsk bokmål", "NB"),
            ("dansk", "DA"), ("suomi", "FI"), ("íslenska", "IS"), ("Gaeilge", "GA"), ("Cymraeg", "CY"),
        ] {
            #expect(LanguageCode.read(Array(name.utf8)).outcome == .canonical(Array(code.utf8)), "\(name)")
        }
    }

    @Test("any two letters and any option: the fast path agrees with the slow one")
    func allPairs() {
        for first in UInt8(ascii: "A")...UInt8(ascii: "z") {
            for second in UInt8(ascii: "A")...UInt8(ascii: "z") {
                let text = [first, second]
                for letterCase in [LanguageCode.LetterCase.upper, .lower] {
                    for form in [LanguageCode.Form.alpha2, .bcp47] {
                        let country = TwoLetters(text)
                        guard
                            LanguageCode.isCanonical(text.span, form: form, letterCase: letterCase, country: country)
                        else { continue }
                        let reading = LanguageCode.read(text, form: form, letterCase: letterCase, country: country)
                        #expect(reading == Reading(.canonical(text)))
                    }
                }
            }
        }
    }

    @Test("no bytes trap, and what comes out stays")
    func random() {
        var random = TestRandom(state: 2)
        let alphabet = Array("eszhantw-_x1u. @()ñ".utf8) + [0xFF]
        for _ in 0..<5000 {
            let text = (0..<Int.random(in: 0...14, using: &random)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
            for form in [LanguageCode.Form.alpha2, .bcp47] {
                guard case .canonical(let bytes) = LanguageCode.read(text, form: form).outcome else { continue }
                #expect(LanguageCode.read(bytes, form: form) == Reading(.canonical(bytes)))
            }
        }
    }
}
