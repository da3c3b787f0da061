/// Several patterns as one automaton: one pass over a text says which of them match.
///
/// For `patternProperties`: a hundred patterns cost a member name no more than one.
package struct PatternSet: Sendable {
    /// Fewer patterns than this are faster one by one.
    package static let patternCountMin = 4
    private static let instructionCountMax = 50_000

    private let program: PatternProgram
    package let patternCount: Int
    /// Those an automaton cannot stand for; they are asked one by one.
    let others: [(index: Int32, pattern: Pattern)]

    /// - Returns: nil for few patterns, and for so many that one automaton would be too large.
    package init?(_ patterns: [Pattern]) {
        let instructionCount = patterns.reduce(0) { min(PatternSet.instructionCountMax, $0 &+ $1.instructionCount) }
        guard patterns.count >= PatternSet.patternCountMin, instructionCount < PatternSet.instructionCountMax else {
            return nil
        }
        others = patterns.enumerated().filter { $1.matcher != nil }.map { (Int32($0), $1) }
        program = PatternProgram(patterns.map { $0.matcher == nil ? $0.node : .set(CodePointSet()) })
        patternCount = patterns.count
    }

    /// Appends the positions of the patterns that match somewhere in the text, each once, in no order; not of `others`.
    func matchRegular(_ text: ArraySlice<UInt8>, cache: inout PatternSetCache, into hits: inout [Int32]) {
        if cache.automaton == nil {
            cache.automaton = PatternSetAutomaton(program)
            cache.isHit = [Bool](repeating: false, count: patternCount)
        }
        let firstHit = hits.count
        var state: Int32 = 0
        var reader = CodePointReader(text)
        while state >= 0, let codePoint = reader.next() {
            state = step(state, program.alphabet.classIndex(of: codePoint), &cache, &hits)
        }
        if state >= 0 { _ = step(state, program.alphabet.classCount, &cache, &hits) }
        for hit in hits[firstHit...] { cache.isHit[Int(hit)] = false }
    }

    @inline(__always)
    private func step(_ state: Int32, _ column: Int, _ cache: inout PatternSetCache, _ hits: inout [Int32]) -> Int32 {
        guard let next = cache.automaton?.step(state, column) else { return PatternSetAutomaton.stopped }
        if next.output > 0, let output = cache.automaton?.outputs[Int(next.output)] {
            for pattern in output where !cache.isHit[Int(pattern)] {
                cache.isHit[Int(pattern)] = true
                hits.append(pattern)
            }
        }
        return next.state
    }
}

/// States of one set's automaton, kept between texts; belongs to one workspace.
package struct PatternSetCache: Sendable {
    var automaton: PatternSetAutomaton?
    var isHit: [Bool] = []
    /// One for each of `PatternSet.others`.
    var others: [PatternCache] = []

    package init() {}
}

/// Like `PatternAutomaton`, for several patterns: a transition also says which patterns accept during it.
struct PatternSetAutomaton: Sendable {
    /// No thread is left.
    static let stopped: Int32 = -1
    private static let unknown: Int32 = -2

    private struct Key: Hashable {
        var threads: [Int32]
        var previous: UInt8
    }

    struct Transition: Sendable {
        var state: Int32
        /// Index into `outputs`; 0 is none.
        var output: Int32
    }

    private let program: PatternProgram
    private let rowWidth: Int
    private let stateCountMax: Int
    private var keys: [Key] = []
    private var states: [Key: Int32] = [:]
    private var transitions: [Transition] = []
    private(set) var outputs: [[Int32]] = [[]]
    private var outputIndices: [[Int32]: Int32] = [[]: 0]
    private var mark: [UInt32]
    private var generation: UInt32 = 0

    init(_ program: PatternProgram, cellCountMax: Int = 1 << 17) {
        self.program = program
        rowWidth = program.alphabet.classCount + 1
        stateCountMax = max(2, cellCountMax / rowWidth)
        mark = [UInt32](repeating: 0, count: program.instructions.count)
        _ = state(for: Key(threads: program.starts, previous: 0))
    }

    mutating func step(_ state: Int32, _ column: Int) -> Transition {
        let cell = Int(state) &* rowWidth &+ column
        let known = transitions[cell]
        if known.state != PatternSetAutomaton.unknown { return known }
        let (key, output) = compute(keys[Int(state)], column)
        let outputIndex = outputIndices[output] ?? Int32(outputs.count)
        if Int(outputIndex) == outputs.count {
            outputs.append(output)
            outputIndices[output] = outputIndex
        }
        if key.threads.isEmpty {
            transitions[cell] = Transition(state: PatternSetAutomaton.stopped, output: outputIndex)
            return transitions[cell]
        }
        if states[key] == nil, keys.count >= stateCountMax {
            // Full: begin anew, keeping the outputs, which are few or else forgotten too.
            keys.removeAll(keepingCapacity: true)
            states.removeAll(keepingCapacity: true)
            transitions.removeAll(keepingCapacity: true)
            _ = self.state(for: Key(threads: program.starts, previous: 0))
            if outputs.count > stateCountMax {
                outputs = [[], output]
                outputIndices = [[]: 0, output: 1]
                return Transition(state: self.state(for: key), output: output.isEmpty ? 0 : 1)
            }
            return Transition(state: self.state(for: key), output: outputIndex)
        }
        let next = Transition(state: self.state(for: key), output: outputIndex)
        transitions[cell] = next
        return next
    }

    private mutating func state(for key: Key) -> Int32 {
        if let known = states[key] { return known }
        let index = Int32(keys.count)
        keys.append(key)
        states[key] = index
        transitions.append(
            contentsOf: repeatElement(Transition(state: PatternSetAutomaton.unknown, output: 0), count: rowWidth))
        return index
    }

    private mutating func compute(_ key: Key, _ column: Int) -> (key: Key, output: [Int32]) {
        let atEnd = column == rowWidth &- 1
        let isWord = !atEnd && program.alphabet.isWord[column]
        generation &+= 1
        var stack = key.threads
        var next: [Int32] = []
        var output: [Int32] = []
        while let index = stack.popLast() {
            if mark[Int(index)] == generation { continue }
            mark[Int(index)] = generation
            let instruction = program.instructions[Int(index)]
            switch instruction.operation {
            case .accept: output.append(instruction.first)
            case .split:
                stack.append(instruction.second)
                stack.append(instruction.first)
            case .assert:
                let holds: Bool
                switch instruction.assertion {
                case .start: holds = key.previous == 0
                case .end: holds = atEnd
                case .wordBoundary: holds = (key.previous == 1) != isWord
                case .notWordBoundary: holds = (key.previous == 1) == isWord
                }
                if holds { stack.append(index &+ 1) }
            case .step:
                if !atEnd, program.alphabet.contains(column, set: instruction.first) { next.append(index &+ 1) }
            }
        }
        output.sort()
        if atEnd { return (Key(threads: [], previous: 2), output) }
        next += program.floatingStarts
        next.sort()
        return (Key(threads: next, previous: program.usesWordBoundary && isWord ? 1 : 2), output)
    }
}
