internal import BarbuleValues

/// `country`: ISO 3166-1 alpha-2 out of codes and names in all languages of CLDR; `lossy` adds names of parts, aliases
/// and former countries.
struct CountryNormalizer: Normalizer {
    static let name = "country"

    private let lossy: CountryCode.LossyNames

    init(_ parameters: SchemaReader) throws(SchemaError) {
        var pairs: [(name: [UInt8], code: [UInt8])] = []
        for (name, code) in try parameters.member("lossy")?.members() ?? [] {
            pairs.append((name.utf8, try code.jsonString().utf8))
        }
        lossy = CountryCode.LossyNames(pairs)
    }

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading { CountryCode.read(text, lossy: lossy) }

    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool { CountryCode.isCanonical(text) }
}
