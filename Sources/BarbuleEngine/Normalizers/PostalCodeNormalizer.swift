internal import BarbuleValues

/// `postalCode`: the form of the country in the sibling `country`; `formats` gives the forms (`9` digit, `A` letter),
/// `restore` the countries whose lost zeros come back.
struct PostalCodeNormalizer: Normalizer {
    static let name = "postalCode"
    static let codes = ["zip."]

    private let country: JSONString?
    private let formats: PostalFormats
    private let restorable: Set<TwoLetters>?

    var siblings: [JSONString] { country.map { [$0] } ?? [] }

    init(_ parameters: SchemaReader) throws(SchemaError) {
        country = try parameters.member("country")?.jsonString()
        var formats: [(country: [UInt8], templates: [[UInt8]])] = []
        for (country, templates) in try parameters.member("formats")?.members() ?? [] {
            formats.append((country.utf8, try templates.texts()))
        }
        self.formats = PostalFormats(formats)
        restorable = try parameters.member("restore")?.texts().compactMap { TwoLetters($0) }.reduce(into: []) { $0.insert($1) }
    }

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading {
        let country = context.country(country)
        let isRestorable = country.map { restorable?.contains($0) ?? true } ?? false
        return PostalCode.read(
            text, country: country, formats: formats, sourceIsNumber: context.source == .number && isRestorable)
    }

    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool {
        PostalCode.isCanonical(text, country: context.country, formats: formats)
    }
}
