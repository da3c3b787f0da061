internal import BarbuleValues

/// `integer`: a whole number, of at least `minimum` if that is given, also out of text; larger than `suspectOver` is reported.
struct IntegerNormalizer: DecimalNormalizer {
    static let name = "integer"
    static let codes = ["number.", "integer.", "value.float_artifact"]
    let canonicalKind = CanonicalKind.number

    private let minimum: Int?
    private let suspectOver: Int?

    init(_ parameters: SchemaReader) throws(SchemaError) {
        minimum = try parameters.member("minimum")?.integer()
        suspectOver = try parameters.member("suspectOver")?.integer()
    }

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading {
        IntegerReader.read(text, source: context.source, minimum: minimum, suspectOver: suspectOver)
    }

    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool {
        IntegerReader.isCanonical(text, source: context.source, minimum: minimum, suspectOver: suspectOver)
    }
}
