internal import BarbuleValues

/// `order`: one moment or number is not after another; `strict`: they differ too.
struct OrderRule: Rule {
    static let kind = "order"

    private let issue: RuleIssue
    private let earlier: JSONString
    private let later: JSONString
    private let isStrict: Bool

    init(_ reader: SchemaReader) throws(SchemaError) {
        issue = try RuleIssue(reader)
        earlier = try reader.require("earlier").jsonString()
        later = try reader.require("later").jsonString()
        isStrict = try reader.member("strict")?.boolean() ?? false
    }

    func apply(to record: NodeID, in run: inout Normalization) {
        guard isWrong(record, in: run), issue.applies(to: record, in: run) else { return }
        issue.raise(at: record, orAt: later, in: &run)
    }

    private func isWrong(_ record: NodeID, in run: Normalization) -> Bool {
        if let first = run.moment(of: earlier, in: record), let second = run.moment(of: later, in: record) {
            return second < first || (isStrict && second == first)
        }
        guard let first = run.number(of: earlier, in: record), let second = run.number(of: later, in: record) else {
            return false
        }
        return second < first || (isStrict && second == first)
    }
}

extension Normalization {
    /// The canonical moment of a member, or `nil` when it is absent or none.
    func moment(of member: JSONString, in record: NodeID) -> Timestamp? {
        guard let node = document.member(named: member, of: record), [.string, .number].contains(document.kind(of: node)) else {
            return nil
        }
        let text = Array(document.text(of: node))
        if let moment = shape(of: node)?.facts?.normalizer?.moment(text) { return moment }
        guard document.kind(of: node) == .string else { return nil }
        return Timestamp(rfc3339: text.span) ?? CalendarDate(fullDate: text.span).map { Timestamp($0) }
    }

    /// The number of a member, or `nil` when it is absent or none.
    func number(of member: JSONString, in record: NodeID) -> JSONDecimal? {
        guard let node = document.member(named: member, of: record), document.kind(of: node) == .number else { return nil }
        return JSONDecimal(lexeme: document.text(of: node))
    }
}

extension OrderRule {
    func clean(_ options: RunOptions, field: (JSONString) -> Int32) -> (any CleanRule)? {
        isStrict ? nil : CleanOrder(earlier: field(earlier), later: field(later))
    }
}
