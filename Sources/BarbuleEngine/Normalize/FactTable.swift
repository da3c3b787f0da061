/// How the facts of `x-normalize` from several places (`$ref`, `allOf`, siblings) become the facts of one location.
///
/// Facts are no steps: the merge is commutative, so the order inside `allOf` cannot matter. Two different values of a
/// fact that must agree are a schema error that names both places.
enum FactMerge: Sendable {
    /// Arrays: every element of either.
    case union
    /// The later of the two on this ladder.
    case ladder([String])
    /// Objects: members of either, and equal where both have one.
    case combine
    /// Equal or an error.
    case agree

    func merge(_ a: SchemaReader, _ b: SchemaReader) throws(SchemaError) -> SchemaReader {
        switch self {
        case .agree:
            guard a.value == b.value else { throw a.conflict(with: b) }
            return a
        case .ladder(let steps):
            let ranks = [steps.firstIndex(of: try a.string()) ?? 0, steps.firstIndex(of: try b.string()) ?? 0]
            return ranks[0] >= ranks[1] ? a : b
        case .union:
            var elements = try a.elements().map(\.value)
            for element in try b.elements() where !elements.contains(element.value) { elements.append(element.value) }
            return a.replacing(with: .array(elements))
        case .combine:
            var members = try a.members().map { (name: $0.name, value: $0.reader.value) }
            for (name, reader) in try b.members() {
                guard let known = members.first(where: { $0.name == name }) else {
                    members.append((name: name, value: reader.value))
                    continue
                }
                guard known.value == reader.value else { throw a.conflict(with: reader) }
            }
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
    "null": .agree,
    "residue": .union,
    "placeholders": .union,
    "spare": .union,
    "filler": .agree,
    "suspect": .combine,
    "note": .agree,
    "case": .agree,
    "map": .agree,
    "as": .agree,
    "list": .combine,
    "default": .agree,
]
