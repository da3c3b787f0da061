/// A written number taken apart as far as that goes without a numbering plan: digits, a plus, an extension.
///
/// ```
/// Tel: +44 (0)7712-345678 ext. 9    hasPlus, digits 4407712345678, extension 9
/// 1-800-FLOWERS                     digits 18003569377
/// ```
///
/// A number is taken out of its text: what stands before the first digit or plus and after the last letter or digit
/// does not count. Follows libphonenumber's parser step by step.
struct WrittenPhoneNumber {
    var digits = PhoneDigits()
    private(set) var hasPlus = false

    /// Reads into an empty value where it lies: what has just been written byte by byte is slow to copy.
    ///
    /// - Returns: the extension as written, digits of any script.
    /// - Complexity: O(*n*) up to 250 code points, O(1) above; allocates for an extension of more than 15 bytes only.
    @inline(__always)
    mutating func read(_ utf8: Span<UInt8>) throws(PhoneNumberError) -> String? {
        try readPlain(utf8) ? nil : try readAny(utf8)
    }

    // MARK: ASCII digits and punctuation

    /// False when the text needs the whole treatment; then no digit has been read.
    @inline(__always)
    private mutating func readPlain(_ utf8: Span<UInt8>) throws(PhoneNumberError) -> Bool {
        guard utf8.count <= PhoneCodePoints.countMax else { return false }
        var start = 0
        while true {
            guard start < utf8.count else { throw .notANumber }
            let byte = utf8[start]
            if ASCII.isDigit(byte) || byte == 0x2B { break }
            // A parameter of RFC 3966 may stand anywhere, and so may a digit of another script.
            if byte >= 0x80 || byte == 0x3B { return false }
            start &+= 1
        }
        var end = utf8.count
        while !ASCII.isDigit(utf8[end &- 1]), end &- 1 > start {
            let byte = utf8[end &- 1]
            if byte >= 0x80 || byte == 0x23 || ASCII.isLetter(byte) { return false }
            end &-= 1
        }
        let whole = utf8.extracting(start..<end)
        guard whole.count <= PhoneDigits.countMax else { return false }
        var plusCount = 0
        while plusCount < whole.count, whole[plusCount] == 0x2B { plusCount &+= 1 }
        hasPlus = plusCount > 0
        for index in plusCount..<whole.count {
            let byte = whole[index]
            guard Self.isPlain(byte) else {
                digits.removeAll()
                return false
            }
            digits.append(byte, if: ASCII.isDigit(byte))
        }
        // Two digits are a number when nothing else is there.
        guard digits.count >= 3 || (digits.count == 2 && whole.count == 2) else { throw .notANumber }
        return true
    }

    /// A digit, or a sign that is never part of a label of extensions: space, brackets, `*`, `-`, `.`, `/`.
    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        let digits: UInt64 = 0x3FF << 0x30
        let low = digits | 1 << 0x20 | 1 << 0x28 | 1 << 0x29 | 1 << 0x2A | 1 << 0x2D | 1 << 0x2E | 1 << 0x2F
        return byte < 64 ? low >> UInt64(byte) & 1 != 0 : byte == 0x5B || byte == 0x5D
    }

    // MARK: Everything else

    /// The truth about every text, the plain ones too.
    @inline(never)
    mutating func readAny(_ utf8: Span<UInt8>) throws(PhoneNumberError) -> String? {
        var text = try PhoneCodePoints(utf8)
        var number = try Self.number(in: &text)
        guard Self.isViable(text, number) else { throw .notANumber }
        var `extension`: String?
        if let scanner = PhoneExtensionScanner(text, number),
            let start = number.first(where: { scanner.matches(text, at: $0) }),
            Self.isViable(text, number.lowerBound..<start)
        {
            `extension` = text.text(scanner.digits)
            number = number.lowerBound..<start
        }
        hasPlus = PhoneCharacters.isPlus(text[number.lowerBound])
        readDigits(text, number)
        return `extension`
    }

    /// The part of the text that is the number, extension and all; rewritten when RFC 3966 parameters say so.
    private static func number(in text: inout PhoneCodePoints) throws(PhoneNumberError) -> Range<Int> {
        var number: Range<Int>
        if let context = try PhoneContext(text) {
            text = context.globalNumber(text)
            number = text.range
        } else {
            number = extracted(text)
        }
        // An ISDN subaddress and what follows it do not count.
        if let subaddress = text.firstIndex(of: ";isub=", in: number), subaddress > number.lowerBound {
            number = number.lowerBound..<subaddress
        }
        return number
    }

    /// From the first plus or digit on, without a tail of signs, up to the start of a second number.
    private static func extracted(_ text: PhoneCodePoints) -> Range<Int> {
        guard
            let start = text.range.first(where: {
                PhoneCharacters.isPlus(text[$0]) || PhoneCharacters.isDigit(text[$0])
            })
        else { return 0..<0 }
        var end = text.count
        while end > start, text[end &- 1] != 0x23, !PhoneCharacters.isLetterOrNumber(text[end &- 1]) { end &-= 1 }
        return start..<(secondNumberStart(text, start..<end) ?? end)
    }

    /// `/ x` or `\x`, as in `583-6985 x302/x2303`.
    private static func secondNumberStart(_ text: PhoneCodePoints, _ range: Range<Int>) -> Int? {
        var slash: Int?
        for index in range {
            switch text[index] {
            case 0x2F, 0x5C: slash = index
            case 0x20: break
            case 0x78:
                if let slash { return slash }
            default: slash = nil
            }
        }
        return nil
    }

    /// Exactly two digits; or pluses, three digits among punctuation, letters after these, perhaps an extension.
    private static func isViable(_ text: PhoneCodePoints, _ range: Range<Int>) -> Bool {
        guard range.count >= 2 else { return false }
        if range.count == 2, range.allSatisfy({ PhoneCharacters.isDigit(text[$0]) }) { return true }
        var index = range.lowerBound
        while index < range.upperBound, PhoneCharacters.isPlus(text[index]) { index &+= 1 }
        var digitCount = 0
        while digitCount < 3 {
            guard index < range.upperBound else { return false }
            if PhoneCharacters.isDigit(text[index]) {
                digitCount &+= 1
            } else if !PhoneCharacters.isPunctuation(text[index]), text[index] != 0x2A {
                return false
            }
            index &+= 1
        }
        let start = index
        while index < range.upperBound, PhoneCharacters.isInsideNumber(text[index]) { index &+= 1 }
        if index == range.upperBound { return true }
        guard let scanner = PhoneExtensionScanner(text, range) else { return false }
        return (start...index).contains { scanner.matches(text, at: $0) }
    }

    /// With three ASCII letters it is a number in words: letters are keys of a telephone, and only ASCII digits count.
    private mutating func readDigits(_ text: PhoneCodePoints, _ range: Range<Int>) {
        var letterCount = 0
        for index in range where CodePoints.isASCIILetter(text[index]) { letterCount &+= 1 }
        for index in range {
            let point = text[index]
            let digit = letterCount >= 3 ? PhoneCharacters.keypadDigit(point) : PhoneCharacters.digitValue(point)
            if let digit { digits.append(digit &+ 0x30) }
        }
    }
}
