/// Keywords that assert nothing where they stand.
enum NoEffectRules {
    static func check(_ pass: inout LintPass, _ schema: Subschema, _ id: SubschemaID) {
        guard schema.json.members != nil else { return }
        checkReference(&pass, schema)
        let names = Set(pass.keywords(of: schema).map(\.name)).subtracting(schema.unknown.map(\.name))
        checkPartners(&pass, schema, names)
        checkTypes(&pass, schema, id, names)
    }

    /// Up to draft 7 a reference stands alone (draft-07 Core §8.3).
    private static func checkReference(_ pass: inout LintPass, _ schema: Subschema) {
        let edition = pass.edition(of: schema)
        guard edition.hidesSiblingsOfReference, schema.json["$ref"]?.string != nil else { return }
        for (name, _) in schema.json.members ?? [] where name != "$ref" && !harmlessSiblings.contains(name) {
            guard KeywordTable.index(of: name, in: edition) != nil else { continue }
            pass.report(
                "schema.no_effect", schema, [name],
                ["keyword": name.description, "reason": "up to draft 7 everything beside $ref is ignored"])
        }
    }

    private static let harmlessSiblings: Set<JSONString> = [
        "definitions", "title", "description", "default", "examples", "$comment", "$schema", "id", "$id", "readOnly",
        "writeOnly",
    ]

    private static func checkPartners(_ pass: inout LintPass, _ schema: Subschema, _ names: Set<JSONString>) {
        func report(_ keyword: JSONString, _ reason: String) {
            pass.report("schema.no_effect", schema, [keyword], ["keyword": keyword.description, "reason": reason])
        }
        for (keyword, partner) in partners where names.contains(keyword) && !names.contains(partner) {
            guard KeywordTable.index(of: keyword, in: pass.edition(of: schema)) != nil else { continue }
            report(keyword, "there is no \(partner) beside it")
        }
        if names.contains("if"), schema.thenSchema == nil, schema.elseSchema == nil, !pass.asksEvaluated {
            report("if", "there is neither then nor else beside it")
        }
        if names.contains("additionalItems"), schema.json["items"]?.elements == nil {
            report("additionalItems", "items beside it is no array of schemas")
        }
        if pass.edition(of: schema) == .draft4 {
            if names.contains("exclusiveMinimum"), !names.contains("minimum") {
                report("exclusiveMinimum", "there is no minimum beside it")
            }
            if names.contains("exclusiveMaximum"), !names.contains("maximum") {
                report("exclusiveMaximum", "there is no maximum beside it")
            }
        }
        if names.contains("contains"), schema.json["minContains"]?.integer == 0, !names.contains("maxContains"),
            names.contains("minContains"), !pass.asksEvaluated
        {
            report("contains", "minContains is 0 and there is no maxContains")
        }
    }

    private static let partners: [(JSONString, JSONString)] = [
        ("then", "if"), ("else", "if"), ("minContains", "contains"), ("maxContains", "contains"),
    ]

    /// Keywords for types that `type` excludes.
    private static func checkTypes(
        _ pass: inout LintPass, _ schema: Subschema, _ id: SubschemaID, _ names: Set<JSONString>
    ) {
        let types = pass.satisfiability.conjunctions[Int(id.index)].types
        guard !types.isEmpty, types != .all else { return }
        for (name, value) in pass.keywords(of: schema) where names.contains(name) {
            guard KeywordTable.index(of: name, in: pass.edition(of: schema)) != nil else { continue }
            var family = ValueTypes.lookedAt(by: name.description)
            if name == "format", value.string.flatMap(FormatTable.index(of:)) != nil { family = .string }
            guard family != .all, family.isDisjoint(with: types) else { continue }
            pass.report(
                "schema.no_effect", schema, [name],
                ["keyword": name.description, "reason": "a value is \(types.words) here"])
        }
    }
}
