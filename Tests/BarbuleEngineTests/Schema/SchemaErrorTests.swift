import Testing

@testable import BarbuleEngine

@Suite("SchemaError")
struct SchemaErrorTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let schema: String
        let code: String
        let pointer: String
        var testDescription: String { "\(code): \(schema.prefix(60))" }
        init(_ schema: String, _ code: String, _ pointer: String) {
            (self.schema, self.code, self.pointer) = (schema, code, pointer)
        }
    }

    static let rows = [
        Row("{", "schema.syntax", ""),
        Row("{\"a\":1,\"a\":2}", "schema.syntax", ""),
        Row("3", "schema.bad_keyword", ""),
        Row(##"{"$ref": "other.json"}"##, "schema.unresolved_reference", "/$ref"),
        Row(##"{"$ref": "http://localhost/x"}"##, "schema.unresolved_reference", "/$ref"),
        Row(##"{"$ref": "file:///etc/passwd"}"##, "schema.unresolved_reference", "/$ref"),
        Row(##"{"items": {"$ref": "#/$defs/a"}}"##, "schema.unresolved_reference", "/items/$ref"),
        Row(##"{"$ref": "#nowhere"}"##, "schema.unresolved_reference", "/$ref"),
        Row(##"{"$ref": "#/title", "title": "x"}"##, "schema.unresolved_reference", "/$ref"),
        Row(##"{"$ref": "#"}"##, "schema.reference_cycle", ""),
        Row(
            ##"{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"allOf": [{"$ref": "#/$defs/a"}]}}}"##,
            "schema.reference_cycle", "/$defs/a"),
        Row(##"{"$dynamicAnchor": "x", "anyOf": [{"$dynamicRef": "#x"}]}"##, "schema.reference_cycle", ""),
        Row(##"{"$schema": "https://example.com/mine"}"##, "schema.unknown_dialect", ""),
        Row(##"{"$schema": 3}"##, "schema.unknown_dialect", ""),
        Row(##"{"type": "strnig"}"##, "schema.bad_keyword", "/type"),
        Row(##"{"type": ["string", "string"]}"##, "schema.bad_keyword", "/type/1"),
        Row(##"{"type": []}"##, "schema.bad_keyword", "/type"),
        Row(##"{"enum": "a"}"##, "schema.bad_keyword", "/enum"),
        Row(##"{"minimum": "1"}"##, "schema.bad_keyword", "/minimum"),
        Row(##"{"multipleOf": 0}"##, "schema.bad_keyword", "/multipleOf"),
        Row(##"{"multipleOf": -1}"##, "schema.bad_keyword", "/multipleOf"),
        Row(##"{"maxLength": -1}"##, "schema.bad_keyword", "/maxLength"),
        Row(##"{"maxLength": 1.5}"##, "schema.bad_keyword", "/maxLength"),
        Row(##"{"minContains": -1}"##, "schema.bad_keyword", "/minContains"),
        Row(##"{"pattern": "("}"##, "schema.bad_pattern", "/pattern"),
        Row(##"{"pattern": "(?=a"}"##, "schema.bad_pattern", "/pattern"),
        Row(##"{"pattern": "((a{1,1000}){1,1000}){1,1000}"}"##, "schema.bad_pattern", "/pattern"),
        Row(##"{"patternProperties": {"~[": {}}}"##, "schema.bad_pattern", "/patternProperties/~0["),
        Row(##"{"required": "a"}"##, "schema.bad_keyword", "/required"),
        Row(##"{"required": ["a", "a"]}"##, "schema.bad_keyword", "/required/1"),
        Row(##"{"properties": []}"##, "schema.bad_keyword", "/properties"),
        Row(##"{"properties": {"a": 3}}"##, "schema.bad_keyword", "/properties/a"),
        Row(##"{"allOf": []}"##, "schema.bad_keyword", "/allOf"),
        Row(##"{"allOf": [1]}"##, "schema.bad_keyword", "/allOf/0"),
        Row(##"{"items": [{}]}"##, "schema.bad_keyword", "/items"),
        Row(##"{"then": 1}"##, "schema.bad_keyword", "/then"),
        Row(##"{"if": {}, "else": "x"}"##, "schema.bad_keyword", "/else"),
        Row(##"{"$defs": {"a": {"type": 1}}}"##, "schema.bad_keyword", "/$defs/a/type"),
        Row(##"{"$anchor": "#a"}"##, "schema.bad_keyword", "/$anchor"),
        Row(##"{"dependentRequired": {"a": "b"}}"##, "schema.bad_keyword", "/dependentRequired/a"),
        Row(##"{"uniqueItems": 1}"##, "schema.bad_keyword", "/uniqueItems"),
        Row(##"{"format": 1}"##, "schema.bad_keyword", "/format"),
    ]

    @Test("names every mistake of a schema with its place", arguments: rows)
    func mistakes(row: Row) throws {
        var registry = SchemaRegistry()
        let error = #expect(throws: SchemaError.self) {
            try registry.add(Array(row.schema.utf8), uri: "https://example.com/s.json", name: "s.json")
            _ = try registry.compile(root: "https://example.com/s.json")
        }
        #expect(error?.code == row.code)
        #expect(error?.pointer == row.pointer)
        #expect(error?.file == "s.json")
    }

    @Test("gives line, column and the nearest type")
    func place() throws {
        var registry = SchemaRegistry()
        try registry.add(
            Array("{\n  \"é\": 1,\n  \"type\": \"strnig\"\n}".utf8), uri: "https://example.com/s", name: "s.json")
        let error = #expect(throws: SchemaError.self) { _ = try registry.compile(root: "https://example.com/s") }
        #expect(error?.line == 3)
        #expect(error?.column == 11)
        #expect(error?.parameters["suggestion"] == "string")
    }

    @Test("checks a schema by a meta-schema and suggests the member that was meant")
    func metaSchema() throws {
        var registry = SchemaRegistry()
        try registry.add(
            Array(
                ##"{"properties": {"x-keys": {"type": "object", "properties": {"aliases": {}, "wrapper": {}}, "additionalProperties": false}}}"##
                    .utf8),
            uri: "https://example.com/meta", name: "meta.json")
        try registry.add(Array("{\"x-keys\":\n {\"alaises\": 1}}".utf8), uri: "https://example.com/s", name: "s.json")
        let error = #expect(throws: SchemaError.self) {
            try registry.check("https://example.com/s", against: "https://example.com/meta")
        }
        #expect(error?.code == "schema.unknown_member")
        #expect(error?.pointer == "/x-keys/alaises")
        #expect(error?.line == 2)
        #expect(error?.column == 3)
        #expect(error?.parameters["suggestion"] == "aliases")
        #expect(error?.parameters["found"] == "alaises")
    }

    @Test("every official meta-schema is there by its own id and accepts itself", arguments: Dialect.known.dropLast())
    func metaSchemas(dialect: Dialect) throws {
        let uris = EmbeddedFile.all.compactMap { file in MetaSchemaLibrary.uri(ofFile: file.name).map { ($0, file) } }
            .filter { $0.0.hasPrefix(dialect.uri.dropLast("schema".count)) }
        #expect(!uris.isEmpty)
        for (uri, file) in uris {
            let root = try JSONValue(parsing: file.text)
            let id = try #require((root["$id"] ?? root["id"])?.string)
            #expect(URIReference(id.utf8).withoutFragment.bytes == Array(uri.utf8))
            var registry = SchemaRegistry()
            try registry.add(file.text, uri: uri, name: file.name)
            try registry.check(uri, against: dialect.uri)
        }
    }

    @Test("a schema nested too deeply is an error, not a crash")
    func depth() {
        var registry = SchemaRegistry()
        let text = String(repeating: "{\"not\":", count: 100_000) + "true" + String(repeating: "}", count: 100_000)
        let error = #expect(throws: SchemaError.self) {
            try registry.add(Array(text.utf8), uri: "https://example.com/s", name: "s.json")
        }
        #expect(error?.code == "schema.syntax")
    }
}
