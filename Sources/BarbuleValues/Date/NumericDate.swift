/// Reads dates of three numbers that are not ISO 8601: `17.05.1990`, `31/12/1990`, `12-31-1990`, `1990/5/17`.
///
/// With dots the day always comes first; with a year in front the month follows it. Otherwise the text must have one
/// possible reading, or an order must be given.
enum NumericDate {
    static func parse(
        _ text: [UInt8], order: DateOrder?, time: WrittenDate.Time?, zone: WrittenDate.Zone
    ) -> DateParse {
        guard let (groups, separator) = groups(text) else { return .mismatch }
        let widths = groups.map(\.digitCount)
        let values = groups.map(\.value)
        if groups.count == 2 {
            let isYearAndMonth = (widths == [4, 1] || widths == [4, 2]) && (1...12).contains(values[1])
            let isMonthAndYear = widths[0] <= 2 && widths[1] == 4 && (1...12).contains(values[0])
            let isDayAndMonth = widths[0] <= 2 && widths[1] <= 2 && isDayAndMonth(values[0], values[1])
            return isYearAndMonth || isMonthAndYear || isDayAndMonth ? .failure("date.incomplete") : .mismatch
        }
        let finish = { (date: CalendarDate) in
            DateParse.written(WrittenDate(date: date, time: time, zone: zone, form: .other))
        }
        if widths[0] == 4, widths[1] <= 2, widths[2] <= 2 {
            return DateParse.day(year: values[0], month: values[1], day: values[2], finish: finish)
        }
        guard widths[0] <= 2, widths[1] <= 2 else { return .mismatch }
        if widths[2] == 2 {
            let isPlausible =
                isDayAndMonth(values[0], values[1]) || (widths[0] == 2 && isDayAndMonth(values[1], values[2]))
            return isPlausible ? .failure("date.two_digit_year") : .mismatch
        }
        guard widths[2] == 4 else { return .mismatch }
        if separator == 0x2E {
            return DateParse.day(year: values[2], month: values[1], day: values[0], finish: finish)
        }
        return eitherOrder(values[0], values[1], year: values[2], order: order, finish: finish)
    }

    /// The days a text means with the day and with the month in front, where its order is left open; `nil` is no day.
    static func readings(_ text: [UInt8]) -> (dayFirst: CalendarDate?, monthFirst: CalendarDate?) {
        guard let (groups, separator) = groups(text), groups.count == 3, separator != 0x2E, groups[0].digitCount <= 2,
            groups[1].digitCount <= 2, groups[2].digitCount == 4
        else { return (nil, nil) }
        let (first, second, year) = (groups[0].value, groups[1].value, groups[2].value)
        return (
            CalendarDate(year: year, month: second, day: first), CalendarDate(year: year, month: first, day: second)
        )
    }

    private static func eitherOrder(
        _ first: Int, _ second: Int, year: Int, order: DateOrder?, finish: (CalendarDate) -> DateParse
    ) -> DateParse {
        if DateParse.isZero(year: year, month: first, day: second) { return .zero }
        let dayFirst = CalendarDate(year: year, month: second, day: first)
        let monthFirst = CalendarDate(year: year, month: first, day: second)
        guard let dayFirst, let monthFirst, dayFirst != monthFirst else {
            guard let only = dayFirst ?? monthFirst else { return .failure("date.invalid_calendar") }
            return finish(only)
        }
        switch order {
        case .dayFirst: return finish(dayFirst)
        case .monthFirst: return finish(monthFirst)
        case nil:
            return .failure(
                "date.ambiguous_day_month",
                [
                    "first": String(decoding: dayFirst.text, as: UTF8.self),
                    "second": String(decoding: monthFirst.text, as: UTF8.self),
                ])
        }
    }

    private static func isDayAndMonth(_ first: Int, _ second: Int) -> Bool {
        ((1...12).contains(first) && (1...31).contains(second))
            || ((1...12).contains(second) && (1...31).contains(first))
    }

    private struct Group {
        var value: Int
        var digitCount: Int
    }

    /// Two or three groups of digits with the same separator between them, which spaces may surround.
    private static func groups(_ text: [UInt8]) -> (groups: [Group], separator: UInt8)? {
        var groups: [Group] = []
        var separator: UInt8?
        var position = 0
        while groups.count < 3 {
            let count = ASCII.digitCount(in: text.span, at: position)
            guard (1...4).contains(count) else { return nil }
            let value = text[position..<(position + count)].reduce(0) { $0 * 10 + Int($1 & 0x0F) }
            groups.append(Group(value: value, digitCount: count))
            position += count
            if position == text.count { break }
            guard let found = skipSeparator(text, at: &position), separator ?? found == found else { return nil }
            separator = found
            if position == text.count {
                // "17.5." and "1990.05.17." end with their separator in German and Hungarian.
                guard found == 0x2E else { return nil }
                break
            }
        }
        guard position == text.count, groups.count >= 2, let separator else { return nil }
        return (groups, separator)
    }

    private static func skipSeparator(_ text: [UInt8], at position: inout Int) -> UInt8? {
        var separator: UInt8 = 0x20
        let start = position
        while position < text.count, !ASCII.isDigit(text[position]) {
            let byte = text[position]
            if byte == 0x2E || byte == 0x2F || byte == 0x2D {
                guard separator == 0x20 else { return nil }
                separator = byte
            } else if byte != 0x20 {
                return nil
            }
            position += 1
        }
        return position > start ? separator : nil
    }
}
