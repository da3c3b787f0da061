/// `unique-by`: entries of a list with equal keys. An equal entry is removed, a contradicting one is an error; both are
/// reported at the later entry.
struct UniqueByRule: Rule {
    static let kind = "unique-by"

    private let list: JSONString
    private let keys: [JSONString]
    private let duplicateCode: String
    private let conflictCode: String

    init(_ reader: SchemaReader) throws(SchemaError) {
        list = try reader.require("member").jsonString()
        keys = try reader.require("keys").jsonStrings()
        duplicateCode = try reader.require("duplicate").string()
        conflictCode = try reader.require("conflict").string()
    }

    func apply(to record: NodeID, in run: inout Normalization) {
        guard let array = run.document.member(named: list, of: record), run.document.kind(of: array) == .array else { return }
        var firstByKey: [[JSONValue]: JSONValue] = [:]
        var removed: Set<NodeID> = []
        for entry in run.document.children(of: array) {
            guard let key = key(of: entry, in: run.document) else { continue }
            let value = run.document.value(of: entry)
            guard let first = firstByKey[key] else {
                firstByKey[key] = value
                continue
            }
            if first == value {
                run.report(duplicateCode, at: entry)
                removed.insert(entry)
            } else if keys.count < (value.members?.count ?? 0), keys.count < (first.members?.count ?? 0) {
                run.report(conflictCode, at: entry)
            }
        }
        if !removed.isEmpty { run.document.removeChildren(of: array) { removed.contains($0) } }
    }

    /// The key of a complete entry; an entry without one is judged by `required`.
    private func key(of entry: NodeID, in document: Document) -> [JSONValue]? {
        guard document.kind(of: entry) == .object else { return nil }
        var key: [JSONValue] = []
        for name in keys {
            guard let member = document.member(named: name, of: entry), document.kind(of: member) != .null else { return nil }
            key.append(document.value(of: member))
        }
        return key
    }
}

extension UniqueByRule {
    func clean(_ options: RunOptions, field: (JSONString) -> Int32) -> (any CleanRule)? {
        CleanUniqueBy(list: field(list), keys: keys.map(\.utf8))
    }
}
