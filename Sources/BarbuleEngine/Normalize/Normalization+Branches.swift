/// Facts that hold only sometimes: `if`/`then`/`else`, `anyOf`, `oneOf`, `dependentSchemas`.
///
/// ```
/// x ── the place alone ── v     v decides which branches hold
/// x ── the place and the branch ── y     y must decide the same, else nothing of the branch happens
/// ```
///
/// The shape of a branch holds what the place says as well, so that y is canonical for both and a second run stays there.
extension Normalization {
    /// Where a trial began.
    struct Checkpoint {
        fileprivate var mark: Document.Mark
        fileprivate var issueCount: Int
        fileprivate var shapeMark: Int
        fileprivate var groups: [[NodeID]]
        fileprivate var foldedEntries: [NodeID: [(name: JSONString, node: NodeID)]]
        fileprivate var declaredCount: Int
    }

    /// What holds among several branches changes little; more rounds than this mean that they undo each other.
    private static let roundCountMax = 3
    /// Trials one inside the other: each takes its share of the stack.
    private static let trialDepthMax = 200

    mutating func normalizeAlongBranches(_ node: NodeID, as id: NormalizationPlan.ShapeID, siblings: SiblingValues?) -> Fate {
        if isClean(node, as: id, siblings) || isCleanArray(node, id, plan[id]) {
            shapes.note(id, at: node)
            return .stays
        }
        let start = beginTrial()
        defer { shapes.endTrial() }
        let (kind, text) = (document.kind(of: node), Array(document.text(of: node)))
        if normalizePlace(node, as: id, siblings: siblings) == .removed { return .removed }
        let branches = plan[id].branches
        var isAlone = true
        for _ in 0..<Self.roundCountMax where !isSpent {
            let editCount = document.editCount
            for branch in branches where take(branch, at: node, from: start, isFirst: &isAlone, siblings) == .removed {
                // Errors were told of a value that another branch had not emptied yet.
                keepIssues(since: start.issueCount) { $0.severity != .error || $0.isAtName }
                return .removed
            }
            if branches.count == 1 || document.editCount == editCount {
                if kind == document.kind(of: node), !text.isEmpty, text.elementsEqual(document.text(of: node)) { forgetDetour(from: start) }
                return .stays
            }
        }
        undo(to: start)
        _ = normalizePlace(node, as: id, siblings: siblings)
        report("normalize.unstable_condition", at: node)
        return .stays
    }

    /// - Parameter isFirst: no other branch was taken, so that the trial of the place alone is taken back for this one.
    private mutating func take(
        _ branch: Shape.Branch, at node: NodeID, from start: Checkpoint, isFirst: inout Bool, _ siblings: SiblingValues?
    ) -> Fate {
        if case .alternatives(let alternatives, let isExclusive) = branch {
            isFirst = false
            return normalize(node, alternatives, isExclusive: isExclusive, start.issueCount, siblings)
        }
        guard !isSpent, let shape = shape(of: branch, at: node) else { return .stays }
        if isFirst {
            let place = shapes[node]
            undo(to: start)
            if let fate = fate(of: node, as: shape, in: branch, start, siblings) {
                isFirst = false
                return fate
            }
            undo(to: start)
            if let place { _ = normalizePlace(node, as: place, siblings: siblings) }
        }
        // On top of what the place made of it, as in a second run.
        let before = checkpoint()
        recordIssueStartOfRerun = start.issueCount
        if let fate = fate(of: node, as: shape, in: branch, start, siblings) {
            isFirst = false
            return fate
        }
        undo(to: before)
        report("normalize.unstable_condition", at: node)
        return .stays
    }

    /// What a branch makes of a value; `nil` when the branch holds no longer for that.
    private mutating func fate(
        of node: NodeID, as shape: NormalizationPlan.ShapeID, in branch: Shape.Branch, _ start: Checkpoint, _ siblings: SiblingValues?
    ) -> Fate? {
        let fate = normalize(node, as: shape, siblings: siblings)
        if isSpent { return .stays }
        // A refused value is not yet what it will be in the end: as it came.
        let isRefused = document.firstChild(of: node) == nil && hasErrors(since: start.issueCount)
        return fate == .removed || isRefused || self.shape(of: branch, at: node) == shape ? fate : nil
    }

    /// The shape of a branch that holds for what a value is now.
    private mutating func shape(of branch: Shape.Branch, at node: NodeID) -> NormalizationPlan.ShapeID? {
        switch branch {
        case .dependent(let member, let shape): return document.member(named: member, of: node).map { _ in shape }
        case .conditional(let test, let then, let otherwise):
            let holds = validator.isValid(document, node, against: test)
            return validator.isUndecided ? nil : holds ? then : otherwise
        case .alternatives: return nil
        }
    }

