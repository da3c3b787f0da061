/// `conflict`: a condition that must not hold, for the record or for each entry of one of its lists.
struct ConflictRule: Rule {
    static let kind = "conflict"

    private let issue: RuleIssue
    private let list: JSONString?
    private let entryCondition: Condition?

    init(_ reader: SchemaReader) throws(SchemaError) {
        issue = try RuleIssue(reader)
        list = try reader.member("each")?.jsonString()
        entryCondition = try reader.member("where")?.into(Condition.init)
    }

    func apply(to record: NodeID, in run: inout Normalization) {
        guard issue.applies(to: record, in: run) else { return }
        guard let list else { return issue.raise(at: record, in: &run) }
        guard let array = run.document.member(named: list, of: record) else { return }
        for entry in run.document.children(of: array) where run.document.kind(of: entry) == .object {
            if entryCondition?.holds(in: RecordContext(entry, run)) ?? true {
                issue.raise(atNode: entry, in: &run)
            }
        }
    }
}

extension ConflictRule {
    func clean(_ options: RunOptions, field: (JSONString) -> Int32) -> (any CleanRule)? {
        CleanConflict(condition: issue.clean(options, field), list: list.map(field), entry: plainEntryCondition)
    }

    /// The condition on entries, when it asks for one of `true`, `false` and `null` in one member.
    private var plainEntryCondition: (name: [UInt8], kind: JSONKind)? {
        guard case .member(let name, .equals(let values))? = entryCondition?.test, values.count == 1,
            [.true, .false, .null].contains(values[0].kind)
        else { return nil }
        return (name.utf8, values[0].kind)
    }
}
