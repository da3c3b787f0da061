/// A JSON text as a flat list of nodes in document order: kinds and byte ranges of the input, nothing copied.
///
///     {"a": [1, 2], "b": "x"}
///
///     index  kind    offset  byteCount  next
///     0      object  0       23         7       childCount 2
///     1      name    1       3          (hash of a)
///     2      array   6       6          5       childCount 2
///     3      number  7       1          4
///     4      number  10      1          5
///     5      name    14      3          (hash of b)
///     6      string  19      3          7
///
/// Node 0 is the root value. An array is its node, then its elements; an object is its node, then a name and a value per
/// member. `next` is the index after the value and all inside it, so skipping a value is one step.
///
/// A tape is a workspace: scan into the same one again and again, and nothing is allocated once it is large enough.
package struct JSONTape: Sendable {
    /// Scanned nodes, then slots for later ones: `storage.count` is the capacity.
    var storage = ContiguousArray<Node>()
    var duplicates = DuplicateNameFinder()
    /// How many nodes the last scan wrote.
    package internal(set) var count = 0
    /// Member names in the whole document.
    package internal(set) var nameCount = 0
    /// True when the text began with EF BB BF. Offsets count those three bytes.
    package internal(set) var hasByteOrderMark = false

    package init() {}

    /// A tape with room for `nodeCapacity` nodes.
    package init(nodeCapacity: Int) {
        storage = ContiguousArray(repeating: Node(), count: max(0, nodeCapacity))
    }

    /// The node at `index`, which must be in `0 ..< count`.
    package subscript(index: Int) -> Node {
        precondition(index < count, "node \(index) of \(count)")
        return storage[index]
    }

    /// The index after the value at `index` and everything inside it; for a name, the index after its member.
    package func end(of index: Int) -> Int {
        let node = self[index]
        return Int(node.kind == .name ? self[index &+ 1].next : node.next)
    }

    /// How many elements the array at `index` has, or members the object (repeated names included); 0 for the rest.
    ///
    /// - Complexity: O(1) below 2^24 − 1 children, else a walk over them.
    package func childCount(of index: Int) -> Int {
        let node = self[index]
        guard node.kind == .array || node.kind == .object else { return 0 }
        if node.shortChildCount < Node.childCountMax { return node.shortChildCount }
        var count = 0
        var child = index &+ 1
        while child < Int(node.next) {
            child = end(of: child)
            count &+= 1
        }
        return count
    }

    /// Calls `body` with all nodes in document order.
    package func withNodes<Result>(_ body: (Span<Node>) throws -> Result) rethrows -> Result {
        try body(storage.span.extracting(0..<count))
    }

    /// Pairs of name nodes with equal decoded names in one object, ordered by the repeated one; `first` is always the
    /// earliest name of that spelling. `"a"` and `"\u0061"` are equal.
    ///
    /// - Complexity: found by the scan in linear time, whatever the names.
    package var duplicateNames: [(first: Int, repeated: Int)] { duplicates.pairs }

    /// Forgets the last scan.
    package mutating func removeAll(keepingCapacity: Bool) {
        count = 0
        nameCount = 0
        hasByteOrderMark = false
        duplicates.pairs.removeAll(keepingCapacity: keepingCapacity)
        if !keepingCapacity {
            storage = ContiguousArray()
            duplicates = DuplicateNameFinder()
        }
    }
}
