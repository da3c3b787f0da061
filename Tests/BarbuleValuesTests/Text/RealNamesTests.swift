import Testing

@testable import BarbuleValues

@Suite struct RealNamesTests {
    /// Names of countries and languages in many languages: real words that no repair may touch.
    static func names(in locales: [String]) -> Set<String> {
        var names: Set<String> = []
        for locale in locales {
            for first in UInt8(ascii: "A")...UInt8(ascii: "Z") {
                for second in UInt8(ascii: "A")...UInt8(ascii: "Z") {
                    let code = String(decoding: [first, second], as: UTF8.self)
                    if let name = LocaleNames.country(code, in: locale) {
                        names.insert(String(decoding: name, as: UTF8.self))
                    }
                    let language = String(decoding: [first | 0x20, second | 0x20], as: UTF8.self)
                    if let name = LocaleNames.language(language, in: locale) {
                        names.insert(String(decoding: name, as: UTF8.self))
                    }
                }
            }
        }
        return names
    }

    // Khmer and Malayalam are not among them: some names hold zero width spaces or a stray final joiner, which go.
    @Test("no repair touches the name of a country or language, shouted or followed by punctuation")
    func untouched() {
        let locales = [
            "es", "pt", "fr", "it", "de", "sv", "da", "nb", "fi", "is", "pl", "cs", "sk", "hu", "ro", "tr", "az", "lt",
            "lv",
            "et", "vi", "ca", "eu", "ga", "el", "ru", "uk", "ar", "fa", "he", "hi", "si", "th", "ja", "zh", "ko",
        ]
        var touched: [String] = []
        let names = Self.names(in: locales)
        for name in names {
            for suffix in ["", "…", "™", "®", "’S", "’", "”", " – x"] {
                for text in [name + suffix, name.uppercased() + suffix] {
                    let codes = TextStagesTests.name.apply(to: Array(text.utf8)).findings.map(\.code)
                    if codes.contains("text.mojibake") || codes.contains("text.html_entity")
                        || codes.contains("text.invisible_removed")
                    {
                        touched.append("\(text): \(codes)")
                    }
                }
            }
        }
        #expect(names.count > 10_000)
        #expect(touched.isEmpty, "\(touched.count): \(touched.prefix(10))")
    }

    @Test("the same names, wrongly decoded, are repaired")
    func repaired() {
        var broken = 0
        var missed: [String] = []
        for name in Self.names(in: [
            "es", "pt", "fr", "de", "pl", "cs", "ro", "tr", "az", "vi", "el", "ru", "ar", "hi", "ja", "zh", "ko",
        ]) {
            let bytes = Array(name.utf8)
            guard bytes.contains(where: { $0 >= 0x80 }) else { continue }
            broken += 1
            let garbled = CodePoints.encoded(bytes.map(Windows1252.point))
            let result = TextStagesTests.name.apply(to: garbled)
            if result.text != TextStagesTests.name.apply(to: bytes).text { missed.append(name) }
        }
        #expect(missed.count * 50 < broken, "\(missed.count) of \(broken): \(missed.prefix(10))")
    }
}
