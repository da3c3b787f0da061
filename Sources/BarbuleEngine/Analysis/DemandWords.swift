/// Keywords as plain sentences.
struct DemandWords {
    let graph: SchemaGraph

    private static let listedMax = 12

    /// What one schema object demands itself, without what it refers to.
    func demands(of schema: Subschema) -> [String] {
        if schema.boolean == false { return ["nothing is allowed here"] }
        let ignored = Set(schema.unknown.map(\.name))
        return (schema.json.members ?? []).filter { !ignored.contains($0.name) }
            .flatMap { sentences($0.name.description, $0.value, schema) }
    }

    private func sentences(_ keyword: String, _ value: JSONValue, _ schema: Subschema) -> [String] {
        let text = value.string?.description ?? JSONString(SchemaText.compact(value)).description
        switch keyword {
        case "type": return ["is \(types(value))"]
        case "const": return ["is exactly \(text)"]
        case "enum":
            return ["is one of \(list((value.elements ?? []).map { JSONString(SchemaText.compact($0)).description }))"]
        case "minimum": return ["is \(schema.json["exclusiveMinimum"]?.boolean == true ? "above" : "at least") \(text)"]
        case "maximum": return ["is \(schema.json["exclusiveMaximum"]?.boolean == true ? "below" : "at most") \(text)"]
        case "exclusiveMinimum": return value.boolean == nil ? ["is above \(text)"] : []
        case "exclusiveMaximum": return value.boolean == nil ? ["is below \(text)"] : []
        case "multipleOf": return ["is a multiple of \(text)"]
        case "minLength": return ["has at least \(counted(text, "code point"))"]
        case "maxLength": return ["has at most \(counted(text, "code point"))"]
        case "pattern": return ["matches the pattern \(text)"]
        case "format": return [format(text)]
        case "minItems": return ["has at least \(counted(text, "element"))"]
        case "maxItems": return ["has at most \(counted(text, "element"))"]
        case "uniqueItems": return value.boolean == true ? ["has no element twice"] : []
        case "minProperties": return ["has at least \(counted(text, "member"))"]
        case "maxProperties": return ["has at most \(counted(text, "member"))"]
        case "required":
            return value.elements?.isEmpty == true ? [] : ["has the members \(list(strings(value)))"]
        case "dependentRequired":
            return (value.members ?? []).map { "with \($0.name) it has \(list(strings($0.value)))" }
        default: return applicator(keyword, schema)
        }
    }

    private func applicator(_ keyword: String, _ schema: Subschema) -> [String] {
        switch keyword {
        case "properties":
            return ["may have the members \(list(schema.properties.map { "\($0.name) (\(brief($0.schema)))" }))"]
        case "patternProperties":
            return schema.patternProperties.map {
                "members named like \(JSONString($0.pattern.source)) are \(brief($0.schema))"
            }
        case "additionalProperties": return rest(schema.additionalProperties, "members")
        case "unevaluatedProperties": return rest(schema.unevaluatedProperties, "members that nothing describes")
        case "unevaluatedItems": return rest(schema.unevaluatedItems, "elements that nothing describes")
        case "propertyNames": return schema.propertyNames.map { ["every member name is \(brief($0))"] } ?? []
        case _
        where (keyword == "prefixItems" || keyword == "items") && schema.json[JSONString(keyword)]?.elements != nil:
            return schema.prefixItems.prefix(Self.listedMax).enumerated().map {
                "element \($0.offset) is \(brief($0.element))"
            }
        case "items", "additionalItems":
            return schema.items.map {
                schema.prefixItems.isEmpty ? ["every element is \(brief($0))"] : rest($0, "elements")
            } ?? []
        case "contains": return schema.contains.map { ["some element is \(brief($0))"] } ?? []
        case "anyOf": return ["is at least one of: \(schema.anyOf.map(brief).joined(separator: "; "))"]
        case "oneOf": return ["is exactly one of: \(schema.oneOf.map(brief).joined(separator: "; "))"]
        case "not": return schema.not.map { ["is not \(brief($0))"] } ?? []
        case "if": return conditional(schema)
        case "dependentSchemas", "dependencies":
            return schema.dependentSchemas.map { "with \($0.name) it is \(brief($0.schema))" }
        default: return []
        }
    }

    private func rest(_ id: SubschemaID?, _ what: String) -> [String] {
        guard let id, graph[id].boolean != true else { return [] }
        return [graph[id].boolean == false ? "has no other \(what)" : "other \(what) are \(brief(id))"]
    }

    private func conditional(_ schema: Subschema) -> [String] {
        guard let test = schema.ifSchema, schema.thenSchema != nil || schema.elseSchema != nil else { return [] }
        let then = schema.thenSchema.map { ["if it is \(brief(test)), then it is \(brief($0))"] } ?? []
        return then + (schema.elseSchema.map { ["if it is not \(brief(test)), then it is \(brief($0))"] } ?? [])
    }

    /// A few words for a schema inside a sentence.
    func brief(_ id: SubschemaID) -> String {
        let parts = PlanBuilder.closure([id], in: graph).map { graph[$0] }
        if let boolean = graph[id].boolean { return boolean ? "anything" : "nothing" }
        if let title = parts.lazy.compactMap({ $0.json["title"]?.string?.description }).first { return title }
        let own = parts.flatMap { part in
            (part.json.members ?? []).flatMap {
                Self.isShort($0.name) ? sentences($0.name.description, $0.value, part) : []
            }
        }
        let words = own.prefix(3).map { $0.hasPrefix("is ") ? String($0.dropFirst(3)) : $0 }
        return words.isEmpty ? "valid against \(graph[id].location.pointer)" : words.joined(separator: ", ")
    }

    private static func isShort(_ keyword: JSONString) -> Bool {
        ["type", "const", "enum", "minimum", "maximum", "pattern", "format", "required", "minLength", "maxLength"]
            .contains(keyword)
    }

    private func types(_ value: JSONValue) -> String {
        let names = value.string.map { [$0.description] } ?? strings(value)
        return names.map { Self.nouns[$0] ?? $0 }.joined(separator: " or ")
    }

    private static let nouns = [
        "string": "a string", "number": "a number", "integer": "a whole number", "object": "an object",
        "array": "an array",
        "boolean": "true or false", "null": "null",
    ]

    private func format(_ name: String) -> String {
        let row = FormatTable.rows.first { $0.name == JSONString(name) }
        return "has the format \(name)" + (row.map { ", such as \($0.example)" } ?? "")
    }

    private func strings(_ value: JSONValue) -> [String] {
        (value.elements ?? []).compactMap { $0.string?.description }
    }

    private func list(_ words: [String]) -> String {
        let shown = words.prefix(Self.listedMax).joined(separator: ", ")
        return words.count > Self.listedMax ? shown + " and \(words.count - Self.listedMax) more" : shown
    }

    private func counted(_ number: String, _ noun: String) -> String {
        number + " " + noun + (number == "1" ? "" : "s")
    }
}
