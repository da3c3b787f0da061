/// A number as somebody typed it, with its separators understood.
///
/// ```
/// 1234  -5  .5      no separator, or a decimal point
/// 42,5              decimal comma
/// 1 234  1'234      grouped; also 1,234,567 and 1.234.567
/// 1,234.5  1.234,5  grouped with a decimal sign
/// 1,234  1.234      two readings: grouped, or a decimal
/// ```
struct WrittenNumber {
    var isNegative = false
    /// ASCII digits before the decimal sign.
    var whole: [UInt8] = []
    /// ASCII digits behind it.
    var fraction: [UInt8] = []
    var hasDecimalComma = false
    var isGrouped = false

    enum Parse {
        case number(WrittenNumber)
        /// One separator with three digits behind it.
        case ambiguous(grouped: WrittenNumber, decimal: WrittenNumber)
        case mismatch
    }

    /// Plain decimal text with the digits as written; only leading zeros and the sign of zero go.
    var lexeme: [UInt8] {
        let digits = whole.drop { $0 == 0x30 }
        let isZero = digits.isEmpty && fraction.allSatisfy { $0 == 0x30 }
        return (isNegative && !isZero ? [0x2D] : []) + (digits.isEmpty ? [0x30] : digits)
            + (fraction.isEmpty ? [] : [0x2E] + fraction)
    }

    /// - Complexity: O(*n*).
    static func parse(_ text: [UInt8]) -> Parse {
        var rest = text[...]
        var number = WrittenNumber()
        if rest.first == 0x2D {
            number.isNegative = true
            rest.removeFirst()
        } else if rest.starts(with: [0xE2, 0x88, 0x92]) {
            // U+2212 MINUS SIGN
            number.isNegative = true
            rest.removeFirst(3)
        }
        guard let (groups, separators) = parts(rest) else { return .mismatch }
        guard let last = separators.last else {
            number.whole = Array(groups[0])
            return .number(number)
        }
        let hasDecimalSign = separators.count == 1 || separators[separators.count - 2] != last
        let groupSeparators = hasDecimalSign ? separators.dropLast() : separators[...]
        guard groupSeparators.allSatisfy({ $0 == separators[0] }) else { return .mismatch }

        var grouped = number
        grouped.isGrouped = true
        grouped.whole = Array(groups.joined())
        let isGroupable = isGrouping(groups[...])
        if !hasDecimalSign || last == Separator.space || last == Separator.apostrophe {
            return isGroupable && separators.allSatisfy { $0 == last } ? .number(grouped) : .mismatch
        }
        number.hasDecimalComma = last == Separator.comma
        number.fraction = Array(groups[groups.count - 1])
        number.whole = Array(groups.dropLast().joined())
        if separators.count == 1 {
            return isGroupable ? .ambiguous(grouped: grouped, decimal: number) : .number(number)
        }
        number.isGrouped = true
        return isGrouping(groups.dropLast()) ? .number(number) : .mismatch
    }

    private enum Separator {
        static let space: UInt8 = 0x20
        static let apostrophe: UInt8 = 0x27
        static let comma: UInt8 = 0x2C
        static let point: UInt8 = 0x2E
    }

    /// One to three digits that do not start with zero, then groups of three.
    private static func isGrouping(_ groups: ArraySlice<ArraySlice<UInt8>>) -> Bool {
        guard let first = groups.first, (1...3).contains(first.count), first.first != 0x30 else { return false }
        return groups.dropFirst().allSatisfy { $0.count == 3 }
    }

    /// Runs of digits and the separators between them. Only the first run may be empty, before a decimal sign (`.5`).
    private static func parts(_ text: ArraySlice<UInt8>) -> (groups: [ArraySlice<UInt8>], separators: [UInt8])? {
        var groups: [ArraySlice<UInt8>] = []
        var separators: [UInt8] = []
        var rest = text
        while true {
            let digits = rest.prefix(while: ASCII.isDigit)
            guard !digits.isEmpty || groups.isEmpty else { return nil }
            groups.append(digits)
            rest = rest.dropFirst(digits.count)
            guard let byte = rest.first else { break }
            switch byte {
            case Separator.space, Separator.apostrophe, Separator.comma, Separator.point:
                separators.append(byte)
                rest = rest.dropFirst()
            case 0xE2 where rest.starts(with: [0xE2, 0x80, 0x99]):
                // U+2019, the apostrophe of Swiss prices
                separators.append(Separator.apostrophe)
                rest = rest.dropFirst(3)
            default: return nil
            }
        }
        if groups[0].isEmpty {
            guard separators.count == 1, separators[0] == Separator.comma || separators[0] == Separator.point else {
                return nil
            }
        }
        return (groups, separators)
    }
}
