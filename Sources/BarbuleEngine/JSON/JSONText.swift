/// JSON string lexemes (RFC 8259 §7) to text and back.
package enum JSONText {
    /// The text of a string lexeme.
    ///
    /// `caf\u00e9` becomes the UTF-8 bytes of `café`.
    ///
    /// - Parameter content: the bytes between the quotes of a string the scanner accepted. Other bytes never trap;
    ///   what comes out for them is not specified.
    /// - Complexity: O(*n*).
    package static func decode(_ content: Span<UInt8>) -> [UInt8] {
        unsafe content.withUnsafeBufferPointer { buffer in
            var result: [UInt8] = []
            guard let text = unsafe TextBytes(buffer) else { return result }
            result.reserveCapacity(text.count)
            appendDecoded(text, 0..<text.count, to: &result)
            return result
        }
    }

    package static func decode(_ content: ArraySlice<UInt8>) -> [UInt8] { decode(content.span) }
    package static func decode(_ content: [UInt8]) -> [UInt8] { decode(content.span) }

    /// The same into a buffer that is emptied first; allocates only while the buffer grows.
    package static func decode(_ content: ArraySlice<UInt8>, into buffer: inout [UInt8]) {
        buffer.removeAll(keepingCapacity: true)
        unsafe content.withUnsafeBufferPointer { bytes in
            guard let text = unsafe TextBytes(bytes) else { return }
            appendDecoded(text, 0..<text.count, to: &buffer)
        }
    }

    /// Appends `text` as the content of a string lexeme, without quotes: escapes only what RFC 8259 §7 demands (quote,
    /// backslash, control characters; short forms where they exist), keeps UTF-8 as it is.
    package static func appendEscaped(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
        for byte in text {
            switch byte {
            case 0x22, 0x5C: output += [0x5C, byte]
            case 0x08: output += [0x5C, 0x62]
            case 0x09: output += [0x5C, 0x74]
            case 0x0A: output += [0x5C, 0x6E]
            case 0x0C: output += [0x5C, 0x66]
            case 0x0D: output += [0x5C, 0x72]
            case 0..<0x20: output += [0x5C, 0x75, 0x30, 0x30, 0x30 | byte >> 4, hexDigit(byte & 15)]
            default: output.append(byte)
            }
        }
    }

    /// Appends `text` as a whole string lexeme, quotes included.
    package static func appendQuoted(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
        output.append(0x22)
        appendEscaped(text, to: &output)
        output.append(0x22)
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 &+ value : 0x57 &+ value }
}

extension JSONText {
    static func appendDecoded(_ text: TextBytes, _ content: Range<Int>, to output: inout [UInt8]) {
        var offset = content.lowerBound
        let end = content.upperBound
        while offset < end {
            let byte = text[offset]
            guard byte == 0x5C, offset &+ 1 < end else {
                output.append(byte)
                offset &+= 1
                continue
            }
            let mark = text[offset &+ 1]
            offset &+= 2
            switch mark {
            case 0x62: output.append(0x08)
            case 0x66: output.append(0x0C)
            case 0x6E: output.append(0x0A)
            case 0x72: output.append(0x0D)
            case 0x74: output.append(0x09)
            case 0x75:
                guard let unit = codeUnit(text, offset, end) else { return }
                offset &+= 4
                var scalar = unit
                if unit & 0xFC00 == 0xD800, offset &+ 6 <= end, let low = codeUnit(text, offset &+ 2, end) {
                    scalar = 0x10000 &+ (unit & 0x3FF) &<< 10 &+ (low & 0x3FF)
                    offset &+= 6
                }
                append(scalar, to: &output)
            default: output.append(mark)
            }
        }
    }

    /// The value of four hexadecimal digits; `nil` when they are not there.
    static func codeUnit(_ text: TextBytes, _ offset: Int, _ end: Int) -> UInt32? {
        guard offset &+ 4 <= end else { return nil }
        var value: UInt32 = 0
        for index in 0..<4 {
            let byte = text[offset &+ index]
            switch byte {
            case 0x30...0x39: value = value &<< 4 | UInt32(byte &- 0x30)
            case 0x41...0x46, 0x61...0x66: value = value &<< 4 | UInt32((byte | 0x20) &- 0x57)
            default: return nil
            }
        }
        return value
    }

    private static func append(_ scalar: UInt32, to output: inout [UInt8]) {
        if scalar < 0x80 { return output.append(UInt8(truncatingIfNeeded: scalar)) }
        var shift: UInt32 = scalar < 0x800 ? 6 : scalar < 0x10000 ? 12 : 18
        let lead: UInt32 = shift == 6 ? 0xC0 : shift == 12 ? 0xE0 : 0xF0
        output.append(UInt8(truncatingIfNeeded: lead | scalar >> shift & 0x1F))
        while shift > 0 {
            shift &-= 6
            output.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> shift & 0x3F))
        }
    }
}
