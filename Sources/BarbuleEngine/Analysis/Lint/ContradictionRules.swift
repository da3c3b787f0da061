/// Keywords that cannot hold together.
enum ContradictionRules {
    static func check(_ pass: inout LintPass, _ schema: Subschema, _ id: SubschemaID) {
        let conjunction = pass.satisfiability.conjunctions[Int(id.index)]
        var isTold = false
        for contradiction in conjunction.contradictions where isNew(contradiction, at: id, pass) {
            isTold = true
            let types = conjunction.types.intersection(contradiction.types)
            // Limits on numbers where only strings are allowed do nothing, which is another rule.
            guard !types.isEmpty || contradiction.types == .all else { continue }
            let what = contradiction.types == .all || types == conjunction.types ? "value" : noun(contradiction.types)
            pass.report(
                "schema.unsatisfiable", schema, path(to: contradiction, from: id),
                ["reason": contradiction.reason, "what": what])
        }
        checkMembers(&pass, schema, id)
        checkElements(&pass, schema, id)
        if !isTold { checkBranches(&pass, schema, id, conjunction) }
    }

    /// A part that has both keywords tells it itself.
    private static func isNew(_ contradiction: Conjunction.Contradiction, at id: SubschemaID, _ pass: LintPass) -> Bool
    {
        pass.satisfiability.conjunctions[Int(id.index)].members.dropFirst().allSatisfy { part in
            let members = pass.satisfiability.conjunctions[Int(part.index)].members
            return !members.contains(contradiction.first.owner) || !members.contains(contradiction.second.owner)
        }
    }

    /// At the keyword that stands here, else at the whole schema.
    private static func path(to contradiction: Conjunction.Contradiction, from id: SubschemaID) -> [JSONString] {
        for side in [contradiction.second, contradiction.first] where side.owner == id {
            return [JSONString(side.keyword)]
        }
        return []
    }

    private static func noun(_ types: ValueTypes) -> String {
        switch types {
        case .string: "string"
        case .number: "number"
        case .array: "array"
        case .object: "object"
        default: "value"
        }
    }

    private static func checkMembers(_ pass: inout LintPass, _ schema: Subschema, _ id: SubschemaID) {
        guard let (name, owner, by) = pass.satisfiability.impossibleMember(Int(id.index), pass.graph),
            // Told where both stand: at the schema that requires it or at the nearest that brings the two together.
            !pass.satisfiability.conjunctions[Int(id.index)].members.dropFirst().contains(where: {
                pass.satisfiability.impossibleMember(Int($0.index), pass.graph)?.name == name
            })
        else { return }
        let refusal = pass.graph[by].boolean == false ? "is not allowed" : "can have no value"
        pass.report(
            "schema.unsatisfiable", schema, owner == id ? ["required"] : [],
            ["what": "object", "reason": "the member \"\(name)\" is required and \(refusal)"])
    }

    private static func checkElements(_ pass: inout LintPass, _ schema: Subschema, _ id: SubschemaID) {
        guard let (position, owner) = pass.satisfiability.impossibleElement(Int(id.index), pass.graph), owner == id
        else {
            return
        }
        pass.report(
            "schema.unsatisfiable", schema, [],
            ["what": "array", "reason": "element \(position) must be there and can have no value"])
    }

    /// Alternatives of which none is of a type that is left.
    private static func checkBranches(
        _ pass: inout LintPass, _ schema: Subschema, _ id: SubschemaID, _ conjunction: Conjunction
    ) {
        let possible = conjunction.possibleTypes
        guard !possible.isEmpty else { return }
        for (keyword, branches) in [("anyOf", schema.anyOf), ("oneOf", schema.oneOf)] where !branches.isEmpty {
            let left = branches.reduce(into: ValueTypes()) { $0.formUnion(pass.satisfiability[$1]) }
            guard !left.isEmpty, left.isDisjoint(with: possible) else { continue }
            pass.report(
                "schema.unsatisfiable", schema, [JSONString(keyword)],
                ["reason": "a value is \(possible.words), and \(keyword) wants \(left.words)"])
        }
        if let not = schema.not,
            Satisfiability.typesAcceptedWhole(pass.graph[not], pass.graph).isSuperset(of: possible),
            possible != .all
        {
            pass.report(
                "schema.unsatisfiable", schema, ["not"],
                ["reason": "a value is \(possible.words), and not refuses that"])
        }
    }
}
