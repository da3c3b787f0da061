/// Fillers such as `N/A`, `null` or `-`, and the exact texts spared because they are also real names (`Null`, `Na`).
///
/// Compared case folded, in NFC, outer white space ignored, but with punctuation: `n.a.` is a filler, `Na` may be one,
/// `N A` is not unless listed.
package struct Placeholders: Sendable, Hashable {
    package enum Match: Sendable, Hashable {
        /// Not a filler.
        case none
        /// A filler: the value is dropped with `value.placeholder`.
        case filler
        /// A filler or a real name: the value is kept with `value.possible_placeholder`.
        case spared
    }

    private let folded: Set<[UInt8]>
    private let spare: Set<[UInt8]>
    private let byteCountMax: Int
    /// Length, first and last byte of the ASCII fillers, hashed into bits.
    private let ends: [UInt64]
    /// The fillers themselves, for texts that share a bit with one.
    private let asciiFillers: [[UInt8]]
    /// Lead bytes of the fillers that begin beyond ASCII.
    private let leads: Set<UInt8>
    /// First byte and length of all fillers that are not ASCII throughout.
    private let wideShapes: Set<Int>

    /// - Parameters:
    ///   - texts: fillers in any case.
    ///   - spare: texts to keep, compared byte by byte after trimming.
    package init(_ texts: [[UInt8]], spare: [[UInt8]] = []) {
        let folded = Set(texts.map(TextFold.caseFolded))
        self.folded = folded
        self.spare = Set(spare)
        byteCountMax = folded.map(\.count).max() ?? -1
        var ends = [UInt64](repeating: 0, count: 64)
        var leads: Set<UInt8> = []
        var wideShapes: Set<Int> = []
        for text in folded {
            guard let first = text.first, let last = text.last else { continue }
            if first >= 0x80 { leads.insert(first) }
            if text.contains(where: { $0 >= 0x80 }) { wideShapes.insert(Self.shape(text.count, first)) }
            let bit = Self.bit(text.count, first, last)
            ends[bit >> 6] |= 1 << UInt64(bit & 63)
        }
        self.ends = ends
        self.leads = leads
        self.wideShapes = wideShapes
        asciiFillers = folded.filter { text in text.allSatisfy { $0 < 0x80 } }
    }

    /// A place among 4,096 for the length and the ends of a lower-case text.
    private static func bit(_ count: Int, _ first: UInt8, _ last: UInt8) -> Int {
        (count &* 977 &+ Int(first) &* 61 &+ Int(last) &* 7) & 4095
    }

    private static func shape(_ count: Int, _ first: UInt8) -> Int { count << 8 | Int(first) }

    /// Whether the text is a filler. - Complexity: O(*n*).
    package func match(_ text: [UInt8]) -> Match {
        if isClear(text.span) { return .none }
        // Folding at most triples bytes or makes a third of them; anything longer cannot be a filler.
        guard byteCountMax >= 0, text.count <= byteCountMax &* 3 &+ 64 else { return .none }
        guard folded.contains(TextFold.caseFolded(text)) else { return .none }
        return spare.contains(text) ? .spared : .filler
    }

    /// Whether the text is surely no filler. Conservative; no allocation. Expects text without outer white space for
    /// its best answers, and is right for any text.
    package func isClear(_ text: Span<UInt8>) -> Bool {
        if byteCountMax < 0 { return true }
        if text.isEmpty { return false }
        let first = text[0]
        let last = text[text.count &- 1]
        // White space at the ends is left to the slow comparison.
        guard first > 0x20, first != 0x7F, last > 0x20 else { return false }
        if text.count > byteCountMax &* 3 &+ 64 { return true }
        for index in text.indices where text[index] >= 0x80 { return isClearBeyondASCII(text) }
        if text.count > byteCountMax { return true }
        let bit = Self.bit(text.count, Self.lower(first), Self.lower(last))
        return ends[bit >> 6] >> UInt64(bit & 63) & 1 == 0 || isNoASCIIFiller(text)
    }

    /// Whether an ASCII text is none of the fillers in lower case.
    private func isNoASCIIFiller(_ text: Span<UInt8>) -> Bool {
        for filler in asciiFillers.indices where asciiFillers[filler].count == text.count {
            var isEqual = true
            for index in text.indices where asciiFillers[filler][index] != Self.lower(text[index]) { isEqual = false }
            if isEqual { return false }
        }
        return true
    }

    /// Case folding turns few letters beyond ASCII into ASCII (ſ, the Kelvin sign, ligatures …), and keeps the others in
    /// their script: a text is clear when no filler begins where it can lead.
    private func isClearBeyondASCII(_ text: Span<UInt8>) -> Bool {
        let first = text[0]
        if first < 0x80 {
            // Plain letters keep their length under folding.
            return hasPlainLetters(text) && !wideShapes.contains(Self.shape(text.count, Self.lower(first)))
        }
        switch first {
        case 0xD7...0xDB, 0xE3...0xE9, 0xEB, 0xEC: return !leads.contains(first)
        case 0xEA: return text.count > 1 && text[1] >= 0xB0 && !leads.contains(first)
        case 0xC3...0xDF: return hasPlainLetters(text) && !leads.contains { $0 < 0xE0 }
        default: return false
        }
    }

    /// No letter that folds to ASCII or to another length: ß, ŉ, ſ, İ, ǰ and what stands at U+1E00 and beyond, up to
    /// kana, but for the letters of Vietnamese (U+1EA0…U+1EFF).
    private func hasPlainLetters(_ text: Span<UInt8>) -> Bool {
        for index in text.indices where text[index] >= 0x80 {
            switch text[index] {
            case 0xC3: if index &+ 1 < text.count, text[index &+ 1] == 0x9F { return false }
            case 0xC4: if index &+ 1 < text.count, text[index &+ 1] == 0xB0 { return false }
            case 0xC5: if index &+ 1 < text.count, text[index &+ 1] == 0x89 || text[index &+ 1] == 0xBF { return false }
            case 0x80...0xC2, 0xC6, 0xD0...0xD3, 0xD7...0xDB, 0xE3...0xE9, 0xEB, 0xEC: break
            case 0xEA: if index &+ 1 == text.count || text[index &+ 1] < 0xB0 { return false }
            case 0xE1:
                guard index &+ 2 < text.count else { return false }
                let point = UInt16(text[index &+ 1] & 0x3F) << 6 | UInt16(text[index &+ 2] & 0x3F) | 0x1000
                guard (0x1EA0...0x1EF9).contains(point) else { return false }
            default: return false
            }
        }
        return true
    }

    private static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}

/// Fillers made of digits only.
package enum Fillers {
    private static let runs: [[UInt8]] = ["12345678", "123456789", "1234567890", "0123456789", "987654321"].map {
        Array($0.utf8)
    }

    /// Whether the text is ASCII digits only and a filler: all digits equal, or one of the usual runs.
    ///
    /// One digit alone is "all equal" too: do not ask this of codes, where `1` or `44` are real values.
    /// - Complexity: O(*n*).
    package static func isFillerDigits(_ text: [UInt8]) -> Bool {
        guard let first = text.first, first >= 0x30, first <= 0x39 else { return false }
        return text.allSatisfy { $0 == first } || runs.contains(text)
    }

    /// The same for bytes in place; no allocation.
    package static func isFillerDigits(_ text: Span<UInt8>) -> Bool {
        guard !text.isEmpty, text[0] >= 0x30, text[0] <= 0x39 else { return false }
        var isUniform = true
        for index in text.indices where text[index] != text[0] { isUniform = false }
        return isUniform || runs.contains { equal($0, text) }
    }

    private static func equal(_ run: [UInt8], _ text: Span<UInt8>) -> Bool {
        guard run.count == text.count else { return false }
        for index in text.indices where run[index] != text[index] { return false }
        return true
    }
}
