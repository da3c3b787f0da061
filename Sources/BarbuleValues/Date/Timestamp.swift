/// An instant: seconds since 1970-01-01T00:00:00Z on the POSIX scale (no leap seconds), plus nanoseconds.
///
/// A leap second (`23:59:60` UTC) has no number on that scale; it is read as the second after it, as POSIX time does.
package struct Timestamp: Hashable, Sendable, Comparable {
    /// Seconds since the epoch, rounded toward the past.
    package let seconds: Int64
    /// 0 to 999,999,999, always counted forward from `seconds`.
    package let nanoseconds: Int32

    package init(seconds: Int64, nanoseconds: Int32 = 0) {
        self.seconds = seconds
        self.nanoseconds = min(max(nanoseconds, 0), 999_999_999)
    }

    /// Midnight UTC of a day.
    package init(_ day: CalendarDate) {
        self.init(seconds: Int64(day.dayNumber) * 86_400)
    }

    /// A `date-time` of RFC 3339 §5.6, and nothing else. This is JSON Schema's format `date-time`.
    ///
    /// Lower-case `t` and `z` are allowed (§5.6, note); a space instead of `T` is not. Second 60 is a leap second and
    /// only exists at 23:59:60 UTC, after the offset. Digits of the fraction beyond nanoseconds are cut.
    ///
    /// - Complexity: O(*n*); no allocation.
    package init?(rfc3339 text: Span<UInt8>) {
        var position = 0
        guard let date = CalendarDate(fullDate: text, at: &position), position < text.count,
            text[position] | 0x20 == 0x74
        else { return nil }
        position += 1
        guard let time = RFC3339.fullTime(text, at: &position), position == text.count else { return nil }
        self.init(date, time)
    }

    init(_ date: CalendarDate, _ time: RFC3339.FullTime) {
        self.init(
            seconds: Int64(date.dayNumber) * 86_400 + Int64(time.secondOfDay) - Int64(time.offsetMinutes) * 60,
            nanoseconds: time.nanoseconds)
    }

    /// The UTC day this instant falls on; `nil` outside the years 0000 to 9999.
    package var day: CalendarDate? {
        CalendarDate(dayNumber: Int(floorDivided(seconds)))
    }

    /// Seconds since UTC midnight, 0 to 86,399.
    package var secondOfDay: Int {
        let rest = Int(seconds % 86_400)
        return rest < 0 ? rest + 86_400 : rest
    }

    /// The canonical text: `YYYY-MM-DDTHH:MM:SSZ`, with a fraction of at most three digits (cut, not rounded) and no
    /// trailing zeros; `nil` outside the years 0000 to 9999.
    package var text: [UInt8]? {
        guard let day else { return nil }
        var bytes = day.text
        let second = secondOfDay
        bytes.append(0x54)
        ASCII.append(second / 3600, width: 2, to: &bytes)
        bytes.append(0x3A)
        ASCII.append(second / 60 % 60, width: 2, to: &bytes)
        bytes.append(0x3A)
        ASCII.append(second % 60, width: 2, to: &bytes)
        let milliseconds = Int(nanoseconds / 1_000_000)
        if milliseconds > 0 {
            bytes.append(0x2E)
            ASCII.append(milliseconds, width: 3, to: &bytes)
            while bytes.last == 0x30 { bytes.removeLast() }
        }
        bytes.append(0x5A)
        return bytes
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }

    private func floorDivided(_ seconds: Int64) -> Int64 {
        let quotient = seconds / 86_400
        return seconds % 86_400 < 0 ? quotient - 1 : quotient
    }
}
