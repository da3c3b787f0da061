extension ScannerCore {
    /// Where a lexeme ends (or its fault lies), its node bits and the fault. Values, not `inout`, so that the loop keeps
    /// its own state in registers.
    struct Lexeme {
        var end: Int
        var bits: UInt32
        var fault: ScannerFault
    }

    /// A string (RFC 8259 §7), from the byte after the opening quote to the byte after the closing one. The common case,
    /// plain ASCII, is inlined; the rest is a call.
    @inline(__always)
    static func scanString(_ text: TextBytes, _ start: Int) -> Lexeme {
        var position = start
        while position &+ 16 <= text.count {
            let mask = text.special16(position)
            if mask == 0 {
                position &+= 16
                continue
            }
            position &+= mask.trailingZeroBitCount
            if text[position] == 0x22 { return Lexeme(end: position &+ 1, bits: 0, fault: .none) }
            break
        }
        return scanStringSlowly(text, position)
    }

    @inline(never)
    private static func scanStringSlowly(_ text: TextBytes, _ start: Int) -> Lexeme {
        var position = start
        var bits: UInt32 = 0
        while true {
            if position &+ 16 <= text.count {
                let mask = text.special16(position)
                if mask == 0 {
                    position &+= 16
                    continue
                }
                position &+= mask.trailingZeroBitCount
            } else if position >= text.count {
                return Lexeme(end: position, bits: bits, fault: .stringEnd)
            }
            let byte = text[position]
            var fault = ScannerFault.none
            if byte == 0x22 {
                return Lexeme(end: position &+ 1, bits: bits, fault: .none)
            } else if byte >= 0x80 {
                bits |= JSONTape.Node.nonASCII
                fault = scanUTF8(text, &position)
                while fault == .none, position < text.count, text[position] >= 0x80 {
                    fault = scanUTF8(text, &position)
                }
            } else if byte == 0x5C {
                bits |= JSONTape.Node.escape
                fault = scanEscape(text, &position)
            } else if byte < 0x20 {
                fault = .controlCharacter
            } else {
                position &+= 1
            }
            if fault != .none { return Lexeme(end: position, bits: bits, fault: fault) }
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
    static func scanNumber(_ text: TextBytes, _ start: Int) -> Lexeme {
        var position = start
        var bits: UInt32 = 0
        if text[position] == 0x2D { position &+= 1 }
        if position < text.count, text[position] == 0x30 {
            position &+= 1
        } else if !scanDigits(text, &position) {
            return Lexeme(end: position, bits: 0, fault: .digit)
        }
        guard position < text.count else { return Lexeme(end: position, bits: 0, fault: .none) }
        if text[position] == 0x2E {
            bits = JSONTape.Node.fraction
            position &+= 1
            if !scanDigits(text, &position) { return Lexeme(end: position, bits: bits, fault: .digit) }
            guard position < text.count else { return Lexeme(end: position, bits: bits, fault: .none) }
        }
        if text[position] | 0x20 == 0x65 {
            bits = JSONTape.Node.fraction
            position &+= 1
            if position < text.count, text[position] == 0x2B || text[position] == 0x2D { position &+= 1 }
            if !scanDigits(text, &position) { return Lexeme(end: position, bits: bits, fault: .digit) }
        }
        return Lexeme(end: position, bits: bits, fault: .none)
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

    /// `true`, `false` or `null`: the kind is in `bits`. Fault `.value` when no literal begins so, `.literal` at the first
    /// wrong byte.
    @inline(__always)
    static func scanLiteral(_ text: TextBytes, _ start: Int) -> Lexeme {
        if text.count &- start >= 5 {
            // "true", "null", "fals" as little-endian words.
            let word = text.load32(start)
            if word == 0x6575_7274 { return literal(.true, start &+ 4) }
            if word == 0x6C6C_756E { return literal(.null, start &+ 4) }
            if word == 0x736C_6166, text[start &+ 4] == 0x65 { return literal(.false, start &+ 5) }
        }
        return scanLiteralSlowly(text, start)
    }

    @inline(__always)
    private static func literal(_ kind: JSONKind, _ end: Int) -> Lexeme {
        Lexeme(end: end, bits: UInt32(kind.rawValue), fault: .none)
    }

    @inline(never)
    private static func scanLiteralSlowly(_ text: TextBytes, _ start: Int) -> Lexeme {
        let word: StaticString
        let kind: JSONKind
        switch text[start] {
        case 0x74: (word, kind) = ("true", .true)
        case 0x66: (word, kind) = ("false", .false)
        case 0x6E: (word, kind) = ("null", .null)
        default: return Lexeme(end: start, bits: 0, fault: .value)
        }
        var position = start
        for byte in word.description.utf8 {
            guard position < text.count, text[position] == byte else {
                return Lexeme(end: position, bits: 0, fault: .literal)
            }
            position &+= 1
        }
        return literal(kind, position)
    }
}
