/// Names of members that are neither documented nor declared and that the full check had nothing to say about.
///
/// Payloads of one sender repeat their custom names. Judging such a name (variants, aliases, typing errors) is slow and
/// always ends the same, so the answer is remembered: a small table, filled by the full check, emptied when full.
struct HarmlessNames: Sendable {
    private static let capacity = 256
    private static let nameByteCountMax = 256
    private static let mask = capacity * 2 - 1
    /// Hash and object of each name, 0 for an empty slot.
    private var keys = [UInt64](repeating: 0, count: capacity * 2)
    private var names = [[UInt8]](repeating: [], count: capacity * 2)
    private var count = 0

    func contains(_ object: Int, _ hash: UInt32, _ name: Span<UInt8>) -> Bool {
        let key = Self.key(object, hash)
        var slot = Self.slot(key)
        while keys[slot] != 0 {
            if keys[slot] == key, FoldedText.isEqual(names[slot], name) { return true }
            slot = (slot &+ 1) & Self.mask
        }
        return false
    }

    mutating func insert(_ object: Int, _ hash: UInt32, _ name: Span<UInt8>) {
        guard name.count <= Self.nameByteCountMax, !contains(object, hash, name) else { return }
        if count == Self.capacity { self = HarmlessNames() }
        let key = Self.key(object, hash)
        var slot = Self.slot(key)
        while keys[slot] != 0 { slot = (slot &+ 1) & Self.mask }
        keys[slot] = key
        for index in name.indices { names[slot].append(name[index]) }
        count += 1
    }

    private static func key(_ object: Int, _ hash: UInt32) -> UInt64 {
        UInt64(hash) << 32 | UInt64(truncatingIfNeeded: object &+ 1) & 0xFFFF_FFFF
    }

    private static func slot(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: key >> 32 &+ key &* 31) & mask
    }
}
