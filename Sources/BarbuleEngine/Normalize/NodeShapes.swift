/// The shape that applied at each node of a document.
struct NodeShapes: Sendable {
    private var indices: ContiguousArray<Int32> = []

    subscript(node: NodeID) -> NormalizationPlan.ShapeID? {
        guard Int(node.index) < indices.count, case let index = indices[Int(node.index)], index >= 0 else { return nil }
        return NormalizationPlan.ShapeID(index: index)
    }

    /// The first shape that is noted at a node counts.
    mutating func note(_ shape: NormalizationPlan.ShapeID, at node: NodeID) {
        while indices.count <= Int(node.index) { indices.append(-1) }
        if indices[Int(node.index)] < 0 { indices[Int(node.index)] = shape.index }
    }
}
