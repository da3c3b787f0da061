/// The shape that applied at each node of a document.
struct NodeShapes: Sendable {
    private var indices: ContiguousArray<Int32> = []
    /// What notes replaced while branches are tried, to come back to.
    private var journal: [(node: Int32, shape: Int32)] = []
    /// Trials that are going on, one inside the other.
    private(set) var trialCount = 0

    subscript(node: NodeID) -> NormalizationPlan.ShapeID? {
        guard Int(node.index) < indices.count, case let index = indices[Int(node.index)], index >= 0 else { return nil }
        return NormalizationPlan.ShapeID(index: index)
    }

    /// The last shape that is noted at a node counts: that of a branch holds what the place says anyway as well.
    mutating func note(_ shape: NormalizationPlan.ShapeID, at node: NodeID) {
        while indices.count <= Int(node.index) { indices.append(-1) }
        if trialCount > 0 { journal.append((node.index, indices[Int(node.index)])) }
        indices[Int(node.index)] = shape.index
    }

    var mark: Int { journal.count }

    /// Begins a trial; ``endTrial()`` follows.
    mutating func beginTrial() { trialCount += 1 }

    mutating func endTrial() {
        trialCount -= 1
        if trialCount == 0 { journal.removeAll(keepingCapacity: true) }
    }

    /// Takes back what was noted since then.
    mutating func rollBack(to mark: Int) {
        while journal.count > mark {
            let (node, shape) = journal.removeLast()
            indices[Int(node)] = shape
        }
    }
}
