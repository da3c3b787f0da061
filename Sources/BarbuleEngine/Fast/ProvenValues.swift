/// What the quick look has found out about values and names as they came, so that the validator need not ask again.
///
/// A row stands for a set of subschemas; a value that is clean under it is valid against each of them, on whatever path
/// the validator comes. A value that was changed since has nothing proven about it.
struct ProvenValues: Sendable {
    private struct Note: Sendable {
        /// The row under which the value is clean.
        var value: Int32 = -1
        /// The row of the object that led to that row.
        var holder: Int32 = -1
        /// The row of the object whose `propertyNames` the name is known to pass.
        var name: Int32 = -1
    }

    /// By node; empty when nothing is known.
    private var notes: ContiguousArray<Note> = []
    private var sets = SubschemaSets()

    mutating func removeAll() { notes.removeAll(keepingCapacity: true) }

    /// Makes room for the values of one document.
    mutating func start(nodeCount: Int, _ sets: SubschemaSets) {
        self.sets = sets
        removeAll()
        notes.append(contentsOf: repeatElement(Note(), count: nodeCount))
    }

    mutating func note(_ node: NodeID, cleanUnder row: Int32) {
        guard Int(node.index) < notes.count else { return }
        notes[Int(node.index)].value = row
    }

    /// The row of a clean value is the one that a member of this object has.
    mutating func note(_ node: NodeID, memberOf holder: Int32) {
        guard Int(node.index) < notes.count, notes[Int(node.index)].value >= 0 else { return }
        notes[Int(node.index)].holder = holder
    }

    mutating func note(_ node: NodeID, nameRightIn holder: Int32) {
        guard Int(node.index) < notes.count else { return }
        notes[Int(node.index)].name = holder
    }

    /// Whether the value is valid against a subschema.
    @inline(__always)
    func covers(_ node: NodeID, _ subschema: Int32, in document: Document) -> Bool {
        guard Int(node.index) < notes.count, case let row = notes[Int(node.index)].value, row >= 0 else { return false }
        return sets.contains(subschema, in: row) && !document.isDirty(node)
    }

    /// Whether the value is valid against everything that one subschema of its object says of this member.
    func coversMember(_ node: NodeID, of owner: Int32, in document: Document) -> Bool {
        guard Int(node.index) < notes.count, case let row = notes[Int(node.index)].holder, row >= 0 else { return false }
        return sets.contains(owner, in: row) && !document.isDirty(node)
    }

    /// Whether the name passes the `propertyNames` of one subschema of its object.
    func coversName(_ node: NodeID, of owner: Int32, in document: Document) -> Bool {
        guard Int(node.index) < notes.count, case let row = notes[Int(node.index)].name, row >= 0 else { return false }
        return sets.contains(owner, in: row) && !document.isRenamed(node)
    }
}

/// For each row the subschemas it was fused of.
struct SubschemaSets: Sendable {
    private var wordCount = 0
    private var words: ContiguousArray<UInt64> = []

    init() {}

    init(subschemaCount: Int) { wordCount = (subschemaCount + 63) / 64 }

    /// Adds the set of the next row.
    mutating func append(_ set: [SubschemaID]) {
        let first = words.count
        words.append(contentsOf: repeatElement(0, count: wordCount))
        for id in set { words[first + Int(id.index) / 64] |= 1 << UInt64(id.index % 64) }
    }

    @inline(__always)
    func contains(_ subschema: Int32, in row: Int32) -> Bool {
        words[Int(row) &* wordCount &+ Int(subschema) / 64] & (1 &<< UInt64(truncatingIfNeeded: subschema % 64)) != 0
    }
}
