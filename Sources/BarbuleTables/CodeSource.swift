import BarbuleValues

/// Makes `codes.c`: codes of languages and countries.
enum CodeSource {
    static func source(_ facts: Facts) throws -> [UInt8] {
        let origin =
            "Facts/ (ISO 639, ISO 3166-1, IANA registry \(facts.registryDate))"
            + " and the likely subtags of ICU \(UnicodeVersions.icu)"
        var file = CSource(origin: origin)
        file.string("ctables_codes_version", "ICU \(UnicodeVersions.icu), IANA registry \(facts.registryDate)")
        languages(facts, &file)
        subtags(facts, &file)
        countries(facts, &file)
        return file.bytes
    }

    private static func languages(_ facts: Facts, _ file: inout CSource) {
        var two = [Int](repeating: 0, count: 676)
        var three: [Int] = []
        for language in facts.languages {
            two[language.two.index] = language.two.index + 1
            three.append(language.three.index << 10 | language.two.index)
            if let code = language.bibliographic { three.append(code.index << 10 | language.two.index) }
        }
        // Deprecated two-letter codes of the registry: iw -> he, in -> id, ji -> yi, jw -> jv, mo -> ro.
        for subtag in facts.subtags where subtag.type == "language" {
            guard let preferred = subtag.preferred, let old = TwoLetters(Array(subtag.subtag.utf8)),
                let new = TwoLetters(Array(preferred.utf8))
            else { continue }
            two[old.index] = two[new.index]
        }
        file.array("ctables_language_two", "uint16_t", two)
        file.array("ctables_language_three", "uint32_t", three.sorted(), withCount: "ctables_language_three_count")
    }

    private static func subtags(_ facts: Facts, _ file: inout CSource) {
        var registeredTwo = [UInt8](repeating: 0, count: 85)
        var registeredThree = [UInt8](repeating: 0, count: 2197)
        var rows: [(key: String, value: String)] = []
        for subtag in facts.subtags {
            let lower = subtag.subtag.lowercased()
            switch subtag.type {
            case "language":
                for code in expanded(subtag.subtag) {
                    if let two = TwoLetters(code) { registeredTwo[two.index >> 3] |= 1 << (two.index & 7) }
                    if let three = ThreeLetters(code) { registeredThree[three.index >> 3] |= 1 << (three.index & 7) }
                }
                if let preferred = subtag.preferred { rows.append(("L:" + lower, preferred)) }
            case "extlang": rows.append(("E:" + lower, subtag.prefixes.first ?? ""))
            case "script":
                for code in expanded(lower) { rows.append(("S:" + String(decoding: code, as: UTF8.self), "")) }
            case "region":
                for code in expanded(lower) {
                    rows.append(("R:" + String(decoding: code, as: UTF8.self), subtag.preferred ?? ""))
                }
            case "variant": rows.append(("V:" + lower, subtag.preferred ?? ""))
            default: rows.append(("T:" + lower, subtag.preferred ?? subtag.subtag))
            }
        }
        file.array("ctables_language_registered_two", "uint8_t", registeredTwo)
        file.array("ctables_language_registered_three", "uint8_t", registeredThree)
        let sorted = rows.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }
        file.array(
            "ctables_subtags", "ctables_subtag", sorted.map { "{\"\($0.key)\", \"\($0.value)\"}" },
            withCount: "ctables_subtag_count")
    }

    /// A registry range such as `qaa..qtz`, or the one subtag.
    private static func expanded(_ subtag: String) -> [[UInt8]] {
        let bytes = Array(subtag.utf8)
        guard let dots = bytes.firstIndex(of: UInt8(ascii: ".")) else { return [bytes] }
        let last = Array(bytes[(dots + 2)...])
        var result: [[UInt8]] = []
        var current = Array(bytes[..<dots])
        while result.count < 20_000 {
            result.append(current)
            if current == last { break }
            var place = current.count - 1
            while place >= 0, current[place] | 0x20 == UInt8(ascii: "z") {
                current[place] -= 25
                place -= 1
            }
            if place < 0 { break }
            current[place] += 1
        }
        return result
    }

    private static func countries(_ facts: Facts, _ file: inout CSource) {
        var two = [Int](repeating: 0, count: 676)
        var language = [Int](repeating: 0, count: 676)
        var former = [Int](repeating: 0, count: 676)
        var numeric = [Int](repeating: 0, count: 1000)
        var three: [Int] = []
        let languages = Set(facts.languages.map(\.two))
        for country in facts.countries {
            let index = country.two.index
            two[index] = 1
            numeric[country.numeric] = index + 1
            three.append(country.three.index << 10 | index)
            if let main = mainLanguage(country.two), languages.contains(main) { language[index] = main.index + 1 }
        }
        for subtag in facts.subtags where subtag.type == "region" {
            guard let preferred = subtag.preferred, let old = TwoLetters(Array(subtag.subtag.utf8)),
                let new = TwoLetters(Array(preferred.utf8))
            else { continue }
            former[old.index] = new.index + 1
        }
        file.array("ctables_country_two", "uint8_t", two)
        file.array("ctables_country_language", "uint16_t", language)
        file.array("ctables_country_three", "uint32_t", three.sorted(), withCount: "ctables_country_three_count")
        file.array("ctables_country_numeric", "uint16_t", numeric)
        file.array("ctables_country_former", "uint16_t", former)
    }

    private static func mainLanguage(_ country: TwoLetters) -> TwoLetters? {
        let region = String(decoding: country.upper, as: UTF8.self)
        guard let likely = LocaleNames.addingLikelySubtags("und_" + region),
            let language = TwoLetters(Array(likely.prefix { $0 != "_" }.utf8))
        else { return nil }
        // ICU says Bokmål for Norway; ISO 639 has it inside Norwegian, and `no` is the code that equals the country.
        return language == TwoLetters(Array("nb".utf8)) ? TwoLetters(Array("no".utf8)) : language
    }
}
