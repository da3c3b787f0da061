/// Which slots matter behind an instruction: they are read before they are written again.
///
/// `ReferenceMatcher` remembers where it failed, and with which captures. Captures nobody will read make no difference,
/// so they are left out: `(a+)\1b|(c*)*` remembers nothing about group 2.
enum LiveSlots {
    /// Slots beyond are always live.
    static let slotCountMax: Int32 = 64

    /// Backward data flow over the program until nothing changes.
    ///
    /// - Returns: for each instruction, a bit for each slot that is live before it.
    /// - Complexity: O(instructions × depth of nested loops).
    static func find(_ program: MatcherProgram) -> [UInt64] {
        let instructions = program.instructions
        var live = [UInt64](repeating: 0, count: instructions.count + 1)
        var isSettled = false
        while !isSettled {
            isSettled = true
            for index in instructions.indices.reversed() {
                let instruction = instructions[index]
                let found = before(instruction, next: live[index + 1], live, program)
                if found != live[index] {
                    live[index] = found
                    isSettled = false
                }
            }
        }
        return live
    }

    private static func before(
        _ instruction: MatcherProgram.Instruction, next: UInt64, _ live: [UInt64], _ program: MatcherProgram
    ) -> UInt64 {
        switch instruction.operation {
        case .step, .assert, .holds: return next
        case .split: return live[Int(instruction.a)] | live[Int(instruction.b)]
        case .jump: return live[Int(instruction.a)]
        case .save: return next & ~bit(instruction.a)
        case .reset:
            let first = min(instruction.a, slotCountMax)
            return (first..<max(first, min(instruction.b, slotCountMax))).reduce(next) { $0 & ~bit($1) }
        case .progress: return next | bit(instruction.a)
        case .reference:
            return program.references[Int(instruction.a)].reduce(next) { $0 | bit($1) | bit($1 + 1) }
        // Also at the way out: a look-around that must not match goes on with what stood before it.
        case .look: return next | live[Int(instruction.a)]
        case .accept: return instruction.a > 0 ? live[Int(instruction.a)] : 0
        }
    }

    private static func bit(_ slot: Int32) -> UInt64 { slot < slotCountMax ? 1 << UInt64(slot) : 0 }
}
