/// The states of an automaton, each kept once: threads, ascending, and what stands before the position.
///
///     threads  0 | 0 3 | 3 7     ends  1 3 5     three states: {0}, {0, 3}, {3, 7}
struct PatternStates: Sendable {
    private var threads: [Int32] = []
    private var ends: [Int32] = []
    private var previous: [PatternAutomaton.Previous] = []
    private var hashes: [UInt32] = []
    /// Index of a state plus one; 0 is free. A power of two in length, at most half full.
    private var slots = [Int32](repeating: 0, count: 16)
    /// Differs from process to process, so that no pattern can be made whose states collide.
    private let seed = UInt64(truncatingIfNeeded: Hasher().finalize())

    var count: Int { ends.count }

    func previous(of state: Int32) -> PatternAutomaton.Previous { previous[Int(state)] }

    func threads(of state: Int32) -> ArraySlice<Int32> { threads[start(of: Int(state))..<Int(ends[Int(state)])] }

    /// The state with these threads, nil when there is none.
    func index(of record: [Int32], _ before: PatternAutomaton.Previous) -> Int32? {
        let hash = hash(record, before)
        var slot = Int(hash) & (slots.count &- 1)
        while slots[slot] > 0 {
            let state = slots[slot] &- 1
            if hashes[Int(state)] == hash, previous[Int(state)] == before, isEqual(state, record) { return state }
            slot = (slot &+ 1) & (slots.count &- 1)
        }
        return nil
    }

    /// Adds a state that is not there yet.
    mutating func add(_ record: [Int32], _ before: PatternAutomaton.Previous) -> Int32 {
        let state = Int32(ends.count)
        threads.append(contentsOf: record)
        ends.append(Int32(threads.count))
        previous.append(before)
        hashes.append(hash(record, before))
        if ends.count &* 2 > slots.count {
            slots = [Int32](repeating: 0, count: slots.count &* 2)
            for known in hashes.indices { place(known) }
        } else {
            place(Int(state))
        }
        return state
    }

    mutating func removeAll() {
        threads.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        previous.removeAll(keepingCapacity: true)
        hashes.removeAll(keepingCapacity: true)
        for slot in slots.indices { slots[slot] = 0 }
    }

    private mutating func place(_ state: Int) {
        var slot = Int(hashes[state]) & (slots.count &- 1)
        while slots[slot] > 0 { slot = (slot &+ 1) & (slots.count &- 1) }
        slots[slot] = Int32(state &+ 1)
    }

    private func start(of state: Int) -> Int { state == 0 ? 0 : Int(ends[state &- 1]) }

    private func isEqual(_ state: Int32, _ record: [Int32]) -> Bool {
        let first = start(of: Int(state))
        guard Int(ends[Int(state)]) &- first == record.count else { return false }
        for (offset, thread) in record.enumerated() where threads[first &+ offset] != thread { return false }
        return true
    }

    private func hash(_ record: [Int32], _ before: PatternAutomaton.Previous) -> UInt32 {
        var hash = seed &+ UInt64(before.rawValue)
        for thread in record {
            hash = (hash ^ UInt64(UInt32(bitPattern: thread))) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash >> 32
        }
        return UInt32(truncatingIfNeeded: hash)
    }
}
