/// `uuid`: RFC 4122 §3, `8-4-4-4-12` hex digits in either case, any version and variant.
enum UUIDFormat {
    static func isValid(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.count == 36 else { return false }
        return text.enumerated().allSatisfy { index, byte in
            switch index {
            case 8, 13, 18, 23: return byte == UInt8(ascii: "-")
            default: return isHexDigit(byte)
            }
        }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}
