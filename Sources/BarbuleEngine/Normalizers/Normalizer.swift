internal import BarbuleValues

/// One kind of `x-normalize.as`: how a scalar is read and what its canonical form is.
///
/// A kind is one file here and one line in ``normalizerKinds``. It compiles its parameters once and reads values
/// without knowing any field.
protocol Normalizer: Sendable {
    /// The name in the schema.
    static var name: String { get }
    /// The codes it can raise; an area such as `date.` stands for all of its codes.
    static var codes: [String] { get }
    /// The JSON kind of the canonical value.
    var canonicalKind: CanonicalKind { get }
    /// Siblings whose canonical value is needed first.
    var siblings: [JSONString] { get }

    /// Formats every canonical value has.
    var impliedFormats: Set<CleanFormat> { get }

    init(_ parameters: SchemaReader) throws(SchemaError)

    /// Reads a value that went through the text stages.
    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading

    /// Whether `read` would give back the same bytes and find nothing. Careful: `false` only costs time. No allocation.
    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool

    /// What a text tells about how its writer writes such values.
    func habit(in text: [UInt8], options: RunOptions) -> WritingHabit.Evidence

    /// A text with two readings as it is meant by a habit; `nil` when there is nothing to settle.
    func settled(_ text: [UInt8], by habit: WritingHabit) -> [UInt8]?

    /// Whether texts of this kind can have two readings that a habit settles.
    var hasHabits: Bool { get }

    /// The instant a canonical value stands for, if it stands for one.
    func moment(_ canonical: [UInt8]) -> Timestamp?
}

enum CanonicalKind: Sendable { case string, number, boolean }

extension Normalizer {
    static var codes: [String] { ["\(name)."] }
    var canonicalKind: CanonicalKind { .string }
    var impliedFormats: Set<CleanFormat> { [] }
    var siblings: [JSONString] { [] }
    func moment(_ canonical: [UInt8]) -> Timestamp? { nil }
    func habit(in text: [UInt8], options: RunOptions) -> WritingHabit.Evidence { .none }
    func settled(_ text: [UInt8], by habit: WritingHabit) -> [UInt8]? { nil }
    var hasHabits: Bool { false }
}

/// A kind whose texts are numbers as people write them: `1,234` has two readings.
protocol DecimalNormalizer: Normalizer {}

extension DecimalNormalizer {
    var hasHabits: Bool { true }
    func habit(in text: [UInt8], options: RunOptions) -> WritingHabit.Evidence { NumberReader.habit(in: text) }
    func settled(_ text: [UInt8], by habit: WritingHabit) -> [UInt8]? { NumberReader.settled(text, by: habit) }
}

/// Every kind of `as`.
let normalizerKinds: [any Normalizer.Type] = [
    BooleanNormalizer.self,
    ChoiceNormalizer.self,
    CountryNormalizer.self,
    CurrencyNormalizer.self,
    DateNormalizer.self,
    EmailNormalizer.self,
    HandleNormalizer.self,
    IDNormalizer.self,
    IntegerNormalizer.self,
    IPNormalizer.self,
    LanguageNormalizer.self,
    LatitudeNormalizer.self,
    LongitudeNormalizer.self,
    MomentNormalizer.self,
    NumberNormalizer.self,
    PhoneNormalizer.self,
    PostalCodeNormalizer.self,
    URLNormalizer.self,
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
    var source: ScalarSource
    var options: RunOptions
    /// Canonical scalars of the siblings.
    var siblings: [JSONString: JSONValue]
    /// The choices of a declared member, where the schema leaves them to the run.
    var choices: [[UInt8]]

    func canonicalValue(of member: JSONString) -> JSONValue? { siblings[member] }

    func country(_ member: JSONString?) -> TwoLetters? { member.flatMap { siblings[$0]?.string }.flatMap { TwoLetters($0.utf8) } }
}

/// What a quick look may know besides the text.
struct CanonicalContext {
    var source: ScalarSource
    var now: Timestamp
    /// The country among the siblings, if the kind looks at one.
    var country: TwoLetters?
}
