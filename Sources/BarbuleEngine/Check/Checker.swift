internal import BarbuleValues

/// The whole check of one payload: text → names and values → rules → assertions → what an error undoes.
///
/// ```
/// scan ─ tape ─ document ─ normalization ─ assertions on the canonical values ─ roll back ─ report
/// ```
struct Checker {
    let schema: Schema.Storage
    let options: CheckOptions
    /// Off in the tests that hold the quick look against the full check.
    var looksQuickly = true

    func check(_ payload: [UInt8], limits: Limits, _ workspace: inout Workspace) -> Report {
        if let error = JSONScanner.scan(payload, limits: limits, into: &workspace.tape) {
            return Report(broken: payload, by: error, schema: schema)
        }
        let isPlainRun = options.values.isEmpty
        if isPlainRun, looksQuickly,
            CleanCheck.isClean(payload, workspace.tape, schema.clean, now: options.moment, &workspace.clean)
        {
            return Report(clean: payload, schema: schema)
        }
        let run = fullCheck(payload, workspace.tape)
        if isPlainRun { learnNames(from: run, &workspace.clean.harmlessNames) }
        return Report(run, schema: schema, issueCountMax: limits.issueCountMax)
    }

    /// The truth: normalization, rules, assertions, and what errors undo.
    private func fullCheck(_ payload: [UInt8], _ tape: JSONTape) -> Normalization {
        var run = Normalization(
            Document(source: payload, tape: tape), plan: schema.plan, options: schema.plan.options.resolve(options.run),
            catalogue: schema.catalogue, validator: Validator(graph: schema.graph))
        noteText(tape, in: &run)
        run.run()
        assertSchema(&run)
        undoErrors(&run)
        return run
    }

    /// Remembers the undocumented names that nothing was said about.
    private func learnNames(from run: Normalization, _ names: inout HarmlessNames) {
        let noted = Set(run.issues.filter(\.isAtName).map(\.node))
        for (node, id) in run.shapeByNode {
            guard let object = schema.clean.objectByShape[id], run.document.kind(of: node) == .object else { continue }
            let shape = run.plan[id]
            for member in run.document.children(of: node) {
                guard run.document.isFromInput(member), !run.document.isRenamed(member), !noted.contains(member),
                    case let name = JSONString(run.document.name(of: member)), !shape.documentedNames.isDocumented(name),
                    shape.keys?.wrappers.contains(name) != true
                else { continue }
                names.insert(object, JSONScanner.nameHash(name.utf8), name.utf8.span)
            }
        }
    }

    /// What the text itself is about: a byte order mark, names that stand twice.
    private func noteText(_ tape: JSONTape, in run: inout Normalization) {
        if tape.hasByteOrderMark { run.report("json.bom", at: run.document.root) }
        guard !tape.duplicateNames.isEmpty else { return }
        // One issue per place, also when a name stands there three times.
        let lastByFirst = Dictionary(tape.duplicateNames.map { ($0.first, $0.repeated) }) { max($0, $1) }
        let repeated = Set(lastByFirst.values)
        for node in run.document.inputNodes(named: repeated) {
            run.report("json.duplicate_key", at: node, isAtName: true)
        }
    }

    // MARK: Assertions

    private func assertSchema(_ run: inout Normalization) {
        let root = run.document.root
        var failures = run.validator.failures(in: run.document, root, against: schema.graph.root)
        if !failures.isEmpty, run.document.isDirty { failures = rollBackWhatBroke(failures, &run) }
        for (node, subschema) in run.declaredValues {
            failures += run.validator.failures(in: run.document, node, against: subschema)
        }
        var refused = Set(run.issues.filter { $0.severity == .error && !$0.isAtName }.map(\.node))
        // A value of the wrong type is wrong in one way: that it is none of the `enum` either says nothing more.
        for failure in failures where failure.keyword == "type" && !refused.contains(failure.node) {
            note(failure, in: &run)
            refused.insert(failure.node)
        }
        for failure in failures where !refused.contains(failure.node) { note(failure, in: &run) }
    }

