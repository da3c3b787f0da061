/// `implies`: while one condition holds, another must hold too.
struct ImpliesRule: Rule {
    static let kind = "implies"

    private let issue: RuleIssue
    private let consequence: Condition

    init(_ reader: SchemaReader) throws(SchemaError) {
        issue = try RuleIssue(reader)
        consequence = try Condition(try reader.require("then"))
    }

    func apply(to record: NodeID, in run: inout Normalization) {
        guard issue.applies(to: record, in: run), !consequence.holds(in: RecordContext(record, run)) else { return }
        issue.raise(at: record, in: &run)
    }
}

extension ImpliesRule {
    func clean(_ options: RunOptions, field: (JSONString) -> Int32) -> (any CleanRule)? {
        Clean(
            condition: issue.clean(options, field), consequence: CleanCondition(consequence, options: options, field: field))
    }

    /// Quiet while the one surely does not hold, or the other surely does.
    private struct Clean: CleanRule {
        let condition: CleanCondition?
        let consequence: CleanCondition

        func isQuiet(_ record: CleanRecord) -> Bool {
            condition?.holds(record) == false || consequence.holds(record) == true
        }
    }
}
