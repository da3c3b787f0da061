import Foundation

/// Values that break naive programs, by kind of value; no name of a field stands here.
enum NastyTexts {
    /// The Big List of Naughty Strings, or a short list of our own where the data folder is not at hand.
    static let naughty: [String] = {
        let own = ["", " ", "\u{FEFF}", "undefined", "NaN", "-0", "<script>alert(1)</script>", "{{name}}", "%name%", "𝓐𝓷𝓪", "e\u{301}"]
        guard let url = LawData.url("suites/naughty-strings/blns.json"), let data = try? Data(contentsOf: url),
            let list = try? JSONDecoder().decode([String].self, from: data)
        else { return own }
        return own + list
    }()

    static let general = [
        "", " ", "\t\n", "\u{200B}", "\u{FEFF}x", "n/a", "NULL", "none", "-", "{{first_name}}", "%NAME%", "*|FNAME|*", "${x}",
        "[object Object]", "MarÃ­a", "D&#39;Angelo", "Tom &amp; Jerry", "a\u{0}b", "a\u{7}", "\u{202E}abc\u{202C}", "e\u{301}",
        "ﬁne", "１２３", "٣٤", "\u{2003}x\u{2003}", "\u{FDFA}", "x\u{AD}y", "Ａｎａ", "Ивaн", "=1+1", "a\u{2028}b", "  two  words ",
        "&amp;amp;", "&nbsp;", "\u{FFFD}", "Null", "true", "yes", "0", "1", "1e5", "4.47712345678E+11", "28013.0", "+", "'123",
        "https://x.com/ana", "@ana", "¿", "\u{1F468}\u{200D}\u{1F469}", "A\u{30A}\u{327}", "\u{1100}\u{1161}", "İ", "ß", "\\", "\"", "/",
    ]

