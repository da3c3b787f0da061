extension Pattern {
    /// What the pattern says of a text.
    ///
    /// Patterns without references are always decided, unless their look-arounds would need more bits than
    /// `ScanBits.bitCountMax`.
    ///
    /// - Parameters:
    ///   - text: valid UTF-8.
    ///   - cache: of this pattern.
    /// - Complexity: O(*n*) in the code points, times at most the states of the pattern; with references at most
    ///   `Limits.patternStepCountMax` steps more.
    package func outcome(
        _ text: ArraySlice<UInt8>, cache: inout PatternCache, budget: inout PatternBudget
    ) -> PatternOutcome {
        guard let matcher else { return matches(text, cache: &cache) ? .matches : .fails }
        return outcome(text.span, matcher, &cache, &budget)
    }

    /// For callers to whom undecided is no match.
    func matchesByMatcher(_ text: Span<UInt8>, _ matcher: MatcherProgram, _ cache: inout PatternCache) -> Bool {
        var budget = PatternBudget()
        return outcome(text, matcher, &cache, &budget) == .matches
    }

    private func outcome(
        _ text: Span<UInt8>, _ matcher: MatcherProgram, _ cache: inout PatternCache, _ budget: inout PatternBudget
    ) -> PatternOutcome {
        var workspace = cache.workspace ?? MatcherWorkspace()
        cache.workspace = nil
        defer { cache.workspace = workspace }
        return workspace.outcome(text, matcher, &budget)
    }
}

/// What the matchers need while they run, kept between texts.
struct MatcherWorkspace: Sendable {
    private(set) var scanner = LookScanner()
    private var text = MatcherText()
    private var bits = ScanBits()
    private var matcher = ReferenceMatcher()

    mutating func outcome(
        _ bytes: Span<UInt8>, _ program: MatcherProgram, _ budget: inout PatternBudget
    ) -> PatternOutcome {
        text.read(bytes, program)
        guard bits.clear(scanCount: program.scans.count, positionCount: text.count &+ 1) else { return .undecided }
        scanner.fill(&bits, program, text)
        guard program.hasReferences else { return scanner.matches(program, text, bits) ? .matches : .fails }
        return budget.spend { stepsLeft in matcher.outcome(program, text, bits, stepsLeft: &stepsLeft) }
    }
}
