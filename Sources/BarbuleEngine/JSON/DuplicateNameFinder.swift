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
    private var left: [UInt8] = []
    private var right: [UInt8] = []

    private static let probesMax = 32
    private static let slotCountMin = 128

    /// Adds the pairs of the object at `object`, which has `count` members; all nodes inside it must be closed.
    @inline(__always)
    mutating func check(_ object: Int, _ count: Int, _ nodes: NodeSlots, _ text: TextBytes) {
        if count > 1 { checkMany(object, count, nodes, text) }
    }

    @inline(never)
    private mutating func checkMany(_ object: Int, _ count: Int, _ nodes: NodeSlots, _ text: TextBytes) {
        let pairCount = pairs.count
        if !checkQuickly(object, count, nodes, text) {
            pairs.removeLast(pairs.count &- pairCount)
            checkKeyed(object, count, nodes, text)
        }
    }

    /// - Returns: false when a probe became too long.
    private mutating func checkQuickly(_ object: Int, _ count: Int, _ nodes: NodeSlots, _ text: TextBytes) -> Bool {
        var size = Self.slotCountMin
        while size < count &* 2 { size &*= 2 }
        if slots.count < size { slots = ContiguousArray(repeating: 0, count: size) }
        if generation == .max {
            for index in slots.indices { slots[index] = 0 }
            generation = 0
        }
        generation &+= 1
        let stamp = generation
        let mask = size &- 1
        var name = object &+ 1
        for _ in 0..<count {
            let hash = nodes[name].next
            var slot = Int(hash) & mask
            var probes = 0
            while true {
                let entry = slots[slot]
                if UInt32(truncatingIfNeeded: entry &>> 32) != stamp {
                    slots[slot] = UInt64(stamp) &<< 32 | UInt64(truncatingIfNeeded: name)
                    break
                }
                let other = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)
                if nodes[other].next == hash, sameName(other, name, nodes, text) {
                    pairs.append((other, name))
                    break
                }
                probes &+= 1
                if probes > Self.probesMax { return false }
                slot = (slot &+ 1) & mask
            }
            name = Int(nodes[name &+ 1].next)
        }
        return true
    }

    private mutating func checkKeyed(_ object: Int, _ count: Int, _ nodes: NodeSlots, _ text: TextBytes) {
        var size = Self.slotCountMin
        while size < count &* 2 { size &*= 2 }
        var table = ContiguousArray<(hash: Int, name: Int)>(repeating: (0, -1), count: size)
        let mask = size &- 1
        var name = object &+ 1
        for _ in 0..<count {
            let hash = keyedHash(nodes[name], text)
            var slot = hash & mask
            while table[slot].name >= 0,
                table[slot].hash != hash || !sameName(table[slot].name, name, nodes, text)
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

    private mutating func keyedHash(_ node: JSONTape.Node, _ text: TextBytes) -> Int {
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

    /// Compares decoded names.
    private mutating func sameName(_ first: Int, _ second: Int, _ nodes: NodeSlots, _ text: TextBytes) -> Bool {
        let first = nodes[first]
        let second = nodes[second]
        if first.hasEscape || second.hasEscape {
            left.removeAll(keepingCapacity: true)
            right.removeAll(keepingCapacity: true)
            JSONText.appendDecoded(text, first.contentRange, to: &left)
            JSONText.appendDecoded(text, second.contentRange, to: &right)
            return left == right
        }
        return text.isEqual(first.contentRange, second.contentRange)
    }

    /// The hash of a name with escapes, over its decoded bytes.
    mutating func decodedNameHash(_ text: TextBytes, _ content: Range<Int>) -> UInt32 {
        left.removeAll(keepingCapacity: true)
        JSONText.appendDecoded(text, content, to: &left)
        return JSONScanner.nameHash(left)
    }

    /// Puts the pairs in document order: inner objects close before outer ones.
    mutating func sortPairs() {
        var isSorted = true
        for index in pairs.indices.dropFirst() where pairs[index &- 1].repeated > pairs[index].repeated {
            isSorted = false
            break
        }
        if !isSorted { pairs.sort { $0.repeated < $1.repeated } }
    }
}
