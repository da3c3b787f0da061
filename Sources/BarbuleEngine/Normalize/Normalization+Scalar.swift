internal import BarbuleValues

extension Normalization {
    /// One scalar through its stages. An error leaves it exactly as it came.
    mutating func normalizeScalar(_ node: NodeID, _ facts: Facts, _ shape: Shape, _ siblings: SiblingValues) -> Fate {
        let sourceKind = document.kind(of: node)
        guard sourceKind != .null else { return clear(node, facts.null, shape) }
        guard let target = canonicalKind(of: sourceKind, facts, shape) else { return .stays }

        let original = Array(document.text(of: node).isEmpty ? ArraySlice(literal(sourceKind)) : document.text(of: node))
        var draft = staged(original, sourceKind, target, facts, siblings, node)
        if target == .string { settleText(&draft, facts, siblings, node) }
        if draft.isOpen {
            if let suspicion = facts.suspicion { draft.findings += suspicion.findings(in: draft.text) }
            if sourceKind == .number, target == .string, draft.text == original {
                draft.findings.append(Finding("value.number_to_string"))
            }
            if sourceKind == .true || sourceKind == .false, target == .string, draft.text == original {
                draft.findings.append(Finding("value.boolean_to_string"))
            }
            if let reserved = facts.reserved, reserved.isReported(draft.text, in: options) {
                draft.findings.append(Finding(reserved.code))
            }
            if let note = facts.note { draft.findings.append(Finding(note)) }
        }
        return settle(node, draft, target, original, facts, shape)
    }

    /// A text through its stages once; findings of the canonical value come later.
    private func staged(
        _ text: [UInt8], _ sourceKind: JSONKind, _ target: CanonicalKind, _ facts: Facts, _ siblings: SiblingValues,
        _ node: NodeID
    ) -> ScalarDraft {
        let choices = choicesByNode[node] ?? []
        var draft = cleaned(text, sourceKind, facts, choices: choices)
        let cleanedText = sourceKind == .string ? draft.text : []
        if draft.isOpen, let map = facts.map {
            draft.take(map.read(draft.text, in: context(sourceKind, map.siblings, siblings, node)))
        }
        // The literal `true` and the lexeme of a number that stays one have no letter case.
        if draft.isOpen, sourceKind == .string || target == .string, let letterCase = facts.letterCase {
            let mapped = letterCase.apply(to: draft.text, facts.stages?.form)
            if mapped != draft.text { draft.take(Reading(.canonical(mapped), [Finding("text.case")])) }
        }
        if draft.isOpen, let normalizer = facts.normalizer {
            draft.take(normalizer.read(draft.text, in: context(sourceKind, normalizer.siblings, siblings, node)))
        }
        // A second run would restore what is a decimal number only now.
        if draft.isOpen, draft.text != cleanedText, facts.restoresDigits {
            draft.take(DigitRestorer.read(draft.text, source: target == .string ? .text : .number))
        }
        // What has become filler or residue only now would be taken away by a second run.
        if draft.isOpen, draft.text != cleanedText, !choices.contains(draft.text) {
            judgeFillers(&draft, facts, isText: target == .string)
        }
        return draft
    }

    /// More rounds than this and the facts of a text never agree.
    private static var textRoundCountMax: Int { 4 }

    /// Another letter case may be an entity, mojibake or a composed letter that the first spelling was not: then the text
    /// goes through its stages again, as in a second run.
    private func settleText(_ draft: inout ScalarDraft, _ facts: Facts, _ siblings: SiblingValues, _ node: NodeID) {
        guard let stages = facts.stages else { return }
        for _ in 0..<Self.textRoundCountMax {
            guard draft.isOpen, stages.apply(to: draft.text).text != draft.text else { return }
            var next = staged(draft.text, .string, .string, facts, siblings, node)
            if next.isOpen, next.text == draft.text { return }
            next.findings = draft.findings + next.findings
            draft = next
        }
        if draft.isOpen { draft.take(.refused("text.not_normalized")) }
    }

    /// The text after its stages, dropped or refused if it stands for nothing. A declared choice stands for itself, even
    /// `None`.
    private func cleaned(
        _ text: [UInt8], _ sourceKind: JSONKind, _ facts: Facts, choices: [[UInt8]] = []
    ) -> ScalarDraft {
        var draft = ScalarDraft(text: text, sourceKind: sourceKind)
        if sourceKind == .string, let stages = facts.stages { draft.apply(stages) }
        if draft.text.isEmpty, sourceKind == .string, facts.empty != .keep { draft.drop("value.empty") }
        if draft.isOpen, facts.restoresDigits { draft.take(DigitRestorer.read(draft.text, source: source(sourceKind))) }
        if draft.isOpen, !choices.contains(draft.text) { judgeFillers(&draft, facts, isText: sourceKind == .string) }
        return draft
    }

    /// Whether a text is empty, a filler or residue as a whole, so that there is nothing to split.
    func standsForNothing(_ node: NodeID, _ facts: Facts) -> Bool {
        document.kind(of: node) == .string && !cleaned(Array(document.text(of: node)), .string, facts).isOpen
    }

    private func source(_ kind: JSONKind) -> ScalarSource {
        switch kind {
        case .number: .number
        case .true, .false: .boolean
        default: .text
        }
    }

