/// Names that are no keywords, and formats that are none: mostly typing errors, or words of another dialect.
enum UnknownKeywordRules {
    static func check(_ pass: inout LintPass, _ schema: Subschema, _ id: SubschemaID) {
        let edition = pass.edition(of: schema)
        for (name, _) in schema.unknown where KeywordTable.index(of: name, in: edition) == nil {
            var facts = ["found": name.description, "dialect": dialectName(edition)]
            let known = KeywordTable.names(in: edition)
            if let successor = successors[name], known.contains(successor) {
                facts["suggestion"] = successor.description
            } else if let near = EditDistance.nearest(to: name.utf8[...], among: known.map { $0.utf8[...] }) {
                facts["suggestion"] = known[near].description
            } else if let caseless = known.first(where: { folded($0) == folded(name) }) {
                facts["suggestion"] = caseless.description
            }
            pass.report("schema.unknown_keyword", schema, [name], facts)
        }
        guard let format = schema.json["format"]?.string,
            pass.keywords(of: schema).contains(where: { $0.name == "format" }),
            FormatTable.index(of: format) == nil
        else { return }
        let names = FormatTable.rows.map(\.name)
        guard let near = EditDistance.nearest(to: format.utf8[...], among: names.map { $0.utf8[...] }) else { return }
        pass.report(
            "schema.unknown_format", schema, ["format"],
            ["found": format.description, "suggestion": names[near].description])
    }

    private static func folded(_ name: JSONString) -> [UInt8] {
        name.utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }.map {
            (0x41...0x5A).contains($0) ? $0 | 0x20 : $0
        }
    }

    static func dialectName(_ edition: Dialect.Edition) -> String {
        Dialect.known.first { $0.edition == edition }?.shortName ?? "this dialect"
    }

    /// What older dialects and other languages call it.
    private static let successors: [JSONString: JSONString] = [
        "id": "$id", "$defs": "definitions", "definitions": "$defs", "$recursiveRef": "$dynamicRef",
        "$recursiveAnchor": "$dynamicAnchor", "additionalItems": "items", "divisibleBy": "multipleOf",
        "disallow": "not", "extends": "allOf", "dependencies": "dependentSchemas", "example": "examples",
        "nullable": "type", "optional": "required", "minSize": "minItems", "maxSize": "maxItems", "regex": "pattern",
        "oneof": "oneOf", "values": "enum", "min": "minimum", "max": "maximum", "then": "if", "prefixItems": "items",
    ]
}
