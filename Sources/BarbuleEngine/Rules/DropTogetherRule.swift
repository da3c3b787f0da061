/// `drop-together`: members that go together. When one of them was removed as empty or filler, or while `when` holds, the
/// others go too.
///
/// A member that never came takes nothing with it, null stays because it clears, and so does a member with an error. One with
/// a default comes back, so that it neither goes nor takes others along.
struct DropTogetherRule: Rule {
    static let kind = "drop-together"
    static let codes = ["value.dropped_together"]
    private static let generalCode = "value.dropped_together"

    private let code: String
    private let severity: SeverityRule?
    private let message: String?
    private let condition: Condition?
    private let members: [JSONString]

    init(_ reader: SchemaReader) throws(SchemaError) {
        code = try reader.member("issue")?.string() ?? Self.generalCode
        severity = try reader.member("severity")?.into(SeverityRule.init)
        message = try reader.member("message")?.string()
        condition = try reader.member("when")?.into(Condition.init)
        members = try reader.require("members").jsonStrings()
    }

    func apply(to record: NodeID, in run: inout Normalization) {
        let defaults = run.shape(of: record)?.defaults.map(\.name) ?? []
        let members = members.filter { !defaults.contains($0) }
        let holds = condition.map { $0.holds(in: RecordContext(record, run)) } ?? run.hasDropped(anyOf: members, of: record)
        guard holds else { return }
        let present = members.compactMap { run.document.member(named: $0, of: record) }.filter { node in
            run.document.kind(of: node) != .null && !run.contested.contains(node) && !run.isRefused(node)
        }
        var removed: Set<NodeID> = []
        for node in present {
            let severity = run.report(code, at: node, severity: severity, like: Self.generalCode, message: message)
            if severity != .error { removed.insert(node) }
        }
        if !removed.isEmpty { run.document.removeChildren(of: record) { removed.contains($0) } }
    }
}

extension Normalization {
    /// Whether one of these members came and was removed.
    fileprivate func hasDropped(anyOf members: [JSONString], of record: NodeID) -> Bool {
        let origin = document.inputNode(standingFor: record)
        return issues[recordIssueStart...].contains { issue in
            issue.action == .drop && !issue.isAtName && document.parent(of: issue.node) == nil
                && document.inputParent(of: issue.node) == origin
                && members.contains(JSONString(document.name(of: issue.node)))
        }
    }

    /// Whether a value of this record has an error, itself or inside it.
    func isRefused(_ node: NodeID) -> Bool {
        issues[recordIssueStart...].contains { $0.severity == .error && !$0.isAtName && document.isInside($0.node, node) }
    }
}

extension DropTogetherRule {
    func clean(_ options: RunOptions, field: (JSONString) -> Int32) -> (any CleanRule)? {
        Clean(condition: condition.map { CleanCondition($0, options: options, field: field) }, fields: members.map(field))
    }

    /// Nothing is removed from a clean record, so only a condition can ask for it.
    private struct Clean: CleanRule {
        let condition: CleanCondition?
        let fields: [Int32]

        func isQuiet(_ record: CleanRecord) -> Bool {
            guard let condition else { return true }
            if condition.holds(record) == false { return true }
            for field in fields where !record.isMissing(field) { return false }
            return true
        }
    }
}
