internal import BarbuleValues

/// `date`: ISO 8601 and what has only one reading, as `YYYY-MM-DDTHH:MM:SSZ`.
///
/// `keep` says what of it matters: the `day` as written, the `moment`, or `either`, whichever was written.
struct DateNormalizer: Normalizer {
    static let name = "date"

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
        order = try parameters.member("order").map { reader throws(SchemaError) in try OptionReference(reader) }
        isLimitedByNow = try parameters.member("latest").map { reader throws(SchemaError) in try OptionReference(reader) } != nil
        var suspectDays: [CalendarDate] = []
        for day in try parameters.member("suspectDays")?.elements() ?? [] { suspectDays.append(try Self.day(day)) }
        limits = DateLimits(
            suspectBefore: try parameters.member("suspectBefore").map { reader throws(SchemaError) in try Self.day(reader) },
            suspectDays: suspectDays, ageMax: try parameters.member("ageMax")?.integer())
    }

    private static func day(_ reader: SchemaReader) throws(SchemaError) -> CalendarDate {
        guard let day = CalendarDate(fullDate: try reader.jsonString().utf8) else {
            throw reader.error("schema.bad_keyword", expected: "a date such as 2016-04-27")
        }
        return day
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
