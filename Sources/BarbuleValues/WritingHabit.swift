/// How somebody writes values that have two readings: `03/04/1990`, `1,234`.
///
/// One value alone may not tell; a column of them often does.
package enum WritingHabit: Sendable, Hashable, CaseIterable {
    case dayFirst, monthFirst
    case decimalComma, decimalPoint

    /// What a text tells about the habit of its writer.
    package enum Evidence: Sendable, Hashable {
        /// It would mean the same by every habit, or means nothing at all.
        case none
        /// It can only be read by this habit.
        case only(WritingHabit)
        /// It has two readings.
        case either
    }
}

extension DateReader {
    /// What a text tells about the order of day and month.
    ///
    /// `13/04/1990` is day first, `04/13/1990` month first; `03/04/1990` can be either.
    package static func habit(in text: [UInt8]) -> WritingHabit.Evidence {
        guard let date = numericDate(in: text) else { return .none }
        switch NumericDate.readings(date) {
        case (.some, nil): return .only(.dayFirst)
        case (nil, .some): return .only(.monthFirst)
        case (let dayFirst?, let monthFirst?): return dayFirst == monthFirst ? .none : .either
        case (nil, nil): return .none
        }
    }

    /// A text with two readings, with its day as ISO 8601 by a habit and everything else as it is; `nil` when there is
    /// nothing to settle.
    package static func settled(_ text: [UInt8], by habit: WritingHabit) -> [UInt8]? {
        guard let date = numericDate(in: text), case (let dayFirst?, let monthFirst?) = NumericDate.readings(date),
            dayFirst != monthFirst, habit == .dayFirst || habit == .monthFirst, text.count >= date.count
        else { return nil }
        let day = habit == .dayFirst ? dayFirst : monthFirst
        guard let start = (0...(text.count - date.count)).first(where: { text[$0...].starts(with: date) }) else {
            return nil
        }
        return text[..<start] + day.text + text[(start + date.count)...]
    }
}

extension NumberReader {
    /// What a text tells about the decimal sign.
    ///
    /// `12,5` and `1.234.567` are of a writer with a decimal comma, `12.5` and `1,234,567` of one with a point; `1,234` can
    /// be either.
    package static func habit(in text: [UInt8]) -> WritingHabit.Evidence {
        switch WrittenNumber.parse(text) {
        case .mismatch: return .none
        case .ambiguous: return .either
        case .number(let number):
            if !number.fraction.isEmpty { return .only(number.hasDecimalComma ? .decimalComma : .decimalPoint) }
            guard number.isGrouped else { return .none }
            // Who groups with one sign has the other one for decimals.
            if text.contains(UInt8(ascii: ",")) { return .only(.decimalPoint) }
            return text.contains(UInt8(ascii: ".")) ? .only(.decimalComma) : .none
        }
    }

    /// A text with two readings as a plain number by a habit; `nil` when there is nothing to settle.
    package static func settled(_ text: [UInt8], by habit: WritingHabit) -> [UInt8]? {
        guard case .ambiguous(let grouped, let decimal) = WrittenNumber.parse(text),
            habit == .decimalComma || habit == .decimalPoint
        else { return nil }
        return decimal.hasDecimalComma == (habit == .decimalComma) ? decimal.lexeme : grouped.lexeme
    }
}
