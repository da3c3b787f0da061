/// JSON Pointer (RFC 6901): `/phones/0/a~1b` for member `phones`, element 0, member `a/b`.
package enum JSONPointer {
    /// One reference token, escaped: `~` becomes `~0`, `/` becomes `~1`.
    package static func escape(_ name: JSONString) -> [UInt8] {
        var result: [UInt8] = []
        appendEscaped(name.utf8, to: &result)
        return result
    }

    /// Appends `/` and the escaped token.
    package static func append(_ name: some Sequence<UInt8>, to pointer: inout [UInt8]) {
        pointer.append(0x2F)
        appendEscaped(name, to: &pointer)
    }

    /// Appends `/` and an array index.
    package static func append(index: Int, to pointer: inout [UInt8]) {
        pointer.append(0x2F)
        pointer += Array(String(index).utf8)
    }

    /// The pointer text of decoded reference tokens; no tokens are the whole document, the empty text.
    package static func join(_ tokens: [JSONString]) -> JSONString {
        var result: [UInt8] = []
        for token in tokens { append(token.utf8, to: &result) }
        return JSONString(result)
    }

    /// The decoded reference tokens of a pointer text; nil when it is not one (no `/` in front, or `~` without 0 or 1).
    package static func parse(_ pointer: JSONString) -> [JSONString]? {
        if pointer.utf8.isEmpty { return [] }
        guard pointer.utf8[0] == 0x2F else { return nil }
        var tokens: [JSONString] = []
        var token: [UInt8] = []
        var isTilde = false
        for byte in pointer.utf8.dropFirst() {
            if isTilde {
                guard byte == 0x30 || byte == 0x31 else { return nil }
                token.append(byte == 0x30 ? 0x7E : 0x2F)
                isTilde = false
            } else if byte == 0x7E {
                isTilde = true
            } else if byte == 0x2F {
                tokens.append(JSONString(token))
                token = []
            } else {
                token.append(byte)
            }
        }
        if isTilde { return nil }
        tokens.append(JSONString(token))
        return tokens
    }

    /// The array index a token names: digits without leading zeros (RFC 6901 §4), nil for anything else and for `-`.
    package static func index(_ token: JSONString) -> Int? {
        let bytes = token.utf8
        guard let first = bytes.first, bytes.count <= 18, first != 0x30 || bytes.count == 1 else { return nil }
        var index = 0
        for byte in bytes {
            guard byte &- 0x30 < 10 else { return nil }
            index = index &* 10 &+ Int(byte &- 0x30)
        }
        return index
    }

    private static func appendEscaped(_ name: some Sequence<UInt8>, to output: inout [UInt8]) {
        for byte in name {
            switch byte {
            case 0x7E: output += [0x7E, 0x30]
            case 0x2F: output += [0x7E, 0x31]
            default: output.append(byte)
            }
        }
    }
}
