/// The deterministic automaton of a program, made state by state when first needed.
///
/// A state is a set of instructions to be entered, together with what stands before the position (the start of the
/// text, a word character, another one). Assertions are judged when the next code point is known, while a transition
/// is computed; a transition into acceptance ends the search, for only "matches somewhere" is asked.
///
/// When the table is full it is emptied and begun anew, so memory is bounded and a step costs at most
/// O(instructions): time is linear in the text for every pattern.
struct PatternAutomaton: Sendable {
    /// Transitions into these two end the search.
    static let accepted: Int32 = -2
    static let failed: Int32 = -3
    private static let unknown: Int32 = -1

    private struct Key: Hashable {
        var threads: [Int32]
        var previous: Previous
    }

    private enum Previous: UInt8 { case start, word, other }

    private let program: PatternProgram
    private let rowWidth: Int
    private let stateCountMax: Int
    private var keys: [Key] = []
    private var states: [Key: Int32] = [:]
    /// transitions[state * rowWidth + class]; the last column is the end of the text.
    private(set) var transitions: [Int32] = []
    private var mark: [UInt32]
    private var generation: UInt32 = 0
    private var stack: [Int32] = []
    /// The threads of one state behind its splits and assertions: the same for most columns, which are asked for one
    /// after the other.
    private var entered = Entered()

    private struct Entered {
        var state: Int32 = -1
        var atEnd = false
        var isWord = false
        /// Instructions that read a code point; nil when the pattern has matched.
        var steps: [Int32]? = []
    }

    init(_ program: PatternProgram, cellCountMax: Int = 1 << 16) {
        self.program = program
        rowWidth = program.alphabet.classCount + 1
        stateCountMax = max(2, cellCountMax / rowWidth)
        mark = [UInt32](repeating: 0, count: program.instructions.count)
        _ = state(for: Key(threads: [0], previous: .start))
    }

    /// Computes every reachable state.
    ///
    /// - Returns: nil when there are more than `stateCountMax`.
    static func complete(_ program: PatternProgram, stateCountMax: Int) -> [Int32]? {
        var automaton = PatternAutomaton(program, cellCountMax: (stateCountMax + 1) * (program.alphabet.classCount + 1))
        var state = 0
        while state < automaton.keys.count {
            guard automaton.keys.count <= stateCountMax else { return nil }
            // A step adds one state at most; the table must not be emptied under our feet.
            for column in 0..<automaton.rowWidth {
                _ = automaton.step(Int32(state), column)
                guard automaton.keys.count <= stateCountMax else { return nil }
            }
            state += 1
        }
        return automaton.transitions
    }

    /// The state after reading a class (or, in the last column, the end of the text).
    mutating func step(_ state: Int32, _ column: Int) -> Int32 {
        let cell = Int(state) &* rowWidth &+ column
        let known = transitions[cell]
        if known != PatternAutomaton.unknown { return known }
        let next = compute(state, column)
        guard let next else {
            transitions[cell] = PatternAutomaton.accepted
            return PatternAutomaton.accepted
        }
        if next.threads.isEmpty {
            transitions[cell] = PatternAutomaton.failed
            return PatternAutomaton.failed
        }
        if let target = states[next] {
            transitions[cell] = target
            return target
        }
        if keys.count >= stateCountMax {
            entered = Entered()
            keys.removeAll(keepingCapacity: true)
            states.removeAll(keepingCapacity: true)
            transitions.removeAll(keepingCapacity: true)
            _ = self.state(for: Key(threads: [0], previous: .start))
            return self.state(for: next)
        }
        let target = self.state(for: next)
        transitions[cell] = target
        return target
    }

    private mutating func state(for key: Key) -> Int32 {
        if let known = states[key] { return known }
        let index = Int32(keys.count)
        keys.append(key)
        states[key] = index
        transitions.append(contentsOf: repeatElement(PatternAutomaton.unknown, count: rowWidth))
        return index
    }

    /// Follows splits and assertions from the threads of a state, then steps over one class. Nil: accepted.
    private mutating func compute(_ state: Int32, _ column: Int) -> Key? {
        let atEnd = column == rowWidth &- 1
        let isWord = program.usesWordBoundary && !atEnd && program.alphabet.isWord[column]
        if entered.state != state || entered.atEnd != atEnd || entered.isWord != isWord {
            let steps = enter(keys[Int(state)], atEnd: atEnd, isWord: isWord)
            entered = Entered(state: state, atEnd: atEnd, isWord: isWord, steps: steps)
        }
        guard let steps = entered.steps else { return nil }
        if atEnd { return Key(threads: [], previous: .other) }
        var next: [Int32] = []
        for index in steps where program.alphabet.contains(column, set: program.instructions[Int(index)].first) {
            next.append(index &+ 1)
        }
        // Not anchored: the match may also begin at the next position.
        if !program.isAnchored { next.append(0) }
        next.sort()
        return Key(threads: next, previous: isWord ? .word : .other)
    }

    /// The instructions that read a code point next. Nil: accepted.
    private mutating func enter(_ key: Key, atEnd: Bool, isWord: Bool) -> [Int32]? {
        generation &+= 1
        stack.removeAll(keepingCapacity: true)
        stack.append(contentsOf: key.threads.reversed())
        var steps: [Int32] = []
        while let index = stack.popLast() {
            if mark[Int(index)] == generation { continue }
            mark[Int(index)] = generation
            let instruction = program.instructions[Int(index)]
            switch instruction.operation {
            case .accept: return nil
            case .split:
                stack.append(instruction.second)
                stack.append(instruction.first)
            case .assert:
                if holds(instruction.assertion, key.previous, atEnd, isWord) { stack.append(index &+ 1) }
            case .step: steps.append(index)
            }
        }
        return steps
    }

    private func holds(_ assertion: PatternAssertion, _ previous: Previous, _ atEnd: Bool, _ isWord: Bool) -> Bool {
        switch assertion {
        case .start: return previous == .start
        case .end: return atEnd
        case .wordBoundary: return (previous == .word) != isWord
        case .notWordBoundary: return (previous == .word) == isWord
        }
    }
}
