/// Facts that hold only sometimes: `if`/`then`/`else`, `anyOf`, `oneOf`, `dependentSchemas`.
extension Normalization {
    mutating func normalize(_ node: NodeID, along branch: Shape.Branch, siblings: SiblingValues?) -> Fate {
        switch branch {
        case .dependent(let member, let shape):
            guard document.member(named: member, of: node) != nil else { return .stays }
            return normalize(node, as: shape, siblings: siblings)
        case .conditional(let test, let then, let otherwise):
            return normalize(node, test, then, otherwise, siblings)
        case .alternatives(let alternatives, let isExclusive):
            return normalize(node, alternatives, isExclusive: isExclusive, siblings)
        }
    }

    /// The branch that `if` chooses contributes; if that turns `if` around, it is undone.
    private mutating func normalize(
        _ node: NodeID, _ test: SubschemaID, _ then: NormalizationPlan.ShapeID?, _ otherwise: NormalizationPlan.ShapeID?,
        _ siblings: SiblingValues?
    ) -> Fate {
        let holds = validator.isValid(document, node, against: test)
        guard !validator.isUndecided, let shape = holds ? then : otherwise else { return .stays }
        let before = (document.mark(), issues.count)
        if normalize(node, as: shape, siblings: siblings) == .removed { return .removed }
        if validator.isValid(document, node, against: test) != holds {
            undo(to: before)
            report("normalize.unstable_condition", at: node)
        }
        return .stays
    }

    /// A branch that takes the value as it is wins, and nothing changes. Otherwise every branch is tried on its own; those
    /// whose result is valid must agree on it, else nothing is changed and the choice is reported.
    private mutating func normalize(
        _ node: NodeID, _ alternatives: [(subschema: SubschemaID, shape: NormalizationPlan.ShapeID?)], isExclusive: Bool,
        _ siblings: SiblingValues?
    ) -> Fate {
        let start = (document.mark(), issues.count)
        for alternative in alternatives where validator.isValid(document, node, against: alternative.subschema) {
            let before = CanonicalWriter.write(node, of: document)
            let fate = alternative.shape.map { normalize(node, as: $0, siblings: siblings) } ?? .stays
            let isUnchanged = fate == .stays && CanonicalWriter.write(node, of: document) == before
            if isUnchanged, !hasErrors(since: start.1) { return .stays }
            undo(to: start)
        }
        var candidates: [(shape: NormalizationPlan.ShapeID, value: JSONValue)] = []
        for alternative in alternatives {
            guard let shape = alternative.shape else { continue }
            let fate = normalize(node, as: shape, siblings: siblings)
            if fate == .stays, !hasErrors(since: start.1), validator.isValid(document, node, against: alternative.subschema) {
                candidates.append((shape, document.value(of: node)))
            }
            undo(to: start)
        }
        guard let first = candidates.first else {
            // Nobody can bring it to canonical form. Who takes it as it is says what is wrong with it.
            let taker = alternatives.first { validator.isValid(document, node, against: $0.subschema) }
            return taker?.shape.map { normalize(node, as: $0, siblings: siblings) } ?? .stays
        }
        guard candidates.allSatisfy({ $0.value == first.value }) else {
            report("normalize.ambiguous", at: node)
            return .stays
        }
        _ = normalize(node, as: first.shape, siblings: siblings)
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

    private func hasErrors(since issueCount: Int) -> Bool {
        issues[min(issueCount, issues.count)...].contains { $0.severity == .error }
    }

    private mutating func undo(to place: (mark: Document.Mark, issueCount: Int)) {
        forgetIssues(after: place.issueCount)
        document.rollBack(to: place.mark)
    }
}
