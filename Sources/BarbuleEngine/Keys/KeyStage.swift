/// The names of an object's members, before any value is looked at.
///
/// A name is judged in a fixed order: documented → read-only → unsafe → declared → folded brackets → variant of a
/// documented name → label of a declared one → alias → typing error → unknown. Only a change that cannot be a mistake
/// (a variant, a label, brackets) is made; the rest is reported, because it may be a real custom name.
extension Normalization {
    /// Unwraps a record that is the only member of another object.
    mutating func unwrapRoot(_ keys: KeyRules) {
        guard document.kind(of: document.root) == .object, let only = document.firstChild(of: document.root),
            document.nextSibling(of: only) == nil, document.kind(of: only) == .object,
            keys.wrappers.contains(JSONString(document.name(of: only)))
        else { return }
        document.unwrap(to: only)
        report("shape.wrapper", at: only)
    }

    mutating func applyKeys(_ keys: KeyRules, to node: NodeID, _ shape: Shape) {
        let names = shape.documentedNames
        var present = Set(document.children(of: node).map { JSONString(document.name(of: $0)) })
        var removed: Set<NodeID> = []
        var folding = BracketFolding()
        var child = document.firstChild(of: node)
        while let member = child {
            child = document.nextSibling(of: member)
            let name = JSONString(document.name(of: member))
            if names.isDocumented(name) { continue }
            if keys.readOnly.contains(name) {
                report("field.not_writable", at: member, shape: shape, isAtName: true)
                removed.insert(member)
            } else if keys.isUnsafe(name) {
                report("field.unsafe_name", at: member, shape: shape, isAtName: true)
            } else if let declaration = keys.declaration(of: name, in: options) {
                choicesByNode[member] = declaration["options"]?.elements?.compactMap { $0.string?.utf8 } ?? []
            } else if keys.foldsBrackets, let path = BracketPath(name), names.isDocumented(path.list) {
                folding.add(member, path)
            } else if keys.renamesVariants, let target = names.variant(of: name) {
                rename(member, to: target, "field.case_variant", &present, shape)
            } else if let target = keys.declaredName(labelled: name, in: options) {
                choicesByNode[member] =
                    keys.declaration(of: target, in: options)?["options"]?.elements?.compactMap { $0.string?.utf8 } ?? []
                rename(member, to: target, "custom.label_used", &present, shape)
            } else {
                reportStranger(member, name, keys, names, shape)
            }
        }
        if !removed.isEmpty { document.removeChildren(of: node) { removed.contains($0) } }
        fold(folding, in: node, present, shape)
    }

    private mutating func rename(
        _ member: NodeID, to target: JSONString, _ code: String, _ present: inout Set<JSONString>, _ shape: Shape
    ) {
        guard present.insert(target).inserted else {
            report("field.duplicate", at: member, shape: shape, isAtName: true, ["suggestion": target.description])
            return
        }
        document.rename(member, to: target.utf8)
        report(code, at: member, shape: shape, isAtName: true, ["suggestion": target.description])
    }

    private mutating func reportStranger(
        _ member: NodeID, _ name: JSONString, _ keys: KeyRules, _ names: DocumentedNames, _ shape: Shape
    ) {
        if let target = keys.aliases[name] ?? keys.aliases[JSONString(name.description.lowercased())] {
            report("field.alias_suspected", at: member, shape: shape, isAtName: true, ["suggestion": target.description])
        } else if keys.reportsTypos, let target = names.nearest(to: name) {
            report("field.typo_suspected", at: member, shape: shape, isAtName: true, ["suggestion": target.description])
        } else if keys.reportsUnknown {
            report("field.unknown_nested", at: member, shape: shape, isAtName: true)
        } else if keys.hasDeclarations(in: options) {
            report("custom.undeclared", at: member, shape: shape, isAtName: true)
        }
    }

    // MARK: Brackets

    /// `list[id]: 1, list[flag]: true` becomes `list: [{id: 1, flag: true}]`, at the place of the first of them.
    private mutating func fold(_ folding: BracketFolding, in node: NodeID, _ present: Set<JSONString>, _ shape: Shape) {
        for (list, entries) in folding.lists {
            let members = entries.flatMap(\.members)
            guard let first = members.first?.node else { continue }
            guard !present.contains(list) else {
                for member in members {
                    report("field.duplicate", at: member.node, shape: shape, isAtName: true, ["suggestion": list.description])
                }
                continue
            }
            let array = document.create(.array, standingFor: first)
            document.insert(array, into: node, named: list.utf8, before: first)
            for entry in entries {
                let object = document.create(.object, standingFor: entry.members.first?.node ?? first)
                document.insert(object, into: array)
                for member in entry.members {
                    document.remove(member.node)
                    document.insert(member.node, into: object, named: member.name.utf8)
                    report("shape.bracket_key", at: member.node, shape: shape, isAtName: true)
                }
            }
        }
    }
}

/// `list[id]`, `list[0][id]` or `list[][id]`.
private struct BracketPath {
    var list: JSONString
    var index: [UInt8]
    var member: JSONString

    init?(_ name: JSONString) {
        guard name.utf8.last == UInt8(ascii: "]"), let open = name.utf8.firstIndex(of: UInt8(ascii: "[")) else { return nil }
        let parts = name.utf8[(open + 1)..<(name.utf8.count - 1)].split(
            separator: UInt8(ascii: "["), omittingEmptySubsequences: false)
        list = JSONString(name.utf8[..<open])
        guard let last = parts.last, !last.isEmpty, !last.contains(UInt8(ascii: "]")) else { return nil }
        member = JSONString(last)
        switch parts.count {
        case 1: index = []
        case 2:
            guard parts[0].last == UInt8(ascii: "]"), parts[0].dropLast().allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
                return nil
            }
            index = Array(parts[0].dropLast())
        default: return nil
        }
    }
}

/// Bracket members by list and entry, in the order in which they came.
private struct BracketFolding {
    struct Entry {
        var index: [UInt8]
        var members: [(name: JSONString, node: NodeID)]
    }

    private(set) var lists: [(name: JSONString, entries: [Entry])] = []

    mutating func add(_ node: NodeID, _ path: BracketPath) {
        let list = lists.firstIndex { $0.name == path.list } ?? lists.count
        if list == lists.count { lists.append((path.list, [])) }
        let entry = lists[list].entries.firstIndex { $0.index == path.index } ?? lists[list].entries.count
        if entry == lists[list].entries.count { lists[list].entries.append(Entry(index: path.index, members: [])) }
        lists[list].entries[entry].members.append((path.member, node))
    }
}
