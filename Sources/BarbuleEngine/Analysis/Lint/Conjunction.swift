/// Everything that must hold at once for a value of one subschema: itself and what `$ref` and `allOf` lead to, with
/// limits merged.
///
/// ```
/// {"minLength": 5, "$ref": "#/$defs/short"}       length: 5 (here) ... 3 (in short)   no string
/// ```
struct Conjunction: Sendable {
    /// A limit and who set it.
    struct Limit<Value: Sendable>: Sendable {
        var value: Value
        var owner: SubschemaID
        var keyword: String
        var isExclusive = false
    }

    /// Two keywords that cannot both hold for values of some types.
    struct Contradiction: Sendable {
        var types: ValueTypes
        var first: (owner: SubschemaID, keyword: String)
        var second: (owner: SubschemaID, keyword: String)
        var reason: String
    }

    private(set) var members: [SubschemaID] = []
    /// By `type` alone.
    private(set) var types = ValueTypes.all
    private(set) var contradictions: [Contradiction] = []
    private(set) var required: [(name: JSONString, owner: SubschemaID)] = []
    private(set) var minItems = 0
    private(set) var minProperties = 0
    private(set) var maxItems: Int?

    /// More are left out, which makes the answer only more careful.
    private static let memberCountMax = 64

    init(_ id: SubschemaID, in graph: SchemaGraph) {
        members = Array(PlanBuilder.closure([id], in: graph).prefix(Self.memberCountMax))
        var minimum: Limit<JSONDecimal>?
        var maximum: Limit<JSONDecimal>?
        var counts: [CompiledKeyword.Operation: Limit<Int>] = [:]
        var typeOwner: SubschemaID?
        for owner in members {
            for keyword in graph.instructions[graph[owner].instructionRange] {
                switch keyword.operation {
                case .never: types = []
                case .type: meet(keyword, owner, &typeOwner)
                case .minimum, .exclusiveMinimum:
                    let value = graph.tables.decimals[Int(keyword.a)]
                    let isExclusive = keyword.operation == .exclusiveMinimum
                    if let known = minimum, known.value > value || (known.value == value && !isExclusive) { continue }
                    minimum = Limit(value: value, owner: owner, keyword: keyword.name, isExclusive: isExclusive)
                case .maximum, .exclusiveMaximum:
                    let value = graph.tables.decimals[Int(keyword.a)]
                    let isExclusive = keyword.operation == .exclusiveMaximum
                    if let known = maximum, known.value < value || (known.value == value && !isExclusive) { continue }
                    maximum = Limit(value: value, owner: owner, keyword: keyword.name, isExclusive: isExclusive)
                case .minLength, .minItems, .minProperties:
                    if let known = counts[keyword.operation], known.value >= Int(keyword.a) { continue }
                    counts[keyword.operation] = Limit(value: Int(keyword.a), owner: owner, keyword: keyword.name)
                case .maxLength, .maxItems, .maxProperties:
                    if let known = counts[keyword.operation], known.value <= Int(keyword.a) { continue }
                    counts[keyword.operation] = Limit(value: Int(keyword.a), owner: owner, keyword: keyword.name)
                case .required:
                    required += graph.tables.names[Int(keyword.a)].names.map { ($0, owner) }
                case .contains, .containsUnmarked:
                    if keyword.c >= 0, keyword.b > keyword.c {
                        add(
                            .array, (owner, "minContains"), (owner, "maxContains"),
                            "minContains (\(keyword.b)) is above maxContains (\(keyword.c))")
                    }
                default: break
                }
            }
        }
        if let minimum, let maximum { compare(minimum, maximum) }
        compare(counts[.minLength], counts[.maxLength], .string)
        compare(counts[.minItems], counts[.maxItems], .array)
        compare(counts[.minProperties], counts[.maxProperties], .object)
        let names = Set(required.map(\.name))
        if let most = counts[.maxProperties], names.count > most.value, let owner = required.first?.owner {
            add(
                .object, (owner, "required"), (most.owner, "maxProperties"),
                "\(names.count) members are required and maxProperties is \(most.value)")
        }
        minItems = counts[.minItems]?.value ?? 0
        minProperties = max(counts[.minProperties]?.value ?? 0, names.count)
        maxItems = counts[.maxItems]?.value
    }

    /// The types that are left when all limits are looked at.
    var possibleTypes: ValueTypes { contradictions.reduce(types) { $0.subtracting($1.types) } }

    private mutating func meet(_ keyword: CompiledKeyword, _ owner: SubschemaID, _ typeOwner: inout SubschemaID?) {
        let own = ValueTypes(JSONType(rawValue: UInt8(truncatingIfNeeded: keyword.a)))
        let both = types.intersection(own)
        if both.isEmpty, !types.isEmpty, let other = typeOwner {
            add(.all, (other, "type"), (owner, "type"), "it would have to be \(types.words) and \(own.words)")
        }
        if typeOwner == nil || both != types { typeOwner = owner }
        types = both
    }

    private mutating func compare(_ minimum: Limit<JSONDecimal>, _ maximum: Limit<JSONDecimal>) {
        let isEmpty =
            minimum.value > maximum.value
            || (minimum.value == maximum.value && (minimum.isExclusive || maximum.isExclusive))
        guard isEmpty else { return }
        add(
            .number, (minimum.owner, minimum.keyword), (maximum.owner, maximum.keyword),
            "\(minimum.keyword) leaves nothing below \(maximum.keyword)")
    }

    private mutating func compare(_ minimum: Limit<Int>?, _ maximum: Limit<Int>?, _ types: ValueTypes) {
        guard let minimum, let maximum, minimum.value > maximum.value else { return }
        add(
            types, (minimum.owner, minimum.keyword), (maximum.owner, maximum.keyword),
            "\(minimum.keyword) (\(minimum.value)) is above \(maximum.keyword) (\(maximum.value))")
    }

    private mutating func add(
        _ types: ValueTypes, _ first: (SubschemaID, String), _ second: (SubschemaID, String), _ reason: String
    ) {
        contradictions.append(Contradiction(types: types, first: first, second: second, reason: reason))
    }
}
