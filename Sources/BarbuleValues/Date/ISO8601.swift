/// Reads every form of ISO 8601 dates and times: calendar, week and ordinal dates, extended and basic, reduced times,
/// decimal fractions of the last unit, and offsets.
///
/// ```
/// 1990-05-17   19900517   1990-W20-4   1990W204   1990-137   1990137
///             └ T t or space ┘
/// 10:15:30.5   101530,5   10:15,5   1015   10   24:00:00      Z  +02:00  +0200  +02
/// ```
///
/// Extended and basic parts may be mixed: ISO forbids it, but it has one reading only.
/// Source: ISO 8601-1:2019 §5.2 (dates), §5.3 (times of day), §5.4 (both).
enum ISO8601 {
    private enum Day {
        case calendar(year: Int, month: Int, day: Int)
        case week(year: Int, week: Int, day: Int)
        case ordinal(year: Int, day: Int)
    }

    static func parse(_ text: Span<UInt8>) -> DateParse {
        if isTruncated(text) { return .failure("date.incomplete") }
        var position = 0
        var isCanonical = true
        guard let day = day(text, at: &position, &isCanonical) else { return .mismatch }
        if position == text.count { return finish(day, time: nil, zone: .unknown, isCanonical ? .canonical : .variant) }

        switch text[position] {
        case 0x54: break
        case 0x74, 0x20: isCanonical = false
        default: return .mismatch
        }
        position += 1
        guard var time = ISO8601Time.time(text, at: &position, &isCanonical),
            let zone = ISO8601Time.zone(text, at: &position, &isCanonical), position == text.count
        else { return .mismatch }
        guard time.close(zone) else { return .failure("date.unparseable", ["expected": "time of day"]) }
        if time.second == 60 || time.hour == 24 { isCanonical = false }
        let written = WrittenDate.Time(secondOfDay: time.secondOfDay, nanoseconds: time.nanoseconds)
        return finish(day, time: written, zone: zone, isCanonical ? .canonical : .variant)
    }

    private static func finish(
        _ day: Day, time: WrittenDate.Time?, zone: WrittenDate.Zone, _ form: WrittenDate.Form
    ) -> DateParse {
        let date: CalendarDate?
        switch day {
        case .calendar(let year, let month, let day):
            if DateParse.isZero(year: year, month: month, day: day) { return .zero }
            date = CalendarDate(year: year, month: month, day: day)
        case .week(let year, let week, let day): date = CalendarDate(weekYear: year, week: week, weekday: day)
        case .ordinal(let year, let day): date = CalendarDate(year: year, dayOfYear: day)
        }
        guard let date else { return .failure("date.invalid_calendar") }
        return .written(WrittenDate(date: date, time: time, zone: zone, form: form))
    }

    private static func day(_ text: Span<UInt8>, at position: inout Int, _ isCanonical: inout Bool) -> Day? {
        switch ASCII.digitCount(in: text, at: 0) {
        case 4:
            guard let year = ASCII.digits(4, in: text, at: &position) else { return nil }
            let isExtended = ASCII.skip(0x2D, in: text, at: &position)
            if position < text.count, text[position] | 0x20 == 0x77 {
                isCanonical = false
                position += 1
                return week(year, isExtended: isExtended, text, at: &position)
            }
            guard isExtended else { return nil }
            switch ASCII.digitCount(in: text, at: position) {
            case 2:
                guard let month = ASCII.digits(2, in: text, at: &position), ASCII.skip(0x2D, in: text, at: &position),
                    let day = ASCII.digits(2, in: text, at: &position)
                else { return nil }
                return .calendar(year: year, month: month, day: day)
            case 3:
                isCanonical = false
                return ASCII.digits(3, in: text, at: &position).map { .ordinal(year: year, day: $0) }
            default: return nil
            }
        case 7:
            isCanonical = false
            guard let year = ASCII.digits(4, in: text, at: &position),
                let day = ASCII.digits(3, in: text, at: &position)
            else { return nil }
            return .ordinal(year: year, day: day)
        case 8:
            isCanonical = false
            guard let year = ASCII.digits(4, in: text, at: &position),
                let month = ASCII.digits(2, in: text, at: &position),
                let day = ASCII.digits(2, in: text, at: &position)
            else { return nil }
            return .calendar(year: year, month: month, day: day)
        default: return nil
        }
    }

    private static func week(_ year: Int, isExtended: Bool, _ text: Span<UInt8>, at position: inout Int) -> Day? {
        guard let week = ASCII.digits(2, in: text, at: &position) else { return nil }
        if isExtended, !ASCII.skip(0x2D, in: text, at: &position) { return nil }
        return ASCII.digits(1, in: text, at: &position).map { .week(year: year, week: week, day: $0) }
    }

    /// A year, a year and month, a year and week, or a day without its year (`--05-17`, ISO 8601:2000).
    private static func isTruncated(_ text: Span<UInt8>) -> Bool {
        var position = 0
        if ASCII.skip(0x2D, in: text, at: &position), ASCII.skip(0x2D, in: text, at: &position) {
            var digits = 0
            while position < text.count {
                guard ASCII.isDigit(text[position]) || text[position] == 0x2D else { return false }
                digits += ASCII.isDigit(text[position]) ? 1 : 0
                position += 1
            }
            return digits > 0 && digits <= 4
        }
        position = 0
        guard ASCII.digits(4, in: text, at: &position) != nil else { return false }
        if position == text.count { return true }
        let isExtended = ASCII.skip(0x2D, in: text, at: &position)
        guard position < text.count else { return false }
        let isWeek = text[position] | 0x20 == 0x77
        if isWeek { position += 1 }
        guard isExtended || isWeek, ASCII.digits(2, in: text, at: &position) != nil else { return false }
        return position == text.count
    }
}
