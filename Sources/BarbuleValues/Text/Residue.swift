/// Markup that a template or a program left instead of a value: `{{first_name}}`, `*|FNAME|*`, `[object Object]`.
///
/// Compiled from patterns:
///
/// | pattern | a text is residue when it |
/// |---|---|
/// | `{{…}}`, `*|…|*`, `%{…}`, `${…}`, `<%…%>` | contains the opening and later the closing part |
/// | `%word%` | contains the signs around a word (`[A-Za-z_][A-Za-z0-9_]*`): `50% or 60%` is not residue |
/// | anything else, `[object Object]` | is exactly that |
///
/// Matching is O(*n*) per pattern: each part is looked for once, left to right.
package struct Residue: Sendable, Hashable {
    private enum Pattern: Sendable, Hashable {
        case between(open: [UInt8], close: [UInt8])
        case word(open: [UInt8], close: [UInt8])
        case whole([UInt8])
    }

    private let patterns: [Pattern]
    /// First bytes that any match must contain, as bits of the ASCII bytes.
    private var firstLow: UInt64 = 0
    private var firstHigh: UInt64 = 0
    /// Set when some pattern starts beyond ASCII, so that the fast answer cannot be used.
    private var needsSlowPath = false

    package init(_ patterns: [[UInt8]]) {
        self.patterns = patterns.compactMap(Self.compiled)
        for pattern in self.patterns {
            switch pattern {
            case .between(let open, _), .word(let open, _), .whole(let open): note(open.first)
            }
        }
    }

    private mutating func note(_ byte: UInt8?) {
        switch byte {
        case .some(let byte) where byte < 64: firstLow |= 1 << UInt64(byte)
        case .some(let byte) where byte < 128: firstHigh |= 1 << UInt64(byte &- 64)
        default: needsSlowPath = true
        }
    }

    /// An empty pattern means nothing and matches nothing.
    private static func compiled(_ pattern: [UInt8]) -> Pattern? {
        guard !pattern.isEmpty else { return nil }
        let ellipsis: [UInt8] = [0xE2, 0x80, 0xA6]
        if let (open, close) = split(pattern, at: ellipsis) { return .between(open: open, close: close) }
        if let (open, close) = split(pattern, at: Array("word".utf8)), open.last.map(isSign) == true,
            close.first.map(isSign) == true
        {
            return .word(open: open, close: close)
        }
        return .whole(pattern)
    }

    /// Both sides of a marker; nil when it is absent or a side is empty.
    private static func split(_ pattern: [UInt8], at marker: [UInt8]) -> ([UInt8], [UInt8])? {
        guard let start = position(of: marker, in: pattern, from: 0), start > 0, start &+ marker.count < pattern.count
        else { return nil }
        return (Array(pattern[..<start]), Array(pattern[(start &+ marker.count)...]))
    }

    private static func isSign(_ byte: UInt8) -> Bool { !isWordByte(byte) && byte != 0x20 }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte == 0x5F || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    /// Whether a text is residue.
    package func matches(_ text: [UInt8]) -> Bool {
        !isClear(text.span) && patterns.contains { Self.matches($0, text) }
    }

    /// Whether a text is surely not residue. Conservative; no allocation.
    package func isClear(_ text: Span<UInt8>) -> Bool {
        if needsSlowPath { return false }
        if firstLow == 0, firstHigh == 0 { return true }
        for index in text.indices {
            let byte = text[index]
            if byte >= 128 { continue }
            let bit = byte < 64 ? firstLow >> UInt64(byte) : firstHigh >> UInt64(byte &- 64)
            if bit & 1 != 0 { return false }
        }
        return true
    }

    private static func matches(_ pattern: Pattern, _ text: [UInt8]) -> Bool {
        switch pattern {
        case .whole(let whole):
            return text == whole
        case .between(let open, let close):
            guard let start = position(of: open, in: text, from: 0) else { return false }
            return position(of: close, in: text, from: start &+ open.count) != nil
        case .word(let open, let close):
            return containsWord(open, close, text)
        }
    }

    /// A word is skipped as a whole after a failed try, so that no byte is looked at more than twice.
    private static func containsWord(_ open: [UInt8], _ close: [UInt8], _ text: [UInt8]) -> Bool {
        var from = 0
        while let start = position(of: open, in: text, from: from) {
            let wordStart = start &+ open.count
            var end = wordStart
            while end < text.count, isWordByte(text[end]) { end &+= 1 }
            let startsWithDigit = wordStart < text.count && (0x30...0x39).contains(text[wordStart])
            if end > wordStart, !startsWithDigit, stands(close, in: text, at: end) { return true }
            from = max(end, start &+ 1)
        }
        return false
    }

    /// Plain search: parts are a few bytes long (they come from a schema), so this is O(*n*).
    private static func position(of part: [UInt8], in text: [UInt8], from start: Int) -> Int? {
        guard !part.isEmpty, text.count >= part.count else { return nil }
        var index = start
        while index <= text.count &- part.count {
            if text[index] == part[0], stands(part, in: text, at: index) { return index }
            index &+= 1
        }
        return nil
    }

    private static func stands(_ part: [UInt8], in text: [UInt8], at start: Int) -> Bool {
        guard start >= 0, start <= text.count &- part.count else { return false }
        for offset in part.indices where text[start &+ offset] != part[offset] { return false }
        return true
    }
}
