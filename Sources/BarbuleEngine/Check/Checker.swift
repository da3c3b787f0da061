internal import BarbuleValues

/// The whole check of one payload: text → names and values → rules → assertions → what an error undoes.
///
/// ```
/// scan ─ tape ─ document ─ normalization ─ assertions on the canonical values ─ roll back ─ report
/// ```
struct Checker {
    let schema: Schema.Storage
    let options: CheckOptions
    let limits: Limits
    /// `nil` with another numbering plan than the bundled one, which it was compiled for; and in the tests that hold it against
    /// the full check.
    let look: QuickLook?

    func check(_ payload: [UInt8], _ workspace: Workspace) -> Report {
        if let error = unsafe JSONScanner.scan(payload, limits: limits, into: &workspace.tape) {
            return Report(broken: payload, by: error, schema: schema, options.loadedPlan)
        }
        if let look, look.isClean(payload, now: momentOfQuickLook(look)) {
            return Report(clean: payload, schema: schema, options.loadedPlan)
        }
        let run = fullCheck(payload, workspace)
        learnNames(from: run)
        unsafe workspace.validator = run.validator
        return Report(run, schema: schema, options.loadedPlan, issueCountMax: limits.issueCountMax)
    }

    /// Reading the clock costs more than a field.
    private func momentOfQuickLook(_ look: QuickLook) -> Timestamp {
        look.program.tables.asksForTime ? options.moment : Timestamp(seconds: 0)
    }

    /// The truth: normalization, rules, assertions, and what errors undo.
    private func fullCheck(_ payload: [UInt8], _ workspace: Workspace) -> Normalization {
        let tape = unsafe workspace.tape
        var validator = unsafe workspace.validator ?? Validator(graph: schema.graph)
        validator.patternStepCountMax = limits.patternStepCountMax
        unsafe workspace.validator = nil
        func start(_ validator: Validator) -> Normalization {
            var run = Normalization(
                Document(source: payload, tape: tape), plan: schema.plan, options: schema.plan.options.resolve(options.run),
                catalogue: schema.catalogue, validator: validator, look: look)
            noteText(tape, in: &run)
            return run
        }
        var run = start(validator)
        run.run()
        if run.isSpent {
            run = start(run.validator)
            run.report("schema.undecided", at: run.document.root)
        }
        assertSchema(&run)
        undoErrors(&run)
        return run
    }

    /// Remembers the undocumented names that nothing was said about.
    private func learnNames(from run: Normalization) {
        guard let look = run.look, !run.strangers.isEmpty else { return }
        let noted = Set(run.issues.lazy.filter(\.isAtName).map(\.node))
        for (member, row) in run.strangers where !noted.contains(member) && !run.document.isRenamed(member) {
            let name = run.document.name(of: member)
            let holder = run.document.parent(of: member).flatMap { run.shape(of: $0) }
            let keys = holder?.keys
            // A declared member is judged by its declaration each time.
            if keys?.wrappers.contains(JSONString(name)) == true || keys?.declaration(of: JSONString(name), in: run.options) != nil {
                continue
            }
            look.learn(name, in: row)
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
        var isUndecided = run.validator.isUndecided
        if !failures.isEmpty, run.document.isDirty { failures = rollBackWhatBroke(failures, &run) }
        for (node, subschema) in run.declaredValues {
            failures += run.validator.failures(in: run.document, node, against: subschema)
            isUndecided = isUndecided || run.validator.isUndecided
        }
        // A limit is not a verdict; but where something has failed for certain, that is one.
        if isUndecided, failures.isEmpty { run.report("schema.undecided", at: root) }
        var refused = Set(run.issues.filter { $0.severity == .error && !$0.isAtName }.map(\.node))
        // Of values that stand or fall together, the others came to nothing only because of the one.
        for group in run.groups where !refused.isDisjoint(with: group) { refused.formUnion(group) }
        // A value of the wrong type is wrong in one way: that it is none of the `enum` either says nothing more.
        for failure in failures where failure.keyword == "type" && !refused.contains(failure.node) {
            note(failure, in: &run)
            refused.insert(failure.node)
        }
        for failure in failures where !refused.contains(failure.node) { note(failure, in: &run) }
    }

    /// A value that was right as it came stays right: a change that breaks it is taken back and reported.
    ///
    /// Each changed value is judged on its own, so that what is wrong elsewhere does not matter. Names are not taken
    /// back: a member under another name is another member.
    private func rollBackWhatBroke(_ failures: [KeywordFailure], _ run: inout Normalization) -> [KeywordFailure] {
        var remaining = rollBack(failures, &run) { run, node in run.changedValue(around: node) }
        // What is wrong inside a value may come of what was done to the value around it: a text that became a list.
        remaining = rollBack(remaining, &run) { run, node in run.reshapedValue(around: node) }
        guard !remaining.isEmpty, !run.hasChangedNames else { return remaining }
        let input = Document(source: run.document.source, tape: run.document.tape)
        guard run.validator.isValid(input, input.root, against: schema.graph.root) else { return remaining }
        run.startOver(with: input)
        run.report("normalize.broke_valid", at: run.document.root, ["keyword": remaining[0].keyword])
        return []
    }

    /// Takes back the changed values around failures where that mends them; what still fails is returned.
    private func rollBack(
        _ failures: [KeywordFailure], _ run: inout Normalization, around changed: (Normalization, NodeID) -> NodeID?
    ) -> [KeywordFailure] {
        var broken: [NodeID: KeywordFailure] = [:]
        for failure in failures where !failure.isAtName {
            guard let changed = changed(run, failure.node), broken[changed] == nil else { continue }
            broken[changed] = failure
        }
        guard mends(&broken, &run) else { return failures }
        for node in broken.keys { run.restore(node) }
        run.dropChanges(inside: Set(broken.keys), forgetsWarnings: true)
        for (node, failure) in broken.sorted(by: { $0.key < $1.key }) {
            let facts = ["keyword": failure.keyword].merging(failure.parameters) { old, _ in old }
            run.report("normalize.broke_valid", at: node, facts)
        }
        return run.failures(against: schema.graph.root)
    }

    /// What a value around it hides may look mended; values inside each other that take more rounds than this are not worth it.
    private static let mendingRoundCountMax = 4

    /// Keeps of the changed values those that are right as they came.
    private func mends(_ broken: inout [NodeID: KeywordFailure], _ run: inout Normalization) -> Bool {
        for _ in 0..<Self.mendingRoundCountMax where !broken.isEmpty {
            let (mark, count) = (run.document.mark(), broken.count)
            for node in broken.keys { run.restore(node) }
            for failure in run.failures(against: schema.graph.root) where !failure.isAtName {
                run.withoutPlaces(around: failure.node, in: &broken)
            }
            run.document.rollBack(to: mark)
            if broken.count == count { return true }
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
        case .value, nil: break
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
        guard !errors.isEmpty else { return }
        let membersByNode = run.membersByNode
        var undone: Set<NodeID> = []
        for node in errors {
            // What was split off or wrapped up goes back into the value it was made of.
            let members = (membersByNode[node] ?? [node]).filter { !run.isRecord($0) || run.isReshaped($0) }
            // A default that was added stands for its record, which has nothing to do with its error.
            undone.formUnion(
                members.map { run.document.inputNode(standingFor: $0) }.filter { !run.isRecord($0) || run.isReshaped($0) })
        }
        for node in undone.sorted() { run.document.restore(node) }
        for node in Set(errors) where !run.isRecord(node) { run.restoreFolded(node) }
        run.dropChanges(inside: undone)
    }
}
