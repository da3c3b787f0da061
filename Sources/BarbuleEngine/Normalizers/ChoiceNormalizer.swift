internal import BarbuleValues

/// `choice`: exactly one of the options that the run declares for the member.
struct ChoiceNormalizer: Normalizer {
    static let name = "choice"

    init(_ parameters: SchemaReader) throws(SchemaError) {}

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading {
        context.choices.contains(text) ? Reading(.canonical(text)) : .refused("choice.unknown")
    }

    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool { false }
}
