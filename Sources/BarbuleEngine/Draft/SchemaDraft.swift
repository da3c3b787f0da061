/// A schema drafted from a ``ParameterPage``: names, types, choices, examples and what must be there, in the vocabulary of
/// Barbule. A draft: the page says little about limits and nothing about what people really send.
///
/// - Path parameters of the route become `$defs` with `readOnly`, and names that a body may not hold.
/// - `list[member]` becomes an array of objects; bracket keys are folded into it.
/// - `[custom field]` leaves the object open.
package enum SchemaDraft {
    /// The schema's JSON text, indented.
    package static func make(from page: ParameterPage, id: String? = nil) -> [UInt8] {
        var text: [UInt8] = []
        PrettyJSON.append(schema(page, id), to: &text)
        text.append(UInt8(ascii: "\n"))
        return text
    }

    private typealias Members = [(name: JSONString, value: JSONValue)]

    private static func string(_ text: String) -> JSONValue { JSONValue(.string(JSONString(text))) }
    private static func strings(_ texts: [String]) -> JSONValue { JSONValue(.array(texts.map(string))) }
    private static func object(_ members: Members) -> JSONValue { JSONValue(.object(members)) }

    private static func schema(_ page: ParameterPage, _ id: String?) -> JSONValue {
        let isPath = { (name: String) in page.pathParameters.contains(name) }
        let body = page.rows.filter { !isPath($0.name) && !$0.name.hasPrefix("[") }
        var members: Members = [("$schema", string("https://json-schema.org/draft/2020-12/schema"))]
        if let id { members.append(("$id", string(id))) }
        members.append(("title", string(page.title)))
        members.append(("description", string(page.route.map { "Body for \($0). Drafted from its parameter page." } ?? "Drafted from a parameter page.")))
        if let example = page.example { members.append(("examples", JSONValue(.array([example])))) }
        members.append(("type", string("object")))
        members.append(("properties", object(properties(body))))
        let required = body.filter { $0.isRequired && !$0.name.contains("[") }.map(\.name)
        if !required.isEmpty { members.append(("required", strings(required))) }
        if let custom = page.rows.first(where: { $0.name.hasPrefix("[") }) {
            members.append(("additionalProperties", object([("description", string(custom.description))])))
        }
        members.append(("x-keys", object(keys(page, body))))
        members.append(("$defs", object(definitions(page))))
        return object(members)
    }

    private static func keys(_ page: ParameterPage, _ body: [ParameterPage.Row]) -> Members {
        var keys: Members = [("variants", string("rename")), ("typos", string("report"))]
        if !page.pathParameters.isEmpty { keys.append(("readOnly", strings(page.pathParameters))) }
        if body.contains(where: { $0.name.contains("[") }) { keys.append(("brackets", string("fold"))) }
        let isOpen = page.rows.contains { $0.name.hasPrefix("[") }
        keys.append(("unknown", string(isOpen ? "accept" : "report")))
        return keys
    }

    private static func definitions(_ page: ParameterPage) -> Members {
        var definitions: Members = [
            ("text", object([
                ("description", string("Text: the fixed stages that make it canonical.")),
                ("x-normalize", object([
                    ("strip", strings(["controls", "bidi", "invisible"])), ("unicode", string("NFC")),
                    ("space", string("collapse")), ("empty", string("remove")),
                ])),
            ]))
        ]
        for name in page.pathParameters {
            let row = page.rows.first { $0.name == name }
            definitions.append((JSONString(name), object([
                ("description", string(row?.description ?? "Part of the path.")), ("type", string("string")),
                ("minLength", JSONValue(.number([UInt8(ascii: "1")]))), ("readOnly", JSONValue(.boolean(true))),
            ])))
        }
        return definitions
    }

    // MARK: Properties

    private static func properties(_ rows: [ParameterPage.Row]) -> Members {
        var properties: Members = []
        var entries: [(list: String, rows: [ParameterPage.Row])] = []
        for row in rows {
            guard let open = row.name.firstIndex(of: "["), row.name.last == "]" else {
                properties.append((JSONString(row.name), property(row)))
                continue
            }
            let list = String(row.name[..<open])
            var inner = row
            inner.name = String(row.name[row.name.index(after: open)...].dropLast())
            if let index = entries.firstIndex(where: { $0.list == list }) {
                entries[index].rows.append(inner)
            } else {
                entries.append((list, [inner]))
                // Keeps the list's place among the properties.
                properties.append((JSONString(list), JSONValue(.null)))
            }
        }
        for (list, rows) in entries {
            guard let index = properties.firstIndex(where: { $0.name == JSONString(list) }) else { continue }
            properties[index].value = self.list(rows)
        }
        return properties
    }

    private static func list(_ rows: [ParameterPage.Row]) -> JSONValue {
        var entry: Members = [("type", string("object")), ("properties", object(properties(rows)))]
        let required = rows.filter(\.isRequired).map(\.name)
        if !required.isEmpty { entry.append(("required", strings(required))) }
        return object([
            ("type", string("array")), ("items", object(entry)),
            ("x-normalize", object([("list", object([("wrap", strings(["object"]))]))])),
        ])
    }

    private static func property(_ row: ParameterPage.Row) -> JSONValue {
        let facts = ParameterFacts(name: row.name, description: row.description)
        var members: Members = [("description", string(row.description))]
        if let example = facts.example { members.append(("examples", JSONValue(.array([self.example(example, facts.kind)])))) }
        if facts.kind != .array { members.append(("$ref", string("#/$defs/text"))) }
        members.append(("type", string(facts.kind.rawValue)))
        if facts.kind == .array {
            members.append(("items", object([("type", string("string")), ("minLength", JSONValue(.number([UInt8(ascii: "1")]))), ("$ref", string("#/$defs/text"))])))
        }
        if !facts.choices.isEmpty { members.append(("enum", strings(facts.choices))) }
        if facts.form?.name == "date" {
            let isDay = facts.form?.parameters.contains { $0 == ("form", "date") } ?? false
            members.append(("format", string(isDay ? "date" : "date-time")))
        }
        let normalize = self.normalize(facts)
        if !normalize.isEmpty { members.append(("x-normalize", object(normalize))) }
        return object(members)
    }

    private static func normalize(_ facts: ParameterFacts) -> Members {
        var normalize: Members = []
        if facts.kind != .string, facts.kind != .array { normalize.append(("from", strings(["string"]))) }
        if facts.isID { normalize += [("from", strings(["number"])), ("digits", string("restore"))] }
        if facts.kind == .array {
            let separators = strings([",", ";"])
            normalize.append(("list", object([("split", separators), ("blank", string("remove")), ("dedupe", string("exact"))])))
        }
        if !facts.choices.isEmpty {
            let values: Members = facts.choices.map { (JSONString($0), strings([$0.lowercased()])) }
            normalize.append(("map", object([("values", object(values))])))
        }
        if let form = facts.form {
            let parameters: Members = form.parameters.map { name, value in
                (JSONString(name), value.allSatisfy(\.isNumber) ? JSONValue(.number(Array(value.utf8))) : string(value))
            }
            normalize.append(("as", object([(JSONString(form.name), object(parameters))])))
        }
        return normalize
    }

    /// An example as JSON of its type, or as text when it is none.
    private static func example(_ text: String, _ kind: ParameterFacts.Kind) -> JSONValue {
        guard kind != .string, let value = try? JSONValue(parsing: Array(text.utf8)) else { return string(text) }
        return value
    }
}

