/// The characters of written phone numbers, as libphonenumber sorts them.
///
/// Its regular expressions ignore case, which makes four more letters equal to ASCII ones (`İ ı ſ K`), and three
/// Cyrillic variants equal to the letters of `доб`; they are here because results must agree.
enum PhoneCharacters {
    /// 0…9 for a decimal digit (general category Nd) of any script.
    @inline(__always)
    static func digitValue(_ point: UInt32) -> UInt8? {
        if point < 0x80 { return CodePoints.isASCIIDigit(point) ? UInt8(truncatingIfNeeded: point &- 0x30) : nil }
        return foreignDigitValue(point)
    }

    @inline(never)
    private static func foreignDigitValue(_ point: UInt32) -> UInt8? {
        // The first digits after ASCII are Arabic.
        guard point >= 0x660, let value = ScalarProperties(point).digitValue else { return nil }
        return UInt8(truncatingIfNeeded: value)
    }

    @inline(__always)
    static func isDigit(_ point: UInt32) -> Bool { digitValue(point) != nil }

    static func isPlus(_ point: UInt32) -> Bool { point == 0x2B || point == 0xFF0B }

    /// Dashes, blanks, dots, slashes, brackets, tildes, and `x`, which stands for a carrier in some countries.
    static func isPunctuation(_ point: UInt32) -> Bool {
        switch point {
        case 0x20, 0x28, 0x29, 0x2D, 0x2E, 0x2F, 0x58, 0x78, 0x5B, 0x5D, 0x7E,
            0xA0, 0xAD, 0x200B, 0x2010...0x2015, 0x2053, 0x2060, 0x2212, 0x223C, 0x3000, 0x30FC,
            0xFF08, 0xFF09, 0xFF0D...0xFF0F, 0xFF3B, 0xFF3D, 0xFF5E:
            true
        default: false
        }
    }

    /// What may stand after the third digit, but for an extension.
    static func isInsideNumber(_ point: UInt32) -> Bool {
        CodePoints.isASCIIDigit(point) || isPunctuation(point) || point == 0x2A || isLetter(point) || isDigit(point)
    }

    private static func isLetter(_ point: UInt32) -> Bool {
        switch point {
        case 0x130, 0x131, 0x17F, 0x212A: true
        default: CodePoints.isASCIILetter(point)
        }
    }

    /// General category L* or N*.
    static func isLetterOrNumber(_ point: UInt32) -> Bool {
        if point < 0x80 { return CodePoints.isASCIILetter(point) || CodePoints.isASCIIDigit(point) }
        let initial = ScalarProperties(point).generalCategory.initial
        return initial == UInt8(ascii: "L") || initial == UInt8(ascii: "N")
    }

    /// The key of a letter on a telephone (ITU-T E.161), or the ASCII digit itself.
    static func keypadDigit(_ point: UInt32) -> UInt8? {
        switch point | 0x20 {
        case _ where CodePoints.isASCIIDigit(point): UInt8(truncatingIfNeeded: point &- 0x30)
        case 0x61...0x63: 2
        case 0x64...0x66: 3
        case 0x67...0x69: 4
        case 0x6A...0x6C: 5
        case 0x6D...0x6F: 6
        case 0x70...0x73: 7
        case 0x74...0x76: 8
        case 0x77...0x7A: 9
        case _ where point == 0x131: 4
        case _ where point == 0x17F: 7
        default: nil
        }
    }

    /// The letters of extension labels without case.
    static func folded(_ point: UInt32) -> UInt32 {
        switch point {
        case 0x41...0x5A, 0xFF21...0xFF3A, 0x410...0x42F: point &+ 0x20
        case 0xD3: 0xF3
        case 0x130, 0x131: 0x69
        case 0x17F: 0x73
        case 0x1C81: 0x434
        case 0x1C82: 0x43E
        default: point
        }
    }

    /// Between a number and the label of its extension, comma aside.
    static func isBlank(_ point: UInt32) -> Bool { point == 0x20 || point == 0xA0 || point == 0x09 }
}