    private func literal(_ kind: JSONKind) -> [UInt8] {
        switch kind {
        case .true: Array("true".utf8)
        case .false: Array("false".utf8)
        default: []
        }
    }

    /// The kind of the canonical value, or `nil` when this source type is not for this place; then `type` says so.
    private func canonicalKind(of source: JSONKind, _ facts: Facts, _ shape: Shape) -> CanonicalKind? {
        if let normalizer = facts.normalizer {
            let target = normalizer.canonicalKind
            switch source {
            case .string: return target
            case .number: return target != .string || facts.sources.contains("number") ? target : nil
            case .true, .false: return target == .boolean || facts.sources.contains("boolean") ? target : nil
            default: return nil
            }
        }
        switch source {
        case .string: return .string
        case .number:
            return facts.sources.contains("number") && !shape.types.contains("number") ? .string : nil
        case .true, .false:
            return facts.sources.contains("boolean") && !shape.types.contains("boolean") ? .string : nil
        default: return nil
        }
    }

    private func judgeFillers(_ draft: inout ScalarDraft, _ facts: Facts, isText: Bool) {
        if isText, let residue = facts.residue, residue.matches(draft.text) {
            draft.take(.refused("value.residue"))
            return
        }
        if isText, let placeholders = facts.placeholders {
            switch placeholders.match(draft.text) {
            case .filler: draft.drop("value.placeholder")
            case .spared: draft.findings.append(Finding("value.possible_placeholder"))
            case .none: break
            }
        }
        if draft.isOpen, facts.dropsFillerDigits, Fillers.isFillerDigits(draft.text) { draft.drop("value.placeholder") }
    }

    private func context(
        _ sourceKind: JSONKind, _ names: [JSONString], _ siblings: SiblingValues, _ node: NodeID
    ) -> NormalizerContext {
        NormalizerContext(
            source: source(sourceKind), options: options, siblings: siblings.values(names, in: document),
            choices: choicesByNode[node] ?? [])
    }

    private mutating func clear(_ node: NodeID, _ null: Facts.Void, _ shape: Shape) -> Fate {
        switch null {
        case .clear: report("value.null_clear", at: node, shape: shape)
        case .remove:
            report("value.empty", at: node, shape: shape)
            return .removed
        case .keep, .null: break
        }
        return .stays
    }

    private mutating func settle(
        _ node: NodeID, _ draft: ScalarDraft, _ target: CanonicalKind, _ original: [UInt8], _ facts: Facts, _ shape: Shape
    ) -> Fate {
        if draft.fate == .refused {
            refuse(node, draft.findings, shape)
            return .stays
        }
        // Facts that undo each other, an upper case host, end where they began.
        let isStill = draft.isOpen && draft.text == original && jsonKind(target, draft.text) == draft.sourceKind
        for finding in draft.findings where !isStill || !isChange(finding.code, shape) {
            report(finding.code, at: node, shape: shape, finding.parameters)
        }
        switch draft.fate {
        case .refused: break
        case .dropped:
            guard facts.empty == .null, facts.null != .remove, draft.text.isEmpty else { return .removed }
            document.replace(node, kind: .null, text: [])
        case .open:
            let kind = jsonKind(target, draft.text)
            if kind != draft.sourceKind || draft.text != original {
                document.replace(node, kind: kind, text: kind == .string || kind == .number ? draft.text : [])
            }
        }
        return .stays
    }

    /// What was refused stays as it came: an error, unless the schema has another severity for it; then nothing is told of
    /// changes that were not made.
    private mutating func refuse(_ node: NodeID, _ findings: [Finding], _ shape: Shape) {
        guard let refusal = findings.last else { return }
        let own = shape.issueNames[refusal.code]?.severity
        let severity = report(refusal.code, at: node, shape: shape, severity: own ?? .error, refusal.parameters)
        for finding in findings.dropLast() where severity == .error || !isChange(finding.code, shape) {
            report(finding.code, at: node, shape: shape, finding.parameters)
        }
    }

    private func isChange(_ code: String, _ shape: Shape) -> Bool {
        let named = shape.issueNames[code]
        let action = named?.action ?? catalogue[named?.code ?? code]?.action ?? catalogue[code]?.action
        return action == .fix || action == .drop
    }

    private func jsonKind(_ target: CanonicalKind, _ text: [UInt8]) -> JSONKind {
        switch target {
        case .string: .string
        case .number: .number
        case .boolean: text.elementsEqual("true".utf8) ? .true : .false
        }
    }
}

/// A scalar on its way through the stages.
private struct ScalarDraft {
    enum Fate { case open, dropped, refused }

    var text: [UInt8]
    let sourceKind: JSONKind
    var findings: [Finding] = []
    var fate = Fate.open

    var isOpen: Bool { fate == .open }

    mutating func apply(_ stages: TextStages) {
        let settled = stages.apply(to: text)
        text = settled.text
        findings += settled.findings
        // Never an unnormalized pass: what ICU could not take is an error.
        if settled.findings.contains(where: { $0.code == "text.not_normalized" }) { fate = .refused }
    }

    mutating func drop(_ code: String) {
        findings.append(Finding(code))
        fate = .dropped
    }

    mutating func take(_ reading: Reading) {
        findings += reading.findings
        switch reading.outcome {
        case .canonical(let canonical): text = canonical
        case .dropped: fate = .dropped
        case .refused: fate = .refused
        }
    }
}
