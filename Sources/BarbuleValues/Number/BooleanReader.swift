/// On which side words count, beside `true`, `false`, 1 and 0.
///
/// A consent accepts only words that say no: a person must never be signed up by a guess. The other side is guarded.
package struct BooleanWords: Sendable, Hashable {
    package enum Sides: Sendable, Hashable {
        case none, positive, negative, both
    }

    package var sides: Sides
    /// Folded words that mean true.
    package var positive: Set<[UInt8]>
    /// Folded words that mean false.
    package var negative: Set<[UInt8]>

    package init(sides: Sides, positive: Set<[UInt8]> = [], negative: Set<[UInt8]> = []) {
        self.sides = sides
        self.positive = positive
        self.negative = negative
    }
}

/// Reads `true` and `false` from literals, numbers, their texts and words.
///
/// - Issues: `boolean.coerced`; refused with `boolean.guarded` (a word of the side that must not be guessed) or
///   `boolean.invalid`.
package enum BooleanReader {
    /// - Parameter folded: `text` folded as the words of `words` are; ASCII lower case when left out.
    /// - Complexity: O(*n*).
    package static func read(
        _ text: [UInt8], folded: [UInt8]? = nil, source: ScalarSource, words: BooleanWords
    ) -> Reading {
        switch source {
        case .boolean: return Reading(.canonical(text))
        case .number:
            switch DecimalText(lexeme: text) {
            case DecimalText(1): return coerced(true)
            case DecimalText(0): return coerced(false)
            default: return .refused("boolean.invalid")
            }
        case .text: break
        }
        // Exactly these texts: folding drops signs, and `-1` is not true.
        let exact = text.map(ASCII.lowercased)
        if exact.elementsEqual("true".utf8) || exact == [0x31] { return coerced(true) }
        if exact.elementsEqual("false".utf8) || exact == [0x30] { return coerced(false) }
        let key = folded ?? exact
        if words.positive.contains(key) {
            return words.sides == .positive || words.sides == .both ? coerced(true) : .refused("boolean.guarded")
        }
        if words.negative.contains(key) {
            return words.sides == .negative || words.sides == .both ? coerced(false) : .refused("boolean.guarded")
        }
        return .refused("boolean.invalid")
    }

    /// Whether the value is a JSON literal already; no allocation.
    package static func isCanonical(_ text: Span<UInt8>, source: ScalarSource) -> Bool { source == .boolean }

    private static func coerced(_ value: Bool) -> Reading {
        Reading(.canonical(Array((value ? "true" : "false").utf8)), [Finding("boolean.coerced")])
    }
}
