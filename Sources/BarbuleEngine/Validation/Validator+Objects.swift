/// Keywords about members.
extension Validator {
    mutating func checkProperties(
        _ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document
    ) -> Bool {
        guard instance.kind(in: document) == .object else { return true }
        var isValid = true
        var child = document.firstChild(of: instance.node)
        while let member = child {
            child = document.nextSibling(of: member)
            if proven.coversMember(member, of: owner, in: document), !isTracing { continue }
            guard let index = graph.tables.names[Int(keyword.a)].index(of: document.name(of: member)) else { continue }
            if apply(graph.tables.names[Int(keyword.a)].values[index], member, document, keyword, owner) { continue }
            isValid = false
            if !isCollecting { return false }
        }
        return isValid
    }

    mutating func checkPatternProperties(
        _ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document
    ) -> Bool {
        guard instance.kind(in: document) == .object else { return true }
        var isValid = true
        var child = document.firstChild(of: instance.node)
        while let member = child {
            child = document.nextSibling(of: member)
            let hits = hits(keyword.a, keyword.b, keyword.c, document.name(of: member))
            for hit in hits {
                let pair = max(hit, ~hit)
                let schema = graph.tables.lists[Int(keyword.a &+ pair &* 2 &+ 1)]
                if hit < 0 {
                    applyPerhaps(schema, Instance(member), document)
                    continue
                }
                if apply(schema, member, document, keyword, owner) { continue }
                isValid = false
                if !isCollecting { return false }
            }
            handBack(hits)
        }
        return isValid
    }

    mutating func checkAdditionalProperties(
        _ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document
    ) -> Bool {
        guard instance.kind(in: document) == .object else { return true }
        var isValid = true
        var child = document.firstChild(of: instance.node)
        while let member = child {
            child = document.nextSibling(of: member)
            if proven.coversMember(member, of: owner, in: document), !isTracing { continue }
            let name = document.name(of: member)
            if keyword.b >= 0, graph.tables.names[Int(keyword.b)].index(of: name) != nil { continue }
            if keyword.c >= 0 {
                let outcome = outcomeOfAny(keyword.c, name)
                if outcome == .undecided { applyPerhaps(keyword.a, Instance(member), document) }
                if outcome != .fails { continue }
            }
            let graph = graph
            if apply(
                keyword.a, member, document, keyword, owner,
                facts: {
                    Validator.nearestName(to: name, keyword.b >= 0 ? graph.tables.names[Int(keyword.b)].names : [])
                })
            {
                continue
            }
            isValid = false
            if !isCollecting { return false }
        }
        return isValid
    }

    /// - Parameter list: three entries of the lists: the operands of `patternProperties`.
    private mutating func outcomeOfAny(_ list: Int32, _ name: ArraySlice<UInt8>) -> PatternOutcome {
        let operands = Int(list)
        return outcomeOfAny(
            graph.tables.lists[operands], graph.tables.lists[operands &+ 1], graph.tables.lists[operands &+ 2], name)
    }

    /// Whether any pattern of a `patternProperties` matches a name.
    mutating func outcomeOfAny(_ pairs: Int32, _ count: Int32, _ set: Int32, _ name: ArraySlice<UInt8>) -> PatternOutcome {
        let hits = hits(pairs, count, set, name)
        defer { handBack(hits) }
        return hits.contains { $0 >= 0 } ? .matches : hits.isEmpty ? .fails : .undecided
    }

    static func nearestName(to name: ArraySlice<UInt8>, _ names: [JSONString]) -> [String: String] {
        guard names.count <= 1000, let near = EditDistance.nearest(to: name, among: names.map { $0.utf8[...] }) else {
            return [:]
        }
        return ["suggestion": names[near].description]
    }

    mutating func checkPropertyNames(
        _ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document
    ) -> Bool {
        guard instance.kind(in: document) == .object else { return true }
        var isValid = true
        var child = document.firstChild(of: instance.node)
        while let member = child {
            child = document.nextSibling(of: member)
            if proven.coversName(member, of: owner, in: document), !isTracing { continue }
            if graph.heads[Int(keyword.a)].isNever && !isTracing {
                report(keyword, owner, Instance(nameOf: member), [:])
            } else if descend(keyword.a, Instance(nameOf: member), document, keyword, owner) {
                continue
            }
            isValid = false
            if !isCollecting { return false }
        }
        return isValid
    }

    mutating func checkRequired(_ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document)
        -> Bool
    {
        guard instance.kind(in: document) == .object else { return true }
        let names = graph.tables.names[Int(keyword.a)]
        let present = Validator.present(names, in: instance.node, document)
        if present.isFull { return true }
        guard isCollecting else { return false }
        for (index, name) in names.names.enumerated() where !present[index] {
            report(keyword, owner, instance, ["expected": name.description], member: name)
        }
        return false
    }

    mutating func checkDependentRequired(
        _ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document
    ) -> Bool {
        guard instance.kind(in: document) == .object else { return true }
        let triggers = graph.tables.names[Int(keyword.a)]
        let wanted = graph.tables.names[Int(keyword.b)]
        var present: NameMarks?
        var isValid = true
        var child = document.firstChild(of: instance.node)
        while let member = child {
            child = document.nextSibling(of: member)
            guard let index = triggers.index(of: document.name(of: member)) else { continue }
            let marks = present ?? Validator.present(wanted, in: instance.node, document)
            present = marks
            for name in graph.tables.names[Int(triggers.values[index])].names {
                if let position = wanted.index(of: name.utf8[...]), marks[position] { continue }
                isValid = false
                if !isCollecting { return false }
                report(keyword, owner, instance, ["expected": name.description], member: triggers.names[index])
            }
        }
        return isValid
    }

    /// Which of some names an object has, in one pass over its members.
    static func present(_ names: NameTable, in node: NodeID, _ document: Document) -> NameMarks {
        var marks = NameMarks(count: names.count)
        var child = document.firstChild(of: node)
        while let member = child, !marks.isFull {
            if let index = names.index(of: document.name(of: member)) { marks.insert(index) }
            child = document.nextSibling(of: member)
        }
        return marks
    }
}

/// A set of positions; up to 64 of them need no memory.
struct NameMarks {
    private var word: UInt64 = 0
    private var more: [UInt64] = []
    private(set) var missingCount: Int

    init(count: Int) {
        missingCount = count
        if count > 64 { more = [UInt64](repeating: 0, count: (count &+ 63) / 64) }
    }

    var isFull: Bool { missingCount <= 0 }

    subscript(index: Int) -> Bool {
        let bit = UInt64(1) << UInt64(index % 64)
        return (more.isEmpty ? word : more[index / 64]) & bit != 0
    }

    mutating func insert(_ index: Int) {
        guard !self[index] else { return }
        missingCount &-= 1
        let bit = UInt64(1) << UInt64(index % 64)
        if more.isEmpty { word |= bit } else { more[index / 64] |= bit }
    }
}
