internal import BarbuleValues

/// `handle`: an account's id out of `@name` or a profile link of one of `hosts`.
struct HandleNormalizer: Normalizer {
    static let name = "handle"

    private let hosts: [[UInt8]]

    init(_ parameters: SchemaReader) throws(SchemaError) { hosts = try parameters.member("hosts")?.texts() ?? [] }

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading { Handle.read(text, hosts: hosts) }

    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool { Handle.isCanonical(text) }
}
