/// A day of the proleptic Gregorian calendar, years 0000 to 9999, without time or zone.
///
/// Source: ISO 8601-1:2019 §3.1.1 and RFC 3339 §5.6 (`full-date`); day numbers after Howard Hinnant,
/// "chrono-Compatible Low-Level Date Algorithms".
package struct CalendarDate: Hashable, Sendable, Comparable {
    /// 0 to 9999.
    package let year: Int
    /// 1 to 12.
    package let month: Int
    /// 1 to 31.
    package let day: Int

    /// The day, or `nil` when the calendar has no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.dayCount(month: month, year: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day `dayNumber` days after 1970-01-01; `nil` outside the years 0000 to 9999.
    ///
    /// - Complexity: O(1).
    package init?(dayNumber: Int) {
        guard (-719_528...2_932_896).contains(dayNumber) else { return nil }
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// The day of an ISO week date; `nil` when the year has no such week.
    ///
    /// `1990`, `20`, `4` is 1990-05-17. Source: ISO 8601-1:2019 §5.2.4.
    package init?(weekYear: Int, week: Int, weekday: Int) {
        guard (1...53).contains(week), (1...7).contains(weekday),
            let fourth = CalendarDate(year: weekYear, month: 1, day: 4)
        else { return nil }
        // Week 1 is the week of 4 January, and weeks start on Monday.
        let firstMonday = fourth.dayNumber - (fourth.weekday - 1)
        if week == 53 {
            guard let lastThursday = CalendarDate(dayNumber: firstMonday + 52 * 7 + 3), lastThursday.year == weekYear
            else { return nil }
        }
        self.init(dayNumber: firstMonday + (week - 1) * 7 + weekday - 1)
    }

    /// The day of an ordinal date; `nil` for a day the year does not have. `1990`, `137` is 1990-05-17.
    package init?(year: Int, dayOfYear: Int) {
        guard let first = CalendarDate(year: year, month: 1, day: 1), dayOfYear >= 1,
            dayOfYear <= (Self.isLeap(year) ? 366 : 365)
        else { return nil }
        self.init(dayNumber: first.dayNumber + dayOfYear - 1)
    }

    /// A `full-date` of RFC 3339, and nothing else: `YYYY-MM-DD`. This is JSON Schema's format `date`.
    ///
    /// - Complexity: O(1); no allocation.
    package init?(fullDate text: Span<UInt8>) {
        var position = 0
        guard let date = CalendarDate(fullDate: text, at: &position), position == text.count else { return nil }
        self = date
    }

    /// Reads `YYYY-MM-DD` at `position`, which moves past it.
    init?(fullDate text: Span<UInt8>, at position: inout Int) {
        guard let year = ASCII.digits(4, in: text, at: &position), ASCII.skip(0x2D, in: text, at: &position),
            let month = ASCII.digits(2, in: text, at: &position), ASCII.skip(0x2D, in: text, at: &position),
            let day = ASCII.digits(2, in: text, at: &position)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Days since 1970-01-01; negative before it.
    package var dayNumber: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// 1 for Monday to 7 for Sunday.
    package var weekday: Int {
        let sinceMonday = (dayNumber + 3) % 7
        return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1
    }

    /// `YYYY-MM-DD`.
    package var text: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        append(to: &bytes)
        return bytes
    }

    func append(to bytes: inout [UInt8]) {
        ASCII.append(year, width: 4, to: &bytes)
        bytes.append(0x2D)
        ASCII.append(month, width: 2, to: &bytes)
        bytes.append(0x2D)
        ASCII.append(day, width: 2, to: &bytes)
    }

    package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// Whole years between two days; negative when `day` is before `birth`.
    ///
    /// Who was born on 29 February turns a year older on 1 March in common years.
    package static func age(from birth: CalendarDate, on day: CalendarDate) -> Int {
        day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day) ? 1 : 0)
    }

    package static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    static func dayCount(month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
