internal import BarbuleValues

/// A `default` of `x-normalize` must be right where it is added: canonical as it stands, and valid. Else a document that
/// was brought to its canonical form would be wrong when it is checked again.
///
/// Siblings and the options of a run are not known here; their defaults stand for them.
enum DefaultCheck {
    static func check(_ plan: NormalizationPlan, _ graph: SchemaGraph) throws(SchemaError) {
        for (set, id) in plan.shapeBySet.sorted(by: { $0.value.index < $1.value.index }) {
            guard let value = plan[id].facts?.defaultValue, !isRight(value, as: id, set, plan, graph) else { continue }
            let holder = set.lazy.map { graph[$0] }.first { $0.json["x-normalize"]?["default"] != nil } ?? graph[set[0]]
            throw graph.error(
                "schema.bad_keyword", at: holder.location, value: value, path: ["x-normalize", "default"],
                parameters: ["expected": "a value that is canonical and valid here"])
        }
    }

    private static func isRight(
        _ value: JSONValue, as id: NormalizationPlan.ShapeID, _ set: [SubschemaID], _ plan: NormalizationPlan,
        _ graph: SchemaGraph
    ) -> Bool {
        let text = SchemaText.compact(value)
        var tape = JSONTape()
        guard JSONScanner.scan(text, limits: Limits(), into: &tape) == nil else { return false }
        var run = Normalization(
            Document(source: text, tape: tape), plan: plan,
            options: plan.options.resolve(RunOptions(now: Timestamp(seconds: 0))), catalogue: .embedded,
            validator: Validator(graph: graph))
        let root = run.document.root
        guard case .stays = run.normalize(root, as: id), !run.document.isDirty(root) else { return false }
        guard !run.issues.contains(where: { $0.severity == .error }) else { return false }
        return set.allSatisfy { run.validator.isValid(run.document, root, against: $0) }
    }
}
