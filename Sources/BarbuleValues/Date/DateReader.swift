/// What of a date is kept.
package enum DateKeep: Sendable, Hashable {
    /// The calendar day as written; a time or zone is dropped, and nothing is converted.
    case day
    /// The instant, in UTC.
    case moment
    /// A day when only a day was written, otherwise the instant.
    case either
}

/// Which number comes first in dates such as `03/04/1990`.
package enum DateOrder: Sendable, Hashable {
    /// 3 April: option `DMY`.
    case dayFirst
    /// 4 March: option `MDY`.
    case monthFirst
}

/// Reads dates in the forms people and programs write, into `YYYY-MM-DDTHH:MM:SSZ`.
///
/// `1990-05-17` kept as a day becomes `1990-05-17T00:00:00Z`; `2024-05-25T10:15:30.250+02:00` kept as a moment
/// becomes `2024-05-25T08:15:30.25Z`.
///
/// - Issues: `date.completed`, `date.offset_assumed`, `date.offset_to_utc`, `date.iso_variant`, `date.non_iso_format`,
///   `date.ambiguous_day_month`, `date.two_digit_year`, `date.invalid_calendar`, `date.incomplete`, `date.epoch`,
///   `date.excel_serial`, `date.zero_date`, `date.unparseable`; of days also `date.time_dropped`, `date.midnight_shift`.
///
/// Decisions: fractions are cut to milliseconds, not rounded. `24:00` and the leap second `23:59:60` UTC are the first
/// second of the next day. `+00:00` and `-00:00` are offsets like any other (`date.offset_to_utc`). `date.iso_variant`
/// looks at the whole text, also at a time that a day drops.
package enum DateReader {
    /// Longer texts hold no date.
    private static let byteCountMax = 100

    /// Reads one date.
    ///
    /// - Parameters:
    ///   - text: UTF-8 after the text stages, or the lexeme of a JSON number.
    ///   - order: decides dates with two readings; `nil` refuses them.
    /// - Complexity: O(*n*), at most 100 bytes.
    package static func read(
        _ text: [UInt8], keep: DateKeep, order: DateOrder? = nil, source: ScalarSource = .text
    ) -> Reading {
        switch parse(text, order: order, source: source) {
        case .mismatch: return .refused("date.unparseable")
        case .failure(let finding): return Reading(.refused, [finding])
        case .zero: return Reading(.dropped, [Finding("date.zero_date")])
        case .written(let written):
            var findings: [Finding] = []
            switch written.form {
            case .canonical: break
            case .variant: findings.append(Finding("date.iso_variant"))
            case .other: findings.append(Finding("date.non_iso_format"))
            case .epoch: findings.append(Finding("date.epoch"))
            }
            let keepsDay = keep == .day || (keep == .either && written.time == nil)
            return keepsDay ? day(written, findings) : moment(written, findings)
        }
    }

    /// Whether `read` would give back the same bytes and find nothing.
    ///
    /// - Complexity: O(1); no allocation.
    package static func isCanonical(_ text: Span<UInt8>, keep: DateKeep) -> Bool {
        guard text.count >= 20, text.count <= 24, text[10] == 0x54, text[text.count - 1] == 0x5A else { return false }
        var position = 0
        guard let date = CalendarDate(fullDate: text, at: &position),
            !DateParse.isZero(year: date.year, month: date.month, day: date.day)
        else { return false }
        position = 11
        guard let time = RFC3339.fullTime(text, at: &position), position == text.count, time.secondOfDay < 86_400 else {
            return false
        }
        if text.count > 20, text[text.count - 2] == 0x30 || text.count == 21 { return false }
        return keep != .day || (time.secondOfDay == 0 && time.nanoseconds == 0)
    }

    /// The instant a text names, to the nanosecond; `nil` when it is not a date or names no offset.
    package static func instant(_ text: [UInt8]) -> Timestamp? {
        guard case .written(let written) = parse(text, order: nil, source: .text), written.zone != .unknown else {
            return nil
        }
        return written.timestamp
    }

    private static func parse(_ text: [UInt8], order: DateOrder?, source: ScalarSource) -> DateParse {
        guard !text.isEmpty, text.count <= byteCountMax, source != .boolean else { return .mismatch }
        var result = ISO8601.parse(text.span)
        if case .mismatch = result { result = NumberDate.parse(text) }
        guard case .mismatch = result, source == .text else { return result }

        guard let (date, clock) = ClockTime.split(text) else { return other(text, order, nil, .unknown) }
        guard let (time, zone) = ClockTime.parse(clock) else { return .mismatch }
        result = ISO8601.parse(date.span)
        guard case .written(var written) = result else {
            if case .mismatch = result { return other(date, order, time, zone) }
            return result
        }
        guard written.time == nil else { return .mismatch }
        (written.time, written.zone, written.form) = (time, zone, .other)
        return .written(written)
    }

    /// The part of a text that may be a date of three numbers in either order: the text without its time.
    static func numericDate(in text: [UInt8]) -> [UInt8]? {
        guard !text.isEmpty, text.count <= byteCountMax, case .mismatch = ISO8601.parse(text.span),
            case .mismatch = NumberDate.parse(text)
        else { return nil }
        return ClockTime.split(text)?.date ?? text
    }

    private static func other(
        _ text: [UInt8], _ order: DateOrder?, _ time: WrittenDate.Time?, _ zone: WrittenDate.Zone
    ) -> DateParse {
        let result = NumericDate.parse(text, order: order, time: time, zone: zone)
        if case .mismatch = result { return WordDate.parse(text, time: time, zone: zone) }
        return result
    }

    private static func day(_ written: WrittenDate, _ formFindings: [Finding]) -> Reading {
        var findings = formFindings
        let time = written.time
        if time?.isMidnight ?? true, written.zone == .unknown {
            if written.form != .other { findings.append(Finding("date.completed")) }
        } else if let time, time.isMidnight, written.zone == .utc {
            // The canonical day.
        } else if let time, isShiftedMidnight(time, written.zone) {
            findings.append(Finding("date.midnight_shift", ["expected": "next day"]))
        } else {
            findings.append(Finding("date.time_dropped"))
        }
        return Timestamp(written.date).text.map { Reading(.canonical($0), findings) } ?? .refused("date.unparseable")
    }

    /// A UTC time that can be midnight somewhere east of Greenwich: a full, half or three-quarter hour from 10:00 on.
    private static func isShiftedMidnight(_ time: WrittenDate.Time, _ zone: WrittenDate.Zone) -> Bool {
        zone != .unknown && zone.minutes == 0 && time.nanoseconds == 0 && time.secondOfDay % 900 == 0
            && time.secondOfDay % 3600 != 900 && time.secondOfDay >= 10 * 3600 && time.secondOfDay < 86_400
    }

    private static func moment(_ written: WrittenDate, _ formFindings: [Finding]) -> Reading {
        // An offset can lead out of the years 0000 to 9999.
        let timestamp = written.timestamp
        guard let text = timestamp.text, let day = timestamp.day else { return .refused("date.unparseable") }
        if DateParse.isZero(year: day.year, month: day.month, day: day.day) {
            return Reading(.dropped, [Finding("date.zero_date")])
        }
        var findings = formFindings
        switch written.zone {
        case .unknown: findings.append(Finding("date.offset_assumed"))
        case .offset: findings.append(Finding("date.offset_to_utc"))
        case .utc: break
        }
        return Reading(.canonical(text), findings)
    }
}
