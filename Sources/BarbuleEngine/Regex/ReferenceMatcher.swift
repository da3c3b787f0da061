/// Walks one path of a `MatcherProgram` after another, in the order of ECMA-262, for patterns with references.
///
/// Where the path forks it remembers the situation: instruction, position, and the captures that can still be read. The
/// future depends on nothing else, so a situation that comes again is not tried again. That makes the time polynomial,
/// with the number of captures in the exponent; a budget of steps bounds it, and when that is spent the outcome is
/// *undecided*.
///
/// A situation inside a look-around belongs to that one visit of it, because there success does not end the search.
struct ReferenceMatcher: Sendable {
    private struct Visit {
        /// The `look` instruction.
        var instruction: Int32
        var position: Int32
        /// The visit around this one.
        var outer: Int32
        /// Where its part of the stack begins.
        var stackStart: Int
    }

    private var slots: [Int32] = []
    /// Ways not yet tried: instruction, position, slots.
    private var stack: [Int32] = []
    private var visits: [Visit] = []
    /// The slots when each visit began.
    private var visitSlots: [Int32] = []
    private var visitCount: Int32 = 0
    private var visit: Int32 = 0
    private var seen = SituationSet()
    private var situation: [Int32] = []

    /// Does the pattern match anywhere?
    mutating func outcome(
        _ program: MatcherProgram, _ text: MatcherText, _ bits: ScanBits, stepsLeft: inout Int
    ) -> PatternOutcome {
        seen.clear(width: program.slotCount &+ 3)
        visitCount = 0
        for start in 0...(program.isAnchored ? 0 : text.count) {
            switch run(program, text, bits, from: Int32(clamping: start), &stepsLeft) {
            case .fails: continue
            case let outcome: return outcome
            }
        }
        return .fails
    }

    private mutating func run(
        _ program: MatcherProgram, _ text: MatcherText, _ bits: ScanBits, from start: Int32, _ stepsLeft: inout Int
    ) -> PatternOutcome {
        slots.removeAll(keepingCapacity: true)
        slots.append(contentsOf: repeatElement(-1, count: program.slotCount))
        stack.removeAll(keepingCapacity: true)
        visits.removeAll(keepingCapacity: true)
        visitSlots.removeAll(keepingCapacity: true)
        visit = 0
        // What copying and comparing all slots costs, in steps.
        let slotSteps = program.slotCount / 4
        var next = program.mainStart
        var position = start
        stepsLeft &-= slotSteps
        while true {
            stepsLeft &-= 1
            guard stepsLeft >= 0 else { return .undecided }
            let instruction = program.instructions[Int(next)]
            var hasFailed = false
            switch instruction.operation {
            case .step:
                let place = Int(instruction.isBackward ? position &- 1 : position)
                if place >= 0, place < text.count,
                    program.alphabet.contains(Int(text.classes[place]), set: instruction.a)
                {
                    position &+= instruction.isBackward ? -1 : 1
                    next &+= 1
                } else {
                    hasFailed = true
                }
            case .split:
                stepsLeft &-= slotSteps
                if isNew(next, position, program, &stepsLeft) {
                    stack.append(instruction.b)
                    stack.append(position)
                    stack.append(contentsOf: slots)
                    next = instruction.a
                } else {
                    hasFailed = true
                }
            case .jump: next = instruction.a
            case .assert:
                hasFailed = !text.holds(instruction.assertion, Int(position), program)
                next &+= 1
            case .holds:
                hasFailed = bits.contains(instruction.a, Int(position)) != (instruction.b == 0)
                next &+= 1
            case .save:
                slots[Int(instruction.a)] = position
                next &+= 1
            case .reset:
                stepsLeft &-= Int(instruction.b &- instruction.a) / 4
                for slot in instruction.a..<instruction.b { slots[Int(slot)] = -1 }
                next &+= 1
            case .progress:
                hasFailed = slots[Int(instruction.a)] == position
                next &+= 1
            case .reference:
                if let moved = follow(instruction, position, program, text, &stepsLeft) {
                    position = moved
                    next &+= 1
                } else {
                    hasFailed = true
                }
            case .look:
                stepsLeft &-= slotSteps
                visits.append(Visit(instruction: next, position: position, outer: visit, stackStart: stack.count))
                visitSlots.append(contentsOf: slots)
                visitCount &+= 1
                visit = visitCount
                next &+= 1
            case .accept:
                guard let (look, position_) = leave(program) else { return .matches }
                hasFailed = program.instructions[Int(look)].b == 1
                position = position_
                next = instruction.a
            }
            if hasFailed {
                stepsLeft &-= slotSteps
                guard let resumed = backtrack(program, &stepsLeft) else { return .fails }
                (next, position) = resumed
            }
        }
    }

