/// Values that need no stages, because a glance shows that these would do and say nothing.
extension Normalization {
    /// Whether a glance is enough to see that nothing is to be done.
    mutating func isClean(_ node: NodeID, as id: NormalizationPlan.ShapeID, _ siblings: SiblingValues?) -> Bool {
        guard let look, case let row = look.row(of: id) else { return false }
        let isClean = look.isClean(node, row, in: document) {
            siblings?.country(plan[id].facts?.normalizer?.siblings.first, in: document)
        }
        if isClean, !document.isDirty(node) { validator.proven.note(node, cleanUnder: row) }
        return isClean
    }

    mutating func isCleanArray(_ node: NodeID, _ id: NormalizationPlan.ShapeID, _ shape: Shape) -> Bool {
        guard document.kind(of: node) == .array, let look, case let row = look.row(of: id), look.isCleanArray(node, row, in: document)
        else { return false }
        validator.proven.note(node, cleanUnder: row)
        guard let items = shape.items else { return true }
        var child = document.firstChild(of: node)
        while let item = child {
            shapes.note(items, at: item)
            child = document.nextSibling(of: item)
        }
        return true
    }
}
