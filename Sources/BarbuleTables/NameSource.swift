import BarbuleValues
internal import CICUData

/// Makes `names.c`: the names of languages and countries in all locales of CLDR, folded, as fingerprints.
///
/// A name that stands for two different codes in any two locales is left out: more than one match means unknown.
/// The hand-written aliases of `Facts/` are decisions and stand above that.
enum NameSource {
    static func source(_ facts: Facts) throws -> [UInt8] {
        var file = CSource(
            origin: "ICU \(UnicodeVersions.icu) (CLDR \(UnicodeVersions.cldr)) and the aliases of Facts/")
        let countries = try entries(countryNames(facts), aliases: facts.countryAliases)
        let languages = try entries(languageNames(facts), aliases: facts.languageAliases)
        file.array("ctables_country_names", "uint64_t", countries.map(hex), withCount: "ctables_country_name_count")
        file.array("ctables_language_names", "uint64_t", languages.map(hex), withCount: "ctables_language_name_count")
        return file.bytes
    }

    private static func hex(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return "0x" + String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// Folded name -> code, `.some(nil)` = known, but of no current two-letter code, or ambiguous.
    private typealias Names = [[UInt8]: TwoLetters?]

    private static func countryNames(_ facts: Facts) throws -> Names {
        let current = Set(facts.countries.map(\.two))
        // The world and the continents take part, so that `America` stays unknown. Smaller regions do not: the name of
        // southern Africa in one language is that of the country South Africa in others.
        let continents: Set = ["001", "002", "009", "019", "142", "150"]
        return try names(
            CICUDATA_COUNTRIES, where: { $0.utf8.count == 2 || continents.contains($0) },
            code: { key in TwoLetters(Array(key.utf8)).flatMap { current.contains($0) ? $0 : nil } })
    }

    private static func languageNames(_ facts: Facts) throws -> Names {
        var codes: [String: TwoLetters] = [:]
        for language in facts.languages { codes[language.two.text] = language.two }
        for subtag in facts.subtags where subtag.type == "language" && subtag.subtag.utf8.count == 2 {
            if let preferred = subtag.preferred { codes[subtag.subtag] = codes[preferred] }
        }
        // `en_US` (American English) and `zh_Hant` (traditional Chinese) are names of their language.
        return try names(CICUDATA_LANGUAGES, code: { key in codes[String(key.prefix { $0 != "_" })] })
    }

    private static func names(
        _ kind: cicudata_kind, where isCandidate: (String) -> Bool = { _ in true }, code: (String) -> TwoLetters?
    ) throws -> Names {
        var result: Names = [:]
        for row in try Visit.rows(kind) where isCandidate(row.key) {
            for spelling in spellings(row) {
                let key = TextFold.key(Array(spelling.utf8))
                // A locale without a name repeats the code; two ASCII letters are always a code.
                if key == TextFold.key(Array(row.key.utf8)) || key.count < 3 { continue }
                let value = code(row.key)
                if let known = result[key], known != value {
                    result[key] = .some(nil)
                } else {
                    result[key] = .some(value)
                }
            }
        }
        return result
    }

    /// English names also without their abbreviations and with the article.
    private static func spellings(_ row: Visit.Row) -> [String] {
        guard row.locale == "en" else { return [row.name] }
        let long = row.name.replacing("St. ", with: "Saint ").replacing("&", with: "and")
        return [row.name, long, "The " + row.name]
    }

    private static func entries(_ names: Names, aliases: [Facts.Alias]) throws -> [UInt64] {
        var names = names
        for alias in aliases {
            let code = TwoLetters(Array(alias.code.utf8)).flatMap { $0.text == "xx" ? nil : $0 }
            names[TextFold.key(Array(alias.name.utf8))] = .some(code)
        }
        var seen: [UInt64: TwoLetters] = [:]
        for (key, code) in names {
            let print = NameFingerprint.of(key)
            if let code {
                guard seen.updateValue(code, forKey: print) == nil else {
                    throw GeneratorFailure("two names share a fingerprint: \(String(decoding: key, as: UTF8.self))")
                }
            }
        }
        for (key, code) in names where code == nil && seen[NameFingerprint.of(key)] != nil {
            throw GeneratorFailure("an unknown name has the fingerprint of a known one")
        }
        return seen.map { $0.key | UInt64($0.value.index) }.sorted()
    }
}

/// The rows ICU hands out one by one, collected.
enum Visit {
    struct Row { var locale: String, key: String, name: String }

    private final class Rows { var rows: [Row] = [] }

    static func rows(_ kind: cicudata_kind) throws -> [Row] {
        let box = Rows()
        let status = unsafe cicudata_visit_names(
            kind,
            { context, locale, key, name in
                guard let context = unsafe context, let locale = unsafe locale, let key = unsafe key,
                    let name = unsafe name
                else { return }
                let rows = unsafe Unmanaged<Rows>.fromOpaque(context).takeUnretainedValue()
                unsafe rows.rows.append(
                    Row(locale: String(cString: locale), key: String(cString: key), name: String(cString: name)))
            }, Unmanaged.passUnretained(box).toOpaque())
        guard status == 0, !box.rows.isEmpty else { throw GeneratorFailure("ICU handed out no names") }
        return box.rows
    }
}

extension TwoLetters {
    fileprivate var text: String { String(decoding: lower, as: UTF8.self) }
}
