/// `unique-by`: entries of a list with equal keys. An equal entry is removed, a contradicting one is an error; both are
/// reported at the later entry.
///
/// Without `member` the rule stands on the array itself. Entries that say nothing but their keys contradict nobody,
/// unless `strict` is set: then any other entry with the same keys does.
struct UniqueByRule: Rule {
    static let kind = "unique-by"
    static let codes = ["list.duplicate_removed"]

    private let list: JSONString?
    private let keys: [JSONString]
    private let duplicate: IssueName
    private let conflict: IssueName
    private let isStrict: Bool

    var isForArrays: Bool { list == nil }

    init(_ reader: SchemaReader) throws(SchemaError) {
        list = try reader.member("member")?.jsonString()
        keys = try reader.require("keys").jsonStrings()
        duplicate = try IssueName(try reader.require("duplicate"))
        conflict = try IssueName(try reader.require("conflict"))
        isStrict = try reader.member("strict")?.boolean() ?? false
    }

    func apply(to record: NodeID, in run: inout Normalization) {
        let named = list.map { run.document.member(named: $0, of: record) } ?? record
        guard let array = named, run.document.kind(of: array) == .array else { return }
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
                run.report(
                    duplicate.code, at: entry, severity: duplicate.severity, like: "list.duplicate_removed", message: duplicate.message)
                removed.insert(entry)
            } else if isStrict || (keys.count < (value.members?.count ?? 0) && keys.count < (first.members?.count ?? 0)) {
                run.report(conflict.code, at: entry, severity: conflict.severity, message: conflict.message)
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
        list.map { CleanUniqueBy(list: field($0), keys: keys.map(\.utf8)) }
    }
}