    /// A valid document stays valid: a change that makes it invalid is taken back and reported.
    private func rollBackWhatBroke(_ failures: [KeywordFailure], _ run: inout Normalization) -> [KeywordFailure] {
        let input = Document(source: run.document.source, tape: run.document.tape)
        guard run.validator.isValid(input, input.root, against: schema.graph.root) else { return failures }
        // Where a name was corrected or a wrapper taken off, the value is judged for the first time: it broke nothing.
        let (moved, failures) = failures.reduce(into: (moved: [KeywordFailure](), others: [KeywordFailure]())) { parts, failure in
            if isMoved(failure, in: run.document) { parts.moved.append(failure) } else { parts.others.append(failure) }
        }
        guard !failures.isEmpty else { return moved }
        for failure in failures {
            var node: NodeID? = failure.node
            while let current = node, !run.document.isDirty(current) { node = run.document.parent(of: current) }
            let changed = node ?? run.document.root
            run.document.restore(changed)
            run.report(
                "normalize.broke_valid", at: changed, ["keyword": failure.keyword].merging(failure.parameters) { old, _ in old })
            run.dropChanges(inside: changed, keepingErrors: true)
        }
        let remaining = run.validator.failures(in: run.document, run.document.root, against: schema.graph.root)
        guard remaining.contains(where: { !isMoved($0, in: run.document) }) else { return remaining }
        run.startOver(with: input)
        run.report("normalize.broke_valid", at: run.document.root, ["keyword": failures[0].keyword])
        return []
    }

    /// Whether the value stands at another place than in the input, or a member the keyword asks for does.
    private func isMoved(_ failure: KeywordFailure, in document: Document) -> Bool {
        if let name = failure.member, let member = document.member(named: name, of: failure.node),
            document.isRenamed(member)
        {
            return true
        }
        var node: NodeID? = failure.node
        while let current = node {
            if document.isRenamed(current) || (document.parent(of: current) == nil && document.inputParent(of: current) != nil) {
                return true
            }
            node = document.parent(of: current)
        }
        return false
    }

    private func note(_ failure: KeywordFailure, in run: inout Normalization) {
        if failure.isAtName { return noteName(failure, in: &run) }
        var node = failure.node
        let own = run.shape(of: failure.node)?.issueNames[failure.keyword] ?? schema.issueName(failure)
        switch own?.place {
        case .member:
            if let name = failure.member, let member = run.document.member(named: name, of: node) { node = member }
        case .parent:
            if let parent = run.document.parent(of: node) { node = parent }
        case .here, nil: break
        }
        run.note(failure, at: node, as: own)
    }

    /// Whatever fails inside `propertyNames` is that keyword's failure, at the name.
    private func noteName(_ failure: KeywordFailure, in run: inout Normalization) {
        let own = run.document.parent(of: failure.node).flatMap { run.shape(of: $0) }?.issueNames["propertyNames"]
        var failure = failure
        failure.keyword = "propertyNames"
        run.note(failure, at: failure.node, as: own, isAtName: true)
    }

    // MARK: Errors undo

    /// An error leaves its value exactly as it came: nothing of it is changed, and nothing lossless is told of it.
    private func undoErrors(_ run: inout Normalization) {
        let errors = run.issues.filter { $0.severity == .error && !$0.isAtName }.map(\.node)
        var undone: Set<NodeID> = []
        for node in errors {
            // What was split off or wrapped up goes back into the value it was made of.
            let members = run.members(of: node).map { run.document.inputNode(standingFor: $0) }
            undone.formUnion(members.filter { !run.isRecord($0) })
        }
        for node in undone.sorted() { run.document.restore(node) }
        for node in undone { run.dropChanges(inside: node, keepingErrors: true) }
    }
}

extension Normalization {
    /// The node itself, or the whole group that stands or falls with it.
    func members(of node: NodeID) -> [NodeID] { groups.first { $0.contains(node) } ?? [node] }

    /// Takes back every change: the document is the input again, and only what is wrong with the input stays told.
    mutating func startOver(with input: Document) {
        for index in issues.indices { issues[index].node = document.inputNode(standingFor: issues[index].node) }
        issues.removeAll { $0.action == .fix || $0.action == .drop }
        groups = []
        document = input
    }

    /// Takes back what was told about changes that are undone: infos of the value itself, and every change inside it.
    mutating func dropChanges(inside node: NodeID, keepingErrors: Bool) {
        issues.removeAll { issue in
            guard issue.severity != .error, !issue.isAtName else { return false }
            if issue.node == node { return issue.severity == .info }
            guard issue.action == .fix || issue.action == .drop || issue.severity == .info else { return false }
            return document.isInside(issue.node, node)
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
                action: catalogue[code]?.action ?? .keep, message: name?.message, keyword: failure.keyword,
                subschema: failure.subschema))
    }
}
