import Testing

@testable import BarbuleEngine

@Suite("Pattern limits")
struct PatternLimitTests {
    /// Steps of the scanner over one text; nil when the pattern is an automaton, which takes one a code point.
    static func stepCount(_ pattern: Pattern, _ text: String) throws -> Int? {
        guard let program = pattern.matcher else { return nil }
        #expect(!program.hasReferences)
        var workspace = MatcherWorkspace()
        var budget = PatternBudget()
        let outcome = workspace.outcome(Array(text.utf8).span, program, &budget)
        #expect(outcome == .fails)
        return workspace.scanner.stepCount
    }

    @Test(
        "patterns that take others exponential time take linear time",
        arguments: [
            "^(a+)+$", "^(a|aa)+$", "^(a|a)*$", "^(a*)*$", "^(?:a?){50}a{50}$", "^(.*a){20}$", "^(?=(a+)+$)a",
            "^(?!(a|aa)+$).*b$", "(?<=^(a+)+)$", "^(?=(?:(?=(a*)*$)a)+$)", "(?<!a)(?<=(a|aa)*)!$b",
            "^(([a-z])+.)+[A-Z]([a-z])+$",
        ])
    func linear(source: String) throws {
        let pattern = try Pattern(Array(source.utf8))
        let counts = try [1_000, 2_000, 4_000].map {
            try Self.stepCount(pattern, String(repeating: "a", count: $0) + "!")
        }
        guard let small = counts[0], let middle = counts[1], let large = counts[2] else { return }
        // Equal growth for equally many more code points: the slope is the same.
        #expect(large - middle <= 2 * (middle - small) + 16)
        #expect(large <= 4_002 * (pattern.matcher?.instructions.count ?? 0))
    }

    @Test("a text whose match costs more than the budget is undecided")
    func undecided() throws {
        let pattern = try Pattern(Array("^(a*)(a*)(a*)(a*)\\1\\2\\3\\4b$".utf8))
        var cache = PatternCache()
        var budget = PatternBudget()
        let hard = Array(String(repeating: "a", count: 200).utf8)[...]
        let undecided = pattern.outcome(hard, cache: &cache, budget: &budget)
        #expect(undecided == .undecided)
        #expect(budget.stepsLeft == 9 * Limits().patternStepCountMax)
        // The next text has a budget of its own.
        let easy = pattern.outcome(Array("aab".utf8)[...], cache: &cache, budget: &budget)
        #expect(easy == .matches)
        let failing = pattern.outcome(Array("aaa".utf8)[...], cache: &cache, budget: &budget)
        #expect(failing == .fails)
        // All texts together have one, too.
        var spent = PatternBudget(stepCountMax: 0)
        let spentOutcome = pattern.outcome(Array("aab".utf8)[...], cache: &cache, budget: &spent)
        #expect(spentOutcome == .undecided)
    }

    @Test(
        "what others give up on is decided",
        arguments: [
            ("^(?:(a|aa)+\\1b|a*c)$", true), ("^(?:(a+)+\\1b|a*c)$", true), ("^(?:(a|aa)+\\1b|a*d)$", false),
        ])
    func decided(source: String, matches: Bool) throws {
        let pattern = try Pattern(Array(source.utf8))
        var cache = PatternCache()
        var budget = PatternBudget()
        let text = Array((String(repeating: "a", count: 60) + "c").utf8)[...]
        let outcome = pattern.outcome(text, cache: &cache, budget: &budget)
        #expect(outcome == (matches ? .matches : .fails))
    }

    @Test(
        "repetitions inside repetitions are counted, not built",
        arguments: ["((a{1,1000}){1,1000}){1,1000}", "(?=((a{1,1000}){1,1000}){1,1000})b", "((a{1,1000}){1,1000}){1,1000}\\1"])
    func stateCount(source: String) throws {
        let error = #expect(throws: PatternError.self) { _ = try Pattern(Array(source.utf8)) }
        #expect(error?.reason == .tooLarge)
        // Before anything is built the states are counted, node by node and no further than the limit.
        let node = try PatternParser.parse(source.unicodeScalars.map(\.value))
        #expect(PatternProgram.size(of: node, limit: 10_000) <= 10_000)
        // What is built has no more states than were counted.
        for count in [1, 100, 1_600] {
            let large = try Pattern(Array("(?:a{0,\(count)}){0,2}".utf8), stateCountMax: 6 * count + 10)
            #expect(large.instructionCount <= 6 * count + 10)
            #expect(throws: PatternError.self) {
                try Pattern(Array("(?:a{0,\(count)}){0,2}".utf8), stateCountMax: 4 * count)
            }
        }
    }
}
