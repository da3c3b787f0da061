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

    /// Sorts by hash; equal elements are then neighbours. The pair found ends earliest.
    private static func firstDuplicate(in node: NodeID, _ document: Document) -> (first: Int, second: Int)? {
        var entries: [(hash: Int, index: Int, node: NodeID)] = []
        var child = document.firstChild(of: node)
        guard let first = child, document.nextSibling(of: first) != nil else { return nil }
        while let element = child {
            entries.append((StructuralHash.hash(of: element, in: document), entries.count, element))
            child = document.nextSibling(of: element)
        }
        entries.sort { ($0.hash, $0.index) < ($1.hash, $1.index) }
        var best: (first: Int, second: Int)?
        var start = 0
        for position in entries.indices.dropFirst() {
            if entries[position].hash != entries[start].hash {
                start = position
                continue
            }
            guard entries[position].index < best?.second ?? Int.max else { continue }
            for other in start..<position
            where StructuralHash.areEqual(entries[other].node, entries[position].node, in: document) {
                best = (entries[other].index, entries[position].index)
                break
            }
        }
        return best
    }
}
