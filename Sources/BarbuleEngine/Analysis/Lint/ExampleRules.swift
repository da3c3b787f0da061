internal import BarbuleValues

/// `default`, `examples` and the `default` of `x-normalize`: valid, and already what normalization would make of them.
enum ExampleRules {
    static func check(_ pass: inout LintPass, _ schema: Subschema, _ id: SubschemaID) {
        for (name, value) in pass.keywords(of: schema) {
            switch name {
            case "default": check(&pass, value, ["default"], "schema.invalid_default", "default", schema, id)
            case "examples":
                for (index, example) in (value.elements ?? []).enumerated() {
                    let path: [JSONString] = ["examples", JSONString(String(index))]
                    check(&pass, example, path, "schema.invalid_example", "example", schema, id)
                }
            case "x-normalize":
                guard let value = value["default"] else { continue }
                let path: [JSONString] = ["x-normalize", "default"]
                check(&pass, value, path, "schema.invalid_default", "default", schema, id, severity: .error)
            default: continue
            }
        }
    }

    private static func check(
        _ pass: inout LintPass, _ value: JSONValue, _ path: [JSONString], _ code: String, _ what: String,
        _ schema: Subschema, _ id: SubschemaID, severity: Severity? = nil
    ) {
        guard let document = Document(text: SchemaText.compact(value)) else { return }
        if !pass.validator.isValid(document, document.root, against: id), !pass.validator.isUndecided {
            let failure = pass.validator.failures(in: document, document.root, against: id).first
            let place = failure.map { document.pointer(to: $0.node) } ?? ""
            let reason = (failure?.keyword ?? "the schema") + " refuses it" + (place.isEmpty ? "" : " at \(place)")
            pass.report(code, schema, path, ["reason": reason], severity: severity)
        } else if let reason = change(of: document, id, pass) {
            pass.report("schema.not_canonical", schema, path, ["what": what, "reason": reason], severity: severity)
        }
    }

    /// What normalization does to a value; nil for a fixed point, and where other members have a say.
    private static func change(of document: Document, _ id: SubschemaID, _ pass: LintPass) -> String? {
        guard let shape = pass.plan.shapeBySet[PlanBuilder.closure([id], in: pass.graph)],
            pass.plan[shape].facts?.siblings.isEmpty ?? true
        else { return nil }
        let options = pass.plan.options.resolve(RunOptions(now: .now))
        var run = Normalization(
            document, plan: pass.plan, options: options, catalogue: pass.catalogue, validator: pass.validator)
        if run.normalize(run.document.root, as: shape) == .removed { return "normalization removes it" }
        if let issue = run.issues.first(where: { $0.severity == .error }) { return "it raises \(issue.code)" }
        guard run.document.isDirty else { return nil }
        let text = JSONString(CanonicalWriter.write(run.document)).description
        return "normalization makes it \(text.unicodeScalars.count > 60 ? "something else" : text)"
    }
}