/// JSON text with one member on a line.
enum PrettyJSON {
    /// Recursion is bounded: a parsed or drafted value is at most `Limits.depthMax` deep.
    static func append(_ value: JSONValue, to text: inout [UInt8], depth: Int = 0) {
        switch value.content {
        case .null: text += Array("null".utf8)
        case .boolean(let value): text += Array((value ? "true" : "false").utf8)
        case .number(let lexeme): text += lexeme
        case .string(let string): JSONText.appendQuoted(string.utf8, to: &text)
        case .array(let elements):
            let isFlat = elements.allSatisfy { $0.members == nil && $0.elements == nil }
            text.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { text += isFlat ? Array(", ".utf8) : [UInt8(ascii: ",")] }
                if !isFlat { newLine(depth + 1, &text) }
                append(element, to: &text, depth: depth + 1)
            }
            if !isFlat { newLine(depth, &text) }
            text.append(UInt8(ascii: "]"))
        case .object(let members):
            text.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                newLine(depth + 1, &text)
                JSONText.appendQuoted(member.name.utf8, to: &text)
                text += Array(": ".utf8)
                append(member.value, to: &text, depth: depth + 1)
            }
            if !members.isEmpty { newLine(depth, &text) }
            text.append(UInt8(ascii: "}"))
        }
    }

    private static func newLine(_ depth: Int, _ text: inout [UInt8]) {
        text.append(UInt8(ascii: "\n"))
        text += [UInt8](repeating: UInt8(ascii: " "), count: depth * 2)
    }
}
