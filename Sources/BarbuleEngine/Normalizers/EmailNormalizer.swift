internal import BarbuleValues

/// `email`: one address, the local part as written, the domain as lower-case A-labels.
struct EmailNormalizer: Normalizer {
    static let name = "email"
    let impliedFormats: Set<CleanFormat> = [.email]

    private enum LetterCase: String, CaseIterable { case domain, all }

    private let options: EmailOptions

    init(_ parameters: SchemaReader) throws(SchemaError) {
        var providers: [(domain: [UInt8], typos: [[UInt8]])] = []
        for (domain, typos) in try parameters.member("providers")?.members() ?? [] {
            providers.append((domain.utf8, try typos.texts()))
        }
        let letterCase = try parameters.member("case")?.choice(LetterCase.self) ?? .domain
        options = EmailOptions(
            providers: providers, fillers: try parameters.member("fillers")?.texts() ?? [],
            letterCase: letterCase == .all ? .all : .domain)
    }

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading { EmailAddress.read(text, options: options) }

    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool {
        EmailAddress.isCanonical(text, options: options)
    }
}
