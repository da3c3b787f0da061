/// Finds repeated names in an object, in linear time whatever the names are.
///
/// First an open-addressing table on the 32-bit name hashes. Its slots carry the number of the object they were filled
/// for, so nothing is cleared between objects. The hash is not keyed: when one probe gets long, the object is done
/// again with Swift's keyed hash over all bytes, which an attacker cannot aim at.
struct DuplicateNameFinder: Sendable {
    var pairs: [(first: Int, repeated: Int)] = []
    /// `generation << 32 | name node`.
    private var slots = ContiguousArray<UInt64>()
    private var generation: UInt32 = 0
    private var comparer = NameComparer()

    private static let probesMax = 32
    private static let slotCountMin = 64
    /// Objects of so few members need no table: their hashes are compared with each other.
    private static let memberCountOfSmall = 4

    /// Adds the pairs of the object at `object`, which has `count` members; all nodes inside it must be closed.
    @inline(__always)
    mutating func check(_ object: Int, _ count: Int, _ nodes: NodeSlots, _ text: TextBytes) {
        if count > 1 { checkMany(object, count, nodes, text) }
    }

    private func haveDifferentHashes(_ object: Int, _ count: Int, _ nodes: NodeSlots) -> Bool {
        var name = object &+ 1
        for index in 1..<count {
            let hash = nodes[name].next
            name = Int(nodes[name &+ 1].next)
            var other = name
            for _ in index..<count {
                if nodes[other].next == hash { return false }
                other = Int(nodes[other &+ 1].next)
            }
        }
        return true
    }

    @inline(never)
    private mutating func checkMany(_ object: Int, _ count: Int, _ nodes: NodeSlots, _ text: TextBytes) {
        if count <= Self.memberCountOfSmall, haveDifferentHashes(object, count, nodes) { return }
        var size = Self.slotCountMin
        while size < count &* 2 { size &*= 2 }
        if slots.count < size || generation == .max {
            slots = ContiguousArray(repeating: 0, count: max(size, slots.count))
            generation = 0
        }
        generation &+= 1
        let pairCount = pairs.count
        let isDone = Self.checkQuickly(
            object, count, nodes, text, &slots, size, UInt64(generation) &<< 32, &pairs, &comparer)
        if !isDone {
            pairs.removeLast(pairs.count &- pairCount)
            checkKeyed(object, count, nodes, text)
        }
    }

    /// - Returns: false when a probe became too long.
    @inline(__always)
    private static func checkQuickly(
        _ object: Int, _ count: Int, _ nodes: NodeSlots, _ text: TextBytes, _ table: inout ContiguousArray<UInt64>,
        _ size: Int, _ stamp: UInt64, _ pairs: inout [(first: Int, repeated: Int)], _ comparer: inout NameComparer
    ) -> Bool {
        unsafe table.withUnsafeMutableBufferPointer { buffer in
            guard let slots = unsafe StampSlots(buffer) else { return false }
            let mask = size &- 1
            var name = object &+ 1
            for _ in 0..<count {
                let hash = nodes[name].next
                var slot = Int(hash) & mask
                var probes = 0
                while true {
                    let other = slots[slot] ^ stamp
                    if other > UInt64(UInt32.max) {
                        slots[slot] = stamp | UInt64(truncatingIfNeeded: name)
                        break
                    }
                    let first = Int(truncatingIfNeeded: other)
                    if nodes[first].next == hash, comparer.isSame(nodes[first], nodes[name], text) {
                        pairs.append((first, name))
                        break
                    }
                    probes &+= 1
                    if probes > probesMax { return false }
                    slot = (slot &+ 1) & mask
                }
                name = Int(nodes[name &+ 1].next)
            }
            return true
        }
    }

    private mutating func checkKeyed(_ object: Int, _ count: Int, _ nodes: NodeSlots, _ text: TextBytes) {
        var size = Self.slotCountMin
        while size < count &* 2 { size &*= 2 }
        var table = ContiguousArray<(hash: Int, name: Int)>(repeating: (0, -1), count: size)
        let mask = size &- 1
        var name = object &+ 1
        for _ in 0..<count {
            let hash = comparer.keyedHash(nodes[name], text)
            var slot = hash & mask
            while table[slot].name >= 0,
                table[slot].hash != hash || !comparer.isSame(nodes[table[slot].name], nodes[name], text)
            {
                slot = (slot &+ 1) & mask
            }
            if table[slot].name >= 0 {
                pairs.append((table[slot].name, name))
            } else {
                table[slot] = (hash, name)
            }
            name = Int(nodes[name &+ 1].next)
        }
    }

    /// The hash of a name with escapes, over its decoded bytes.
    @inline(never)
    mutating func decodedNameHash(_ text: TextBytes, _ content: Range<Int>) -> UInt32 {
        comparer.decodedNameHash(text, content)
    }

    /// Puts the pairs in document order: inner objects close before outer ones.
    mutating func sortPairs() {
        for index in pairs.indices.dropFirst() where pairs[index &- 1].repeated > pairs[index].repeated {
            pairs.sort { $0.repeated < $1.repeated }
            return
        }
    }
}

/// Compares and hashes member names by their decoded bytes; the buffers are reused.
struct NameComparer: Sendable {
    private var left: [UInt8] = []
    private var right: [UInt8] = []

    @inline(__always)
    mutating func isSame(_ first: JSONTape.Node, _ second: JSONTape.Node, _ text: TextBytes) -> Bool {
        if first.hasEscape || second.hasEscape { return isSameDecoded(first, second, text) }
        return text.isEqual(first.contentRange, second.contentRange)
    }

    @inline(never)
    private mutating func isSameDecoded(
        _ first: JSONTape.Node, _ second: JSONTape.Node, _ text: TextBytes
    ) -> Bool {
        left.removeAll(keepingCapacity: true)
        right.removeAll(keepingCapacity: true)
        JSONText.appendDecoded(text, first.contentRange, to: &left)
        JSONText.appendDecoded(text, second.contentRange, to: &right)
        return left == right
    }

    mutating func decodedNameHash(_ text: TextBytes, _ content: Range<Int>) -> UInt32 {
        left.removeAll(keepingCapacity: true)
        JSONText.appendDecoded(text, content, to: &left)
        return JSONScanner.nameHash(left)
    }

    mutating func keyedHash(_ node: JSONTape.Node, _ text: TextBytes) -> Int {
        var hasher = Hasher()
        if node.hasEscape {
            left.removeAll(keepingCapacity: true)
            JSONText.appendDecoded(text, node.contentRange, to: &left)
            unsafe left.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        } else {
            text.hash(node.contentRange, into: &hasher)
        }
        return hasher.finalize()
    }
}
