extension PatternSet {
    /// Appends the positions of the patterns that match somewhere in the text, each once, in no order; `~position` of one
    /// that could not be decided.
    package func match(
        _ text: ArraySlice<UInt8>, cache: inout PatternSetCache, budget: inout PatternBudget, into hits: inout [Int32]
    ) {
        matchRegular(text, cache: &cache, into: &hits)
        while cache.others.count < others.count { cache.others.append(PatternCache()) }
        for (place, other) in others.enumerated() {
            switch other.pattern.outcome(text, cache: &cache.others[place], budget: &budget) {
            case .matches: hits.append(other.index)
            case .undecided: hits.append(~other.index)
            case .fails: continue
            }
        }
    }
}
