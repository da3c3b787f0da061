/// Names of a schema, found by a member name of the payload in constant time.
///
/// Names are compared as bytes. The hashes of a large table are seeded per process, so that nobody can prepare a schema
/// whose names collide; in a small one that would cost little.
package struct NameTable: Sendable {
    package let names: [JSONString]
    /// The subschema of each name; empty for `required`.
    let values: [Int32]
    private let hashes: [Int]
    private let isSeeded: Bool
    private static let unseededCountMax = 128
    /// Open addressing; -1 is free. At most half full.
    private let slots: [Int32]

    init(_ names: [JSONString], values: [Int32] = []) {
        self.names = names
        self.values = values
        isSeeded = names.count > NameTable.unseededCountMax
        let isSeeded = isSeeded
        hashes = names.map { NameTable.hash($0.utf8[...], isSeeded: isSeeded) }
        var capacity = 4
        while capacity < names.count &* 2 { capacity &*= 2 }
        var slots = [Int32](repeating: -1, count: capacity)
        for (index, hash) in hashes.enumerated() {
            var slot = hash & (capacity &- 1)
            while slots[slot] >= 0 { slot = (slot &+ 1) & (capacity &- 1) }
            slots[slot] = Int32(index)
        }
        self.slots = slots
    }

    package var count: Int { names.count }

    /// The position of a name, nil when it is none of these.
    package func index(of name: ArraySlice<UInt8>) -> Int? {
        if names.isEmpty { return nil }
        let hash = NameTable.hash(name, isSeeded: isSeeded)
        var slot = hash & (slots.count &- 1)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if hashes[index] == hash, names[index].utf8.elementsEqual(name) { return index }
            slot = (slot &+ 1) & (slots.count &- 1)
        }
        return nil
    }

    private static func hash(_ name: ArraySlice<UInt8>, isSeeded: Bool) -> Int {
        guard isSeeded else { return Int(JSONScanner.nameHash(name)) }
        var hasher = Hasher()
        unsafe name.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        return hasher.finalize()
    }
}
