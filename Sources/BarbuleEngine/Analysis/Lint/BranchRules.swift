/// Subschemas that nothing ever reaches.
enum BranchRules {
    static func check(_ pass: inout LintPass, _ schema: Subschema, _ id: SubschemaID) {
        checkAlternatives(&pass, schema, id)
        checkConditional(&pass, schema, id)
        checkElements(&pass, schema, id)
        checkMembers(&pass, schema, id)
    }

    /// A branch whose types the schema around it excludes.
    private static func checkAlternatives(_ pass: inout LintPass, _ schema: Subschema, _ id: SubschemaID) {
        let possible = pass.satisfiability.conjunctions[Int(id.index)].possibleTypes
        guard !possible.isEmpty, possible != .all else { return }
        for (keyword, branches) in [("anyOf", schema.anyOf), ("oneOf", schema.oneOf)] {
            let types = branches.map { pass.satisfiability[$0] }
            // That none fits is told as a contradiction.
            guard types.contains(where: { !$0.isDisjoint(with: possible) }) else { continue }
            for (index, types) in types.enumerated() where !types.isEmpty && types.isDisjoint(with: possible) {
                pass.report(
                    "schema.unreachable", schema, [JSONString(keyword), JSONString(String(index))],
                    ["reason": "a value is \(possible.words) here, and this wants \(types.words)"])
            }
        }
    }

    private static func checkConditional(_ pass: inout LintPass, _ schema: Subschema, _ id: SubschemaID) {
        guard let test = schema.ifSchema else { return }
        let possible = pass.satisfiability.conjunctions[Int(id.index)].possibleTypes
        let tested = pass.satisfiability[test]
        if schema.thenSchema != nil, !possible.isEmpty, tested.isDisjoint(with: possible) {
            let reason =
                tested.isEmpty
                ? "nothing is valid against if" : "a value is \(possible.words) here, and if wants \(tested.words)"
            pass.report("schema.unreachable", schema, ["then"], ["reason": reason])
        }
        let always = Satisfiability.typesAcceptedWhole(pass.graph[test], pass.graph)
        if schema.elseSchema != nil, !possible.isEmpty, always.isSuperset(of: possible) {
            pass.report(
                "schema.unreachable", schema, ["else"], ["reason": "everything that comes here is valid against if"])
        }
    }

    /// Schemas of elements behind the last one that is allowed.
    private static func checkElements(_ pass: inout LintPass, _ schema: Subschema, _ id: SubschemaID) {
        guard let limit = pass.satisfiability.conjunctions[Int(id.index)].maxItems else { return }
        let names = pass.keywords(of: schema).map(\.name)
        let prefix: JSONString = names.contains("prefixItems") ? "prefixItems" : "items"
        if limit < schema.prefixItems.count, limit < Int32.max {
            pass.report(
                "schema.unreachable", schema, [prefix, JSONString(String(limit))],
                ["reason": "maxItems allows only \(limit) of them"])
        }
        let rest: JSONString = prefix == "items" && !schema.prefixItems.isEmpty ? "additionalItems" : "items"
        if let items = schema.items, limit <= schema.prefixItems.count, pass.graph[items].boolean != false,
            names.contains(rest), limit > 0 || schema.prefixItems.isEmpty
        {
            pass.report("schema.unreachable", schema, [rest], ["reason": "maxItems allows no element that far"])
        }
    }

    /// Members that one part describes and another part forbids: `additionalProperties` only knows its own neighbours.
    private static func checkMembers(_ pass: inout LintPass, _ schema: Subschema, _ id: SubschemaID) {
        let closers = pass.satisfiability.conjunctions[Int(id.index)].members.filter {
            pass.graph[$0].additionalProperties.map { pass.satisfiability[$0].isEmpty } ?? false
        }
        guard !closers.isEmpty else { return }
        for part in pass.satisfiability.conjunctions[Int(id.index)].members {
            for (name, child) in pass.graph[part].properties where !pass.satisfiability[child].isEmpty {
                guard
                    let closer = closers.first(where: {
                        $0 != part && forbids($0, name, pass) && meetFirst($0, part, at: id, pass)
                    })
                else { continue }
                let reason = "additionalProperties forbids \"\(name)\", because properties beside it does not name it"
                let path: [JSONString] =
                    part == id ? ["properties", name] : closer == id ? ["additionalProperties"] : []
                let place = closer == id ? "" : " (\(pass.graph[closer].location.absoluteURI))"
                pass.report("schema.unreachable", schema, path, ["reason": reason + place])
            }
        }
    }

    /// No part of the schema has both already, which then tells it.
    private static func meetFirst(_ a: SubschemaID, _ b: SubschemaID, at id: SubschemaID, _ pass: LintPass) -> Bool {
        pass.satisfiability.conjunctions[Int(id.index)].members.dropFirst().allSatisfy {
            let members = pass.satisfiability.conjunctions[Int($0.index)].members
            return !members.contains(a) || !members.contains(b)
        }
    }

    private static func forbids(_ closer: SubschemaID, _ name: JSONString, _ pass: LintPass) -> Bool {
        PlanBuilder.applicable(pass.graph[closer], to: name).contains { $0 == pass.graph[closer].additionalProperties }
    }
}
