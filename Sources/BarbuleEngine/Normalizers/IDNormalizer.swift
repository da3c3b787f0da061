internal import BarbuleValues

/// `id`: a token, a UUID or digits. `form` says which, `length` how many characters, `case` their letter case, `ignore`
/// which characters only structure it.
struct IDNormalizer: Normalizer {
    static let name = "id"

    private let id: OpaqueID

    init(_ parameters: SchemaReader) throws(SchemaError) {
        let ignored = try parameters.member("ignore")?.texts() ?? []
        id = OpaqueID(
            form: try parameters.member("form")?.choice() ?? .text, letterCase: try parameters.member("case")?.choice(),
            byteCount: try parameters.member("length")?.integer(), ignored: Set(ignored.flatMap { $0 }))
    }

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading { id.read(text) }

    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool { id.isCanonical(text) }
}
