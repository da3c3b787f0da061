internal import BarbuleValues

/// `number`: any number, also out of text; digits are kept exactly.
struct NumberNormalizer: DecimalNormalizer {
    static let name = "number"
    let canonicalKind = CanonicalKind.number

    init(_ parameters: SchemaReader) throws(SchemaError) {}

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading { NumberReader.read(text, source: context.source) }

    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool {
        NumberReader.isCanonical(text, source: context.source)
    }
}
