internal import BarbuleValues

/// `date`: ISO 8601 and what has only one reading, as `YYYY-MM-DDTHH:MM:SSZ`.
///
/// `keep` says what of it matters: the `day` as written, the `moment`, or `either`, whichever was written.
struct DateNormalizer: Normalizer {
    static let name = "date"
    static let impliedFormats: Set<CleanFormat> = [.dateTime]

    private enum Keep: String, CaseIterable { case day, moment, either }

    private let keep: DateKeep
    private let order: OptionReference?
    private let isLimitedByNow: Bool
    private let limits: DateLimits

    init(_ parameters: SchemaReader) throws(SchemaError) {
        keep =
            switch try parameters.member("keep")?.choice(Keep.self) ?? .moment {
            case .day: .day
            case .moment: .moment
            case .either: .either
            }
        order = try parameters.member("order")?.into(OptionReference.init)
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

    private func limits(now: Timestamp) -> DateLimits {
        var limits = limits
        if isLimitedByNow { limits.latest = now }
        return limits
    }

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading {
        let order: DateOrder? =
            switch order?.string(in: context.options) {
            case "DMY": .dayFirst
            case "MDY": .monthFirst
            default: nil
            }
        let reading = DateReader.read(text, keep: keep, order: order, source: context.source)
        return limits(now: context.options.now).applied(to: reading)
    }

    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool {
        DateReader.isCanonical(text, keep: keep) && limits(now: context.now).allows(text)
    }
}
