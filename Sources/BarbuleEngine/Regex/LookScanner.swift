/// Runs the parts of a `MatcherProgram` that have no references over a text: all paths at once, in one pass each.
///
/// - Complexity: O(instructions × code points), whatever the pattern; counted in `stepCount`.
struct LookScanner: Sendable {
    /// Instructions looked at so far, over all texts.
    private(set) var stepCount = 0
    private var mark: [UInt32] = []
    private var generation: UInt32 = 0
    private var threads: [Int32] = []
    private var stack: [Int32] = []

    /// Finds out where the look-arounds hold.
    mutating func fill(_ bits: inout ScanBits, _ program: MatcherProgram, _ text: MatcherText) {
        for (index, scan) in program.scans.enumerated() {
            threads.removeAll(keepingCapacity: true)
            for step in 0...text.count {
                let position = scan.isBackward ? text.count &- step : step
                if advance(from: scan.start, position, scan.isBackward, program, text, bits) {
                    bits.set(index, position)
                }
            }
        }
    }

    /// Does the main part match anywhere?
    mutating func matches(_ program: MatcherProgram, _ text: MatcherText, _ bits: ScanBits) -> Bool {
        threads.removeAll(keepingCapacity: true)
        for position in 0...text.count {
            let start: Int32? = position == 0 || !program.isAnchored ? program.mainStart : nil
            if start == nil, threads.isEmpty { return false }
            if advance(from: start, position, false, program, text, bits) { return true }
        }
        return false
    }

    /// Follows all threads at a position, and one that begins there; those that step are the next threads.
    ///
    /// - Returns: whether one of them is accepted.
    private mutating func advance(
        from start: Int32?, _ position: Int, _ isBackward: Bool, _ program: MatcherProgram, _ text: MatcherText,
        _ bits: ScanBits
    ) -> Bool {
        newGeneration(program.instructions.count)
        let next = isBackward ? position &- 1 : position
        let column = next >= 0 && next < text.count ? Int(text.classes[next]) : -1
        swap(&threads, &stack)
        threads.removeAll(keepingCapacity: true)
        if let start { stack.append(start) }
        var isAccepted = false
        while let index = stack.popLast() {
            if mark[Int(index)] == generation { continue }
            mark[Int(index)] = generation
            stepCount &+= 1
            let instruction = program.instructions[Int(index)]
            switch instruction.operation {
            case .accept: isAccepted = true
            case .step:
                if column >= 0, program.alphabet.contains(column, set: instruction.a) { threads.append(index &+ 1) }
            case .split:
                stack.append(instruction.b)
                stack.append(instruction.a)
            case .jump: stack.append(instruction.a)
            case .assert: if text.holds(instruction.assertion, position, program) { stack.append(index &+ 1) }
            case .holds:
                if bits.contains(instruction.a, position) == (instruction.b == 0) { stack.append(index &+ 1) }
            // Only parts without references are scanned; these make no difference to whether they match.
            case .save, .reset, .progress: stack.append(index &+ 1)
            case .reference, .look: break
            }
        }
        return isAccepted
    }

    private mutating func newGeneration(_ instructionCount: Int) {
        if mark.count != instructionCount { mark = [UInt32](repeating: 0, count: instructionCount) }
        if generation == .max {
            for index in mark.indices { mark[index] = 0 }
            generation = 0
        }
        generation &+= 1
    }
}
