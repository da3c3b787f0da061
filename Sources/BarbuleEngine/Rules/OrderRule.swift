internal import BarbuleValues

/// `order`: one moment is not before another.
struct OrderRule: Rule {
    static let kind = "order"

    private let issue: RuleIssue
    private let earlier: JSONString
    private let later: JSONString

    init(_ reader: SchemaReader) throws(SchemaError) {
        issue = try RuleIssue(reader)
        earlier = try reader.require("earlier").jsonString()
        later = try reader.require("later").jsonString()
    }

    func apply(to record: NodeID, in run: inout Normalization) {
        guard let first = run.moment(of: earlier, in: record), let second = run.moment(of: later, in: record),
            second < first, issue.applies(to: record, in: run)
        else { return }
        issue.raise(at: record, in: &run)
    }
}

extension Normalization {
    /// The canonical moment of a member, or `nil` when it is absent or none.
    func moment(of member: JSONString, in record: NodeID) -> Timestamp? {
        guard let node = document.member(named: member, of: record), document.kind(of: node) == .string else { return nil }
        return Timestamp(rfc3339: document.text(of: node).span)
    }
}

extension OrderRule {
    func clean(_ options: RunOptions, field: (JSONString) -> Int32) -> (any CleanRule)? {
        CleanOrder(earlier: field(earlier), later: field(later))
    }
}
