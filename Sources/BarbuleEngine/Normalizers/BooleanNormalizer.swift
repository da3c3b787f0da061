internal import BarbuleValues

/// `boolean`: `true` and `false`, also as 1, 0 and their texts; other words only on the sides that `words` names.
struct BooleanNormalizer: Normalizer {
    static let name = "boolean"
    let canonicalKind = CanonicalKind.boolean

    private enum Sides: String, CaseIterable { case none, positive, negative, both }

    private let words: BooleanWords

    init(_ parameters: SchemaReader) throws(SchemaError) {
        let sides: BooleanWords.Sides =
            switch try parameters.member("words")?.choice(Sides.self) ?? .none {
            case .none: .none
            case .positive: .positive
            case .negative: .negative
            case .both: .both
            }
        words = BooleanWords(
            sides: sides, positive: Set(try parameters.member("positive")?.texts().map(TextFold.key) ?? []),
            negative: Set(try parameters.member("negative")?.texts().map(TextFold.key) ?? []))
    }

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading {
        BooleanReader.read(text, folded: TextFold.key(text), source: context.source, words: words)
    }

    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool {
        BooleanReader.isCanonical(text, source: context.source)
    }
}
