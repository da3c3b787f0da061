/// A pattern with look-arounds or references, as instructions for `LookScanner` and `ReferenceMatcher`.
///
/// A look-around whose body has neither references nor groups that one names is a *scan*: whether it holds at a position
/// depends on nothing but the text. One pass finds that for all positions at once: forward for a look-behind (the body
/// may begin anywhere and ends here), backward through the reversed body for a look-ahead. Scans come in order, inner
/// ones first, so that each is a table of bits for those after it. `^(?=.*\d)a` becomes
///
///     scan 0, backward:  0 step {0-9}   1 split 2, 4   2 step .   3 jump 1   4 accept
///     main:              5 assert start   6 holds 0   7 step {a}   8 accept
///
/// Without references the main part is scanned as well, so the whole takes time linear in the text. With references it
/// is for `ReferenceMatcher`, which walks one path at a time and remembers in slots what groups have captured.
struct MatcherProgram: Sendable {
    struct Instruction: Sendable {
        enum Operation: UInt8, Sendable {
            /// One code point of set `a`; backward if `isBackward`.
            case step
            /// `a` first, `b` when that fails.
            case split
            case jump
            case assert
            /// Scan `a` holds here; `b` = 1: does not.
            case holds
            /// Slot `a` becomes the position.
            case save
            /// Slots `a`..<`b` become undefined.
            case reset
            /// Fails when slot `a` is the position: the iteration was empty.
            case progress
            /// What reference `a` names stands here; `b` = 1: case does not matter.
            case reference
            /// The instructions up to `a` must match from here (`b` = 1: must not); then goes on at `a`.
            case look
            /// The end: a look-around has matched, and goes on at `a`; or all has.
            case accept
        }
        var operation: Operation
        var isBackward = false
        var a: Int32 = 0
        var b: Int32 = 0
        var assertion: PatternAssertion = .start
    }

    /// A body that is scanned through the whole text.
    struct Scan: Sendable {
        var start: Int32
        var isBackward: Bool
    }

    private(set) var instructions: [Instruction] = []
    private(set) var scans: [Scan] = []
    private(set) var mainStart: Int32 = 0
    private(set) var alphabet = PatternAlphabet([])
    /// For each reference: the first slots of the groups it may mean. The second slot follows.
    private(set) var references: [[Int32]] = []
    /// Two for each group that a reference names, and one for each loop whose iterations may be empty.
    private(set) var slotCount = 0
    private(set) var isAnchored = false
    /// Which of the first 64 slots are read again behind an instruction before they are written.
    private(set) var liveSlots: [UInt64] = []
    /// Has it references? Otherwise a scan is enough. `(?:\1){0}` counts, though nothing is left of it.
    var hasReferences: Bool { !referenced.isEmpty }

    private var sets: [CodePointSet] = []
    private var setIndices: [CodePointSet: Int32] = [:]
    private var referenced: Set<Int> = []
    /// The referenced groups, ascending; group number `referencedGroups[i]` has slots 2i and 2i + 1.
    private var referencedGroups: [Int] = []
    private var slotByGroup: [Int: Int32] = [:]
    private var usesWordBoundary = false

    /// - Throws: `tooLarge` when there would be more than `stateCountMax` instructions; found out before anything is built.
    init(_ node: PatternNode, stateCountMax: Int) throws(PatternError) {
        guard MatcherProgram.size(of: node, limit: stateCountMax) < stateCountMax else {
            throw PatternError(reason: .tooLarge, codePointOffset: 0, message: "more than \(stateCountMax) states")
        }
        node.addReferenced(to: &referenced)
        referencedGroups = referenced.sorted()
        for (index, group) in referencedGroups.enumerated() { slotByGroup[group] = Int32(index * 2) }
        slotCount = referencedGroups.count * 2
        let main = extractScans(node)
        mainStart = here
        build(main, Mode(isBackward: false, isTracking: !referenced.isEmpty))
        append(.accept)
        if usesWordBoundary { _ = index(of: .word) }
        alphabet = PatternAlphabet(sets)
        isAnchored = PatternProgram.startsWithAnchor(node)
        if hasReferences { liveSlots = LiveSlots.find(self) }
    }

    // MARK: Size

