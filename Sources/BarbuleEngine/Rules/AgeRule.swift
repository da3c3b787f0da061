internal import BarbuleValues

/// `age`: somebody younger than a number of years on a day, or now.
struct AgeRule: Rule {
    static let kind = "age"

    private let issue: RuleIssue
    private let birth: JSONString
    private let day: JSONString?
    private let years: Int

    init(_ reader: SchemaReader) throws(SchemaError) {
        issue = try RuleIssue(reader)
        birth = try reader.require("birth").jsonString()
        day = try reader.member("on")?.jsonString()
        years = try reader.require("below").integer()
    }

    func apply(to record: NodeID, in run: inout Normalization) {
        guard let born = run.moment(of: birth, in: record)?.day,
            let on = (day.flatMap { run.moment(of: $0, in: record) } ?? run.options.now).day,
            CalendarDate.age(from: born, on: on) < years, issue.applies(to: record, in: run)
        else { return }
        issue.raise(at: record, in: &run)
    }
}

extension AgeRule {
    func clean(_ options: RunOptions, field: (JSONString) -> Int32) -> (any CleanRule)? {
        CleanAge(condition: issue.clean(options, field), birth: field(birth), day: day.map(field) ?? -1, years: years)
    }
}
