internal import BarbuleValues

/// `language`: ISO 639-1 code (`alpha-2`) or language tag (`bcp47`) out of codes, tags and names in all languages of
/// CLDR; `country` names the sibling that tells a language from a country. Without `case` a two-letter code stands in
/// capitals and a tag in the case of RFC 5646 §2.1.1.
struct LanguageNormalizer: Normalizer {
    static let name = "language"

    private enum Form: String, CaseIterable {
        case alpha2 = "alpha-2"
        case bcp47
    }

    private let form: LanguageCode.Form
    private let letterCase: LetterCase?
    private let country: JSONString?

    var siblings: [JSONString] { country.map { [$0] } ?? [] }

    init(_ parameters: SchemaReader) throws(SchemaError) {
        form = try parameters.member("form")?.choice(Form.self) == .bcp47 ? .bcp47 : .alpha2
        letterCase = try parameters.member("case")?.choice()
        country = try parameters.member("country")?.jsonString()
    }

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading {
        let country = context.country(country)
        guard form == .bcp47, let letterCase else {
            return LanguageCode.read(text, form: form, letterCase: letterCase == .lower ? .lower : .upper, country: country)
        }
        var reading = LanguageCode.read(text, form: form, country: country)
        guard case .canonical(let tag) = reading.outcome else { return reading }
        let canonical = letterCase.apply(to: tag)
        reading.outcome = .canonical(canonical)
        reading.findings.removeAll { $0.code == "language.normalized" }
        if canonical != text { reading.findings.insert(Finding("language.normalized"), at: 0) }
        return reading
    }

    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool {
        // A two-letter tag is canonical in lower case, whatever is asked of longer ones.
        if form == .bcp47, letterCase == .upper { return false }
        return LanguageCode.isCanonical(
            text, form: form, letterCase: letterCase == .lower ? .lower : .upper, country: context.country)
    }
}
