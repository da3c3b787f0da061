/// A phone number as it stands in a field, taken apart: its digits, and what was written around them.
///
/// `+44 (0)7712 345678 ext. 12` has a plus, the digits `4407712345678`, a bracketed zero behind two of them and an
/// extension. Unlike ``WrittenPhoneNumber`` it takes nothing out of prose: words make it no number; `+1 800 FLOWERS`
/// has letters of the keypad.
package struct PhoneFieldText: Sendable {
    package enum Failure: Error, Sendable, Hashable {
        /// Two numbers or more.
        case multiple
        /// Not digits and separators.
        case notANumber
    }

    /// All digits, letters as the digits of the keypad; without the extension.
    private(set) var digits: [UInt8] = []
    private(set) var hasPlus = false
    /// Digits before a `(0)`, the trunk prefix as it is printed behind a calling code.
    private(set) var digitCountBeforeBracketedZero: Int?
    /// Digits before the first letter, when there are letters.
    private(set) var digitCountBeforeLetters: Int?
    private(set) var hasExtension = false
    /// A label, quotes, separators or brackets stood there, or a plus that was not the first sign.
    private(set) var hasSigns = false

    /// A plus and a calling code, not `+00…`.
    var isPlainInternational: Bool { hasPlus && digits.first != 0x30 }

    /// - Parameter utf8: after the text stages.
    /// - Complexity: O(*n*) in the bytes of `utf8`.
    package init(_ utf8: [UInt8]) throws(Failure) {
        let text: PhoneCodePoints
        do { text = try PhoneCodePoints(utf8.span) } catch { throw .notANumber }
        var range = Self.withoutLabel(text)
        hasSigns = range != text.range
        if Self.holdsSeveral(text, range) { throw .multiple }
        if let scanner = PhoneExtensionScanner(text, range), let start = range.first(where: { scanner.matches(text, at: $0) }) {
            range = range.lowerBound..<start
            hasExtension = true
        }
        try read(text, range)
        guard !digits.isEmpty, digits.count <= PhoneDigits.countMax else { throw .notANumber }
    }

    private mutating func read(_ text: PhoneCodePoints, _ range: Range<Int>) throws(Failure) {
        var letterCount = 0
        var isInBrackets = false
        for index in range {
            let point = text[index]
            if CodePoints.isASCIIDigit(point) {
                digits.append(UInt8(truncatingIfNeeded: point))
            } else if PhoneCharacters.isPlus(point) {
                guard digits.isEmpty else { throw .notANumber }
                hasSigns = hasSigns || index != range.lowerBound
                hasPlus = true
            } else if Self.isSeparator(point) {
                hasSigns = true
                if point == 0x28, digitCountBeforeBracketedZero == nil, Self.isBracketedZero(text, index, range) {
                    digitCountBeforeBracketedZero = digits.count
                }
                isInBrackets = point == 0x28 || isInBrackets && point != 0x29
            } else if let digit = PhoneCharacters.keypadDigit(point), !isInBrackets, !digits.isEmpty {
                // A word in brackets or in front is prose.
                digitCountBeforeLetters = digitCountBeforeLetters ?? digits.count
                letterCount &+= 1
                digits.append(digit &+ 0x30)
            } else {
                throw .notANumber
            }
        }
        // Fewer letters are an abbreviation, not a word to be dialled.
        guard letterCount == 0 || letterCount >= 3 else { throw .notANumber }
    }

    private static func isBracketedZero(_ text: PhoneCodePoints, _ index: Int, _ range: Range<Int>) -> Bool {
        index &+ 2 < range.upperBound && text[index &+ 1] == 0x30 && text[index &+ 2] == 0x29
    }

    /// The text without quotes around it, the scheme of a `tel:` URI (RFC 3966) and blanks behind these.
    private static func withoutLabel(_ text: PhoneCodePoints) -> Range<Int> {
        var range = text.range
        while let first = range.first, let last = range.last, isQuote(text[first]) {
            range = range.dropFirst()
            if first != last, isQuote(text[last]) { range = range.dropLast() }
        }
        guard range.count > 4, text.firstIndex(of: "tel:", in: range) == range.lowerBound
                || text.firstIndex(of: "TEL:", in: range) == range.lowerBound
                || text.firstIndex(of: "Tel:", in: range) == range.lowerBound
        else { return range }
        range = range.dropFirst(4)
        while let first = range.first, PhoneCharacters.isBlank(text[first]) { range = range.dropFirst() }
        return range
    }

    /// ' " ` and the curly ones.
    private static func isQuote(_ point: UInt32) -> Bool {
        point == 0x27 || point == 0x22 || point == 0x60 || (0x2018...0x201F).contains(point) || point == 0xB4
    }

    /// Two runs of at least seven digits with something between them that no single number has inside.
    private static func holdsSeveral(_ text: PhoneCodePoints, _ range: Range<Int>) -> Bool {
        var runCount = 0
        var digitCount = 0
        for index in range {
            if CodePoints.isASCIIDigit(text[index]) {
                digitCount &+= 1
                if digitCount == 7 { runCount &+= 1 }
            } else if text[index] == 0x2F || !isSeparator(text[index]) {
                digitCount = 0
            }
        }
        return runCount > 1
    }

    /// Punctuation of libphonenumber without its `x` and `~`, and dots in the middle of the line.
    private static func isSeparator(_ point: UInt32) -> Bool {
        switch point {
        case 0x78, 0x7E, 0xFF5E, 0x223C, 0x2053: false
        case 0xB7, 0x2022: true
        default: PhoneCharacters.isPunctuation(point)
        }
    }
}
