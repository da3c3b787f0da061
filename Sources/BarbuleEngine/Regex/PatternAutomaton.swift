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

    enum Previous: UInt8 { case start, word, other }

    private let program: PatternProgram
    private let rowWidth: Int
    private let stateCountMax: Int
    private var states = PatternStates()
    /// transitions[state * rowWidth + class]; the last column is the end of the text.
    private(set) var transitions: [Int32] = []
    private var mark: [UInt32]
    private var generation: UInt32 = 0
    private var stack: [Int32] = []
    /// Threads of the state that is being computed, ascending.
    private var next: [Int32] = []
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
        begin()
    }

    /// The first state: at the start of the text.
    private mutating func begin() {
        next = [0]
        _ = addState(.start)
    }

    /// Computes every reachable state.
    ///
    /// - Returns: nil when there are more than `stateCountMax`.
    static func complete(_ program: PatternProgram, stateCountMax: Int) -> [Int32]? {
        var automaton = PatternAutomaton(program, cellCountMax: (stateCountMax + 1) * (program.alphabet.classCount + 1))
        var state = 0
        while state < automaton.states.count {
            guard automaton.states.count <= stateCountMax else { return nil }
            // A step adds one state at most; the table must not be emptied under our feet.
            for column in 0..<automaton.rowWidth {
                _ = automaton.step(Int32(state), column)
                guard automaton.states.count <= stateCountMax else { return nil }
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
        guard let previous = compute(state, column) else {
            transitions[cell] = PatternAutomaton.accepted
            return PatternAutomaton.accepted
        }
        if next.isEmpty {
            transitions[cell] = PatternAutomaton.failed
            return PatternAutomaton.failed
        }
        if let target = states.index(of: next, previous) {
            transitions[cell] = target
            return target
        }
        if states.count >= stateCountMax {
            let target = next
            entered = Entered()
            states.removeAll()
            transitions.removeAll(keepingCapacity: true)
            begin()
            next = target
            return states.index(of: next, previous) ?? addState(previous)
        }
        let target = addState(previous)
        transitions[cell] = target
        return target
    }

    private mutating func addState(_ previous: Previous) -> Int32 {
        transitions.append(contentsOf: repeatElement(PatternAutomaton.unknown, count: rowWidth))
        return states.add(next, previous)
    }

    /// Follows splits and assertions from the threads of a state, then steps over one class, to the threads in `next`.
    ///
    /// - Returns: what then stands before the position; nil: accepted.
    private mutating func compute(_ state: Int32, _ column: Int) -> Previous? {
        let atEnd = column == rowWidth &- 1
        let isWord = program.usesWordBoundary && !atEnd && program.alphabet.isWord[column]
        if entered.state != state || entered.atEnd != atEnd || entered.isWord != isWord {
            let steps = enter(state, atEnd: atEnd, isWord: isWord)
            entered = Entered(state: state, atEnd: atEnd, isWord: isWord, steps: steps)
        }
        guard let steps = entered.steps else { return nil }
        next.removeAll(keepingCapacity: true)
        if atEnd { return .other }
        // Not anchored: the match may also begin at the next position.
        if !program.isAnchored { next.append(0) }
        var isAscending = true
        for index in steps where program.alphabet.contains(column, set: program.instructions[Int(index)].first) {
            if index < next.last ?? 0 { isAscending = false }
            next.append(index &+ 1)
        }
        if !isAscending { next.sort() }
        return isWord ? .word : .other
    }

    /// The instructions that read a code point next. Nil: accepted.
    private mutating func enter(_ state: Int32, atEnd: Bool, isWord: Bool) -> [Int32]? {
        generation &+= 1
        stack.removeAll(keepingCapacity: true)
        stack.append(contentsOf: states.threads(of: state).reversed())
        let previous = states.previous(of: state)
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
                if holds(instruction.assertion, previous, atEnd, isWord) { stack.append(index &+ 1) }
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
