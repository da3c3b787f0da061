/// `requires`: while a condition holds, a member must be there.
struct RequiresRule: Rule {
    static let kind = "requires"

    private let issue: RuleIssue
    private let member: JSONString

    init(_ reader: SchemaReader) throws(SchemaError) {
        issue = try RuleIssue(reader)
        member = try reader.require("member").jsonString()
    }

    func apply(to record: NodeID, in run: inout Normalization) {
        guard issue.applies(to: record, in: run) else { return }
        if let present = run.document.member(named: member, of: record), run.document.kind(of: present) != .null { return }
        issue.raise(at: record, in: &run)
    }
}

extension RequiresRule {
    func clean(_ options: RunOptions, field: (JSONString) -> Int32) -> (any CleanRule)? {
        CleanRequires(condition: issue.clean(options, field), needed: field(member))
    }
}
