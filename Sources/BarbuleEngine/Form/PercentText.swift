/// Percent-encoded text: `caf%C3%A9+bar` is `café bar` in a form, `café+bar` in a path.
///
/// - Source: RFC 3986 §2.1; WHATWG URL Standard, application/x-www-form-urlencoded parsing.
package enum PercentText {
    /// A `%` without two hexadecimal digits behind it.
    package struct BadEscape: Error, Sendable {
        /// Where the sign stands.
        package var byteOffset: Int
    }

    /// The bytes meant; readers disagree about a broken escape, so it is an error, not a percent sign.
    ///
    /// - Complexity: O(*n*).
    package static func decode(_ text: ArraySlice<UInt8>, plusIsSpace: Bool = false) throws(BadEscape) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var offset = text.startIndex
        while offset < text.endIndex {
            switch text[offset] {
            case UInt8(ascii: "+") where plusIsSpace: result.append(0x20)
            case UInt8(ascii: "%"):
                guard text.endIndex - offset > 2, let high = digit(text[offset + 1]), let low = digit(text[offset + 2])
                else {
                    throw BadEscape(byteOffset: offset)
                }
                result.append(high << 4 | low)
                offset += 2
            case let byte: result.append(byte)
            }
            offset += 1
        }
        return result
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte &- 0x30
        case 0x41...0x46, 0x61...0x66: (byte | 0x20) &- 0x57
        default: nil
        }
    }
}
