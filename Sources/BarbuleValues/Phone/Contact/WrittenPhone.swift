/// A phone number as people write it, taken apart: its digits, and what was said around them.
///
/// `"+44 (0)7712 345678 ext. 12"` has a plus, the digits `4407712345678`, a bracketed zero behind two of them and the
/// extension `12`. Nothing is taken out of prose: words make it no number, `+1 800 FLOWERS` has letters of the keypad.
package struct WrittenPhone: Sendable, Hashable {
    package enum Failure: Error, Sendable, Hashable {
        /// Two numbers or more.
        case multiple
        /// Not digits and separators.
        case notANumber
    }

    /// All digits, letters as the digits of the keypad; without the extension.
    package private(set) var digits: [UInt8] = []
    package private(set) var hasPlus = false
    /// Digits before a `(0)`, the trunk prefix as it is printed behind a calling code.
    package private(set) var digitCountBeforeBracketedZero: Int?
    /// Digits before the first letter, when there are letters.
    package private(set) var digitCountBeforeLetters: Int?
    package private(set) var hasExtension = false
    /// A label, separators, brackets or a second plus stood there.
    package private(set) var hasSigns = false

    /// - Parameter text: UTF-8 after the text stages.
    /// - Complexity: O(*n*) in the bytes of `text`.
    package init(_ text: [UInt8]) throws(Failure) {
        var rest = Self.withoutLabel(text[...])
        if rest.count != text.count { hasSigns = true }
        if let end = PhoneExtension.start(in: rest) {
            rest = rest[..<end]
            hasExtension = true
        }
        if Self.holdsSeveral(rest) { throw .multiple }
        try read(rest)
        guard !digits.isEmpty, digits.count <= Self.digitCountMax else { throw .notANumber }
    }

    /// More digits than any number has with prefixes, calling codes written twice and zeros.
    private static let digitCountMax = 40

    private mutating func read(_ text: ArraySlice<UInt8>) throws(Failure) {
        var letterCount = 0
        var bracketDepth = 0
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte)
            case UInt8(ascii: "+"):
                guard digits.isEmpty, letterCount == 0 else { throw .notANumber }
                hasSigns = hasSigns || hasPlus || index != text.startIndex
                hasPlus = true
            case _ where ASCIILetter.value(byte) != nil:
                // A word in brackets or in front is prose.
                guard bracketDepth == 0, !digits.isEmpty else { throw .notANumber }
                if letterCount == 0 { digitCountBeforeLetters = digits.count }
                letterCount &+= 1
                digits.append(Self.keypadDigit(byte))
            default:
                guard let width = Self.separatorByteCount(text[index...]) else { throw .notANumber }
                if byte == UInt8(ascii: "(") {
                    bracketDepth = 1
                    if text[index...].starts(with: [0x28, 0x30, 0x29]), digitCountBeforeBracketedZero == nil {
                        digitCountBeforeBracketedZero = digits.count
                    }
                }
                if byte == UInt8(ascii: ")") { bracketDepth = 0 }
                hasSigns = true
                index &+= width
                continue
            }
            index &+= 1
        }
        // Fewer letters are an abbreviation, not a word to be dialled.
        guard letterCount == 0 || letterCount >= 3 else { throw .notANumber }
    }

    /// The text without quotes around it, the scheme of a `tel:` URI (RFC 3966) and white space behind these.
    private static func withoutLabel(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = text
        while let first = rest.first, first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") || first == 0x60 {
            rest = rest.dropFirst()
            if rest.last == first { rest = rest.dropLast() }
        }
        guard rest.prefix(4).map({ $0 | 0x20 }).elementsEqual("tel:".utf8) else { return rest }
        return rest.dropFirst(4).drop { $0 == UInt8(ascii: " ") }
    }

    /// Two runs of at least seven digits with something between them that no single number has inside.
    private static func holdsSeveral(_ text: ArraySlice<UInt8>) -> Bool {
        var runCount = 0
        var digitCount = 0
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if ASCIILetter.isDigit(byte) {
                digitCount &+= 1
                if digitCount == 7 { runCount &+= 1 }
                index &+= 1
            } else if byte != UInt8(ascii: "/"), let width = separatorByteCount(text[index...]) {
                index &+= width
            } else {
                digitCount = 0
                index &+= 1
            }
        }
        return runCount > 1
    }

    /// Bytes of the separator at the front, or `nil` when it is none: space . - ( ) / [ ] and the dashes of Unicode.
    private static func separatorByteCount(_ text: ArraySlice<UInt8>) -> Int? {
        guard let first = text.first else { return nil }
        switch first {
        case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "/"), UInt8(ascii: "["), UInt8(ascii: "]"):
            return 1
        case 0xC2: return text.dropFirst().first == 0xB7 ? 2 : nil  // U+00B7 middle dot
        case 0xE2:
            let next = Array(text.prefix(3).dropFirst())
            guard next.count == 2 else { return nil }
            if next[0] == 0x80, (0x90...0x95).contains(next[1]) { return 3 }  // U+2010…2015 hyphens and dashes
            return next == [0x88, 0x92] ? 3 : nil  // U+2212 minus sign
        default: return nil
        }
    }

    /// ITU-T E.161: ABC 2, DEF 3, GHI 4, JKL 5, MNO 6, PQRS 7, TUV 8, WXYZ 9.
    private static func keypadDigit(_ letter: UInt8) -> UInt8 {
        let offset = (letter | 0x20) &- 0x61
        switch offset {
        case 0...14: return 0x32 &+ offset / 3
        case 15...18: return 0x37
        case 19...21: return 0x38
        default: return 0x39
        }
    }
}
