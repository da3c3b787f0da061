/// One kind of `x-rules`: what must hold between the members of an object.
///
/// Rules run after the members have their canonical form. A kind is one file here and one line in ``ruleKinds``.
protocol Rule: Sendable {
    /// The name in the schema.
    static var kind: String { get }
    /// The codes it can raise besides those that the schema gives it; an area such as `phone.` stands for all of its codes.
    static var codes: [String] { get }

    init(_ reader: SchemaReader) throws(SchemaError)

    /// The rule is about the items of an array rather than the members of an object.
    var isForArrays: Bool { get }

    func apply(to record: NodeID, in run: inout Normalization)

    /// The rule as a quick look at the fields of a clean object, or `nil` when there is none.
    func clean(_ options: RunOptions, field: (JSONString) -> Int32) -> (any CleanRule)?
}

extension Rule {
    static var codes: [String] { [] }
    var isForArrays: Bool { false }
    func clean(_ options: RunOptions, field: (JSONString) -> Int32) -> (any CleanRule)? { nil }
}

/// Every kind of rule.
let ruleKinds: [any Rule.Type] = [
    AgeRule.self,
    ConflictRule.self,
    CoordinatesRule.self,
    CountRule.self,
    DropTogetherRule.self,
    ImpliesRule.self,
    OrderRule.self,
    PairRule.self,
    PhoneRule.self,
    RequiresRule.self,
    UniqueByRule.self,
]

func makeRule(_ reader: SchemaReader) throws(SchemaError) -> any Rule {
    let name = try reader.require("kind").string()
    guard let kind = ruleKinds.first(where: { $0.kind == name }) else {
        throw reader.unknown(name, among: ruleKinds.map { $0.kind }, "a kind of rule")
    }
    return try kind.init(reader)
}

/// What most kinds share: when the rule asks, which issue it raises and where.
struct RuleIssue: Sendable {
    let code: String
    let severity: SeverityRule?
    let condition: Condition?
    /// The member to point at; without it the first member whose condition holds.
    let place: JSONString?
    /// The sentence of a code that only the schema knows.
    let message: String?

    init(_ reader: SchemaReader) throws(SchemaError) {
        code = try reader.require("issue").string()
        severity = try reader.member("severity")?.into(SeverityRule.init)
        message = try reader.member("message")?.string()
        condition = try reader.member("when")?.into(Condition.init)
        let at = try reader.member("at")?.jsonString()
        place = at == "when" ? nil : at
    }

    func applies(to record: NodeID, in run: Normalization) -> Bool {
        condition?.holds(in: RecordContext(record, run)) ?? true
    }

    /// The condition as a quick look.
    func clean(_ options: RunOptions, _ field: (JSONString) -> Int32) -> CleanCondition? {
        condition.map { CleanCondition($0, options: options, field: field) }
    }

    /// Raises the issue at its place; without one at `member`, or else where the condition first holds.
    func raise(at record: NodeID, orAt member: JSONString? = nil, in run: inout Normalization) {
        let name = place ?? member ?? condition?.firstHoldingMember(in: RecordContext(record, run))
        raise(atNode: name.flatMap { run.document.member(named: $0, of: record) } ?? record, in: &run)
    }

    func raise(atNode node: NodeID, in run: inout Normalization) {
        run.report(code, at: node, severity: severity, message: message)
    }
}

/// The canonical scalars of one object.
struct RecordContext: ConditionContext {
    let record: NodeID
    let document: Document
    let options: RunOptions

    init(_ record: NodeID, _ run: Normalization) {
        self.record = record
        document = run.document
        options = run.options
    }

    /// Whether a member is there and not null, scalar or not.
    func isPresent(_ member: JSONString) -> Bool {
        document.member(named: member, of: record).map { document.kind(of: $0) != .null } ?? false
    }

    func canonicalValue(of member: JSONString) -> JSONValue? {
        document.member(named: member, of: record).flatMap { document.scalarValue(of: $0) }
    }
}
