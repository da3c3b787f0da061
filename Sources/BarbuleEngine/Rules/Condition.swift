/// A condition on the members of one object or on an option: `{"member": "country", "in": ["ES"]}`, `is`, `present`,
/// `any`, `all`, `not`, `{"option": "gdpr", "is": "off"}`.
///
/// Members are siblings of the place that asks, with their canonical values.
struct Condition: Sendable {
    indirect enum Test: Sendable {
        case member(JSONString, Claim)
        case option(String, Claim)
        case any([Condition])
        case all([Condition])
        case not(Condition)
    }

    enum Claim: Sendable {
        case equals([JSONValue])
        case isPresent(Bool)
    }

    let test: Test

    /// Every member the condition asks for.
    let members: [JSONString]

    init(_ reader: SchemaReader) throws(SchemaError) {
        if let member = reader.member("member") {
            let name = try member.jsonString()
            test = .member(name, try Self.claim(reader))
            members = [name]
        } else if let option = reader.member("option") {
            try option.checkOptionExists(try option.string())
            test = .option(try option.string(), try Self.claim(reader))
            members = []
        } else if let not = reader.member("not") {
            let inner = try Condition(not)
            test = .not(inner)
            members = inner.members
        } else {
            var inner: [Condition] = []
            guard let list = reader.member("any") ?? reader.member("all") else {
                throw reader.error("schema.bad_keyword", expected: "member, option, any, all or not")
            }
            for element in try list.elements() { inner.append(try Condition(element)) }
            test = reader.member("any") != nil ? .any(inner) : .all(inner)
            members = inner.flatMap(\.members)
        }
    }

    private static func claim(_ reader: SchemaReader) throws(SchemaError) -> Claim {
        if let value = reader.member("is") { return .equals([value.value]) }
        if let values = reader.member("in") { return .equals(try values.elements().map(\.value)) }
        return .isPresent(try reader.require("present").boolean())
    }

    func holds(in context: some ConditionContext) -> Bool {
        switch test {
        case .member(let name, .isPresent(let expected)): context.isPresent(name) == expected
        case .member(let name, let claim): Self.holds(claim, for: context.canonicalValue(of: name))
        case .option(let name, let claim): Self.holds(claim, for: context.options[name])
        case .any(let conditions): conditions.contains { $0.holds(in: context) }
        case .all(let conditions): conditions.allSatisfy { $0.holds(in: context) }
        case .not(let condition): !condition.holds(in: context)
        }
    }

    /// The first member whose own test holds: the place to point at.
    func firstHoldingMember(in context: some ConditionContext) -> JSONString? {
        switch test {
        case .member(let name, let claim):
            if case .isPresent(let expected) = claim { return expected && context.isPresent(name) ? name : nil }
            return Self.holds(claim, for: context.canonicalValue(of: name)) ? name : nil
        case .any(let conditions), .all(let conditions):
            for condition in conditions {
                if let name = condition.firstHoldingMember(in: context) { return name }
            }
            return nil
        case .option, .not:
            return nil
        }
    }

    private static func holds(_ claim: Claim, for value: JSONValue?) -> Bool {
        switch claim {
        case .equals(let values): value.map { values.contains($0) } ?? false
        case .isPresent(let expected): (value.map { $0.kind != .null } ?? false) == expected
        }
    }
}

/// What a condition can ask.
protocol ConditionContext {
    var options: RunOptions { get }
    /// The canonical scalar of a sibling, or `nil` when it is absent or no scalar.
    func canonicalValue(of member: JSONString) -> JSONValue?
    /// Whether a sibling is there and not null.
    func isPresent(_ member: JSONString) -> Bool
}

extension ConditionContext {
    func isPresent(_ member: JSONString) -> Bool { canonicalValue(of: member).map { $0.kind != .null } ?? false }
}