    /// At least as many instructions as a node becomes, counted no further than `limit`.
    private static func size(of node: PatternNode, limit: Int) -> Int {
        switch node {
        case .empty: return 0
        case .set, .assertion, .reference, .holds: return 1
        case .sequence(let nodes): return sum(nodes, limit: limit)
        case .alternatives(let nodes): return min(limit, sum(nodes, limit: limit) &+ 2 &* nodes.count)
        case .group(let body, _), .look(let body, _): return min(limit, size(of: body, limit: limit) &+ 2)
        case .repetition(let body, let minimum, let maximum, _, _):
            let count = max(1, min(max(minimum, maximum ?? 1), limit))
            // Even an empty body counts, so that (){1000000000} is refused and not built.
            let (product, overflow) = (size(of: body, limit: limit) &+ 6).multipliedReportingOverflow(by: count)
            return overflow ? limit : min(limit, product)
        }
    }

    private static func sum(_ nodes: [PatternNode], limit: Int) -> Int {
        nodes.reduce(0) { min(limit, $0 &+ size(of: $1, limit: limit)) }
    }

    // MARK: Scans

    /// Replaces each look-around that is a scan, after appending the scan's instructions.
    private mutating func extractScans(_ node: PatternNode) -> PatternNode {
        switch node {
        case .empty, .set, .assertion, .reference, .holds: return node
        case .sequence(let nodes): return .sequence(nodes.map { extractScans($0) })
        case .alternatives(let nodes): return .alternatives(nodes.map { extractScans($0) })
        case .repetition(let body, let minimum, let maximum, let isLazy, let groups):
            return .repetition(
                extractScans(body), minimum: minimum, maximum: maximum, isLazy: isLazy, groups: groups)
        case .group(let body, let number): return .group(extractScans(body), number: number)
        case .look(let body, let look):
            let inner = extractScans(body)
            if body.isEntangled(with: referenced) { return .look(inner, look) }
            let start = here
            // A look-ahead is found from the end of the text, by its body in reverse.
            build(inner, Mode(isBackward: !look.isBehind, isTracking: false))
            append(.accept)
            scans.append(Scan(start: start, isBackward: !look.isBehind))
            return .holds(scan: scans.count - 1, isNegated: look.isNegated)
        }
    }

    // MARK: Building

    private struct Mode {
        var isBackward: Bool
        /// Does it matter what groups capture?
        var isTracking: Bool
    }

    private mutating func build(_ node: PatternNode, _ mode: Mode) {
        switch node {
        case .empty: break
        case .set(let set): append(.step, index(of: set), isBackward: mode.isBackward)
        case .assertion(let assertion):
            if assertion == .wordBoundary || assertion == .notWordBoundary { usesWordBoundary = true }
            instructions.append(Instruction(operation: .assert, assertion: assertion))
        case .sequence(let nodes):
            if mode.isBackward {
                for node in nodes.reversed() { build(node, mode) }
            } else {
                for node in nodes { build(node, mode) }
            }
        case .alternatives(let nodes): buildAlternatives(nodes, mode)
        case .repetition(let body, let minimum, let maximum, let isLazy, let groups):
            let loop = Loop(
                body: body, maximum: maximum, isLazy: isLazy, slots: mode.isTracking ? slots(of: groups) : 0..<0,
                progressSlot: mode.isTracking && body.canBeEmpty ? newSlot() : nil)
            buildRepetition(loop, minimum, mode)
        case .group(let body, let number):
            guard mode.isTracking, let slot = slot(of: number) else { return build(body, mode) }
            append(.save, slot)
            build(body, mode)
            append(.save, slot + 1)
        case .reference(let groups, let ignoresCase):
            references.append(groups.compactMap(slot(of:)))
            append(.reference, Int32(references.count - 1), ignoresCase ? 1 : 0, isBackward: mode.isBackward)
        case .look(let body, let look):
            let index = append(.look, 0, look.isNegated ? 1 : 0)
            build(body, Mode(isBackward: look.isBehind, isTracking: true))
            append(.accept, here + 1)
            instructions[index].a = here
        case .holds(let scan, let isNegated): append(.holds, Int32(scan), isNegated ? 1 : 0)
        }
    }

    private mutating func buildAlternatives(_ nodes: [PatternNode], _ mode: Mode) {
        var exits: [Int] = []
        for (position, node) in nodes.enumerated() {
            guard position < nodes.count - 1 else {
                build(node, mode)
                break
            }
            let fork = append(.split, here + 1)
            build(node, mode)
            exits.append(append(.jump))
            instructions[fork].b = here
        }
        for exit in exits { instructions[exit].a = here }
    }

