/// UTF-8 bytes to code points and back, for the text stages, which look at neighbours.
///
/// Text in this library is valid UTF-8 already. Should it not be, each maximal ill-formed part reads as U+FFFD
/// (Unicode 15.0, §3.9, table 3-8) instead of trapping.
enum CodePoints {
    static let replacement: UInt32 = 0xFFFD

    /// The code points of a text. O(*n*).
    static func decoded(_ text: [UInt8]) -> [UInt32] {
        var points: [UInt32] = []
        points.reserveCapacity(text.count)
        var decoder = UTF8()
        var bytes = text.makeIterator()
        while true {
            switch decoder.decode(&bytes) {
            case .scalarValue(let scalar): points.append(scalar.value)
            case .emptyInput: return points
            case .error: points.append(replacement)
            }
        }
    }

    /// The UTF-8 bytes of code points; surrogates and numbers out of range become U+FFFD. O(*n*).
    static func encoded(_ points: [UInt32]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(points.count &+ points.count / 2)
        for point in points { append(point, to: &bytes) }
        return bytes
    }

    static func append(_ point: UInt32, to bytes: inout [UInt8]) {
        let scalar = Unicode.Scalar(point)?.value ?? replacement
        switch scalar {
        case 0..<0x80:
            bytes.append(UInt8(truncatingIfNeeded: scalar))
        case 0x80..<0x800:
            bytes.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
            bytes.append(continuation(scalar))
        case 0x800..<0x1_0000:
            bytes.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
            bytes.append(continuation(scalar >> 6))
            bytes.append(continuation(scalar))
        default:
            bytes.append(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18))
            bytes.append(continuation(scalar >> 12))
            bytes.append(continuation(scalar >> 6))
            bytes.append(continuation(scalar))
        }
    }

    private static func continuation(_ bits: UInt32) -> UInt8 {
        0x80 | UInt8(truncatingIfNeeded: bits & 0x3F)
    }

    /// `U+200B`: how a report names a code point without showing text.
    static func name(_ point: UInt32) -> String {
        let digits = String(point, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 &- digits.utf8.count)) + digits
    }

    /// White_Space (Unicode 15.0, PropList.txt): the list has not changed since 6.3, so it stands here.
    static func isWhiteSpace(_ point: UInt32) -> Bool {
        switch point {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    static func isASCIILetter(_ point: UInt32) -> Bool {
        (0x61...0x7A).contains(point | 0x20)
    }

    static func isASCIIDigit(_ point: UInt32) -> Bool {
        (0x30...0x39).contains(point)
    }
}
