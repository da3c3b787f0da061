/// Keywords about elements.
extension Validator {
    mutating func checkPrefixItems(
        _ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document
    ) -> Bool {
        guard instance.kind(in: document) == .array else { return true }
        var isValid = true
        var child = document.firstChild(of: instance.node)
        for position in keyword.a..<(keyword.a &+ keyword.b) {
            guard let element = child else { break }
            child = document.nextSibling(of: element)
            if apply(graph.tables.lists[Int(position)], element, document, keyword, owner) { continue }
            isValid = false
            if !isCollecting { return false }
        }
        return isValid
    }

    mutating func checkItems(_ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document)
        -> Bool
    {
        guard instance.kind(in: document) == .array else { return true }
        var isValid = true
        var index: Int32 = 0
        var child = document.firstChild(of: instance.node)
        while let element = child {
            child = document.nextSibling(of: element)
            index &+= 1
            if index <= keyword.b { continue }
            if apply(keyword.a, element, document, keyword, owner, facts: { ["limit": String(keyword.b)] }) { continue }
            isValid = false
            if !isCollecting { return false }
        }
        return isValid
    }

    mutating func checkContains(_ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document)
        -> Bool
    {
        guard instance.kind(in: document) == .array else { return true }
        var count: Int32 = 0
        var undecidedCount: Int32 = 0
        var child = document.firstChild(of: instance.node)
        while let element = child {
            child = document.nextSibling(of: element)
            switch verdict(keyword.a, Instance(element), document, keyword, owner) {
            case .valid: count &+= 1
            case .undecided: undecidedCount &+= 1
            case .invalid: break
            }
            if count >= keyword.b && keyword.c < 0 && !isTracing { return true }
        }
        let countMax = count &+ undecidedCount
        if undecidedCount > 0, countMax >= keyword.b, keyword.c < 0 || count <= keyword.c {
            if count < keyword.b || keyword.c >= 0 && countMax > keyword.c { isInDoubt = true }
            return true
        }
        if count < keyword.b {
            report(
                keyword, owner, instance, ["limit": String(keyword.b), "count": String(count)],
                name: keyword.b == 1 ? "contains" : "minContains")
            return false
        }
        if keyword.c >= 0 && count > keyword.c {
            report(keyword, owner, instance, ["limit": String(keyword.c), "count": String(count)], name: "maxContains")
            return false
        }
        return true
    }

    mutating func checkUniqueItems(
        _ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document
    ) -> Bool {
        guard instance.kind(in: document) == .array else { return true }
        guard let pair = Validator.firstDuplicate(in: instance.node, document) else { return true }
        report(keyword, owner, instance, ["first": String(pair.first), "second": String(pair.second)])
        return false
    }

    /// The pair found ends earliest. Each hash is taken once and looked up by open addressing; the hashes are seeded, so
    /// nobody can prepare elements that collide.
    private static func firstDuplicate(in node: NodeID, _ document: Document) -> (first: Int, second: Int)? {
        let elements = Array(document.children(of: node))
        guard elements.count > 1 else { return nil }
        var hashes: [Int] = []
        hashes.reserveCapacity(elements.count)
        // -1 is free. At most half full.
        let capacity = 1 << (Int.bitWidth - elements.count.leadingZeroBitCount + 1)
        var slots = [Int32](repeating: -1, count: capacity)
        for (index, element) in elements.enumerated() {
            let hash = StructuralHash.hash(of: element, in: document)
            hashes.append(hash)
            var slot = hash & (capacity &- 1)
            while slots[slot] >= 0 {
                let other = Int(slots[slot])
                if hashes[other] == hash, StructuralHash.areEqual(elements[other], element, in: document) {
                    return (other, index)
                }
                slot = (slot &+ 1) & (capacity &- 1)
            }
            slots[slot] = Int32(index)
        }
        return nil
    }
}
