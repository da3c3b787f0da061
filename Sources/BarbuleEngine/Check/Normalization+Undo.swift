internal import BarbuleValues

/// What was changed around a place, and how it is taken back.
extension Normalization {
    /// The whole group that stands or falls with a node.
    var membersByNode: [NodeID: [NodeID]] {
        var members: [NodeID: [NodeID]] = [:]
        for group in groups {
            for node in group where members[node] == nil { members[node] = group }
        }
        return members
    }

    /// A value that came in another shape, such as a list made of its only entry; not that entry, nor what was made beside it.
    func isReshaped(_ node: NodeID) -> Bool {
        node != document.root && document.isFromInput(node) && document.inputNode(standingFor: node) == node
            && document.kind(of: node) != document.inputKind(of: node)
    }

    mutating func failures(against schema: SubschemaID) -> [KeywordFailure] {
        validator.failures(in: document, document.root, against: schema)
    }

    /// The nearest value around a place that was changed, short of a record.
    func changedValue(around node: NodeID) -> NodeID? {
        var current: NodeID? = node
        while let place = current {
            if isRecord(place), !isReshaped(place) { return nil }
            if foldedEntries[place] != nil || (document.isDirty(place) && document.isFromInput(place)) { return place }
            current = document.parent(of: place)
        }
        return nil
    }

    /// The nearest value around a place that came in another shape; not beyond a member with another name, which is not
    /// taken back.
    func reshapedValue(around node: NodeID) -> NodeID? {
        var current: NodeID? = node
        while let place = current, !isRecord(place) || isReshaped(place) {
            if isReshaped(place) { return place }
            let parent = document.parent(of: place)
            if document.isRenamed(place), let parent, document.kind(of: parent) == .object { return nil }
            current = parent
        }
        return nil
    }

    func withoutPlaces<Value>(around node: NodeID, in places: inout [NodeID: Value]) {
        var current: NodeID? = node
        while let place = current, !places.isEmpty {
            places[place] = nil
            current = document.parent(of: place)
        }
    }

    /// A member was renamed, folded, removed for its name, or the record was unwrapped.
    var hasChangedNames: Bool {
        document.root.index != 0 || issues.contains { $0.isAtName && $0.action != .keep }
    }

    /// A value as it came; an entry made of bracket members stays one.
    mutating func restore(_ node: NodeID) {
        document.restore(node)
        restoreFolded(node)
    }

    /// An entry made of bracket members: its members as they came, also those that were removed.
    mutating func restoreFolded(_ entry: NodeID) {
        guard let members = foldedEntries[entry] else { return }
        document.removeChildren(of: entry) { _ in true }
        for member in members {
            document.restore(member.node)
            document.insert(member.node, into: entry, named: member.name.utf8)
        }
    }

    /// Takes back every change: the document is the input again, and only what is wrong with the input stays told.
    mutating func startOver(with input: Document) {
        for index in issues.indices { issues[index].node = document.inputNode(standingFor: issues[index].node) }
        issues.removeAll { $0.action == .fix || $0.action == .drop }
        groups = []
        foldedEntries = [:]
        document = input
    }

    /// Takes back what was told about changes that are undone: infos of the value itself, and every change inside it.
    ///
    /// - Parameter forgetsWarnings: also warnings of the values themselves; those of a value that ends in an error are kept.
    mutating func dropChanges(inside nodes: Set<NodeID>, forgetsWarnings: Bool = false) {
        guard !nodes.isEmpty else { return }
        issues.removeAll { issue in
            guard issue.severity != .error, !issue.isAtName else { return false }
            let isChange = issue.action == .fix || issue.action == .drop
            if nodes.contains(document.inputNode(standingFor: issue.node)) { return issue.severity == .info || (forgetsWarnings && isChange) }
            guard isChange || issue.severity == .info else { return false }
            return document.isInside(issue.node, anyOf: nodes)
        }
    }

    mutating func note(_ failure: KeywordFailure, at node: NodeID, as name: IssueName?, isAtName: Bool = false) {
        let code = name?.code ?? "schema.\(failure.keyword)"
        var severity = catalogue[code]?.severity ?? .error
        if let own = name?.severity?.severity(in: options) {
            guard let own else { return }
            severity = own
        }
        guard isNew(code, at: node) else { return }
        issues.append(
            IssueRecord(
                code: code, severity: severity, node: node, isAtName: isAtName, parameters: failure.parameters,
                action: name?.action ?? catalogue[code]?.action ?? .keep, message: name?.message, keyword: failure.keyword,
                subschema: failure.subschema))
    }
}
