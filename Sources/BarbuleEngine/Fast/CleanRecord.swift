internal import BarbuleValues

/// The fields of one object of a payload, by their position in the field table.
struct CleanRecord {
    let payload: [UInt8]
    let text: TextBytes
    let nodes: NodeSlots
    let slots: ContiguousArray<Int32>
    let base: Int
    let now: Timestamp

    /// The tape index of a field's value, or `nil` when it is absent or the schema has no such field.
    func index(_ field: Int32) -> Int? {
        guard field >= 0, case let index = slots[base &+ Int(field)], index >= 0 else { return nil }
        return Int(index)
    }

    func node(_ field: Int32) -> JSONTape.Node? { index(field).map { nodes[$0] } }

    /// The text of a field that is a string without escapes.
    func text(_ field: Int32) -> ArraySlice<UInt8>? {
        guard let node = node(field), node.kind == .string, !node.hasEscape else { return nil }
        return payload[node.contentRange]
    }

    /// The tape index of the value of a member without escapes in its name, when the entry of a list is an object.
    func member(_ name: [UInt8], of entry: Int) -> Int? {
        guard nodes[entry].kind == .object else { return nil }
        let end = Int(nodes[entry].next)
        var member = entry &+ 1
        while member < end {
            let node = nodes[member]
            if !node.hasEscape, text.isEqual(node.contentRange, name) { return member &+ 1 }
            member = nodes.end(of: member &+ 1)
        }
        return nil
    }

    /// Absent or `null`.
    func isMissing(_ field: Int32) -> Bool { node(field).map { $0.kind == .null } ?? true }
}
