/// A code of two ASCII letters as a number: ISO 639-1, ISO 3166-1 alpha-2. `ES` and `es` are the same code.
package struct TwoLetters: Sendable, Hashable {
    /// First letter * 26 + second letter: 0…675.
    package let index: Int

    init(unchecked index: Int) { self.index = index }

    package init?(_ text: Span<UInt8>) {
        guard text.count == 2, let first = ASCIILetter.value(text[0]), let second = ASCIILetter.value(text[1]) else {
            return nil
        }
        index = first &* 26 &+ second
    }

    package init?(_ text: [UInt8]) { self.init(text.span) }

    package var upper: [UInt8] { [UInt8(0x41 &+ index / 26), UInt8(0x41 &+ index % 26)] }
    package var lower: [UInt8] { [UInt8(0x61 &+ index / 26), UInt8(0x61 &+ index % 26)] }
}

/// A code of three ASCII letters as a number: ISO 639-2 and 639-3, ISO 3166-1 alpha-3.
package struct ThreeLetters: Sendable, Hashable {
    /// 0…17575.
    package let index: Int

    package init?(_ text: [UInt8]) {
        guard text.count == 3, let first = ASCIILetter.value(text[0]), let second = ASCIILetter.value(text[1]),
            let third = ASCIILetter.value(text[2])
        else { return nil }
        index = (first &* 26 &+ second) &* 26 &+ third
    }
}

/// ASCII letters and digits.
enum ASCIILetter {
    /// 0…25 for a letter of either case.
    @inline(__always) static func value(_ byte: UInt8) -> Int? {
        let offset = (byte | 0x20) &- 0x61
        return offset < 26 ? Int(offset) : nil
    }

    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    @inline(__always) static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 26 }
    @inline(__always) static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
    @inline(__always) static func upper(_ byte: UInt8) -> UInt8 { byte &- 0x61 < 26 ? byte & 0xDF : byte }
}
