/// The names of an object's members, before any value is looked at.
///
/// ``KeyRules/verdict(on:among:options:)`` judges each name; here the judgement is carried out.
extension Normalization {
    /// Unwraps a record, or an array of records, that is the only member of another object.
    mutating func unwrapRoot(_ keys: KeyRules, types: Set<String>) {
        let wrapped: JSONKind = types.contains("array") && !types.contains("object") ? .array : .object
        guard document.kind(of: document.root) == .object, let only = document.firstChild(of: document.root),
            document.nextSibling(of: only) == nil, document.kind(of: only) == wrapped,
            keys.wrappers.contains(JSONString(document.name(of: only)))
        else { return }
        document.unwrap(to: only)
        report("shape.wrapper", at: only)
    }

    /// - Parameter row: the row of the object, in which harmless names are remembered.
    mutating func applyKeys(_ keys: KeyRules, to node: NodeID, _ shape: Shape, _ row: Int32) {
        let names = shape.documentedNames
        var removed: Set<NodeID> = []
        var renamings: [Renaming] = []
        var folding = BracketFolding()
        var child = document.firstChild(of: node)
        while let member = child {
            child = document.nextSibling(of: member)
            let text = document.name(of: member)
            if names.index(of: text) != nil || look?.isHarmless(text, in: row) == true { continue }
            switch keys.verdict(on: JSONString(text), among: names, options: options) {
            case .documented: break
            case .readOnly:
                report("field.not_writable", at: member, shape: shape, isAtName: true)
                removed.insert(member)
            case .unsafe: report("field.unsafe_name", at: member, shape: shape, isAtName: true)
            case .declared(let declaration): choicesByNode[member] = choices(declaration)
            case .folded(let path): folding.add(member, path)
            case .renamed(let target, let code):
                renamings.append(Renaming(member: member, target: target, code: code))
            case .stranger(let code, let suggestion):
                guard let code else { break }
                let facts = suggestion.map { ["suggestion": $0.description] } ?? [:]
                report(code, at: member, shape: shape, isAtName: true, facts)
            }
        }
        if !removed.isEmpty { document.removeChildren(of: node) { removed.contains($0) } }
        guard !renamings.isEmpty || !folding.lists.isEmpty else { return }
        var present: [JSONString: NodeID] = [:]
        for member in document.children(of: node) { present[JSONString(document.name(of: member))] = member }
        rename(renamings, keys, &present, shape)
        fold(folding, in: node, present, shape)
    }

    private struct Renaming {
        var member: NodeID
        var target: JSONString
        var code: String
    }

    /// Two members that both want one name: which of them is meant is not for us to say, so neither gets it.
    private mutating func rename(
        _ renamings: [Renaming], _ keys: KeyRules, _ present: inout [JSONString: NodeID], _ shape: Shape
    ) {
        let claims = Dictionary(renamings.map { ($0.target, 1) }, uniquingKeysWith: +)
        for renaming in renamings {
            let suggestion = ["suggestion": renaming.target.description]
            guard claims[renaming.target] == 1, present[renaming.target] == nil else {
                if let holder = present[renaming.target] { contested.insert(holder) }
                report("field.duplicate", at: renaming.member, shape: shape, isAtName: true, suggestion)
                continue
            }
            if let declaration = keys.declaration(of: renaming.target, in: options) {
                choicesByNode[renaming.member] = choices(declaration)
            }
            document.rename(renaming.member, to: renaming.target.utf8)
            report(renaming.code, at: renaming.member, shape: shape, isAtName: true, suggestion)
        }
        for renaming in renamings where claims[renaming.target] == 1 {
            present[renaming.target] = present[renaming.target] ?? renaming.member
        }
    }

    private func choices(_ declaration: JSONValue) -> [[UInt8]] {
        declaration["options"]?.elements?.compactMap { $0.string?.utf8 } ?? []
    }

    // MARK: Brackets

    /// `list[id]: 1, list[flag]: true` becomes `list: [{id: 1, flag: true}]`, at the place of the first of them.
    private mutating func fold(_ folding: BracketFolding, in node: NodeID, _ present: [JSONString: NodeID], _ shape: Shape) {
        var moved: Set<NodeID> = []
        var arrays: [(array: NodeID, list: JSONString, before: NodeID, entries: [BracketFolding.Entry])] = []
        for (list, entries) in folding.lists {
            var entries = entries
            if let holder = present[list] { contested.insert(holder) }
            for index in entries.indices {
                // A whole list beside its parts, or one member twice, has no one reading.
                let repeated = entries[index].repeatedMembers(isAll: present[list] != nil)
                for member in repeated {
                    report("field.duplicate", at: member, shape: shape, isAtName: true, ["suggestion": list.description])
                }
                entries[index].members.removeAll { repeated.contains($0.node) }
            }
            entries.removeAll { $0.members.isEmpty }
            let nodes = entries.flatMap(\.members).map(\.node)
            guard let first = nodes.min(), let origin = entries.first?.origin else { continue }
            moved.formUnion(nodes)
            arrays.append((document.create(.array, standingFor: origin), list, first, entries))
        }
        for (array, list, before, _) in arrays { document.insert(array, into: node, named: list.utf8, before: before) }
        document.removeChildren(of: node) { moved.contains($0) }
        for (array, _, before, entries) in arrays {
            for entry in entries {
                let object = document.create(.object, standingFor: entry.origin ?? before)
                document.insert(object, into: array)
                for member in entry.members {
                    document.insert(member.node, into: object, named: member.name.utf8)
                    report("shape.bracket_key", at: member.node, shape: shape, isAtName: true)
                }
                foldedEntries[object] = entry.members
            }
        }
    }
}

/// Bracket members by list, and in it by entry: `[]` first, then `[0]`, `[1]` … whatever their order in the payload.
private struct BracketFolding {
    struct Entry {
        var members: [(name: JSONString, node: NodeID)]

        /// The member that stands for the entry, whatever the order of the payload: that with the first name.
        var origin: NodeID? { members.min { $0.name < $1.name }?.node }

        /// Members whose name stands twice in the entry, or all of them.
        func repeatedMembers(isAll: Bool) -> Set<NodeID> {
            let counts = Dictionary(members.map { ($0.name, 1) }, uniquingKeysWith: +)
            return Set(members.filter { isAll || counts[$0.name] != 1 }.map(\.node))
        }
    }

    private var entriesByList: [JSONString: [EntryIndex: Entry]] = [:]

    mutating func add(_ node: NodeID, _ path: BracketPath) {
        entriesByList[path.list, default: [:]][EntryIndex(digits: path.index), default: Entry(members: [])].members
            .append((path.member, node))
    }

    var lists: [(name: JSONString, entries: [Entry])] {
        entriesByList.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted { $0.key < $1.key }.map(\.value)) }
    }

    /// Digits of any length, ordered as numbers; `01` and `1` are two.
    private struct EntryIndex: Hashable, Comparable {
        var digits: [UInt8]

        static func < (a: EntryIndex, b: EntryIndex) -> Bool {
            let first = a.digits.drop { $0 == 0x30 }
            let second = b.digits.drop { $0 == 0x30 }
            if first.count != second.count { return first.count < second.count }
            if !first.elementsEqual(second) { return first.lexicographicallyPrecedes(second) }
            return a.digits.count < b.digits.count
        }
    }
}