    static let byKind: [String: [String]] = [
        "date": [
            "1990-01-01", "1990-01-01T00:00:00Z", "1990-01-01T00:00:00", "1990-01-01 00:00:00", "19900101", "1990-W01-1", "1990-001",
            "03/04/1990", "13/04/1990", "04/13/1990", "1.2.1990", "1990/1/2", "1 Jan 1990", "January 2, 1990", "2 de enero de 1990",
            "1990-01-01T23:00:00Z", "1990-01-01T22:30:00+02:00", "1990-02-30", "90-01-01", "01/02/90", "0000-00-00", "0001-01-01",
            "1900-01-01", "2190-01-01", "638150400", "1718000000", "1718000000000", "32874", "1990", "1990-01", "24:00", "1990-01-01T24:00:00Z",
            "2024-05-25T08:15:30.123456Z", "2024-05-25T08:15:30,5+01:00", "2024-06-30T23:59:60Z", "１９９０-０１-０１", "2024-05-25T08:15Z",
            " 1990-01-01 ", "1990-13-01", "2015-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "-0001-01-01", "2024-05-25T08:15:30-00:00",
        ],
        "email": [
            "ana@example.com", " Ana@EXAMPLE.com ", "Ana <ana@example.com>", "mailto:ana@example.com", "a@b", "a@b.c,d@e.f", "ana@gmial.com",
            "test@test.com", "jörg@bücher.example", "\"a b\"@example.com", "ana@[127.0.0.1]", "ana@example.com.", "a..b@example.com",
            "ana＠example.com", "ana(at)example.com", "ana@exаmple.com", "a@a.com", "ana@-x.com", "ana@example..com", "@", "ana@xn--bcher-kva.example",
            "<ana@example.com>", "ana@example.com;", "ana @example.com", "ana@münchen.de", "ANA@faß.de",
        ],
        "phone": [
            "14155552671", "1 (415) 555-2671", "4915123456789", "8 (495) 123-45-67", "011 15 2345-6789", "011 44 7712 345678", "+44 447712345678",
            "492112345", "48212345", "612345678", "+7 8 495 1234567", "+39 6 12345678", "(0)7712 345678", "0044", "+1 800 FLOWERS", "06 50 777 6317",
            "+44 7700 900123", "34", "39", "49", "UK", "+34 (0)612345678", "464-4391", "00 33 1 23 45 67 89", "8801712345678", "n/a",
            "+447712345678", "00447712345678", "07712345678", "+44 (0)7712 345678", "tel:+44-7712-345678", "7712345678", "+1", "+999123456",
            "+39 06 698 1234", "+34 612 34 56 78", "123456789", "0000000000", "+44 7712 345678 ext. 5", "1-800-FLOWERS", "+447712345678 / +447712345679",
            "4.47712345678E+11", "447712345678.0", "GB", "44", "+44", "0044", "ES", "1", "999", "+", "()", "+4477123456781234567", "٠٧٧١٢٣٤٥٦٧٨",
        ],
        "country": [
            "ES", "es", "ESP", "724", "Spain", "España", "espana", "Espagne", "UK", "England", "USSR", "XX", "Georgia", "NA", "Kosovo", "Schweiz",
            "日本", "EL", "zz", "E S", "Congo",
        ],
        "language": [
            "es", "ES", "es-MX", "spa", "Spanish", "español", "castellano", "en_US", "cat", "gb", "iw", "tw", "zh-Hant-TW", "xx", "Klingon", "mo",
            "sr-Latn", "EN-us", "i-klingon", "x-private", "US", "SE", "JP",
        ],
        "ip": [
            "81.2.69.142", " 81.2.69.142 ", "081.002.069.142", "81.2.69.142:443", "2001:DB8::1", "2001:0db8:0:0:0:0:0:1", "::ffff:81.2.69.142",
            "[2001:db8::1]:443", "127.0.0.1", "10.0.0.1", "81.2.69.142, 10.0.0.1", "256.1.1.1", "1.2.3", "::1", "fe80::1%eth0", "3232235777", "0x7f.1",
        ],
        "latitude": ["27.9", "27,9", "91", "-181", "27°59'40\"N", "0", "0.0", "27994401", "-0", "1e1", "N 27.9", "27.9N", "200", "360", "99.5"],
        "integer": ["12", " 12 ", "1,234", "1.234", "1 234", "-1", "1.5", "12.0", "1e3", "9007199254740993", "99999", "00012", "+5", "1_000"],
        "boolean": ["true", "TRUE", "false", "1", "0", "yes", "no", "sí", "off", "on", "oui", "2", "maybe", "t", "f", "y", "n", "x"],
        "postalCode": ["34747", "sw1a1aa", "SW1A 1AA", "1234", "01234", "1234 ab", "00-950", "12345-678", "K1A 0B1", "110 001", "3474", "28013.0", "2.8013E+4"],
        "moment": [
            "2024-05-25T08:15:30Z", "2024-05-25T08:15:30.5+02:00", "1716631530", "1716631530000", "19900517", "-5", "1990-05-17", "0",
            "86400", "9000-01-01T00:00:00Z", "0001-01-01", "100000000000", "99999999999", "-62135596800", "1716631530.25", "25/05/2024 10:15",
        ],
        "id": [
            "550e8400-e29b-41d4-a716-446655440000", "{550E8400-E29B-41D4-A716-446655440000}", "urn:uuid:550e8400e29b41d4a716446655440000",
            "12 34", "1234-5678", "ABCDEF", "abcdef", "0", "a b", "é", "12345678", "(550e8400-e29b-41d4-a716-446655440000)",
        ],
        "url": [
            "https://example.com/", "HTTP://Example.COM:80", "example.com/a b", "example.com", "ftp://x.com", "javascript:alert(1)", "//x.com",
            "https://bücher.example/ä", "https://[2001:DB8::1]:443/x", "https://a@b.com:8080/?q#f", "https://", "http://localhost", "https://x..com",
        ],
        "currency": ["EUR", "eur", "€", "$", "usd", "BTC", "kr", "XXX", "US$", "zł", "E U R"],
        "handle": ["https://twitter.com/ana", "@ana", "x.com/ana/", "facebook.com/ana?x=1", "https://plus.google.com/+Ana", "123", "https://twitter.com/", "@"],
    ]

    static let numbers = [
        "0", "-0", "1", "2", "-1", "1.0", "1.50", "1e3", "1E+2", "0.1", "27.994401", "-81.7", "100.5", "181", "5848408485216", "9007199254740993",
        "4.47712345678E+11", "28013.0", "1e999999", "1e-999999", "447712345678", "1718000000", "1718000000000", "32874", "19900101", "724",
        "123456789012345678901234567890", "0.30000000000000004", "3474", "1234567",
    ]
}

/// The shared data folder: `BARBULE_DATA`, or `shared` beside the package.
enum LawData {
    static func url(_ path: String) -> URL? {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        var bases = [root.appending(path: "../shared"), root.appending(path: "../../shared")]
        if let path = ProcessInfo.processInfo.environment["BARBULE_DATA"] { bases = [URL(filePath: path)] }
        return bases.map { $0.appending(path: path).standardizedFileURL }.first { FileManager.default.fileExists(atPath: $0.path) }
    }
}
