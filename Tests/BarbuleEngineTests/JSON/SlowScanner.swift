@testable import BarbuleEngine

/// RFC 8259 again, written to be read: recursive descent, one method per rule, everything allocated. The truth beside
/// `JSONScanner`.
struct SlowScanner {
    struct Token: Equatable {
        var kind: JSONKind
        var offset: Int
        var byteCount = 0
        var next = 0
        var childCount = 0
        var decoded: [UInt8] = []
    }

    struct Refusal: Error {}

    private let text: [UInt8]
    private var offset = 0
    private(set) var tokens: [Token] = []
    private(set) var duplicates: [[Int]] = []

    /// nil when the text is not JSON.
    init?(_ text: [UInt8]) {
        self.text = text
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
        do {
            space()
            try value()
            space()
            if offset < text.count { return nil }
        } catch { return nil }
        duplicates.sort { $0[1] < $1[1] }
    }

    private var byte: UInt8? { offset < text.count ? text[offset] : nil }

    private mutating func space() {
        while let byte, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { offset += 1 }
    }

    private mutating func take(_ character: Character) throws {
        guard byte == character.asciiValue else { throw Refusal() }
        offset += 1
    }

    private mutating func value() throws {
        let index = tokens.count
        tokens.append(Token(kind: .null, offset: offset))
        switch byte.map({ Character(UnicodeScalar($0)) }) {
        case "{": try object(index)
        case "[": try array(index)
        case "\"": try string(index, .string)
        case "t": try literal(index, "true", .true)
        case "f": try literal(index, "false", .false)
        case "n": try literal(index, "null", .null)
        default: try number(index)
        }
        tokens[index].byteCount = offset - tokens[index].offset
        tokens[index].next = tokens.count
    }

    private mutating func object(_ index: Int) throws {
        tokens[index].kind = .object
        try take("{")
        space()
        if byte == 0x7D { return try take("}") }
        var seen: [[UInt8]: Int] = [:]
        while true {
            let name = tokens.count
            tokens.append(Token(kind: .name, offset: offset))
            try string(name, .name)
            tokens[name].byteCount = offset - tokens[name].offset
            if let first = seen[tokens[name].decoded] {
                duplicates.append([first, name])
            } else {
                seen[tokens[name].decoded] = name
            }
            space()
            try take(":")
            space()
            try value()
            tokens[index].childCount += 1
            space()
            if byte == 0x7D { return try take("}") }
            try take(",")
            space()
        }
    }

    private mutating func array(_ index: Int) throws {
        tokens[index].kind = .array
        try take("[")
        space()
        if byte == 0x5D { return try take("]") }
        while true {
            try value()
            tokens[index].childCount += 1
            space()
            if byte == 0x5D { return try take("]") }
            try take(",")
            space()
        }
    }

    private mutating func literal(_ index: Int, _ word: String, _ kind: JSONKind) throws {
        for character in word { try take(character) }
        tokens[index].kind = kind
    }

    private mutating func number(_ index: Int) throws {
        tokens[index].kind = .number
        if byte == 0x2D { offset += 1 }
        let start = offset
        try digits()
        if text[start] == 0x30, offset > start + 1 { throw Refusal() }
        if byte == 0x2E {
            offset += 1
            try digits()
        }
        if byte == 0x65 || byte == 0x45 {
            offset += 1
            if byte == 0x2B || byte == 0x2D { offset += 1 }
            try digits()
        }
    }

    private mutating func digits() throws {
        guard let first = byte, (0x30...0x39).contains(first) else { throw Refusal() }
        while let byte, (0x30...0x39).contains(byte) { offset += 1 }
    }

    private mutating func string(_ index: Int, _ kind: JSONKind) throws {
        tokens[index].kind = kind
        try take("\"")
        var units: [UInt16] = []
        var raw: [UInt8] = []
        // Raw bytes are checked by the standard library, escapes are collected as UTF-16 and checked by it too.
        func flush() throws {
            guard let text = String(validating: raw, as: UTF8.self) else { throw Refusal() }
            units += Array(text.utf16)
            raw = []
        }
        while let byte, byte != 0x22 {
            if byte < 0x20 { throw Refusal() }
            offset += 1
            if byte != 0x5C {
                raw.append(byte)
                continue
            }
            try flush()
            units.append(try escape())
        }
        try flush()
        try take("\"")
        guard let decoded = String(validating: units, as: UTF16.self) else { throw Refusal() }
        tokens[index].decoded = Array(decoded.utf8)
    }

    private mutating func escape() throws -> UInt16 {
        guard let mark = byte else { throw Refusal() }
        offset += 1
        switch Character(UnicodeScalar(mark)) {
        case "\"": return 0x22
        case "\\": return 0x5C
        case "/": return 0x2F
        case "b": return 0x08
        case "f": return 0x0C
        case "n": return 0x0A
        case "r": return 0x0D
        case "t": return 0x09
        case "u":
            let hex = text[offset..<min(offset + 4, text.count)]
            guard hex.count == 4, hex.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit && $0 < 0x80 }),
                let unit = UInt16(String(decoding: hex, as: UTF8.self), radix: 16)
            else { throw Refusal() }
            offset += 4
            return unit
        default: throw Refusal()
        }
    }
}
