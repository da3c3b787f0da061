extension ScannerCore {
    /// A string (RFC 8259 §7), from the byte after the opening quote to the byte after the closing one. On a fault,
    /// `position` is where it lies.
    @inline(__always)
    static func scanString(_ text: TextBytes, _ position: inout Int, _ bits: inout UInt32) -> ScannerFault {
        while true {
            if position &+ 16 <= text.count {
                let mask = text.special16(position)
                if mask == 0 {
                    position &+= 16
                    continue
                }
                position &+= mask.trailingZeroBitCount
            } else if position >= text.count {
                return .stringEnd
            }
            let byte = text[position]
            if byte == 0x22 {
                position &+= 1
                return .none
            }
            if byte >= 0x80 {
                bits |= JSONTape.Node.nonASCII
                repeat {
                    let fault = scanUTF8(text, &position)
                    if fault != .none { return fault }
                } while position < text.count && text[position] >= 0x80
            } else if byte == 0x5C {
                bits |= JSONTape.Node.escape
                let fault = scanEscape(text, &position)
                if fault != .none { return fault }
            } else if byte < 0x20 {
                return .controlCharacter
            } else {
                position &+= 1
            }
        }
    }

    /// One UTF-8 sequence of two to four bytes (RFC 3629 §4); `position` stays at its first byte when it is ill-formed.
    @inline(__always)
    static func scanUTF8(_ text: TextBytes, _ position: inout Int) -> ScannerFault {
        let lead = text[position]
        let left = text.count &- position
        if lead < 0xE0 {
            guard lead >= 0xC2, left > 1, text[position &+ 1] & 0xC0 == 0x80 else { return .invalidUTF8 }
            position &+= 2
        } else if lead < 0xF0 {
            guard left > 2 else { return .invalidUTF8 }
            let second = text[position &+ 1]
            guard second & 0xC0 == 0x80, text[position &+ 2] & 0xC0 == 0x80,
                lead != 0xE0 || second >= 0xA0, lead != 0xED || second < 0xA0
            else { return .invalidUTF8 }
            position &+= 3
        } else {
            guard lead < 0xF5, left > 3 else { return .invalidUTF8 }
            let second = text[position &+ 1]
            guard second & 0xC0 == 0x80, text[position &+ 2] & 0xC0 == 0x80, text[position &+ 3] & 0xC0 == 0x80,
                lead != 0xF0 || second >= 0x90, lead != 0xF4 || second < 0x90
            else { return .invalidUTF8 }
            position &+= 4
        }
        return .none
    }

    /// An escape; `position` is at its backslash and stays there on a fault.
    @inline(__always)
    private static func scanEscape(_ text: TextBytes, _ position: inout Int) -> ScannerFault {
        guard position &+ 1 < text.count else { return .stringEnd }
        switch text[position &+ 1] {
        case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74:
            position &+= 2
            return .none
        case 0x75: return scanUnicodeEscape(text, &position)
        default: return .escape
        }
    }

    /// `\uXXXX`, or two of them when the first is the high half of a surrogate pair.
    @inline(never)
    private static func scanUnicodeEscape(_ text: TextBytes, _ position: inout Int) -> ScannerFault {
        guard let unit = JSONText.codeUnit(text, position &+ 2, text.count) else {
            return isCutEscape(text, position &+ 2) ? .stringEnd : .escape
        }
        if unit & 0xF800 != 0xD800 {
            position &+= 6
            return .none
        }
        guard unit & 0xFC00 == 0xD800 else { return .loneSurrogate }
        let second = position &+ 6
        if second >= text.count || second &+ 1 == text.count && text[second] == 0x5C { return .stringEnd }
        guard text[second] == 0x5C, text[second &+ 1] == 0x75 else { return .loneSurrogate }
        guard let low = JSONText.codeUnit(text, second &+ 2, text.count) else {
            if isCutEscape(text, second &+ 2) { return .stringEnd }
            position = second
            return .escape
        }
        guard low & 0xFC00 == 0xDC00 else { return .loneSurrogate }
        position &+= 12
        return .none
    }

    /// True when the text ends inside four hexadecimal digits that are right so far.
    private static func isCutEscape(_ text: TextBytes, _ offset: Int) -> Bool {
        guard offset &+ 4 > text.count else { return false }
        for index in offset..<max(offset, text.count) {
            switch text[index] {
            case 0x30...0x39, 0x41...0x46, 0x61...0x66: continue
            default: return false
            }
        }
        return true
    }

    /// `number` of RFC 8259 §6: `-`? ( `0` / 1–9 digits ) fraction? exponent?
    @inline(__always)
    static func scanNumber(_ text: TextBytes, _ position: inout Int, _ bits: inout UInt32) -> ScannerFault {
        if text[position] == 0x2D { position &+= 1 }
        if position < text.count, text[position] == 0x30 {
            position &+= 1
        } else if !scanDigits(text, &position) {
            return .digit
        }
        guard position < text.count else { return .none }
        if text[position] == 0x2E {
            bits |= JSONTape.Node.fraction
            position &+= 1
            if !scanDigits(text, &position) { return .digit }
            guard position < text.count else { return .none }
        }
        if text[position] | 0x20 == 0x65 {
            bits |= JSONTape.Node.fraction
            position &+= 1
            if position < text.count, text[position] == 0x2B || text[position] == 0x2D { position &+= 1 }
            if !scanDigits(text, &position) { return .digit }
        }
        return .none
    }

    @inline(__always)
    private static func scanDigits(_ text: TextBytes, _ position: inout Int) -> Bool {
        let start = position
        while position < text.count, text[position] &- 0x30 < 10 { position &+= 1 }
        return position > start
    }

    static func digitCount(_ text: TextBytes, _ range: Range<Int>) -> Int {
        var count = 0
        for offset in range where text[offset] &- 0x30 < 10 { count &+= 1 }
        return count
    }

    /// `true`, `false` or `null`; nil with `position` at the first wrong byte.
    @inline(__always)
    static func scanLiteral(_ text: TextBytes, _ position: inout Int, _ byte: UInt8) -> JSONKind? {
        let left = text.count &- position
        if left >= 5 {
            // "true", "null", "alse" as little-endian words.
            let word = text.load32(position)
            if word == 0x6575_7274 {
                position &+= 4
                return .true
            }
            if word == 0x6C6C_756E {
                position &+= 4
                return .null
            }
            if byte == 0x66, text.load32(position &+ 1) == 0x6573_6C61 {
                position &+= 5
                return .false
            }
        }
        return scanLiteralSlowly(text, &position)
    }

    @inline(never)
    private static func scanLiteralSlowly(_ text: TextBytes, _ position: inout Int) -> JSONKind? {
        let literal: StaticString
        let kind: JSONKind
        switch text[position] {
        case 0x74: (literal, kind) = ("true", .true)
        case 0x66: (literal, kind) = ("false", .false)
        case 0x6E: (literal, kind) = ("null", .null)
        default: return nil
        }
        for byte in literal.description.utf8 {
            guard position < text.count, text[position] == byte else { return nil }
            position &+= 1
        }
        return kind
    }
}
