/// `pair`: members that are only of use together. Some without the others are an error at the first that is there.
struct PairRule: Rule {
    static let kind = "pair"

    private let issue: RuleIssue
    private let members: [JSONString]

    init(_ reader: SchemaReader) throws(SchemaError) {
        issue = try RuleIssue(reader)
        members = try reader.require("members").jsonStrings()
    }

    func apply(to record: NodeID, in run: inout Normalization) {
        let context = RecordContext(record, run)
        guard let first = members.first(where: context.isPresent), !members.allSatisfy(context.isPresent),
            issue.applies(to: record, in: run)
        else { return }
        issue.raise(at: record, orAt: first, in: &run)
    }
}

extension PairRule {
    func clean(_ options: RunOptions, field: (JSONString) -> Int32) -> (any CleanRule)? { Clean(fields: members.map(field)) }

    /// Quiet when all members or none are there.
    private struct Clean: CleanRule {
        let fields: [Int32]

        func isQuiet(_ record: CleanRecord) -> Bool {
            var missingCount = 0
            for field in fields where record.isMissing(field) { missingCount += 1 }
            return missingCount == 0 || missingCount == fields.count
        }
    }
}