    /// Ends the innermost look-around because its body has matched: no other way through it is tried, its captures stay.
    private mutating func leave(_ program: MatcherProgram) -> (look: Int32, position: Int32)? {
        guard let last = visits.popLast() else { return nil }
        visitSlots.removeLast(program.slotCount)
        stack.removeLast(stack.count &- last.stackStart)
        visit = last.outer
        return (last.instruction, last.position)
    }

    /// The last way not yet tried. A look-around without any has failed: if that is what it wants, it goes on behind it.
    private mutating func backtrack(_ program: MatcherProgram, _ stepsLeft: inout Int) -> (Int32, Int32)? {
        while let innermost = visits.last, stack.count == innermost.stackStart {
            stepsLeft &-= 1
            visits.removeLast()
            visit = innermost.outer
            let saved = visitSlots.count &- program.slotCount
            let look = program.instructions[Int(innermost.instruction)]
            if look.b == 1 {
                for slot in slots.indices { slots[slot] = visitSlots[saved &+ slot] }
                visitSlots.removeLast(program.slotCount)
                return (look.a, innermost.position)
            }
            visitSlots.removeLast(program.slotCount)
        }
        let start = stack.count &- program.slotCount &- 2
        guard start >= 0 else { return nil }
        let resumed = (stack[start], stack[start &+ 1])
        for slot in slots.indices { slots[slot] = stack[start &+ 2 &+ slot] }
        stack.removeLast(program.slotCount &+ 2)
        return resumed
    }

    private mutating func isNew(
        _ next: Int32, _ position: Int32, _ program: MatcherProgram, _ stepsLeft: inout Int
    ) -> Bool {
        let live = program.liveSlots[Int(next)]
        situation.removeAll(keepingCapacity: true)
        situation.append(visit)
        situation.append(next)
        situation.append(position)
        for slot in slots.indices {
            let isLive = slot >= LiveSlots.slotCountMax || live & (1 << UInt64(slot)) != 0
            situation.append(isLive ? slots[slot] : -1)
        }
        return seen.insert(situation, &stepsLeft)
    }

    /// The position behind what a group has captured; a group that has captured nothing matches the empty text.
    private func follow(
        _ instruction: MatcherProgram.Instruction, _ position: Int32, _ program: MatcherProgram, _ text: MatcherText,
        _ stepsLeft: inout Int
    ) -> Int32? {
        for slot in program.references[Int(instruction.a)] {
            stepsLeft &-= 1
            let (opened, closed) = (slots[Int(slot)], slots[Int(slot) &+ 1])
            guard closed >= 0 else { continue }
            // Inside a look-behind a group closes before it opens.
            let first = min(opened, closed)
            let count = max(opened, closed) &- first
            let start = instruction.isBackward ? position &- count : position
            guard start >= 0, Int(start &+ count) <= text.count else { return nil }
            for offset in 0..<count {
                stepsLeft &-= 1
                let left = text.codePoints[Int(first &+ offset)]
                let right = text.codePoints[Int(start &+ offset)]
                if left == right { continue }
                guard instruction.b == 1, CaseFolding.fold(left) == CaseFolding.fold(right) else { return nil }
            }
            return instruction.isBackward ? start : start &+ count
        }
        return position
    }
}
