/// Why the scanner's loop stopped: one byte, so that the hot path carries no error values.
enum ScannerFault: UInt8 {
    case none
    /// The tape has no room for the next member; grow it and go on.
    case full
    case value, nameOrEnd, name, colon, commaOrBrace, commaOrBracket, literal, digit, end
    case stringEnd, controlCharacter, escape, loneSurrogate, invalidUTF8
    case tooDeep, tooManyKeys, numberTooLong

    /// The error this fault means at `offset`.
    @inline(never)
    func error(_ text: TextBytes, _ offset: Int, _ limits: Limits) -> JSONSyntaxError {
        if offset < 4, let encoding = ScannerFault.encoding(text) {
            return JSONSyntaxError(.notUTF8, byteOffset: 0, encoding: encoding)
        }
        switch self {
        case .none, .full, .value: return unexpected("value", text, offset)
        case .nameOrEnd: return unexpected("name or }", text, offset)
        case .name: return unexpected("name", text, offset)
        case .colon: return unexpected(":", text, offset)
        case .commaOrBrace: return unexpected(", or }", text, offset)
        case .commaOrBracket: return unexpected(", or ]", text, offset)
        case .literal: return unexpected("literal", text, offset)
        case .digit: return unexpected("digit", text, offset, .badNumber)
        case .end: return unexpected("end", text, offset, .trailingData)
        case .stringEnd: return unexpected("\"", text, text.count)
        case .escape: return unexpected("escape", text, offset, .badEscape)
        case .controlCharacter: return JSONSyntaxError(.controlCharacter, byteOffset: offset)
        case .loneSurrogate: return JSONSyntaxError(.loneSurrogate, byteOffset: offset)
        case .invalidUTF8: return JSONSyntaxError(.invalidUTF8, byteOffset: offset)
        case .tooDeep: return JSONSyntaxError(.tooDeep, byteOffset: offset, limit: limits.depthMax)
        case .tooManyKeys: return JSONSyntaxError(.tooManyKeys, byteOffset: offset, limit: limits.nameCountMax)
        case .numberTooLong: return JSONSyntaxError(.numberTooLong, byteOffset: offset, limit: limits.numberDigitsMax)
        }
    }

    private func unexpected(
        _ expected: String, _ text: TextBytes, _ offset: Int, _ kind: JSONSyntaxError.Kind = .unexpectedByte
    ) -> JSONSyntaxError {
        if offset >= text.count {
            return JSONSyntaxError(.truncated, byteOffset: text.count, expected: expected, found: "end")
        }
        if kind == .unexpectedByte, text[offset] >= 0x80 {
            // Outside strings every byte above 0x7F is wrong; say so only when it is not even UTF-8.
            var end = offset
            if ScannerCore.scanUTF8(text, &end) != .none { return JSONSyntaxError(.invalidUTF8, byteOffset: offset) }
        }
        return JSONSyntaxError(
            kind, byteOffset: offset, expected: expected,
            found: JSONSyntaxError.byteClass(
                kind == .badEscape && offset &+ 1 < text.count ? text[offset &+ 1] : text[offset]))
    }

    /// UTF-16 or UTF-32, recognised by a byte order mark or, since a JSON text begins with an ASCII byte, by its zero
    /// bytes (the old RFC 4627 §3).
    private static func encoding(_ text: TextBytes) -> String? {
        func byte(_ index: Int) -> Int { index < text.count ? Int(text[index]) : -1 }
        switch (byte(0), byte(1), byte(2), byte(3)) {
        case (0xFF, 0xFE, 0, 0): return "UTF-32LE"
        case (0, 0, 0xFE, 0xFF): return "UTF-32BE"
        case (0xFF, 0xFE, _, _): return "UTF-16LE"
        case (0xFE, 0xFF, _, _): return "UTF-16BE"
        case (0, 0, 0, 1...): return "UTF-32BE"
        case (1..., 0, 0, 0): return "UTF-32LE"
        case (0, 1..., _, _): return "UTF-16BE"
        case (1..., 0, _, _): return "UTF-16LE"
        default: return nil
        }
    }
}
