/// A national prefix at the front of digits, and what becomes of them without it.
package struct PrefixMatch: Sendable, Hashable {
    /// Digits that matched; 0 is a match too (Argentina's prefixes are all optional).
    package let count: Int
    /// Digits of a carrier selection code.
    package let carrier: Range<Int>?
    /// Nil: the digits behind the match are the number. Else these captured digits are kept, between literal ones.
    package let captured: Range<Int>?
    /// The entry the literal digits belong to.
    package let entry: NumberingPlan.Entry
}

extension NumberingPlan {
    /// How many digits at the front are a prefix for calls abroad, as `00` or `011`; nil = none.
    ///
    /// A pattern prefers its alternatives in their order, so this is what a backtracking matcher finds, not always the
    /// longest. Whether the next digit may be 0 is for the caller to decide.
    ///
    /// - Complexity: O(*n*) in the digits of the prefix; no allocation.
    package func iddPrefixCount(_ entry: Entry, _ digits: Span<UInt8>) -> Int? {
        prefix(field(entry, PlanLayout.Field.internationalPrefixRoot), digits)?.count
    }

    /// The national prefix, with a carrier selection code or not, at the front of digits.
    ///
    /// `0` in `02079460000` (GB). In AG `4641234` matches in full and becomes `268` + `4641234`. In BR `01534999999999`
    /// is `0`, carrier `15`, and the number captured behind it.
    ///
    /// - Returns: nil when the entry knows no such prefix, or it is not there. Whether removing it makes sense is for the
    ///   caller to decide with `matchesGeneral`.
    /// - Complexity: O(*n*) in the digits of the prefix; no allocation.
    package func nationalPrefixMatch(_ entry: Entry, _ digits: Span<UInt8>) -> PrefixMatch? {
        guard digits.count > 0, let match = prefix(field(entry, PlanLayout.Field.nationalPrefixRoot), digits) else {
            return nil
        }
        return PrefixMatch(
            count: match.count, carrier: range(match.outcome &* 4 &+ 2), captured: range(match.outcome &* 4),
            entry: entry)
    }

    /// How many digits there are once the prefix is removed.
    package func strippedCount(_ digits: Span<UInt8>, _ match: PrefixMatch) -> Int {
        let rest = digits.count &- match.count
        guard let captured = match.captured else { return rest }
        let counts = field(match.entry, PlanLayout.Field.transformCounts)
        return (counts & 0xFF) &+ captured.count &+ (counts >> 8) &+ rest
    }

    /// Digit `index` of the number without the prefix; `index` is below `strippedCount`.
    package func strippedDigit(_ digits: Span<UInt8>, _ match: PrefixMatch, at index: Int) -> UInt8 {
        guard let captured = match.captured else { return digits[match.count &+ index] }
        let counts = field(match.entry, PlanLayout.Field.transformCounts)
        let literals = field(match.entry, PlanLayout.Field.transform)
        let before = counts & 0xFF
        if index < before { return bytes[literals &+ index] }
        let inside = index &- before
        if inside < captured.count { return digits[captured.lowerBound &+ inside] }
        let behind = inside &- captured.count
        if behind < counts >> 8 { return bytes[literals &+ before &+ behind] }
        return digits[match.count &+ behind &- (counts >> 8)]
    }

    /// The last match on the way: by then every alternative that is preferred to it has failed.
    @inline(__always) private func prefix(_ root: Int, _ digits: Span<UInt8>) -> (count: Int, outcome: Int)? {
        var row = root
        var index = 0
        var found: (count: Int, outcome: Int)?
        while row != 0 {
            let outputs = Int(prefixOutputs[row])
            if index == digits.count {
                if outputs >> 8 != 0 { found = (index, outputs >> 8) }
                break
            }
            if outputs & 0xFF != 0 { found = (index, outputs & 0xFF) }
            let digit = Int(digits[index] &- 0x30)
            guard digit < 10 else { break }
            row = Int(prefixRows[row &* 10 &+ digit])
            index &+= 1
        }
        return found
    }

    @inline(__always) private func range(_ place: Int) -> Range<Int>? {
        let start = outcomes[place]
        return start == PlanLayout.noCapture ? nil : Int(start)..<Int(outcomes[place &+ 1])
    }
}
