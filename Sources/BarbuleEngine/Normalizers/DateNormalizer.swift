internal import BarbuleValues

/// `date`: ISO 8601 and what has only one reading, in the form a schema asks for.
///
/// `keep` says what of it matters: the `day` as written, the `moment`, or `either`, whichever was written. `form` says how
/// it stands: `date-time`, `date`, or a number of `seconds` or `milliseconds`.
struct DateNormalizer: Normalizer {
    static let name = "date"

    private let facts: DateFacts

    init(_ parameters: SchemaReader) throws(SchemaError) { facts = try DateFacts(parameters, keep: nil) }

    var canonicalKind: CanonicalKind { facts.canonicalKind }
    var impliedFormats: Set<CleanFormat> { facts.impliedFormats }
    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading { facts.read(text, in: context) }
    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool { facts.isCanonical(text, in: context) }
    func moment(_ canonical: [UInt8]) -> Timestamp? { facts.moment(canonical) }
    var hasHabits: Bool { true }
    func habit(in text: [UInt8], options: RunOptions) -> WritingHabit.Evidence { facts.habit(in: text, options: options) }
    func settled(_ text: [UInt8], by habit: WritingHabit) -> [UInt8]? { DateReader.settled(text, by: habit) }
}

/// `moment`: an instant. A ``DateNormalizer`` that keeps the moment whatever was written.
struct MomentNormalizer: Normalizer {
    static let name = "moment"
    static let codes = ["date."]

    private let facts: DateFacts

    init(_ parameters: SchemaReader) throws(SchemaError) { facts = try DateFacts(parameters, keep: .moment) }

    var canonicalKind: CanonicalKind { facts.canonicalKind }
    var impliedFormats: Set<CleanFormat> { facts.impliedFormats }
    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading { facts.read(text, in: context) }
    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool { facts.isCanonical(text, in: context) }
    func moment(_ canonical: [UInt8]) -> Timestamp? { facts.moment(canonical) }
    var hasHabits: Bool { true }
    func habit(in text: [UInt8], options: RunOptions) -> WritingHabit.Evidence { facts.habit(in: text, options: options) }
    func settled(_ text: [UInt8], by habit: WritingHabit) -> [UInt8]? { DateReader.settled(text, by: habit) }
}

/// The parameters of `date` and `moment`, and what they do.
struct DateFacts: Sendable {
    private enum Keep: String, CaseIterable { case day, moment, either }

    private let form: DateForm
    private let keep: DateKeep
    private let order: DateOrder?
    private let orderOption: OptionReference?
    private let isLimitedByNow: Bool
    private let limits: DateLimits

    init(_ parameters: SchemaReader, keep: DateKeep?) throws(SchemaError) {
        form = try parameters.member("form")?.choice() ?? .dateTime
        let written: DateKeep =
            switch try parameters.member("keep")?.choice(Keep.self) ?? .moment {
            case .day: .day
            case .moment: .moment
            case .either: .either
            }
        self.keep = keep ?? written
        let order = parameters.member("order")
        let fixed = order?.value.string != nil ? try order?.string() : nil
        self.order = Self.order(fixed)
        orderOption = fixed == nil ? try order?.into(OptionReference.init) : nil
        isLimitedByNow = try parameters.member("latest")?.into(OptionReference.init) != nil
        var limits = DateLimits(ageMax: try parameters.member("ageMax")?.integer())
        limits.suspectDays = try Self.days(try parameters.member("suspectDays")?.elements() ?? [])
        limits.suspectBefore = try Self.days(parameters.member("suspectBefore").map { [$0] } ?? []).first
        self.limits = limits
    }

    // A list, because Swift 6.3.1 crashes on a typed throw beside a result of four small integers.
    private static func days(_ readers: [SchemaReader]) throws(SchemaError) -> [CalendarDate] {
        var days: [CalendarDate] = []
        for reader in readers {
            let text = try reader.jsonString().utf8
            guard let day = CalendarDate(fullDate: text.span) else {
                throw reader.error("schema.bad_keyword", expected: "a date such as 2016-04-27")
            }
            days.append(day)
        }
        return days
    }

    private static func order(_ name: String?) -> DateOrder? {
        switch name {
        case "DMY": .dayFirst
        case "MDY": .monthFirst
        default: nil
        }
    }

    var canonicalKind: CanonicalKind { form.isNumber ? .number : .string }
    var impliedFormats: Set<CleanFormat> { form == .dateTime ? [.dateTime] : [] }

    private func limits(now: Timestamp) -> DateLimits {
        var limits = limits
        if isLimitedByNow { limits.latest = now }
        return limits
    }

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading {
        FormedDate.read(
            text, form: form, keep: keep, order: order ?? Self.order(orderOption?.string(in: context.options)),
            source: context.source, limits: limits(now: context.options.now))
    }

    /// Nothing to find out where the schema or the run says the order.
    func habit(in text: [UInt8], options: RunOptions) -> WritingHabit.Evidence {
        order ?? Self.order(orderOption?.string(in: options)) == nil ? DateReader.habit(in: text) : .none
    }

    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool {
        // The moment of a number's quick look is not the run's: limits by it are for the full reading.
        if form.isNumber, isLimitedByNow { return false }
        return FormedDate.isCanonical(
            text, form: form, keep: keep, source: context.source, limits: limits(now: context.now))
    }

    func moment(_ canonical: [UInt8]) -> Timestamp? { FormedDate.moment(canonical, form: form) }
}
