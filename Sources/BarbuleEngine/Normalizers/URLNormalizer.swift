internal import BarbuleValues

/// `url`: an absolute web address; `schemes` names the allowed ones, `default` the scheme of an address without one.
struct URLNormalizer: Normalizer {
    static let name = "url"

    private let address: WebAddress

    init(_ parameters: SchemaReader) throws(SchemaError) {
        let defaultScheme = try parameters.member("default")?.jsonString().utf8
        guard let schemes = try parameters.member("schemes")?.texts() else {
            address = WebAddress(defaultScheme: defaultScheme)
            return
        }
        address = WebAddress(schemes: schemes, defaultScheme: defaultScheme)
    }

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading { address.read(text) }

    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool { false }
}
