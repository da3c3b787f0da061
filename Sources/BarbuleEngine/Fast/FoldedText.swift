/// Comparisons of texts without allocation.
enum FoldedText {
    static func isEqual(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
        guard a.count == b.count else { return false }
        guard a.count >= 8 else {
            for index in a.indices where a[index] != b[index] { return false }
            return true
        }
        // By words; the last one may overlap the one before.
        var offset = 0
        while offset &+ 8 < a.count {
            if word(a, offset) != word(b, offset) { return false }
            offset &+= 8
        }
        return word(a, a.count &- 8) == word(b, a.count &- 8)
    }

    /// Eight bytes, all of which must be there.
    @inline(__always)
    private static func word(_ text: Span<UInt8>, _ offset: Int) -> UInt64 {
        assert(offset >= 0 && offset &+ 8 <= text.count)
        return unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    static func isEqual(_ a: [UInt8], _ b: Span<UInt8>) -> Bool { isEqual(a.span, b) }

    /// Whether two texts differ also after case folding. Careful: beyond ASCII only where no letter can fold.
    static func surelyDiffer(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
        let count = min(a.count, b.count)
        for index in 0..<count {
            let x = a[index]
            let y = b[index]
            if x == y { continue }
            // Before any other letter, two ASCII bytes that differ by more than case settle it.
            if x < 0x80, y < 0x80 { return lower(x) != lower(y) ? true : surelyDifferLater(a, b, from: index) }
            // A letter with a plain case key never folds to ASCII.
            if x < 0x80 { return caseKey(b, leadIndex(b, index)) != nil }
            if y < 0x80 { return caseKey(a, leadIndex(a, index)) != nil }
            return surelyDifferLetters(a, leadIndex(a, index), b, leadIndex(b, index))
        }
        return a.count != b.count
    }

    private static func surelyDifferLater(_ a: Span<UInt8>, _ b: Span<UInt8>, from start: Int) -> Bool {
        guard a.count == b.count else { return isASCII(a) && isASCII(b) }
        for index in start..<a.count {
            guard a[index] < 0x80, b[index] < 0x80 else { return false }
            if lower(a[index]) != lower(b[index]) { return true }
        }
        return false
    }

    private static func isASCII(_ text: Span<UInt8>) -> Bool {
        for index in text.indices where text[index] >= 0x80 { return false }
        return true
    }

    private static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

    private static func leadIndex(_ text: Span<UInt8>, _ index: Int) -> Int {
        var index = index
        while index > 0, text[index] & 0xC0 == 0x80 { index &-= 1 }
        return index
    }

    private static func surelyDifferLetters(_ a: Span<UInt8>, _ i: Int, _ b: Span<UInt8>, _ j: Int) -> Bool {
        guard let x = caseKey(a, i), let y = caseKey(b, j) else { return false }
        return x != y
    }

    /// Equal for letters that differ in case only; `nil` where that is not plain: outside Latin-1, basic Cyrillic and
    /// the scripts without case.
    private static func caseKey(_ text: Span<UInt8>, _ index: Int) -> UInt32? {
        let lead = text[index]
        if isCaseless(lead) {
            let count = lead >= 0xE0 ? 3 : 2
            guard index &+ count <= text.count else { return nil }
            var key = UInt32(lead)
            for offset in 1..<count { key = key &<< 8 | UInt32(text[index &+ offset]) }
            return key &<< 1 | 1
        }
        guard index &+ 1 < text.count else { return nil }
        let codePoint = UInt32(lead & 0x1F) &<< 6 | UInt32(text[index &+ 1] & 0x3F)
        switch lead {
        case 0xC3: return codePoint == 0xDF ? nil : (codePoint < 0xDF && codePoint != 0xD7 ? codePoint &+ 0x20 : codePoint) &<< 1
        case 0xD0, 0xD1:
            guard codePoint <= 0x45F else { return nil }
            return (codePoint < 0x410 ? codePoint &+ 0x50 : codePoint < 0x430 ? codePoint &+ 0x20 : codePoint) &<< 1
        default: return nil
        }
    }

    /// Lead bytes of scripts without case: kana, Han, Hangul (U+3000…U+D7FF but U+A000…U+AFFF), Hebrew and Arabic.
    private static func isCaseless(_ lead: UInt8) -> Bool {
        (lead >= 0xE3 && lead <= 0xE9) || lead == 0xEB || lead == 0xEC || (lead >= 0xD7 && lead <= 0xDB)
    }
}
