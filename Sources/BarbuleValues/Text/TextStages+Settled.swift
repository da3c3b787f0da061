/// The fast no-work answer. It says yes only for texts that every stage is sure to leave alone; in doubt it says no
/// and `apply` finds out. `TextStagesTests` proves over all code points that a yes is right.
extension TextStages {
    /// Whether all stages surely leave the text as it is and report nothing. Conservative; no allocation, no ICU.
    ///
    /// Yes for printable ASCII without `&`, outer or repeated spaces, and for everyday letters of Latin, Greek,
    /// Cyrillic, Hebrew, Arabic, kana, Han and Hangul that no Unicode form changes and that cannot be mojibake.
    package func isSettled(_ text: Span<UInt8>) -> Bool {
        let count = text.count
        guard count > 0 else { return true }
        if text[0] == 0x20 || text[count &- 1] == 0x20 { return false }
        var previous: UInt32 = 0
        var index = 0
        while index < count {
            // Eight bytes at a time while they are ASCII.
            if index &+ 8 <= count {
                let word = ASCIIWord(unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
                if word.isASCII {
                    guard word.isSettled(afterSpace: previous == 0x20) else { return false }
                    previous = word.last
                    index &+= 8
                    continue
                }
            }
            let byte = text[index]
            if byte < 0x80 {
                // Printable, not `&`, not a second space.
                guard byte >= 0x20, byte != 0x7F, byte != 0x26, byte != 0x20 || previous != 0x20 else { return false }
                previous = UInt32(byte)
                index &+= 1
                continue
            }
            let (point, width) = Self.decodedShort(text, at: index)
            guard width > 0, Self.isStable(point, underNFKC: form == .nfkc) else { return false }
            if (0xC2...0xF4).contains(previous), Self.endsMojibake(point) { return false }
            previous = point
            index &+= width
        }
        return true
    }

    /// A code point of two or three bytes; width 0 for anything else.
    @inline(__always)
    private static func decodedShort(_ text: Span<UInt8>, at index: Int) -> (point: UInt32, width: Int) {
        let first = UInt32(text[index])
        guard first >= 0xC2, first < 0xF0, index &+ 1 < text.count else { return (0, 0) }
        let second = UInt32(text[index &+ 1])
        guard second & 0xC0 == 0x80 else { return (0, 0) }
        if first < 0xE0 { return ((first & 0x1F) << 6 | second & 0x3F, 2) }
        guard index &+ 2 < text.count else { return (0, 0) }
        let third = UInt32(text[index &+ 2])
        guard third & 0xC0 == 0x80 else { return (0, 0) }
        return ((first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F, 3)
    }

    /// Starters that are NFC (or NFKC), compose with nothing accepted here, are visible, and are not white space.
    @inline(__always)
    private static func isStable(_ point: UInt32, underNFKC: Bool) -> Bool {
        switch point {
        case 0xA1, 0xB0, 0xB7, 0xBF, 0xC0...0xFF: true
        case 0xAA, 0xBA: !underNFKC
        case 0x100...0x24F: !underNFKC || isStableExtendedLatin(point)
        case 0x386, 0x388...0x3CE: point != 0x3A2
        case 0x400...0x482, 0x48A...0x52F: true
        case 0x5D0...0x5EA, 0x621...0x63A, 0x641...0x64A, 0x679...0x6D3: true
        case 0x1E00...0x1E99, 0x1E9E...0x1EF9: true
        case 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D: true
        case 0x2026: !underNFKC
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC: true
        case 0x3400...0x4DBF, 0x4E00...0x9FFF: true
        case 0xAC00...0xD7A3: true
        default: false
        }
    }

    /// U+0100…U+024F without its ligatures and digraphs, which NFKC takes apart.
    private static func isStableExtendedLatin(_ point: UInt32) -> Bool {
        switch point {
        case 0x132, 0x133, 0x13F, 0x140, 0x149, 0x17F, 0x1C4...0x1CC, 0x1F1...0x1F3: false
        default: true
        }
    }

    /// The accepted code points that Windows-1252 has for bytes 80…BF: after a lead such as `Ã` they may be mojibake.
    @inline(__always)
    private static func endsMojibake(_ point: UInt32) -> Bool {
        switch point {
        case 0xA1...0xBF: true
        case 0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E, 0x192: true
        case 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026: true
        default: false
        }
    }
}

/// Eight bytes in one number, the first one lowest. Each test adds to every byte at once; bytes below 0x80 never carry
/// into their neighbours.
private struct ASCIIWord {
    private let bytes: UInt64

    init(_ bytes: UInt64) { self.bytes = UInt64(littleEndian: bytes) }

    private static let highBits: UInt64 = 0x8080_8080_8080_8080
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    @inline(__always)
    var isASCII: Bool { bytes & Self.highBits == 0 }

    /// The last of the eight.
    @inline(__always)
    var last: UInt32 { UInt32(truncatingIfNeeded: bytes >> 56) }

    /// High bit of every byte that equals one ASCII byte.
    @inline(__always)
    private func places(of byte: UInt64) -> UInt64 {
        ~((bytes ^ byte &* Self.ones) &+ 0x7F &* Self.ones) & Self.highBits
    }

    /// Printable, no `&`, no two spaces in a row.
    @inline(__always)
    func isSettled(afterSpace: Bool) -> Bool {
        let isPrintable = (bytes &+ 0x60 &* Self.ones) & Self.highBits == Self.highBits
        let spaces = places(of: 0x20)
        let doubled = spaces & (spaces << 8 | (afterSpace ? 0x80 : 0))
        return isPrintable && places(of: 0x7F) | places(of: 0x26) | doubled == 0
    }
}
