/// How the facts of `x-normalize` from several places (`$ref`, `allOf`, siblings) become the facts of one location.
///
/// Facts are no steps: the merge is commutative, so the order inside `allOf` cannot matter. Two different values of a
/// fact that must agree are a schema error that names both places.
enum FactMerge: Sendable {
    /// Arrays: every element of either.
    case union
    /// The later of the two on this ladder.
    case ladder([String])
    /// Objects: members of either, merged in turn; arrays: elements of either; anything else must agree.
    case combine
    /// Objects of one member: the same member, its parameters merged; another is an error.
    case kind
    /// Equal or an error.
    case agree

    func merge(_ a: SchemaReader, _ b: SchemaReader) throws(SchemaError) -> SchemaReader {
        switch self {
        case .agree:
            guard a.value == b.value else { throw a.conflict(with: b) }
            return a
        case .ladder(let steps):
            let first = steps.firstIndex(of: try a.string()) ?? 0
            let second = steps.firstIndex(of: try b.string()) ?? 0
            return first >= second ? a : b
        case .union:
            var elements = try a.elements().map(\.value)
            var known = Set(elements)
            for element in try b.elements() where known.insert(element.value).inserted { elements.append(element.value) }
            return a.replacing(with: .array(elements))
        case .kind:
            guard a.value.members?.map(\.name) == b.value.members?.map(\.name) else { throw a.conflict(with: b) }
            return try FactMerge.combine.merge(a, b)
        case .combine:
            if a.value.elements != nil, b.value.elements != nil { return try FactMerge.union.merge(a, b) }
            guard a.value.members != nil, b.value.members != nil else { return try FactMerge.agree.merge(a, b) }
            var members: [(name: JSONString, value: JSONValue)] = []
            for (name, reader) in try a.members() {
                let other = b.member(name.description)
                members.append((name, try other.map { other throws(SchemaError) in try merge(reader, other).value } ?? reader.value))
            }
            for (name, reader) in try b.members() where a.value[name] == nil { members.append((name, reader.value)) }
            return a.replacing(with: .object(members))
        }
    }
}

/// Every member of `x-normalize` and how it merges. The meta-schema in `Schemas/` describes their values.
let factMerges: [String: FactMerge] = [
    "from": .union,
    "digits": .agree,
    "repair": .union,
    "strip": .union,
    "unicode": .ladder(["none", "NFC", "NFKC"]),
    "space": .ladder(["keep", "trim", "collapse"]),
    "empty": .agree,
    "null": .ladder(["keep", "clear", "remove"]),
    "residue": .union,
    "placeholders": .union,
    "spare": .union,
    "filler": .agree,
    "suspect": .combine,
    "note": .agree,
    "reserved": .agree,
    "case": .agree,
    "map": .agree,
    "as": .kind,
    "list": .combine,
    "default": .agree,
]
