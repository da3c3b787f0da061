internal import BarbuleValues

/// `ip`: one IPv4 or IPv6 address in the text form of RFC 5952.
struct IPNormalizer: Normalizer {
    static let name = "ip"
    let impliedFormats: Set<CleanFormat> = [.ip]

    init(_ parameters: SchemaReader) throws(SchemaError) {}

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading { IPAddressReader.read(text) }

    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool { IPAddressReader.isCanonical(text) }
}
