/// A value of a ``Document``.
package struct NodeID: Hashable, Sendable, Comparable {
    package var index: Int32

    package init(_ index: Int32) { self.index = index }

    package static func < (a: NodeID, b: NodeID) -> Bool { a.index < b.index }
}

/// One payload while it is normalized and checked: the parsed input and, laid over it, what has become of it.
///
/// ```
/// input   {"Email": "ANA@EXAMPLE.com", "tags": "a,b"}       never touched; every node knows its place in it
/// nodes   0 object ─ 1 "Email" ─ 2 "tags"                   created in input order, so an input subtree is a range
/// after   0 object ─ 1 (renamed email, new text) ─ 2 array ─ 3 "a" ─ 4 "b"       3 and 4 were created later
/// ```
///
/// Nodes are flat and linked by index; text is a range of the input or of one scratch buffer, so reading allocates
/// nothing. Every edit is journalled: ``mark()`` and ``rollBack(to:)`` try out a change, ``restore(_:)`` takes one
/// value back to how it came. The validator sees only the current state, locations always speak of the input.
package struct Document: Sendable {
    /// Where the bytes of a text or a name are.
    struct TextRange: Sendable, Equatable {
        var start: Int32 = 0
        var count: Int32 = 0
        var isScratch = false
    }

    struct Node: Sendable {
        var kind: JSONKind
        /// Something in this subtree differs from the input.
        var isDirty = false
        /// The member name differs from the input.
        var isRenamed = false
        var parent: Int32 = -1
        var firstChild: Int32 = -1
        var lastChild: Int32 = -1
        var nextSibling: Int32 = -1
        var text = TextRange()
        var name = TextRange()
        /// Index of the value on the tape; -1 for a node that was created.
        var tapeIndex: Int32
        /// The node that held this one in the input, and the index there if that is an array (-1 in an object). A created
        /// node borrows the place of the node it was made from: then the position is -2.
        var inputParent: Int32
        var inputPosition: Int32
        /// One past the last node of the input subtree.
        var inputEnd: Int32
    }

    package private(set) var source: [UInt8]
    package private(set) var tape: JSONTape
    private(set) var nodes: ContiguousArray<Node> = []
    private var scratch: [UInt8] = []
    private var journal: ContiguousArray<JournalEntry> = []
    package private(set) var root = NodeID(0)

    private struct JournalEntry: Sendable {
        var index: Int32
        var node: Node
    }

    /// Lays a document over a scanned text.
    ///
    /// - Complexity: O(*n*) in the nodes of `tape`.
    package init(source: [UInt8], tape: JSONTape) {
        self.source = source
        self.tape = tape
        build()
    }

    // MARK: Reading

    /// Where a value stands on the tape; -1 for one that was created.
    func tapeIndex(of node: NodeID) -> Int32 { nodes[Int(node.index)].tapeIndex }

    /// Gives the input's bytes and tape without bounds checks in release builds; `nil` for an empty input.
    func withTape<Result>(_ body: (TextBytes, NodeSlots) -> Result) -> Result? {
        unsafe source.withUnsafeBufferPointer { text in
            unsafe tape.storage.withUnsafeBufferPointer { nodes in
                guard let text = unsafe TextBytes(text),
                    let nodes = unsafe NodeSlots(UnsafeMutableBufferPointer(mutating: nodes))
                else { return nil }
                return body(text, nodes)
            }
        }
    }

    /// Values that came with the input or were created.
    var nodeCount: Int { nodes.count }

    package func kind(of node: NodeID) -> JSONKind { nodes[Int(node.index)].kind }

    /// The decoded UTF-8 of a string, or the lexeme of a number; empty for other kinds.
    package func text(of node: NodeID) -> ArraySlice<UInt8> { bytes(nodes[Int(node.index)].text) }

    /// The decoded member name; empty when the parent is no object.
    package func name(of node: NodeID) -> ArraySlice<UInt8> { bytes(nodes[Int(node.index)].name) }

    package func parent(of node: NodeID) -> NodeID? { Self.id(nodes[Int(node.index)].parent) }
    package func firstChild(of node: NodeID) -> NodeID? { Self.id(nodes[Int(node.index)].firstChild) }
    package func nextSibling(of node: NodeID) -> NodeID? { Self.id(nodes[Int(node.index)].nextSibling) }
    package func children(of node: NodeID) -> Children { Children(document: self, upcoming: firstChild(of: node)) }

    /// - Complexity: O(*n*) in the children.
    package func childCount(of node: NodeID) -> Int {
        var count = 0
        var child = nodes[Int(node.index)].firstChild
        while child >= 0 {
            count += 1
            child = nodes[Int(child)].nextSibling
        }
        return count
    }

    /// - Complexity: O(*n*) in the members.
    package func member(named name: JSONString, of node: NodeID) -> NodeID? {
        guard kind(of: node) == .object else { return nil }
        var child = nodes[Int(node.index)].firstChild
        while child >= 0 {
            let range = nodes[Int(child)].name
            if Int(range.count) == name.utf8.count, bytes(range).elementsEqual(name.utf8) { return NodeID(child) }
            child = nodes[Int(child)].nextSibling
        }
        return nil
    }

    /// Whether anything was changed; a document that was not is written as the input's own bytes.
    package var isDirty: Bool { root.index != 0 || nodes[Int(root.index)].isDirty }

    package func isDirty(_ node: NodeID) -> Bool { nodes[Int(node.index)].isDirty }
    package func isRenamed(_ node: NodeID) -> Bool { nodes[Int(node.index)].isRenamed }

    package struct Children: Sequence, IteratorProtocol {
        let document: Document
        var upcoming: NodeID?

        package mutating func next() -> NodeID? {
            guard let node = upcoming else { return nil }
            upcoming = document.nextSibling(of: node)
            return node
        }
    }

    private static func id(_ index: Int32) -> NodeID? { index < 0 ? nil : NodeID(index) }

    private func bytes(_ range: TextRange) -> ArraySlice<UInt8> {
        let start = Int(range.start)
        let end = start + Int(range.count)
        return range.isScratch ? scratch[start..<end] : source[start..<end]
    }

    // MARK: Editing

    /// A place in the journal to come back to.
    package struct Mark {
        var journalCount: Int
        var nodeCount: Int
        var scratchCount: Int
        var root: NodeID
    }

    /// Edits that were made and not rolled back.
    var editCount: Int { journal.count }

    package func mark() -> Mark {
        Mark(journalCount: journal.count, nodeCount: nodes.count, scratchCount: scratch.count, root: root)
    }

    /// Undoes every edit made since `mark`.
    package mutating func rollBack(to mark: Mark) {
        while journal.count > mark.journalCount {
            let entry = journal.removeLast()
            nodes[Int(entry.index)] = entry.node
        }
        nodes.removeLast(nodes.count - mark.nodeCount)
        scratch.removeLast(scratch.count - mark.scratchCount)
        root = mark.root
    }

    /// Gives a scalar another kind and text.
    ///
    /// `text` is the decoded text of a string or the lexeme of a number; other kinds have none.
    package mutating func replace(_ node: NodeID, kind: JSONKind, text: some Collection<UInt8>) {
        let range = store(text)
        edit(node.index) {
            $0.kind = kind
            $0.text = range
            $0.firstChild = -1
            $0.lastChild = -1
        }
        markDirty(node.index)
    }

    /// Takes a value out of the object or array that holds it.
    ///
    /// - Complexity: O(*n*) in the siblings before it.
    package mutating func remove(_ node: NodeID) {
        let parent = nodes[Int(node.index)].parent
        guard parent >= 0 else { return }
        unlink(node.index, from: parent)
        markDirty(parent)
    }

    /// Removes every child that `isRemoved` names.
    ///
    /// - Complexity: O(*n*) in the children, unlike as many calls of ``remove(_:)``.
    package mutating func removeChildren(of node: NodeID, where isRemoved: (NodeID) -> Bool) {
        var kept: Int32 = -1
        var child = nodes[Int(node.index)].firstChild
        var first: Int32 = -1
        var removedAny = false
        while child >= 0 {
            let next = nodes[Int(child)].nextSibling
            if isRemoved(NodeID(child)) {
                edit(child) {
                    $0.parent = -1
                    $0.nextSibling = -1
                }
                removedAny = true
            } else {
                if kept >= 0 { link(kept, next: child) } else { first = child }
                kept = child
            }
            child = next
        }
        guard removedAny else { return }
        if kept >= 0 { link(kept, next: -1) }
        edit(node.index) {
            $0.firstChild = first
            $0.lastChild = kept
        }
        markDirty(node.index)
    }

    package mutating func rename(_ node: NodeID, to name: some Collection<UInt8>) {
        let range = store(name)
        edit(node.index) {
            $0.name = range
            $0.isRenamed = true
        }
        markDirty(node.index)
    }

    /// Makes a node that stands in for `origin`: issues about it point at `origin`'s place in the input.
    package mutating func create(_ kind: JSONKind, text: some Collection<UInt8> = [], standingFor origin: NodeID) -> NodeID {
        let range = store(text)
        let node = Node(
            kind: kind, isDirty: true, text: range, tapeIndex: -1, inputParent: origin.index, inputPosition: -2,
            inputEnd: Int32(nodes.count + 1))
        nodes.append(node)
        return NodeID(Int32(nodes.count - 1))
    }

    /// Appends `child` to `parent`, or puts it before `sibling`. In an object `name` becomes the member's name.
    package mutating func insert(
        _ child: NodeID, into parent: NodeID, named name: [UInt8] = [], before sibling: NodeID? = nil
    ) {
        let range = store(name)
        let next = sibling?.index ?? -1
        edit(child.index) {
            $0.parent = parent.index
            $0.nextSibling = next
            $0.name = range
            $0.isRenamed = true
        }
        let previous = next < 0 ? nodes[Int(parent.index)].lastChild : before(next, in: parent.index)
        if previous >= 0 { link(previous, next: child.index) }
        edit(parent.index) {
            if previous < 0 { $0.firstChild = child.index }
            if next < 0 { $0.lastChild = child.index }
        }
        markDirty(parent.index)
    }

    /// Turns `node` into a container whose only child is what `node` was: `{…}` becomes `[{…}]`.
    package mutating func wrapInArray(_ node: NodeID) {
        let inner = create(nodes[Int(node.index)].kind, standingFor: node)
        let old = nodes[Int(node.index)]
        edit(inner.index) {
            $0.text = old.text
            $0.firstChild = old.firstChild
            $0.lastChild = old.lastChild
            $0.tapeIndex = old.tapeIndex
            $0.isDirty = old.isDirty
            $0.inputEnd = old.inputEnd
        }
        var child = old.firstChild
        while child >= 0 {
            edit(child) { $0.parent = inner.index }
            child = nodes[Int(child)].nextSibling
        }
        edit(node.index) {
            $0.kind = .array
            $0.text = TextRange()
            $0.firstChild = -1
            $0.lastChild = -1
        }
        insert(inner, into: node)
        markDirty(node.index)
    }

    /// Makes the value of a member the whole document.
    package mutating func unwrap(to node: NodeID) {
        edit(node.index) {
            $0.parent = -1
            $0.nextSibling = -1
            $0.name = TextRange()
        }
        root = node
    }

    /// Takes a value back to how it came, with everything inside it; its member name and its place stay.
    ///
    /// - Complexity: O(*n*) in the input subtree.
    package mutating func restore(_ node: NodeID) {
        guard nodes[Int(node.index)].isDirty, nodes[Int(node.index)].tapeIndex >= 0 else { return }
        let origin = inputNode(standingFor: node).index
        let end = nodes[Int(origin)].inputEnd
        reset(node.index)
        var index = origin + 1
        while index < end {
            reset(index)
            let inputParent = nodes[Int(index)].inputParent
            let parent = inputParent == origin ? node.index : inputParent
            let name = inputName(of: index)
            edit(index) {
                $0.parent = parent
                $0.nextSibling = -1
                $0.isRenamed = false
                $0.name = name
            }
            let last = nodes[Int(parent)].lastChild
            if last >= 0 { link(last, next: index) }
            edit(parent) {
                if last < 0 { $0.firstChild = index }
                $0.lastChild = index
            }
            index += 1
        }
        // A repeated name stays what its last occurrence says, also in a restored object.
        dropShadowedMembers(from: origin, to: end)
    }

    private mutating func reset(_ index: Int32) {
        let (kind, text) = inputValue(of: index)
        edit(index) {
            $0.kind = kind
            $0.text = text
            $0.firstChild = -1
            $0.lastChild = -1
            $0.isDirty = false
        }
    }

    private mutating func edit(_ index: Int32, _ change: (inout Node) -> Void) {
        journal.append(JournalEntry(index: index, node: nodes[Int(index)]))
        change(&nodes[Int(index)])
    }

    private mutating func link(_ index: Int32, next: Int32) {
        if nodes[Int(index)].nextSibling != next { edit(index) { $0.nextSibling = next } }
    }

    private mutating func unlink(_ index: Int32, from parent: Int32) {
        let previous = before(index, in: parent)
        let next = nodes[Int(index)].nextSibling
        if previous >= 0 { link(previous, next: next) }
        edit(parent) {
            if previous < 0 { $0.firstChild = next }
            if next < 0 { $0.lastChild = previous }
        }
        edit(index) {
            $0.parent = -1
            $0.nextSibling = -1
        }
    }

    private func before(_ index: Int32, in parent: Int32) -> Int32 {
        var previous: Int32 = -1
        var child = nodes[Int(parent)].firstChild
        while child >= 0, child != index {
            previous = child
            child = nodes[Int(child)].nextSibling
        }
        return previous
    }

    private mutating func markDirty(_ index: Int32) {
        var current = index
        while current >= 0, !nodes[Int(current)].isDirty {
            edit(current) { $0.isDirty = true }
            current = nodes[Int(current)].parent
        }
    }

    private mutating func store(_ text: some Collection<UInt8>) -> TextRange {
        let start = Int32(scratch.count)
        scratch.append(contentsOf: text)
        return TextRange(start: start, count: Int32(scratch.count) - start, isScratch: true)
    }

    // MARK: Building

    private mutating func build() {
        nodes.reserveCapacity(tape.count)
        var open: [(node: Int32, tapeEnd: Int)] = []
        var nameIndex = -1
        var index = 0
        while index < tape.count {
            if tape[index].kind == .name {
                nameIndex = index
                index += 1
                continue
            }
            while let last = open.last, index >= last.tapeEnd {
                nodes[Int(last.node)].inputEnd = Int32(nodes.count)
                open.removeLast()
            }
            let id = Int32(nodes.count)
            var node = Node(
                kind: tape[index].kind, tapeIndex: Int32(index), inputParent: open.last?.node ?? -1, inputPosition: -1,
                inputEnd: id + 1)
            node.parent = node.inputParent
            node.text = decodedText(at: index)
            if node.inputParent >= 0 {
                let parent = Int(node.inputParent)
                if nodes[parent].kind == .object {
                    node.name = decodedText(at: nameIndex)
                } else {
                    let previous = nodes[parent].lastChild
                    node.inputPosition = previous < 0 ? 0 : nodes[Int(previous)].inputPosition + 1
                }
                let previous = nodes[parent].lastChild
                if previous >= 0 { nodes[Int(previous)].nextSibling = id } else { nodes[parent].firstChild = id }
                nodes[parent].lastChild = id
            }
            nodes.append(node)
            if node.kind == .object || node.kind == .array { open.append((id, Int(tape[index].next))) }
            index += 1
        }
        for last in open { nodes[Int(last.node)].inputEnd = Int32(nodes.count) }
        dropShadowedMembers(from: 0, to: Int32(nodes.count))
        journal.removeAll(keepingCapacity: true)
    }

    /// Of members with one name only the last counts.
    private mutating func dropShadowedMembers(from first: Int32, to end: Int32) {
        guard !tape.duplicateNames.isEmpty else { return }
        var last: [Int: Int] = [:]
        for pair in tape.duplicateNames { last[pair.first] = max(last[pair.first] ?? 0, pair.repeated) }
        var shadowed = Set(last.keys)
        for pair in tape.duplicateNames where last[pair.first] != pair.repeated { shadowed.insert(pair.repeated) }
        var parents: Set<Int32> = []
        var dropped: Set<NodeID> = []
        for index in first..<end where shadowed.contains(Int(nodes[Int(index)].tapeIndex) - 1) {
            let parent = nodes[Int(index)].parent
            guard parent >= 0, nodes[Int(parent)].kind == .object else { continue }
            dropped.insert(NodeID(index))
            parents.insert(parent)
        }
        for parent in parents.sorted() { removeChildren(of: NodeID(parent)) { dropped.contains($0) } }
    }

    private mutating func decodedText(at index: Int) -> TextRange {
        let node = tape[index]
        switch node.kind {
        case .number:
            return TextRange(start: Int32(node.offset), count: Int32(node.byteCount))
        case .string, .name:
            let inner = Int(node.offset) + 1..<Int(node.offset) + Int(node.byteCount) - 1
            guard node.hasEscape else { return TextRange(start: Int32(inner.lowerBound), count: Int32(inner.count)) }
            return store(JSONText.decode(source[inner]))
        default:
            return TextRange()
        }
    }

    private mutating func inputValue(of index: Int32) -> (JSONKind, TextRange) {
        let tapeIndex = Int(nodes[Int(index)].tapeIndex)
        return (tape[tapeIndex].kind, decodedText(at: tapeIndex))
    }

    private mutating func inputName(of index: Int32) -> TextRange {
        guard nodes[Int(index)].inputPosition == -1 else { return TextRange() }
        return decodedText(at: Int(nodes[Int(index)].tapeIndex) - 1)
    }
}
