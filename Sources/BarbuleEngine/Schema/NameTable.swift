/// Names of a schema, found by a member name of the payload in constant time.
///
/// Names are compared as bytes. Hashes are seeded per process, so that nobody can prepare colliding names.
package struct NameTable: Sendable {
    package let names: [JSONString]
    /// The subschema of each name; empty for `required`.
    let values: [Int32]
    private let hashes: [Int]
    /// Open addressing; -1 is free. At most half full.
    private let slots: [Int32]

    init(_ names: [JSONString], values: [Int32] = []) {
        self.names = names
        self.values = values
        hashes = names.map { NameTable.hash($0.utf8[...]) }
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
        let hash = NameTable.hash(name)
        var slot = hash & (slots.count &- 1)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if hashes[index] == hash, names[index].utf8.elementsEqual(name) { return index }
            slot = (slot &+ 1) & (slots.count &- 1)
        }
        return nil
    }

    private static func hash(_ name: ArraySlice<UInt8>) -> Int {
        var hasher = Hasher()
        unsafe name.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        return hasher.finalize()
    }
}
