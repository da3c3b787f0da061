/// Reads a date that is one number: seconds or milliseconds since 1970, a spreadsheet's day, or too few digits.
///
/// 9 to 13 digits are seconds (below 10¹¹) or milliseconds; a minus sign (before 1970) and a fraction are understood.
/// Five digits are a spreadsheet day, which two calendars count differently (1900 and 1904), so it is an error.
enum NumberDate {
    static func parse(_ text: [UInt8]) -> DateParse {
        var position = 0
        let isNegative = ASCII.skip(0x2D, in: text.span, at: &position)
        let start = position
        let count = ASCII.digitCount(in: text.span, at: position)
        position += count
        var fraction: ArraySlice<UInt8> = []
        if position < text.count, ASCII.skip(0x2E, in: text.span, at: &position) {
            fraction = text[position...]
            guard !fraction.isEmpty, fraction.allSatisfy(ASCII.isDigit) else { return .mismatch }
            position = text.count
        }
        guard position == text.count, (5...13).contains(count) else { return .mismatch }
        let value = text[start..<(start + count)].reduce(0) { $0 * 10 + Int64($1 & 0x0F) }
        switch count {
        case 5: return isNegative ? .mismatch : .failure("date.excel_serial")
        case 6: return isNegative || !fraction.isEmpty ? .mismatch : sixDigits(Int(value))
        case 9...13:
            guard text[start] != 0x30 else { return .mismatch }
            return epoch(value, fraction: fraction, isNegative: isNegative)
        default: return .mismatch
        }
    }

    /// `199005` is a year and month, `900517` a date without its century; ISO 8601 allows neither.
    private static func sixDigits(_ value: Int) -> DateParse {
        if (1800...2199).contains(value / 100), (1...12).contains(value % 100) { return .failure("date.incomplete") }
        let (first, middle, last) = (value / 10_000, value / 100 % 100, value % 100)
        let isPlausible =
            ((1...12).contains(middle) && ((1...31).contains(last) || (1...31).contains(first)))
            || ((1...12).contains(first) && (1...31).contains(middle))
        return isPlausible ? .failure("date.two_digit_year") : .mismatch
    }

    private static func epoch(_ value: Int64, fraction: ArraySlice<UInt8>, isNegative: Bool) -> DateParse {
        var nanoseconds: Int64 = 0
        let seconds: Int64
        if value < 100_000_000_000 {
            seconds = value
            for place in 0..<9 {
                nanoseconds =
                    nanoseconds * 10
                    + (place < fraction.count ? Int64(fraction[fraction.startIndex + place] & 0x0F) : 0)
            }
        } else {
            // A fraction of a millisecond is below the precision kept.
            seconds = value / 1000
            nanoseconds = value % 1000 * 1_000_000
        }
        let borrows = isNegative && nanoseconds > 0
        let moment = Timestamp(
            seconds: isNegative ? -seconds - (borrows ? 1 : 0) : seconds,
            nanoseconds: Int32(borrows ? 1_000_000_000 - nanoseconds : nanoseconds))
        guard let day = moment.day else { return .mismatch }
        if DateParse.isZero(year: day.year, month: day.month, day: day.day) { return .zero }
        let time = WrittenDate.Time(secondOfDay: moment.secondOfDay, nanoseconds: moment.nanoseconds)
        return .written(WrittenDate(date: day, time: time, zone: .utc, form: .epoch))
    }
}
