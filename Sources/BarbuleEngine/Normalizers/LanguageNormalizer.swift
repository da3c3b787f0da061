internal import BarbuleValues

/// `language`: ISO 639-1 code (`alpha-2`) or language tag (`bcp47`) out of codes, tags and names in all languages of
/// CLDR; `country` names the sibling that tells a language from a country.
struct LanguageNormalizer: Normalizer {
    static let name = "language"

    private enum Form: String, CaseIterable {
        case alpha2 = "alpha-2"
        case bcp47
    }

    private enum LetterCase: String, CaseIterable { case upper, lower }

    private let form: LanguageCode.Form
    private let letterCase: LanguageCode.LetterCase
    private let country: JSONString?

    var siblings: [JSONString] { country.map { [$0] } ?? [] }

    init(_ parameters: SchemaReader) throws(SchemaError) {
        form = try parameters.member("form")?.choice(Form.self) == .bcp47 ? .bcp47 : .alpha2
        letterCase = try parameters.member("case")?.choice(LetterCase.self) == .lower ? .lower : .upper
        country = try parameters.member("country")?.jsonString()
    }

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading {
        LanguageCode.read(text, form: form, letterCase: letterCase, country: context.country(country))
    }

    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool {
        LanguageCode.isCanonical(text, form: form, letterCase: letterCase, country: context.country)
    }
}
