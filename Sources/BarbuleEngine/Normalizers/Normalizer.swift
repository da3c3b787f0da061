package import BarbuleValues

/// One kind of `x-normalize.as`: how a scalar is read and what its canonical form is.
///
/// A kind is one file here and one line in ``normalizerKinds``. It compiles its parameters once and reads values
/// without knowing any field.
protocol Normalizer: Sendable {
    /// The name in the schema.
    static var name: String { get }
    /// JSON kinds it reads besides text.
    static var reads: Set<JSONKind> { get }
    /// The JSON kind of the canonical value.
    static var canonicalKind: CanonicalKind { get }
    /// Siblings whose canonical value is needed first.
    var siblings: [JSONString] { get }

    init(_ parameters: SchemaReader) throws(SchemaError)

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading
}

enum CanonicalKind: Sendable { case string, number, boolean }

extension Normalizer {
    static var reads: Set<JSONKind> { [.number] }
    static var canonicalKind: CanonicalKind { .string }
    var siblings: [JSONString] { [] }
}

/// Every kind of `as`.
let normalizerKinds: [any Normalizer.Type] = [
    BooleanNormalizer.self,
    ChoiceNormalizer.self,
    CountryNormalizer.self,
    DateNormalizer.self,
    EmailNormalizer.self,
    HandleNormalizer.self,
    IntegerNormalizer.self,
    IPNormalizer.self,
    LanguageNormalizer.self,
    LatitudeNormalizer.self,
    LongitudeNormalizer.self,
    NumberNormalizer.self,
    PostalCodeNormalizer.self,
]

func makeNormalizer(_ reader: SchemaReader) throws(SchemaError) -> any Normalizer {
    let (name, parameters) = try reader.kind()
    guard let kind = normalizerKinds.first(where: { $0.name == name }) else {
        throw reader.unknown(name, among: normalizerKinds.map { $0.name }, "a kind of value")
    }
    return try kind.init(parameters)
}

/// What a normalizer may know besides the text.
struct NormalizerContext: ConditionContext {
    /// What the value was in the input.
    var sourceKind: JSONKind
    var options: RunOptions
    /// Canonical scalars of the siblings.
    var siblings: [JSONString: JSONValue]
    /// The choices of a declared member, where the schema leaves them to the run.
    var choices: [[UInt8]]

    var sourceIsNumber: Bool { sourceKind == .number }

    func canonicalValue(of member: JSONString) -> JSONValue? { siblings[member] }

    func text(of member: JSONString?) -> String? { member.flatMap { siblings[$0]?.string?.description } }
}
