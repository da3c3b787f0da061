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
    private(set) var removedMembers: Set<NodeID> = []
    /// Members whose name is an error: they stay as they came.
    private var refusedNames: Set<NodeID> = []
    /// Objects made of bracket members, with these in their order.
    var foldedEntries: [NodeID: [(name: JSONString, node: NodeID)]] = [:]
    /// The shape that applied at each node.
    private(set) var shapes = NodeShapes()
    /// Undocumented names that nothing was said about while names were judged, and the row of their object.
    private(set) var strangers: [(member: NodeID, row: Int32)] = []
    /// Sees values and names that need no stages; without it every value goes through all of them.
    let look: QuickLook?
    /// Members that the run declares, with the schema of their type: the schema itself knows nothing of them.
    private(set) var declaredValues: [(node: NodeID, subschema: SubschemaID)] = []
    /// Where the issues of the record begin whose rules are running, so that a rule need not look at those of others.
    private(set) var recordIssueStart = 0
    /// Choices of declared members, by node.
    var choicesByNode: [NodeID: [[UInt8]]] = [:]

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
        let shape = plan[id]
        shapes.note(id, at: node)
        if isClean(node, as: id, siblings) || isCleanArray(node, id, shape) { return .stays }
        if let facts = shape.facts {
            if facts.sources.contains("array") { unwrapItem(of: node, shape) }
            if let list = facts.list, !standsForNothing(node, facts) { reshape(node, list, shape) }
            switch document.kind(of: node) {
            case .object, .array: break
            default:
                if normalizeScalar(node, facts, shape, siblings ?? .none) == .removed { return .removed }
            }
        }
        switch document.kind(of: node) {
        case .object: normalizeMembers(of: node, shape, look?.row(of: id) ?? -1)
        case .array:
            if normalizeItems(of: node, shape) == .removed { return .removed }
        default: break
        }
        for branch in shape.branches where normalize(node, along: branch, siblings: siblings) == .removed { return .removed }
        return .stays
    }

    /// Whether a glance is enough to see that nothing is to be done.
    private mutating func isClean(_ node: NodeID, as id: NormalizationPlan.ShapeID, _ siblings: SiblingValues?) -> Bool {
        guard let look, case let row = look.row(of: id) else { return false }
        let isClean = look.isClean(node, row, in: document) {
            siblings?.country(plan[id].facts?.normalizer?.siblings.first, in: document)
        }
        if isClean, !document.isDirty(node) { validator.proven.note(node, cleanUnder: row) }
        return isClean
    }

    private mutating func isCleanArray(_ node: NodeID, _ id: NormalizationPlan.ShapeID, _ shape: Shape) -> Bool {
        guard document.kind(of: node) == .array, let look, case let row = look.row(of: id), look.isCleanArray(node, row, in: document)
        else { return false }
        validator.proven.note(node, cleanUnder: row)
        guard let items = shape.items else { return true }
        var child = document.firstChild(of: node)
        while let item = child {
            shapes.note(items, at: item)
            child = document.nextSibling(of: item)
        }
        return true
    }

    private mutating func normalizeItems(of node: NodeID, _ shape: Shape) -> Fate {
        let issueStart = issues.count
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

    /// - Parameter row: the row of the object, -1 when it has none.
    private mutating func normalizeMembers(of node: NodeID, _ shape: Shape, _ row: Int32) {
        let issueStart = issues.count
        if let keys = shape.keys { applyKeys(keys, to: node, shape, row) }
        var removed: Set<NodeID> = []
        var fields = look?.fields(of: row, knownCount: shape.documentedNames.names.count, in: document)
        var child = document.firstChild(of: node)
        while let member = child {
            child = document.nextSibling(of: member)
            if let index = shape.documentedNames.index(of: document.name(of: member)) {
                validator.proven.note(member, nameRightIn: row)
                fields?.note(index, member, in: document)
                guard let id = shape.earlyShapes[index] else { continue }
                if isRemoved(member, as: id, row) { removed.insert(member) }
            } else if isStrangerRemoved(member, shape, row) {
                removed.insert(member)
            }
        }
        for name in shape.lateMembers {
            guard let member = document.member(named: name, of: node), let id = shape.properties[name] else { continue }
            let siblings = SiblingValues(node, removed)
            if isRemoved(member, as: id, row, siblings: siblings) { removed.insert(member) }
        }
        if !removed.isEmpty { document.removeChildren(of: node) { removed.contains($0) } }
        recordIssueStart = issueStart
        removedMembers = removed
        apply(shape.rules, to: node, row, &fields)
        for (name, value) in shape.defaults where document.member(named: name, of: node) == nil {
            let added = add(value, standingFor: node)
            document.insert(added, into: node, named: name.utf8)
            report("value.default_added", at: node, ["member": name.description])
        }
    }

    /// The rules of a record, except those that are sure to be quiet.
    private mutating func apply(_ rules: [any Rule], to record: NodeID, _ row: Int32, _ fields: inout RecordFields?) {
        fields?.update(document)
        let quiet = fields.flatMap { fields in look?.quietRules(of: row, fields, in: document) }
        for (index, rule) in rules.enumerated() where !rule.isForArrays {
            if let quiet, quiet[index], let asked = look?.fields(ofRule: index, of: row), fields?.areUnchanged(asked) == true { continue }
            rule.apply(to: record, in: &self)
            fields?.update(document)
        }
    }

    /// Normalizes a member whose name is not documented.
    private mutating func isStrangerRemoved(_ member: NodeID, _ shape: Shape, _ row: Int32) -> Bool {
        let name = document.name(of: member)
        if let look {
            if look.isHarmless(name, in: row) {
                validator.proven.note(member, nameRightIn: row)
            } else if row >= 0, document.isFromInput(member), !document.isRenamed(member) {
                strangers.append((member, row))
            }
        }
        guard let id = shapeID(ofStranger: JSONString(name), in: shape) else { return false }
        if isRemoved(member, as: id, row) { return true }
        if !refusedNames.contains(member), let subschema = shape.keys?.declaredSubschema(of: JSONString(name), in: options) {
            declaredValues.append((member, subschema))
        }
        return false
    }

    /// Normalizes a member. A contested one stays exactly as it came where it would have gone.
    private mutating func isRemoved(
        _ member: NodeID, as id: NormalizationPlan.ShapeID, _ row: Int32, siblings: SiblingValues? = nil
    ) -> Bool {
        if refusedNames.contains(member) {
            // It stays as it came, but what it would have been says whether it is personal.
            shapes.note(id, at: member)
            return false
        }
        let issueCount = issues.count
        guard normalize(member, as: id, siblings: siblings) == .removed else {
            validator.proven.note(member, memberOf: row)
            return false
        }
        guard contested.contains(member) else { return true }
        forgetIssues(after: issueCount)
        document.restore(member)
        return false
    }

    private func shapeID(ofStranger name: JSONString, in shape: Shape) -> NormalizationPlan.ShapeID? {
        if let keys = shape.keys, let id = keys.declaredShape(of: name, in: options) { return id }
        if shape.shapeByPatternSet.isEmpty { return nil }
        let matching = shape.patterns.filter { $0.pattern.matches(name.utf8[...]) }.map(\.index)
        return shape.shapeByPatternSet[matching]
    }

    private mutating func add(_ value: JSONValue, standingFor node: NodeID) -> NodeID {
        let added = document.create(value.kind, text: value.string?.utf8 ?? value.lexeme ?? [], standingFor: node)
        for element in value.elements ?? [] { document.insert(add(element, standingFor: node), into: added) }
        for (name, member) in value.members ?? [] {
            document.insert(add(member, standingFor: node), into: added, named: name.utf8)
        }
        return added
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
            guard let own else { return nil }
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
    /// Members that are going to be removed.
    var removed: Set<NodeID>

    static let none = SiblingValues(object: nil, removed: [])

    init(_ object: NodeID, _ removed: Set<NodeID>) { self.init(object: object, removed: removed) }

    private init(object: NodeID?, removed: Set<NodeID>) {
        self.object = object
        self.removed = removed
    }

    /// The country that a member's canonical text is.
    func country(_ name: JSONString?, in document: Document) -> TwoLetters? {
        guard let name, let object, let member = document.member(named: name, of: object), !removed.contains(member),
            document.kind(of: member) == .string
        else { return nil }
        return TwoLetters(document.text(of: member).span)
    }

    /// The canonical scalars of the named members.
    func values(_ names: [JSONString], in document: Document) -> [JSONString: JSONValue] {
        guard let object else { return [:] }
        var values: [JSONString: JSONValue] = [:]
        for name in names {
            guard let member = document.member(named: name, of: object), !removed.contains(member) else { continue }
            values[name] = document.scalarValue(of: member)
        }
        return values
    }
}
