/// Reads dates with the month in words: `17 May 1990`, `May 17th, 1990`, `17-Mai-1990`, `17 de mayo de 1990`,
/// `1990 May 17`.
enum WordDate {
    private struct Number {
        var value: Int
        var digitCount: Int
    }

    private enum Part {
        case number(Number)
        case month(Int)
    }

    static func parse(_ text: [UInt8], time: WrittenDate.Time?, zone: WrittenDate.Zone) -> DateParse {
        guard let (parts, weekday) = parts(text) else { return .mismatch }
        switch parts.count {
        case 3: break
        case 1, 2:
            let hasMonth = parts.contains { if case .month = $0 { true } else { false } }
            return hasMonth && weekday == nil && time == nil ? .failure("date.incomplete") : .mismatch
        default: return .mismatch
        }
        let month: Int
        let first: Number
        let last: Number
        if case .number(let one) = parts[0], case .month(let name) = parts[1], case .number(let two) = parts[2] {
            (month, first, last) = (name, one, two)
        } else if case .month(let name) = parts[0], case .number(let one) = parts[1], case .number(let two) = parts[2],
            one.digitCount <= 2
        {
            (month, first, last) = (name, one, two)
        } else {
            return .mismatch
        }
        let (day, year) = first.digitCount == 4 ? (last, first) : (first, last)
        guard day.digitCount <= 2 else { return .mismatch }
        if year.digitCount == 2 { return .failure("date.two_digit_year") }
        guard year.digitCount == 4 else { return .mismatch }
        return DateParse.day(year: year.value, month: month, day: day.value) { date in
            if let weekday, weekday != date.weekday {
                return .failure("date.invalid_calendar", ["expected": "weekday"])
            }
            return .written(WrittenDate(date: date, time: time, zone: zone, form: .other))
        }
    }

    /// The numbers and the month in their order, and the weekday; `nil` when anything else is in the text.
    private static func parts(_ text: [UInt8]) -> (parts: [Part], weekday: Int?)? {
        var parts: [Part] = []
        var weekday: Int?
        var months = 0
        var position = 0
        while position < text.count {
            let start = position
            let byte = text[position]
            if ASCII.isDigit(byte) {
                position += ASCII.digitCount(in: text.span, at: position)
                guard position - start <= 4 else { return nil }
                let value = text[start..<position].reduce(0) { $0 * 10 + Int($1 & 0x0F) }
                parts.append(.number(Number(value: value, digitCount: position - start)))
                let ending = letters(text, from: position)
                if MonthNames.isOrdinalEnding(MonthNames.folded(ending)) { position += ending.count }
            } else if ASCII.isLetter(byte) || byte >= 0x80 {
                let letters = letters(text, from: position)
                position += letters.count
                let word = MonthNames.folded(letters)
                if let month = MonthNames.number(word) {
                    parts.append(.month(month))
                    months += 1
                } else if let day = MonthNames.weekday(word), weekday == nil, parts.isEmpty {
                    weekday = day
                } else if !MonthNames.isFiller(word) {
                    return nil
                }
            } else if byte == 0x20 || byte == 0x2C || byte == 0x2E || byte == 0x2D || byte == 0x2F {
                position += 1
            } else {
                return nil
            }
            if parts.count > 3 { return nil }
        }
        return months == 1 ? (parts, weekday) : nil
    }

    private static func letters(_ text: [UInt8], from start: Int) -> ArraySlice<UInt8> {
        var end = start
        while end < text.count, ASCII.isLetter(text[end]) || text[end] >= 0x80 { end += 1 }
        return text[start..<end]
    }
}
