internal import BarbuleValues

/// One run over one document: brings every value to its canonical form and notes what it saw.
///
/// Stages are fixed and children come before parents: names → type → text → empty, filler, residue → synonyms → kind →
/// list → rules → default. The order of members in the payload and of subschemas in `allOf` cannot matter.
struct Normalization {
    var document: Document
    let plan: NormalizationPlan
    let options: RunOptions
    let catalogue: IssueCatalogue
    var validator: Validator
    var issues: [IssueRecord] = []
    private var noted: Set<NotedIssue> = []
    /// Nodes that stand or fall together: an error of one undoes all.
    var groups: [[NodeID]] = []
    /// Members whose name another member claims as well: they stay, even if they say nothing.
    var contested: Set<NodeID> = []
    /// Members of the object whose rules run that said nothing and were removed.
    var removedMembers: Set<NodeID> = []
    /// Members whose name is an error: they stay as they came.
    var refusedNames: Set<NodeID> = []
    /// Objects made of bracket members, with these in their order.
    var foldedEntries: [NodeID: [(name: JSONString, node: NodeID)]] = [:]
    /// The shape that applied at each node.
    var shapes = NodeShapes()
    /// Undocumented names that nothing was said about while names were judged, and the row of their object.
    var strangers: [(member: NodeID, row: Int32)] = []
    /// Sees values and names that need no stages; without it every value goes through all of them.
    let look: QuickLook?
    /// Members that the run declares, with the schema of their type: the schema itself knows nothing of them.
    var declaredValues: [(node: NodeID, subschema: SubschemaID)] = []
    /// Where the issues of the record begin whose rules are running, so that a rule need not look at those of others.
    var recordIssueStart = 0
    /// The same for a value that went through its place already and comes again along a branch.
    var recordIssueStartOfRerun: Int?
    /// Choices of declared members, by node.
    var choicesByNode: [NodeID: [[UInt8]]] = [:]
    /// Visits of values that are left. Every branch is tried on all that is below it, so that branches that hold each other
    /// would cost 2 to the power of the depth; a document without such nesting needs a few visits for each value.
    private var visitsLeft: Int
    /// The visits were too few: nothing of this run counts.
    var isSpent: Bool { visitsLeft < 0 }
    mutating func giveUp() { visitsLeft = -1 }

    init(
        _ document: Document, plan: NormalizationPlan, options: RunOptions, catalogue: IssueCatalogue, validator: Validator,
        look: QuickLook? = nil
    ) {
        self.document = document
        self.look = look
        self.plan = plan
        self.options = options
        self.catalogue = catalogue
        self.validator = validator
        visitsLeft = 20_000 + 16 * document.nodeCount
        if let look { self.validator.proven.start(nodeCount: document.nodeCount, look.program.tables.subschemas) }
    }

    mutating func run() {
        guard let root = plan.root else { return }
        if let keys = plan[root].keys { unwrapRoot(keys, types: plan[root].types) }
        _ = normalize(document.root, as: root)
    }

    // MARK: One value

    /// What became of a value for the container that holds it.
    enum Fate { case stays, removed }

    // Recursion is bounded by `Limits.depthMax`.
    mutating func normalize(_ node: NodeID, as id: NormalizationPlan.ShapeID, siblings: SiblingValues? = nil) -> Fate {
        visitsLeft -= 1
        if isSpent { return .stays }
        if plan[id].branches.isEmpty { return normalizePlace(node, as: id, siblings: siblings) }
        return normalizeAlongBranches(node, as: id, siblings: siblings)
    }

    /// One value by what its place says anyway.
    mutating func normalizePlace(_ node: NodeID, as id: NormalizationPlan.ShapeID, siblings: SiblingValues?) -> Fate {
        let shape = plan[id]
        let issueStart = recordIssueStartOfRerun ?? issues.count
        recordIssueStartOfRerun = nil
        shapes.note(id, at: node)
        if isClean(node, as: id, siblings) || isCleanArray(node, id, shape) { return .stays }
        if let facts = shape.facts {
            if facts.sources.contains("array"), facts.list == nil { unwrapItem(of: node, shape) }
            reshape(node, facts, shape)
            switch document.kind(of: node) {
            case .object, .array: break
            case let kind:
                if normalizeScalar(node, facts, shape, siblings ?? .none) == .removed { return .removed }
                // A number that became a text is split like one.
                if kind != .string { reshape(node, facts, shape) }
            }
        }
        switch document.kind(of: node) {
        case .object: normalizeMembers(of: node, shape, look?.row(of: id) ?? -1, issueStart)
        case .array: return normalizeItems(of: node, shape, issueStart)
        default: break
        }
        return .stays
    }

