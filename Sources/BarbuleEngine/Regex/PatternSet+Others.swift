extension PatternSet {
    /// Appends the positions of the patterns that match somewhere in the text, each once, in no order.
    ///
    /// - Returns: false when one of them could not be decided; it is not among the hits.
    package func match(
        _ text: ArraySlice<UInt8>, cache: inout PatternSetCache, budget: inout PatternBudget, into hits: inout [Int32]
    ) -> Bool {
        matchRegular(text, cache: &cache, into: &hits)
        while cache.others.count < others.count { cache.others.append(PatternCache()) }
        var isDecided = true
        for (place, other) in others.enumerated() {
            switch other.pattern.outcome(text, cache: &cache.others[place], budget: &budget) {
            case .matches: hits.append(other.index)
            case .fails: continue
            case .undecided: isDecided = false
            }
        }
        return isDecided
    }
}
