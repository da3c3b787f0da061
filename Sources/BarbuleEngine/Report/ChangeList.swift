/// Finds the changes between the input and the current state of a document.
///
/// ```
/// {"Email": "A@EXAMPLE.com", "tags": ["a", "a"]}   →   remove /Email, add /email, remove /tags/1
/// ```
///
/// Values are compared by origin, not by content: a node knows where it came from. Inside an object the removals come
/// first; inside an array the surviving elements are changed in place, then the others go from the last to the first,
/// so every path is right at its moment.
struct ChangeList {
    private let document: Document
    private let causes: (NodeID) -> [String]
    private let isSensitive: (NodeID) -> Bool
    private var changes: [Change] = []

    static func changes(
        in document: Document, causes: @escaping (NodeID) -> [String], isSensitive: @escaping (NodeID) -> Bool
    ) -> [Change] {
        guard document.isDirty else { return [] }
        var list = ChangeList(document, causes, isSensitive)
        list.compare(NodeID(0), now: document.root, at: [])
        return list.changes
    }

    private init(
        _ document: Document, _ causes: @escaping (NodeID) -> [String], _ isSensitive: @escaping (NodeID) -> Bool
    ) {
        self.document = document
        self.causes = causes
        self.isSensitive = isSensitive
    }

    /// `input` is the node that stood here, `now` the one that stands here.
    private mutating func compare(_ input: NodeID, now: NodeID, at path: [JSONString]) {
        guard document.isDirty(now) || now != input else { return }
        switch (document.inputKind(of: input), document.kind(of: now)) {
        case (.object, .object) where now == input: compareMembers(of: now, at: path)
        case (.array, .array) where now == input && document.children(of: now).allSatisfy({ isElement($0, of: now) }):
            compareElements(of: now, at: path)
        default:
            let before = document.source[document.byteRange(of: input)]
            let after = CanonicalWriter.write(now, of: document)
            if !before.elementsEqual(after) { append(.replace, path, before: Array(before), after: after, about: now) }
        }
    }

    private func isElement(_ child: NodeID, of array: NodeID) -> Bool {
        document.isFromInput(child) && document.inputParent(of: child) == array && document.inputNode(standingFor: child) == child
    }

    private mutating func compareMembers(of object: NodeID, at path: [JSONString]) {
        var staying: [JSONString: NodeID] = [:]
        var arriving: [NodeID] = []
        for child in document.children(of: object) {
            if !document.isRenamed(child), isElement(child, of: object) {
                staying[JSONString(document.name(of: child))] = child
            } else {
                arriving.append(child)
            }
        }
        for member in document.inputChildren(of: object) {
            let name = JSONString(document.inputName(of: member))
            guard staying[name] == nil else { continue }
            append(.remove, path + [name], before: Array(document.source[document.byteRange(of: member)]), after: nil, about: member)
        }
        for child in document.children(of: object) where staying[JSONString(document.name(of: child))] == child {
            compare(child, now: child, at: path + [JSONString(document.name(of: child))])
        }
        for child in arriving {
            append(
                .add, path + [JSONString(document.name(of: child))], before: nil, after: CanonicalWriter.write(child, of: document),
                about: child)
        }
    }

    private mutating func compareElements(of array: NodeID, at path: [JSONString]) {
        let remaining = Set(document.children(of: array))
        let elements = document.inputChildren(of: array)
        for (index, element) in elements.enumerated() where remaining.contains(element) {
            compare(element, now: element, at: path + [JSONString(String(index))])
        }
        for (index, element) in elements.enumerated().reversed() where !remaining.contains(element) {
            append(
                .remove, path + [JSONString(String(index))], before: Array(document.source[document.byteRange(of: element)]),
                after: nil, about: element)
        }
    }

    private mutating func append(
        _ operation: Change.Operation, _ path: [JSONString], before: [UInt8]?, after: [UInt8]?, about node: NodeID
    ) {
        changes.append(
            Change(
                operation: operation, path: JSONPointer.join(path).description, before: before, after: after,
                causes: causes(node), isSensitive: isSensitive(node)))
    }
}

extension Document {
    /// The kind a value had in the input.
    func inputKind(of node: NodeID) -> JSONKind { tape[Int(nodes[Int(node.index)].tapeIndex)].kind }

    /// Everything that stood inside a value in the input.
    func inputDescendants(of node: NodeID) -> some Sequence<NodeID> {
        (node.index..<max(node.index, nodes[Int(node.index)].inputEnd)).lazy.dropFirst().map { NodeID($0) }
    }

    /// The children a value had in the input; of members with one name the last.
    func inputChildren(of node: NodeID) -> [NodeID] {
        var children: [NodeID] = []
        var index = node.index + 1
        let end = nodes[Int(node.index)].inputEnd
        while index < end {
            children.append(NodeID(index))
            index = nodes[Int(index)].inputEnd
        }
        guard !tape.duplicateNames.isEmpty, inputKind(of: node) == .object else { return children }
        var last: [JSONString: NodeID] = [:]
        for child in children { last[JSONString(inputName(of: child))] = child }
        return children.filter { last[JSONString(inputName(of: $0))] == $0 }
    }
}