    /// A branch that takes the value as it is wins, and nothing changes. Otherwise every branch is tried on its own; those
    /// whose result is valid must agree on it, else nothing is changed and the choice is reported.
    private mutating func normalize(
        _ node: NodeID, _ alternatives: [(subschema: SubschemaID, shape: NormalizationPlan.ShapeID?)], isExclusive: Bool,
        _ issueStart: Int, _ siblings: SiblingValues?
    ) -> Fate {
        let start = beginTrial()
        defer { shapes.endTrial() }
        for alternative in alternatives where validator.isValid(document, node, against: alternative.subschema) {
            let editCount = document.editCount
            let fate = alternative.shape.map { normalizeAgain(node, as: $0, issueStart, siblings) } ?? .stays
            if isSpent { return .stays }
            if fate == .stays, document.editCount == editCount, !hasErrors(since: start.issueCount) { return .stays }
            undo(to: start)
        }
        var candidates: [(shape: NormalizationPlan.ShapeID, value: JSONValue)] = []
        for alternative in alternatives {
            guard let shape = alternative.shape else { continue }
            let fate = normalizeAgain(node, as: shape, issueStart, siblings)
            if isSpent { return .stays }
            if fate == .stays, !hasErrors(since: start.issueCount), validator.isValid(document, node, against: alternative.subschema) {
                candidates.append((shape, document.value(of: node)))
            }
            undo(to: start)
        }
        guard let first = candidates.first else {
            // Nobody can bring it to canonical form. Who takes it as it is says what is wrong with it.
            guard let taker = alternatives.first(where: { validator.isValid(document, node, against: $0.subschema) }),
                let shape = taker.shape
            else { return .stays }
            let fate = normalizeAgain(node, as: shape, issueStart, siblings)
            if fate == .removed || validator.isValid(document, node, against: taker.subschema) { return fate }
            undo(to: start)
            report("normalize.broke_valid", at: node)
            return .stays
        }
        guard candidates.allSatisfy({ $0.value == first.value }) else {
            report("normalize.ambiguous", at: node)
            return .stays
        }
        _ = normalizeAgain(node, as: first.shape, issueStart, siblings)
        guard isExclusive else { return .stays }
        var holdingCount = 0
        for alternative in alternatives where validator.isValid(document, node, against: alternative.subschema) {
            holdingCount += 1
        }
        guard holdingCount != 1 else { return .stays }
        undo(to: start)
        report("normalize.ambiguous", at: node)
        return .stays
    }

    /// A value that already went through its place; rules still look at every issue of it.
    private mutating func normalizeAgain(
        _ node: NodeID, as shape: NormalizationPlan.ShapeID, _ issueStart: Int, _ siblings: SiblingValues?
    ) -> Fate {
        recordIssueStartOfRerun = issueStart
        return normalize(node, as: shape, siblings: siblings)
    }

    private func hasErrors(since issueCount: Int) -> Bool {
        issues[min(issueCount, issues.count)...].contains { $0.severity == .error }
    }

    /// What the place changed and a branch changed back was not changed.
    private mutating func forgetDetour(from start: Checkpoint) {
        guard document.editCount > start.mark.journalCount, !hasErrors(since: start.issueCount) else { return }
        document.rollBack(to: start.mark)
        keepIssues(since: start.issueCount) { $0.action == .keep }
    }

    private mutating func keepIssues(since issueCount: Int, where isKept: (IssueRecord) -> Bool) {
        let kept = issues[issueCount...].filter(isKept)
        guard kept.count < issues.count - issueCount else { return }
        forgetIssues(after: issueCount)
        for issue in kept where isNew(issue.code, at: issue.node) { issues.append(issue) }
    }

    // MARK: Trials

    private mutating func beginTrial() -> Checkpoint {
        shapes.beginTrial()
        if shapes.trialCount > Self.trialDepthMax { giveUp() }
        return checkpoint()
    }

    private func checkpoint() -> Checkpoint {
        Checkpoint(
            mark: document.mark(), issueCount: issues.count, shapeMark: shapes.mark, groups: groups, foldedEntries: foldedEntries,
            declaredCount: declaredValues.count)
    }

    private mutating func undo(to place: Checkpoint) {
        forgetIssues(after: place.issueCount)
        document.rollBack(to: place.mark)
        shapes.rollBack(to: place.shapeMark)
        groups = place.groups
        foldedEntries = place.foldedEntries
        declaredValues.removeLast(max(0, declaredValues.count - place.declaredCount))
    }
}
