/// Makes the automaton of international and national prefixes: rows, and for each row what has matched there.
struct PrefixTable {
    /// What a match says. Offsets are digits from the front; `PlanLayout.noCapture` = took no part.
    struct Outcome: Hashable {
        var captured: Range<Int>?
        var carrier: Range<Int>?
    }

    private struct Key: Hashable {
        var rule: Int
        var count: Int
        var threads: [PrefixProgram.Thread]
        var match: [Int]?
        var matchAtEnd: [Int]?
    }
    private struct Row: Hashable {
        var next: [Int]
        var match: Int
        var matchAtEnd: Int
    }
    private struct Rule: Hashable {
        var pattern: String
        var transform: String?
    }

    /// Row 0 is dead.
    private(set) var rows: [[Int]] = [[Int](repeating: 0, count: 10)]
    /// For each row: outcome when the way goes no further, outcome when the number ends here; 0 = none.
    private(set) var results: [(match: Int, matchAtEnd: Int)] = [(0, 0)]
    /// Outcome 0 is none.
    private(set) var outcomes: [Outcome] = [Outcome()]
    private var ids: [Row: Int] = [:]
    private var outcomeIDs: [Outcome: Int] = [:]
    private var roots: [Rule: Int] = [:]

    /// The row a pattern starts in.
    ///
    /// - Parameter transform: replacement of the match, as `268\1`; used when the last group took part.
    mutating func root(_ pattern: String?, transform: String? = nil) throws -> Int {
        guard let pattern, !pattern.isEmpty else { return 0 }
        let rule = Rule(pattern: pattern, transform: transform)
        if let known = roots[rule] { return known }
        let program = try PrefixProgram(pattern)
        let parts = try transform.map { try Transform($0) }
        var memo: [Key: Int] = [:]
        let root = try row(program, parts, program.start(), 0, &memo)
        roots[rule] = root
        return root
    }

    private mutating func row(
        _ program: PrefixProgram, _ transform: Transform?, _ step: PrefixProgram.Step, _ count: Int,
        _ memo: inout [Key: Int]
    ) throws -> Int {
        if step.threads.isEmpty, step.match == nil, step.matchAtEnd == nil { return 0 }
        let key = Key(
            rule: 0, count: count, threads: step.threads, match: step.match, matchAtEnd: step.matchAtEnd)
        if let known = memo[key] { return known }
        var next: [Int] = []
        for digit in 0..<10 {
            let following = program.step(step.threads, digit, count: count + 1)
            next.append(try row(program, transform, following, count + 1, &memo))
        }
        let made = Row(
            next: next, match: outcome(step.match, program.groupCount, transform),
            matchAtEnd: outcome(step.matchAtEnd, program.groupCount, transform))
        let id = ids[made] ?? rows.count
        if id == rows.count {
            ids[made] = id
            rows.append(next)
            results.append((made.match, made.matchAtEnd))
        }
        memo[key] = id
        return id
    }

    /// What `_maybe_strip_national_prefix_carrier_code` makes of the groups.
    private mutating func outcome(_ captures: [Int]?, _ groupCount: Int, _ transform: Transform?) -> Int {
        guard let captures else { return 0 }
        func range(_ group: Int) -> Range<Int>? {
            guard group > 0, group <= groupCount, captures[group * 2 - 1] >= 0 else { return nil }
            return captures[group * 2 - 2]..<captures[group * 2 - 1]
        }
        var outcome = Outcome()
        if let transform, range(groupCount) != nil {
            outcome.captured = range(transform.group)
            if groupCount > 1 { outcome.carrier = range(1) }
        } else {
            outcome.carrier = range(1)
        }
        if let known = outcomeIDs[outcome] { return known }
        outcomeIDs[outcome] = outcomes.count
        outcomes.append(outcome)
        return outcomes.count - 1
    }
}

/// A replacement text `268\1`: literal digits around one group.
struct Transform {
    var prefix: String
    var group: Int
    var suffix: String

    init(_ text: String) throws {
        let parts = text.split(separator: "\\", omittingEmptySubsequences: false)
        guard parts.count == 2, let group = parts[1].first?.wholeNumberValue, group > 0 else {
            throw GeneratorFailure("transform \(text): not one group")
        }
        prefix = String(parts[0])
        self.group = group
        suffix = String(parts[1].dropFirst())
        guard (prefix + suffix).allSatisfy({ ("0"..."9").contains($0) }) else {
            throw GeneratorFailure("transform \(text): not digits")
        }
    }
}
