/// `count`: how many of some members are there: at least one identifier, at most one of two forms.
///
/// Too few are reported at the record, too many at the first that is one too many, unless `at` names a place.
struct CountRule: Rule {
    static let kind = "count"

    private let issue: RuleIssue
    private let members: [JSONString]
    private let minimum: Int
    private let maximum: Int

    init(_ reader: SchemaReader) throws(SchemaError) {
        issue = try RuleIssue(reader)
        members = try reader.require("members").jsonStrings()
        minimum = try reader.member("min")?.integer() ?? 0
        maximum = try reader.member("max")?.integer() ?? .max
    }

    func apply(to record: NodeID, in run: inout Normalization) {
        guard issue.applies(to: record, in: run) else { return }
        let context = RecordContext(record, run)
        let present = members.filter(context.isPresent)
        if present.count > maximum {
            issue.raise(at: record, orAt: present[maximum], in: &run)
        } else if present.count < minimum {
            issue.raise(at: record, in: &run)
        }
    }
}

extension CountRule {
    func clean(_ options: RunOptions, field: (JSONString) -> Int32) -> (any CleanRule)? {
        Clean(fields: members.map(field), minimum: minimum, maximum: maximum)
    }

    private struct Clean: CleanRule {
        let fields: [Int32]
        let minimum: Int
        let maximum: Int

        func isQuiet(_ record: CleanRecord) -> Bool {
            var count = 0
            for field in fields where !record.isMissing(field) { count += 1 }
            return count >= minimum && count <= maximum
        }
    }
}
