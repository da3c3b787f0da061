/// What is already known about (subschema, value) pairs: this makes `$ref` graphs with 2^64 paths linear.
///
/// Open addressing with a generation, so that forgetting everything costs nothing.
struct EvaluationMemo: Sendable {
    enum Answer: UInt8, Sendable { case valid, undecided, invalid, reported }

    private struct Slot: Sendable {
        var key: UInt64 = 0
        var generation: UInt32 = 0
        var answer: Answer = .valid
    }

    private var slots: [Slot] = []
    private var count = 0
    private var generation: UInt32 = 1

    mutating func removeAll() {
        count = 0
        generation &+= 1
        if generation == 0 {
            slots = []
            generation = 1
        }
    }

    subscript(subschema: Int32, instance: Int32) -> Answer? {
        guard !slots.isEmpty else { return nil }
        let slot = slots[find(EvaluationMemo.key(subschema, instance))]
        return slot.generation == generation ? slot.answer : nil
    }

    mutating func set(_ subschema: Int32, _ instance: Int32, _ answer: Answer) {
        if count &* 2 >= slots.count { grow() }
        let key = EvaluationMemo.key(subschema, instance)
        let index = find(key)
        if slots[index].generation != generation { count &+= 1 }
        slots[index] = Slot(key: key, generation: generation, answer: answer)
    }

    private static func key(_ subschema: Int32, _ instance: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: subschema)) << 32 | UInt64(UInt32(bitPattern: instance))
    }

    /// The slot of the key, or the free one where it belongs.
    private func find(_ key: UInt64) -> Int {
        let mask = slots.count &- 1
        var mixed = key &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 29
        var index = Int(truncatingIfNeeded: mixed) & mask
        while slots[index].generation == generation, slots[index].key != key { index = (index &+ 1) & mask }
        return index
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: max(64, old.count &* 2))
        for slot in old where slot.generation == generation { slots[find(slot.key)] = slot }
    }
}
