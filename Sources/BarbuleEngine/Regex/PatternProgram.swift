/// A pattern as a nondeterministic automaton over character classes.
///
/// `^a[b-c]+$` becomes
///
///     0 assert start    1 step {a}    2 step {bc}    3 split 2, 4    4 assert end    5 accept
///
/// All code points are divided into classes that no set of the pattern tells apart (here: `a`, `b-c`, the rest),
/// so that a step is one look-up, whatever the sets contain.
struct PatternProgram: Sendable {
    struct Instruction: Sendable {
        enum Operation: UInt8, Sendable { case step, split, assert, accept }
        var operation: Operation
        var assertion: PatternAssertion = .start
        /// step: index of the set. split: the two ways to go on. Otherwise unused.
        var first: Int32 = 0
        var second: Int32 = 0
    }

    private(set) var instructions: [Instruction] = []
    private(set) var alphabet: PatternAlphabet
    /// Does any assertion look at word characters? Only then are word and other positions told apart.
    private(set) var usesWordBoundary = false
    /// Can the automaton only start at the start of the text?
    private(set) var isAnchored = false
    /// Where each pattern begins, when several share one automaton; `accept` then says which one it is.
    private(set) var starts: [Int32] = [0]
    /// Those that may begin anywhere.
    private(set) var floatingStarts: [Int32] = []

    private var sets: [CodePointSet] = []
    private var setIndices: [CodePointSet: Int32] = [:]

    /// - Throws: `tooLarge` when the automaton would have more than `stateCountMax` instructions; found out before
    ///   anything is built.
    init(_ node: PatternNode, stateCountMax: Int) throws(PatternError) {
        alphabet = PatternAlphabet([])
        guard PatternProgram.size(of: node, limit: stateCountMax) < stateCountMax else {
            throw PatternError(reason: .tooLarge, codePointOffset: 0, message: "more than \(stateCountMax) states")
        }
        build(node)
        instructions.append(Instruction(operation: .accept))
        if usesWordBoundary { _ = index(of: .word) }
        alphabet = PatternAlphabet(sets)
        isAnchored = PatternProgram.startsWithAnchor(node)
    }

    /// Several patterns as one automaton: the instructions one after the other, over one alphabet.
    init(_ nodes: [PatternNode]) {
        alphabet = PatternAlphabet([])
        starts = []
        for (index, node) in nodes.enumerated() {
            starts.append(here)
            if !PatternProgram.startsWithAnchor(node) { floatingStarts.append(here) }
            build(node)
            instructions.append(Instruction(operation: .accept, first: Int32(index)))
        }
        if usesWordBoundary { _ = index(of: .word) }
        alphabet = PatternAlphabet(sets)
    }

    /// How many instructions a node becomes, counted no further than `limit`.
    static func size(of node: PatternNode, limit: Int) -> Int {
        switch node {
        case .empty: return 0
        case .set, .assertion: return 1
        case .sequence(let nodes): return sum(nodes, limit: limit)
        case .alternatives(let nodes): return min(limit, sum(nodes, limit: limit) &+ 2 &* nodes.count)
        // The rest is never built here (`PatternNode.isRegular`).
        case .reference, .look, .holds: return 1
        case .group(let body, _): return size(of: body, limit: limit)
        case .repetition(let body, let minimum, let maximum, _, _):
            let count = max(1, min(max(minimum, maximum ?? 1), limit))
            // Even an empty body counts, so that (){1000000000} is refused and not built.
            let (product, overflow) = (size(of: body, limit: limit) &+ 2).multipliedReportingOverflow(by: count)
            return overflow ? limit : min(limit, product)
        }
    }

    private static func sum(_ nodes: [PatternNode], limit: Int) -> Int {
        nodes.reduce(0) { min(limit, $0 &+ size(of: $1, limit: limit)) }
    }

    /// Can every match begin at the start of the text only?
    static func startsWithAnchor(_ node: PatternNode) -> Bool {
        switch node {
        case .assertion(.start): return true
        case .sequence(let nodes): return nodes.first.map(startsWithAnchor) ?? false
        case .alternatives(let nodes): return nodes.allSatisfy(startsWithAnchor)
        case .repetition(let body, let minimum, _, _, _): return minimum > 0 && startsWithAnchor(body)
        case .group(let body, _): return startsWithAnchor(body)
        case .empty, .set, .assertion, .reference, .look, .holds: return false
        }
    }

    private mutating func build(_ node: PatternNode) {
        switch node {
        case .empty: break
        case .set(let set): instructions.append(Instruction(operation: .step, first: index(of: set)))
        case .assertion(let assertion):
            if assertion == .wordBoundary || assertion == .notWordBoundary { usesWordBoundary = true }
            instructions.append(Instruction(operation: .assert, assertion: assertion))
        case .sequence(let nodes):
            for node in nodes { build(node) }
        case .alternatives(let nodes): buildAlternatives(nodes)
        case .group(let body, _): build(body)
        case .reference, .look, .holds: build(.set(CodePointSet()))
        case .repetition(let body, let minimum, let maximum, _, _): buildRepetition(body, minimum, maximum)
        }
    }

    private mutating func buildAlternatives(_ nodes: [PatternNode]) {
        var exits: [Int] = []
        for (position, node) in nodes.enumerated() {
            guard position < nodes.count - 1 else {
                build(node)
                break
            }
            let fork = reserveSplit()
            build(node)
            exits.append(reserveSplit())
            setSplit(fork, Int32(fork) + 1, here)
        }
        for exit in exits { setSplit(exit, here, here) }
    }

    private mutating func buildRepetition(_ body: PatternNode, _ minimum: Int, _ maximum: Int?) {
        var built: Range<Int>?
        guard let maximum else {
            for _ in 0..<max(0, minimum - 1) { build(body, again: &built) }
            if minimum > 0 {
                let start = here
                build(body, again: &built)
                let fork = reserveSplit()
                setSplit(fork, start, here)
            } else {
                let fork = reserveSplit()
                build(body)
                let back = reserveSplit()
                setSplit(back, Int32(fork), Int32(fork))
                setSplit(fork, Int32(fork) + 1, here)
            }
            return
        }
        for _ in 0..<minimum { build(body, again: &built) }
        var forks: [Int] = []
        for _ in 0..<max(0, maximum - minimum) {
            forks.append(reserveSplit())
            build(body, again: &built)
        }
        for fork in forks { setSplit(fork, Int32(fork) + 1, here) }
    }

    /// Builds a node once, and copies that afterwards.
    private mutating func build(_ node: PatternNode, again built: inout Range<Int>?) {
        guard let original = built else {
            let start = instructions.count
            build(node)
            built = start..<instructions.count
            return
        }
        let distance = here - Int32(original.lowerBound)
        for index in original {
            var copy = instructions[index]
            if copy.operation == .split {
                copy.first += distance
                copy.second += distance
            }
            instructions.append(copy)
        }
    }

    private var here: Int32 { Int32(instructions.count) }

    private mutating func reserveSplit() -> Int {
        instructions.append(Instruction(operation: .split))
        return instructions.count - 1
    }

    private mutating func setSplit(_ index: Int, _ first: Int32, _ second: Int32) {
        instructions[index].first = first
        instructions[index].second = second
    }

    private mutating func index(of set: CodePointSet) -> Int32 {
        if let known = setIndices[set] { return known }
        let index = Int32(sets.count)
        sets.append(set)
        setIndices[set] = index
        return index
    }
}
