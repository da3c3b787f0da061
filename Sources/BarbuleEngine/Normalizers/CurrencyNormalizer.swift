internal import BarbuleValues

/// `currency`: ISO 4217 code out of codes and signs.
struct CurrencyNormalizer: Normalizer {
    static let name = "currency"

    init(_ parameters: SchemaReader) throws(SchemaError) {}

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading { CurrencyCode.read(text) }

    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool { CurrencyCode.isCanonical(text) }
}
