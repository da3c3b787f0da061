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
    /// First bytes of the folded fillers, as bits.
    private let firstLow: UInt64
    private let firstHigh: UInt64

    /// - Parameters:
    ///   - texts: fillers in any case.
    ///   - spare: texts to keep, compared byte by byte after trimming.
    package init(_ texts: [[UInt8]], spare: [[UInt8]] = []) {
        let folded = Set(texts.map(TextFold.caseFolded))
        self.folded = folded
        self.spare = Set(spare)
        byteCountMax = folded.map(\.count).max() ?? -1
        var low: UInt64 = 0
        var high: UInt64 = 0
        for text in folded {
            guard let first = text.first else { continue }
            if first < 64 { low |= 1 << UInt64(first) } else if first < 128 { high |= 1 << UInt64(first &- 64) }
        }
        firstLow = low
        firstHigh = high
    }

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
        // White space at the ends, and anything beyond ASCII, is left to the slow comparison.
        guard first > 0x20, first < 0x7F, text[text.count &- 1] > 0x20 else { return false }
        for index in text.indices where text[index] >= 0x80 { return false }
        if text.count > byteCountMax { return true }
        let lower = first >= 0x41 && first <= 0x5A ? first | 0x20 : first
        let bit = lower < 64 ? firstLow >> UInt64(lower) : firstHigh >> UInt64(lower &- 64)
        return bit & 1 == 0
    }
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
