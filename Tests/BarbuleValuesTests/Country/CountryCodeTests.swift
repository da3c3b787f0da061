import BarbuleValues
import Testing

@Suite struct CountryCodeTests {
    static let lossy = CountryCode.LossyNames(
        [
            ("England", "GB"), ("Scotland", "GB"), ("Wales", "GB"), ("Northern Ireland", "GB"), ("Great Britain", "GB"),
            ("UK", "GB"), ("Holland", "NL"), ("America", "US"), ("EL", "GR"), ("SU", "RU"),
        ].map { (name: Array($0.0.utf8), code: Array($0.1.utf8)) })

    static func read(_ text: String) -> Reading { CountryCode.read(Array(text.utf8), lossy: lossy) }

    static let rows: [(input: String, canonical: String, code: String?)] = [
        ("ES", "ES", nil), ("es", "ES", "country.normalized"), ("Es", "ES", "country.normalized"),
        ("ESP", "ES", "country.normalized"), ("esp", "ES", "country.normalized"),
        ("724", "ES", "country.normalized"), ("008", "AL", "country.normalized"),
        ("Spain", "ES", "country.normalized"), ("Alemania", "DE", "country.normalized"),
        ("ESPAÑA", "ES", "country.normalized"), ("Espana", "ES", "country.normalized"),
        ("Deutschland", "DE", "country.normalized"), ("日本", "JP", "country.normalized"),
        ("Россия", "RU", "country.normalized"), ("Suomi", "FI", "country.normalized"),
        ("United Kingdom", "GB", "country.normalized"), ("United States of America", "US", "country.normalized"),
        ("USA", "US", "country.normalized"), ("U.S.A.", "US", "country.normalized"),
        ("U.S.", "US", "country.normalized"), ("United States", "US", "country.normalized"),
        ("EE. UU.", "US", "country.normalized"), ("Russian Federation", "RU", "country.normalized"),
        ("Viet Nam", "VN", "country.normalized"), ("Vietnam", "VN", "country.normalized"),
        ("Republic of Korea", "KR", "country.normalized"), ("Korea, Republic of", "KR", "country.normalized"),
        ("South Korea", "KR", "country.normalized"), ("North Korea", "KP", "country.normalized"),
        ("Macedonia", "MK", "country.normalized"), ("Ivory Coast", "CI", "country.normalized"),
        ("Côte d'Ivoire", "CI", "country.normalized"), ("Cote d’Ivoire", "CI", "country.normalized"),
        ("Costa de Marfil", "CI", "country.normalized"), ("Czech Republic", "CZ", "country.normalized"),
        ("República Checa", "CZ", "country.normalized"), ("Czechia", "CZ", "country.normalized"),
        ("Turkey", "TR", "country.normalized"), ("Türkiye", "TR", "country.normalized"),
        ("Burma", "MM", "country.normalized"), ("The Netherlands", "NL", "country.normalized"),
        ("The Gambia", "GM", "country.normalized"), ("Trinidad & Tobago", "TT", "country.normalized"),
        ("Trinidad and Tobago", "TT", "country.normalized"), ("Saint Lucia", "LC", "country.normalized"),
        ("Sudáfrica", "ZA", "country.normalized"), ("Micronesia", "FM", "country.normalized"),
        ("Georgia", "GE", "country.normalized"), ("Niger", "NE", "country.normalized"),
        ("Irlande", "IE", "country.normalized"), ("Österreich", "AT", "country.normalized"),
        ("Schweiz", "CH", "country.normalized"), ("Suisse", "CH", "country.normalized"),
        ("UK", "GB", "country.lossy"), ("England", "GB", "country.lossy"), ("Great Britain", "GB", "country.lossy"),
        ("Holland", "NL", "country.lossy"), ("SU", "RU", "country.lossy"), ("EL", "GR", "country.lossy"),
        ("america", "US", "country.lossy"), ("BU", "MM", "country.lossy"), ("DD", "DE", "country.lossy"),
        ("Narnia", "Narnia", "country.unrecognized"), ("Europe", "Europe", "country.unrecognized"),
        ("EU", "EU", "country.unrecognized"), ("Amerika", "Amerika", "country.unrecognized"),
        ("Korea", "Korea", "country.unrecognized"), ("Congo", "Congo", "country.unrecognized"),
        ("XK", "XK", "country.unrecognized"), ("ZZ", "ZZ", "country.unrecognized"),
        ("000", "000", "country.unrecognized"), ("150", "150", "country.unrecognized"),
        ("es_ES", "es_ES", "country.unrecognized"), ("", "", "country.unrecognized"),
        ("-", "-", "country.unrecognized"),
    ]

    @Test("a country in any form becomes alpha-2, or stays with a warning", arguments: rows)
    func read(row: (input: String, canonical: String, code: String?)) {
        let reading = Self.read(row.input)
        #expect(reading.outcome == .canonical(Array(row.canonical.utf8)))
        #expect(reading.findings.map(\.code) == (row.code.map { [$0] } ?? []))
        #expect(CountryCode.isCanonical(Array(row.input.utf8).span) == (row.code == nil))
        let again = Self.read(row.canonical)
        #expect(again.findings.allSatisfy { $0.code == "country.unrecognized" })
    }

    @Test("ISO 3166-1: all current codes in three forms, nothing else")
    func standard() {
        var agreed = 0
        let rows = CodesSuite.rows("suites/codes/country.tsv")
        for row in rows {
            let isCurrent = row[1] == "current"
            let two = CountryCode.read(Array(row[0].utf8))
            #expect(two.findings.isEmpty == isCurrent, "\(row)")
            if two.findings.isEmpty == isCurrent { agreed += 1 }
            guard isCurrent else { continue }
            for form in [row[2], row[3], row[2].lowercased()] {
                let isRead = CountryCode.read(Array(form.utf8)).outcome == .canonical(Array(row[0].utf8))
                #expect(isRead, "\(form)")
            }
            // The standard's own English name, unless it needs its comma: that is what the aliases are for.
            let named = CountryCode.read(Array(row[9].utf8)).outcome == .canonical(Array(row[0].utf8))
            #expect(named || row[0] == "CG", "\(row[9])")
        }
        if !rows.isEmpty { print("suites/codes/country.tsv: \(agreed) of \(rows.count) verdicts agree") }
    }

    @Test("any two letters: the fast path agrees with the slow one")
    func allPairs() {
        for first in UInt8(0)...127 {
            for second in UInt8(0)...127 {
                let text = [first, second]
                if CountryCode.isCanonical(text.span) { #expect(CountryCode.read(text) == Reading(.canonical(text))) }
            }
        }
    }

    @Test("no bytes trap")
    func random() {
        var random = TestRandom(state: 1)
        for _ in 0..<3000 {
            let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random)
            }
            if case .canonical(let bytes) = CountryCode.read(text).outcome {
                #expect(bytes == text || bytes.count == 2)
            }
        }
    }
}
