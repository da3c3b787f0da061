import Testing

@testable import BarbuleEngine

/// What the official suite does not ask: mixed dialects, custom meta-schemas, v1.
@Suite("Dialect")
struct DialectTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var what: String
        var schema: String
        /// Further documents by URI.
        var others: [String: String] = [:]
        var valid: [String] = []
        var invalid: [String] = []
        var testDescription: String { what }
    }

    static let rows = [
        Row(
            what: "a bundle holds resources of drafts 4, 7 and 2019-09, each with its own rules",
            schema: ##"""
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://example.com/bundle",
                 "properties": {"four": {"$ref": "four"}, "seven": {"$ref": "seven#name"}, "nine": {"$ref": "nine"}},
                 "$defs": {
                  "a": {"$schema": "http://json-schema.org/draft-04/schema#", "id": "four", "minimum": 1, "exclusiveMinimum": true},
                  "b": {"$schema": "http://json-schema.org/draft-07/schema#", "$id": "seven", "definitions": {
                    "x": {"$id": "#name", "allOf": [{"$ref": "#/definitions/y", "maxLength": 1}]}, "y": {"type": "string"}}},
                  "c": {"$schema": "https://json-schema.org/draft/2019-09/schema", "$id": "nine", "items": [{"type": "string"}]}}}
                """##,
            valid: [#"{"four": 2}"#, #"{"seven": "long"}"#, #"{"nine": ["a", 1]}"#],
            invalid: [#"{"four": 1}"#, #"{"seven": 1}"#, #"{"nine": [1]}"#]),
        Row(
            what: "a custom meta-schema on draft 7 speaks draft 7",
            schema: ##"{"$schema": "https://example.com/mine", "$ref": "#/definitions/a", "type": "null", "definitions": {"a": {"type": "string"}}}"##,
            others: ["https://example.com/mine": ##"{"$schema": "http://json-schema.org/draft-07/schema#", "$id": "https://example.com/mine"}"##],
            valid: ["\"x\""], invalid: ["null"]),
        Row(
            what: "a meta-schema of a meta-schema leads to the draft",
            schema: ##"{"$schema": "https://example.com/outer", "minimum": 1, "exclusiveMinimum": true}"##,
            others: [
                "https://example.com/outer": ##"{"$schema": "https://example.com/inner"}"##,
                "https://example.com/inner": ##"{"$schema": "http://json-schema.org/draft-04/schema"}"##,
            ],
            valid: ["2"], invalid: ["1"]),
        Row(
            what: "a vocabulary that is not named has no keywords",
            schema: ##"{"$schema": "https://example.com/m", "minimum": 1, "properties": {"a": false}}"##,
            others: [
                "https://example.com/m":
                    ##"{"$schema": "https://json-schema.org/draft/2020-12/schema", "$vocabulary": {"https://json-schema.org/draft/2020-12/vocab/core": true, "https://json-schema.org/draft/2020-12/vocab/applicator": true}}"##
            ],
            valid: ["0"], invalid: [#"{"a": 0}"#]),
        Row(
            what: "format asserts where 2019-09 requires its vocabulary",
            schema: ##"{"$schema": "https://example.com/m", "format": "ipv4"}"##,
            others: [
                "https://example.com/m":
                    ##"{"$schema": "https://json-schema.org/draft/2019-09/schema", "$vocabulary": {"https://json-schema.org/draft/2019-09/vocab/core": true, "https://json-schema.org/draft/2019-09/vocab/format": true}}"##
            ],
            valid: ["\"127.0.0.1\""], invalid: ["\"x\""]),
        Row(
            what: "the same reference, a custom meta-schema that extends the official one",
            schema: ##"{"$id": "https://example.com/strict", "$dynamicAnchor": "meta", "$ref": "https://json-schema.org/draft/2020-12/schema", "unevaluatedProperties": false}"##,
            valid: [#"{"properties": {"a": {"type": "string"}}}"#], invalid: [#"{"properties": {"a": {"typ": "string"}}}"#]),
        Row(
            what: "draft 4 refuses 1.0 as an integer, draft 6 takes it",
            schema: ##"{"$schema": "http://json-schema.org/draft-04/schema#", "type": ["integer", "null"]}"##,
            valid: ["1", "-1", "null"], invalid: ["1.0", "1e2", "1.5", "\"1\""]),
        Row(
            what: "content asserts in draft 7",
            schema: ##"{"$schema": "http://json-schema.org/draft-07/schema#", "contentEncoding": "base64", "contentMediaType": "application/json"}"##,
            valid: ["\"e30=\"", "1"], invalid: ["\"e30\"", "\"ezp9\"", "\"e31=\"", "\"{}\""]),
        Row(
            what: "content is an annotation in 2020-12",
            schema: ##"{"contentEncoding": "base64", "contentMediaType": "application/json"}"##, valid: ["\"{:}\""]),
        Row(
            what: "v1: formats assert, x- members are free",
            schema: ##"{"$schema": "https://json-schema.org/v1", "format": "ipv4", "x-note": 1}"##,
            valid: ["\"127.0.0.1\"", "1"], invalid: ["\"x\""]),
        Row(
            what: "v1: $dynamicRef is a name, and need not lead anywhere at first",
            schema: ##"""
                {"$schema": "https://json-schema.org/v1/2026", "$id": "https://example.com/strings", "$ref": "list",
                 "$defs": {"item": {"$dynamicAnchor": "item", "type": "string"},
                           "list": {"$id": "list", "type": "array", "items": {"$dynamicRef": "item"}}}}
                """##,
            valid: [#"["a"]"#], invalid: ["[1]"]),
        Row(
            what: "v1: contains tells unevaluatedItems",
            schema: ##"{"$schema": "https://json-schema.org/v1", "contains": {"type": "string"}, "unevaluatedItems": false}"##,
            valid: [#"["a"]"#], invalid: [#"["a", 1]"#]),
    ]

    @Test("verdicts of mixed and custom dialects", arguments: rows)
    func verdicts(row: Row) throws {
        var registry = SchemaRegistry()
        for other in row.others { try registry.add(Array(other.value.utf8), uri: other.key, name: other.key) }
        try registry.add(Array(row.schema.utf8), uri: "https://example.com/s", name: "s.json")
        var validator = Validator(graph: try registry.compile(root: "https://example.com/s"))
        for (payloads, expected) in [(row.valid, true), (row.invalid, false)] {
            for payload in payloads {
                let document = try #require(Document(parsing: Array(payload.utf8)))
                let isValid = validator.isValid(document, document.root, against: validator.graph.root)
                #expect(isValid == expected, "\(payload)")
                let found = validator.failures(in: document, document.root, against: validator.graph.root)
                #expect(found.isEmpty == expected, "\(payload)")
            }
        }
    }

    @Test("a document is checked by the meta-schema of its own dialect")
    func ownMetaSchema() throws {
        let rows: [(String, String?)] = [
            (##"{"$schema": "http://json-schema.org/draft-04/schema#", "minimum": 1, "exclusiveMinimum": true}"##, nil),
            (##"{"$schema": "http://json-schema.org/draft-04/schema#", "required": []}"##, "/required"),
            (##"{"$schema": "http://json-schema.org/draft-07/schema#", "minimum": true}"##, "/minimum"),
            (##"{"$schema": "https://json-schema.org/draft/2019-09/schema", "items": [{"type": "x"}]}"##, "/items/0/type"),
            (##"{"properties": {"a": {"minLength": -1}}}"##, "/properties/a/minLength"),
            (##"{"$schema": "https://example.com/mine", "title": "ab"}"##, "/title"),
            // Each embedded resource by its own.
            (##"{"$defs": {"a": {"$schema": "http://json-schema.org/draft-07/schema#", "$id": "https://example.com/a", "items": [{}], "dependencies": {"a": []}}}}"##, nil),
            (##"{"$defs": {"a": {"$schema": "http://json-schema.org/draft-07/schema#", "$id": "https://example.com/a", "items": [1]}}}"##, "/$defs/a/items/0"),
            (##"{"$defs": {"a": {"$id": "https://example.com/a", "items": [{}]}}}"##, "/$defs/a/items"),
            (##"{"$schema": "http://json-schema.org/draft-04/schema#", "definitions": {"a": {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://example.com/a", "exclusiveMinimum": 1, "$defs": {"b": {"$schema": "http://json-schema.org/draft-04/schema#", "id": "https://example.com/b", "minimum": 1, "exclusiveMinimum": true}}}}}"##, nil),
            (##"{"$schema": "http://json-schema.org/draft-04/schema#", "definitions": {"a": {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://example.com/a", "$defs": {"b": {"$schema": "http://json-schema.org/draft-04/schema#", "id": "https://example.com/b", "exclusiveMinimum": 1}}}}}"##, "/definitions/a/$defs/b"),
            (##"{"x-normalize": {"space": "trimm"}}"##, "/x-normalize/space"),
        ]
        for (schema, pointer) in rows {
            var registry = SchemaRegistry()
            try registry.add(
                Array(##"{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"title": {"maxLength": 1}}}"##.utf8),
                uri: "https://example.com/mine", name: "mine.json")
            try registry.add(Array(schema.utf8), uri: "https://example.com/s", name: "s.json")
            var found: String?
            do throws(SchemaError) { try registry.check("https://example.com/s") } catch { found = error.pointer }
            #expect(found == pointer, "\(schema)")
        }
    }

    @Test("a schema of any dialect is checked before it is compiled")
    func everyDialect() throws {
        let mine = ##"{"$schema": "http://json-schema.org/draft-07/schema#", "$id": "https://example.com/mine", "properties": {"title": {"maxLength": 1}}}"##
        let rows: [(dialect: String, keyword: String, pointer: String)] = [
            ("http://json-schema.org/draft-04/schema#", ##""title": 1"##, "/title"),
            ("http://json-schema.org/draft-06/schema#", ##""title": 1"##, "/title"),
            ("http://json-schema.org/draft-07/schema#", ##""readOnly": 1"##, "/readOnly"),
            ("https://json-schema.org/draft/2019-09/schema", ##""deprecated": 1"##, "/deprecated"),
            ("https://json-schema.org/draft/2020-12/schema", ##""deprecated": 1"##, "/deprecated"),
            ("https://example.com/mine", ##""title": "ab""##, "/title"),
        ]
        for row in rows {
            let text = ##"{"$schema": "\##(row.dialect)", \##(row.keyword)}"##
            let error = #expect(throws: SchemaError.self) {
                try Schema(compiling: Array(text.utf8), name: "s.json", with: [("mine.json", Array(mine.utf8))])
            }
            #expect(error?.pointer == row.pointer, "\(row.dialect)")
        }
    }

    static let mistakes: [(schema: String, code: String, pointer: String, suggestion: String?)] = [
        (##"{"$schema": "https://json-schema.org/v1", "requierd": ["a"]}"##, "schema.unknown_member", "/requierd", "required"),
        (##"{"$schema": "https://json-schema.org/v1", "definitions": {}}"##, "schema.unknown_member", "/definitions", nil),
        (##"{"$schema": "https://json-schema.org/v1", "$id": "https://example.com/a#"}"##, "schema.bad_keyword", "/$id", nil),
        (##"{"$schema": "https://json-schema.org/v1", "$dynamicRef": "nowhere"}"##, "schema.unresolved_reference", "/$dynamicRef", nil),
        (##"{"$schema": "http://json-schema.org/draft-04/schema#", "properties": {"a": true}}"##, "schema.bad_keyword", "/properties/a", nil),
        (##"{"$schema": "http://json-schema.org/draft-04/schema#", "exclusiveMinimum": 1}"##, "schema.bad_keyword", "/exclusiveMinimum", nil),
        (##"{"$schema": "http://json-schema.org/draft-07/schema#", "minimum": "1"}"##, "schema.bad_keyword", "/minimum", nil),
        (##"{"$schema": "https://example.com/loop"}"##, "schema.unknown_dialect", "", nil),
        (##"{"$ref": "https://example.com/loop"}"##, "schema.unknown_dialect", "", nil),
    ]

    @Test("mistakes by the rules of the dialect", arguments: mistakes)
    func refusals(row: (schema: String, code: String, pointer: String, suggestion: String?)) throws {
        var registry = SchemaRegistry()
        if !row.schema.contains("$schema") {
            try registry.add(
                Array(##"{"$schema": "https://example.com/unknown"}"##.utf8), uri: "https://example.com/loop", name: "l.json")
        }
        let error = #expect(throws: SchemaError.self) {
            try registry.add(Array(row.schema.utf8), uri: "https://example.com/s.json", name: "s.json")
            _ = try registry.compile(root: "https://example.com/s.json")
        }
        #expect(error?.code == row.code)
        #expect(error?.pointer == row.pointer)
        #expect(error?.parameters["suggestion"] == row.suggestion)
    }
}
