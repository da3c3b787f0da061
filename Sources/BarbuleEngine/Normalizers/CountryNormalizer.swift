internal import BarbuleValues

/// `country`: a code of ISO 3166-1 out of codes and names in all languages of CLDR; `form` says which of its codes,
/// `lossy` adds names of parts, aliases and former countries.
struct CountryNormalizer: Normalizer {
    static let name = "country"

    private let form: CountryCode.Form
    private let lossy: CountryCode.LossyNames

    init(_ parameters: SchemaReader) throws(SchemaError) {
        form = try parameters.member("form")?.choice() ?? .alpha2
        var pairs: [(name: [UInt8], code: [UInt8])] = []
        for (name, code) in try parameters.member("lossy")?.members() ?? [] {
            pairs.append((name.utf8, try code.jsonString().utf8))
        }
        lossy = CountryCode.LossyNames(pairs)
    }

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading { CountryCode.read(text, form: form, lossy: lossy) }

    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool { CountryCode.isCanonical(text, form: form) }
}