    private mutating func normalizeItems(of node: NodeID, _ shape: Shape, _ issueStart: Int) -> Fate {
        var removed: Set<NodeID> = []
        var index = 0
        var child = document.firstChild(of: node)
        while let item = child {
            child = document.nextSibling(of: item)
            let id = index < shape.prefixItems.count ? shape.prefixItems[index] : shape.items
            if let id, normalize(item, as: id) == .removed { removed.insert(item) }
            index += 1
        }
        if !removed.isEmpty { document.removeChildren(of: node) { removed.contains($0) } }
        for rule in shape.rules where rule.isForArrays { rule.apply(to: node, in: &self) }
        guard let facts = shape.facts, let list = facts.list else { return .stays }
        finishList(node, list, shape, sparing: itemsWithErrors(of: node, since: issueStart))
        // A list that was sent empty says so; one that became empty would overwrite with nothing.
        guard facts.empty == .remove, document.isDirty(node), document.firstChild(of: node) == nil else { return .stays }
        report("value.empty", at: node, shape: shape)
        return .removed
    }

    // MARK: Reporting

    /// Notes an issue under the code this place has for it.
    ///
    /// - Parameters:
    ///   - known: a code of the catalogue that a code only the schema knows is like: as severe, with the same action.
    ///   - message: the sentence of a code that only the schema knows.
    /// - Returns: the severity it was noted with, `nil` when the run has it switched off.
    @discardableResult
    mutating func report(
        _ code: String, at node: NodeID, shape: Shape? = nil, isAtName: Bool = false, severity rule: SeverityRule? = nil,
        _ parameters: [String: String] = [:], alsoChanging related: [NodeID] = [], like known: String? = nil,
        message: String? = nil
    ) -> Severity? {
        let names = shape?.issueNames ?? shapes[node].map { plan[$0].issueNames } ?? [:]
        let named = names[code]
        let final = named?.code ?? code
        let entry = catalogue[final] ?? catalogue[code] ?? known.flatMap { catalogue[$0] }
        var severity = entry?.severity ?? .error
        if let own = (rule ?? named?.severity)?.severity(in: options) {
            // A change is never silent: where it is switched off it is still a note.
            let isChange = [.fix, .drop].contains(named?.action ?? entry?.action)
            guard let own = own ?? (isChange ? .info : nil) else { return nil }
            severity = own
        }
        var place = node
        if named?.place == .parent, let parent = document.parent(of: node) { place = parent }
        // A repeated key is used all the same: its last value is the member.
        if isAtName, severity == .error, code != "json.duplicate_key" { refusedNames.insert(node) }
        guard isNew(final, at: place) else { return severity }
        issues.append(
            IssueRecord(
                code: final, severity: severity, node: place, related: related, isAtName: isAtName, parameters: parameters,
                action: named?.action ?? entry?.action ?? .keep, message: named?.message ?? message))
        return severity
    }

    /// One issue per code and place in the input.
    mutating func isNew(_ code: String, at node: NodeID) -> Bool {
        noted.insert(NotedIssue(code: code, origin: document.inputNode(standingFor: node))).inserted
    }

    /// Takes back everything noted since then.
    mutating func forgetIssues(after count: Int) {
        for issue in issues[count...] {
            noted.remove(NotedIssue(code: issue.code, origin: document.inputNode(standingFor: issue.node)))
        }
        issues.removeLast(issues.count - count)
    }

    private struct NotedIssue: Hashable {
        var code: String
        var origin: NodeID
    }

    func shape(of node: NodeID) -> Shape? { shapes[node].map { plan[$0] } }

    func isRecord(_ node: NodeID) -> Bool {
        if node == document.root { return true }
        return [.object, .array].contains(document.kind(of: node)) && shape(of: node)?.isRecord ?? false
    }
}

/// The members of one object, for values that hang on their siblings.
struct SiblingValues {
    var object: NodeID?

    static let none = SiblingValues(object: nil)

    /// The country that a member's canonical text is.
    func country(_ name: JSONString?, in document: Document) -> TwoLetters? {
        guard let name, let object, let member = document.member(named: name, of: object), document.kind(of: member) == .string
        else { return nil }
        return TwoLetters(document.text(of: member).span)
    }

    /// The canonical scalars of the named members.
    func values(_ names: [JSONString], in document: Document) -> [JSONString: JSONValue] {
        guard let object else { return [:] }
        var values: [JSONString: JSONValue] = [:]
        for name in names {
            guard let member = document.member(named: name, of: object) else { continue }
            values[name] = document.scalarValue(of: member)
        }
        return values
    }
}