    private struct Loop {
        var body: PatternNode
        var maximum: Int?
        var isLazy: Bool
        /// What each iteration forgets (ECMA-262 §22.2.2.3.1 RepeatMatcher, step 4).
        var slots: Range<Int32>
        var progressSlot: Int32?
    }

    private mutating func buildRepetition(_ loop: Loop, _ minimum: Int, _ mode: Mode) {
        // Iterations that must be may be empty; those that only may be must not (RepeatMatcher, step 2.b).
        for _ in 0..<(loop.maximum == nil ? max(0, minimum - 1) : minimum) {
            buildIteration(loop, mode, isRequired: true)
        }
        guard let maximum = loop.maximum else {
            return minimum > 0 ? buildLoopAtEnd(loop, mode) : buildLoopAtStart(loop, mode)
        }
        var forks: [Int] = []
        for _ in 0..<max(0, maximum - minimum) {
            forks.append(append(.split))
            setFork(forks[forks.count - 1], body: here, loop)
            buildIteration(loop, mode, isRequired: false)
        }
        for fork in forks { setFork(fork, exit: here, loop) }
    }

    private mutating func buildLoopAtStart(_ loop: Loop, _ mode: Mode) {
        let fork = append(.split)
        setFork(fork, body: here, loop)
        buildIteration(loop, mode, isRequired: false)
        append(.jump, Int32(fork))
        setFork(fork, exit: here, loop)
    }

    /// One copy of the body for `+`, or else `((a+)+)+` would double with each level: the first iteration begins at no
    /// position, so it may be empty.
    private mutating func buildLoopAtEnd(_ loop: Loop, _ mode: Mode) {
        if let slot = loop.progressSlot { append(.reset, slot, slot + 1) }
        let start = here
        buildIteration(loop, mode, isRequired: true)
        if let slot = loop.progressSlot { append(.progress, slot) }
        let fork = append(.split)
        setFork(fork, body: here, loop)
        if let slot = loop.progressSlot { append(.save, slot) }
        append(.jump, start)
        setFork(fork, exit: here, loop)
    }

    private mutating func buildIteration(_ loop: Loop, _ mode: Mode, isRequired: Bool) {
        if !loop.slots.isEmpty { append(.reset, loop.slots.lowerBound, loop.slots.upperBound) }
        if !isRequired, let slot = loop.progressSlot { append(.save, slot) }
        build(loop.body, mode)
        if !isRequired, let slot = loop.progressSlot { append(.progress, slot) }
    }

    private mutating func setFork(_ fork: Int, body: Int32, _ loop: Loop) {
        if loop.isLazy { instructions[fork].b = body } else { instructions[fork].a = body }
    }

    private mutating func setFork(_ fork: Int, exit: Int32, _ loop: Loop) {
        if loop.isLazy { instructions[fork].a = exit } else { instructions[fork].b = exit }
    }

    // MARK: Parts

    private var here: Int32 { Int32(instructions.count) }

    @discardableResult
    private mutating func append(
        _ operation: Instruction.Operation, _ a: Int32 = 0, _ b: Int32 = 0, isBackward: Bool = false
    ) -> Int {
        instructions.append(Instruction(operation: operation, isBackward: isBackward, a: a, b: b))
        return instructions.count - 1
    }

    private mutating func newSlot() -> Int32 {
        slotCount += 1
        return Int32(slotCount - 1)
    }

    private func slot(of group: Int) -> Int32? { slotByGroup[group] }

    /// The slots of the referenced groups with these numbers; they are neighbours.
    private func slots(of groups: Range<Int>) -> Range<Int32> {
        Int32(firstIndex(from: groups.lowerBound) * 2)..<Int32(firstIndex(from: groups.upperBound) * 2)
    }

    /// Index of the first referenced group that is not below a number.
    private func firstIndex(from group: Int) -> Int {
        var low = 0
        var high = referencedGroups.count
        while low < high {
            let middle = (low + high) / 2
            if referencedGroups[middle] < group { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func index(of set: CodePointSet) -> Int32 {
        if let known = setIndices[set] { return known }
        let index = Int32(sets.count)
        sets.append(set)
        setIndices[set] = index
        return index
    }
}
