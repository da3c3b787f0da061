/// A pattern that is matched at the front of a number, as a backtracking matcher would: of several ways the one that
/// the pattern names first, not the longest.
///
/// `0|80?` at the front of `801…` matches `80`, `0|8|80` would match `8`. Threads are kept in order of preference
/// (Thompson's simulation with captures); a thread that has matched cuts off all behind it. As patterns are finite and
/// begin at the first digit, captures are plain offsets and the thread lists can be made the states of an automaton.
struct PrefixProgram {
    private enum Instruction {
        case digit(UInt16)
        /// The first target is preferred.
        case split(Int, Int)
        case save(Int)
        case end
        case match
    }

    struct Thread: Hashable {
        var instruction: Int
        /// Start and end of group 1, 2, …; -1 where it took no part.
        var captures: [Int]
    }

    /// What is known after some digits.
    struct Step {
        /// Threads that wait for a digit, the preferred one first.
        var threads: [Thread]
        /// Captures of the match that stands when the threads before it fail.
        var match: [Int]?
        /// The same when there are no more digits.
        var matchAtEnd: [Int]?
    }

    private var instructions: [Instruction] = []
    let groupCount: Int

    init(_ pattern: String) throws {
        let parsed = try DigitPattern(pattern)
        groupCount = parsed.groupCount
        add(parsed)
        instructions.append(.match)
    }

    private mutating func add(_ pattern: DigitPattern) {
        switch pattern {
        case .digit(let mask): instructions.append(.digit(mask))
        case .end: instructions.append(.end)
        case .sequence(let parts): for part in parts { add(part) }
        case .group(let part, let number):
            instructions.append(.save(number * 2 - 2))
            add(part)
            instructions.append(.save(number * 2 - 1))
        case .alternatives(let parts): addAlternatives(parts[...])
        case .repeated(let part, let least, let most):
            for _ in 0..<least { add(part) }
            addOptional(part, count: most - least)
        }
    }

    private mutating func addAlternatives(_ parts: ArraySlice<DigitPattern>) {
        guard let first = parts.first else { return }
        guard parts.count > 1 else { return add(first) }
        let split = instructions.count
        instructions.append(.match)
        add(first)
        let jump = instructions.count
        instructions.append(.match)
        instructions[split] = .split(split + 1, instructions.count)
        addAlternatives(parts.dropFirst())
        instructions[jump] = .split(instructions.count, instructions.count)
    }

    /// Up to `count` times, as often as possible.
    private mutating func addOptional(_ part: DigitPattern, count: Int) {
        guard count > 0 else { return }
        let split = instructions.count
        instructions.append(.match)
        add(part)
        addOptional(part, count: count - 1)
        instructions[split] = .split(split + 1, instructions.count)
    }

    func start() -> Step {
        var step = Step(threads: [])
        var seen: Set<Int> = []
        follow(Thread(instruction: 0, captures: [Int](repeating: -1, count: groupCount * 2)), 0, &step, &seen)
        return step
    }

    /// - Parameter count: digits read, this one included.
    func step(_ threads: [Thread], _ digit: Int, count: Int) -> Step {
        var step = Step(threads: [])
        var seen: Set<Int> = []
        for thread in threads {
            guard step.match == nil else { break }
            if case .digit(let mask) = instructions[thread.instruction], mask >> digit & 1 == 1 {
                follow(Thread(instruction: thread.instruction + 1, captures: thread.captures), count, &step, &seen)
            }
        }
        return step
    }

    private func follow(_ thread: Thread, _ count: Int, _ step: inout Step, _ seen: inout Set<Int>) {
        guard step.match == nil, seen.insert(thread.instruction).inserted else { return }
        var next = thread
        switch instructions[thread.instruction] {
        case .digit: step.threads.append(thread)
        case .split(let first, let second):
            next.instruction = first
            follow(next, count, &step, &seen)
            guard first != second else { return }
            next.instruction = second
            follow(next, count, &step, &seen)
        case .save(let slot):
            next.captures[slot] = count
            next.instruction += 1
            follow(next, count, &step, &seen)
        case .end:
            // Behind `$` only the end of the pattern can match; it is asked for in a list of its own.
            next.instruction += 1
            var atEnd = Step(threads: [])
            var seenAtEnd: Set<Int> = []
            follow(next, count, &atEnd, &seenAtEnd)
            if step.matchAtEnd == nil { step.matchAtEnd = atEnd.matchAtEnd }
        case .match:
            step.match = thread.captures
            if step.matchAtEnd == nil { step.matchAtEnd = thread.captures }
        }
    }
}
