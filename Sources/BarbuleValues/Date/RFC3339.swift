/// The grammars of RFC 3339 that JSON Schema names as formats, strictly: no reading, only yes or no.
///
/// `date` is `CalendarDate(fullDate:)` and `date-time` is `Timestamp(rfc3339:)`; `time` and `duration` are here.
package enum RFC3339 {
    /// A `full-time`: what the clock showed and its UTC offset.
    struct FullTime {
        /// 0 to 86,400; 86,400 is a leap second at the end of the minute 23:59.
        var secondOfDay: Int
        var nanoseconds: Int32
        /// -1439 to 1439.
        var offsetMinutes: Int
    }

    /// Whether the text is a `full-time` (§5.6): `10:15:30.5+02:00`. This is JSON Schema's format `time`.
    ///
    /// - Complexity: O(*n*); no allocation.
    package static func isFullTime(_ text: Span<UInt8>) -> Bool {
        var position = 0
        return fullTime(text, at: &position) != nil && position == text.count
    }

    /// Reads `partial-time time-offset` at `position`, which moves past it.
    static func fullTime(_ text: Span<UInt8>, at position: inout Int) -> FullTime? {
        guard let hour = ASCII.digits(2, in: text, at: &position), hour <= 23,
            ASCII.skip(0x3A, in: text, at: &position),
            let minute = ASCII.digits(2, in: text, at: &position), minute <= 59,
            ASCII.skip(0x3A, in: text, at: &position),
            let second = ASCII.digits(2, in: text, at: &position), second <= 60
        else { return nil }
        var nanoseconds: Int32 = 0
        if ASCII.skip(0x2E, in: text, at: &position) {
            guard let fraction = fraction(text, at: &position) else { return nil }
            nanoseconds = fraction
        }
        guard let offset = offset(text, at: &position) else { return nil }
        if second == 60 {
            // §5.7: a leap second happens at the same instant everywhere, at 23:59:60 UTC.
            let minuteUTC = (hour * 60 + minute - offset + 2880) % 1440
            guard minuteUTC == 1439 else { return nil }
        }
        return FullTime(
            secondOfDay: hour * 3600 + minute * 60 + second, nanoseconds: nanoseconds, offsetMinutes: offset)
    }

    /// Reads the digits of a fraction of a second as nanoseconds; digits beyond the ninth are passed over.
    private static func fraction(_ text: Span<UInt8>, at position: inout Int) -> Int32? {
        let count = ASCII.digitCount(in: text, at: position)
        guard count > 0 else { return nil }
        var value: Int32 = 0
        for place in 0..<9 {
            value = value * 10 + (place < count ? Int32(text[position + place] & 0x0F) : 0)
        }
        position += count
        return value
    }

    private static func offset(_ text: Span<UInt8>, at position: inout Int) -> Int? {
        guard position < text.count else { return nil }
        let sign = text[position]
        position += 1
        if sign | 0x20 == 0x7A { return 0 }
        guard sign == 0x2B || sign == 0x2D, let hour = ASCII.digits(2, in: text, at: &position), hour <= 23,
            ASCII.skip(0x3A, in: text, at: &position), let minute = ASCII.digits(2, in: text, at: &position),
            minute <= 59
        else { return nil }
        return sign == 0x2D ? -(hour * 60 + minute) : hour * 60 + minute
    }

    /// Whether the text is a `duration` of Appendix A: `P1Y2M3D`, `PT5M`, `P2W`; upper case, whole numbers, no gaps.
    ///
    /// No gaps means: `P1YT1H` is fine but `P1Y2D` and `PT1H2S` are not; weeks stand alone.
    ///
    /// - Complexity: O(*n*); no allocation.
    package static func isDuration(_ text: Span<UInt8>) -> Bool {
        var position = 0
        guard ASCII.skip(0x50, in: text, at: &position), position < text.count else { return false }
        if text[position] != 0x54 {
            // dur-week, or dur-date = (dur-day / dur-month / dur-year)
            let weeks = position
            var end = weeks + ASCII.digitCount(in: text, at: weeks)
            if end > weeks, end < text.count, text[end] == 0x57 { return end + 1 == text.count }
            end = position
            guard chain("Y", "M", "D", in: text, at: &end) else { return false }
            position = end
            if position == text.count { return true }
        }
        guard ASCII.skip(0x54, in: text, at: &position) else { return false }
        return chain("H", "M", "S", in: text, at: &position) && position == text.count
    }

    /// Reads one to three `digits unit` in order, starting with any unit but without a gap.
    private static func chain(
        _ first: Unicode.Scalar, _ second: Unicode.Scalar, _ third: Unicode.Scalar, in text: Span<UInt8>,
        at position: inout Int
    ) -> Bool {
        var next = 0
        while position < text.count, ASCII.isDigit(text[position]) {
            position += ASCII.digitCount(in: text, at: position)
            guard position < text.count else { return false }
            let place: Int
            switch text[position] {
            case UInt8(ascii: first): place = 1
            case UInt8(ascii: second): place = 2
            case UInt8(ascii: third): place = 3
            default: return false
            }
            guard next == 0 || place == next + 1 else { return false }
            next = place
            position += 1
        }
        return next > 0
    }
}
