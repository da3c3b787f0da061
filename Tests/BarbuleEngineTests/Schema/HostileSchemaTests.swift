import Testing

@testable import BarbuleEngine

/// Inputs made to be slow: each must take time linear in schema and document. What is not would take hours: the limit only
/// keeps it from hanging the run.
@Suite("Hostile schemas and documents", .serialized, .timeLimit(.minutes(5)))
struct HostileSchemaTests {
    private func check(_ schema: String, _ instance: String) throws -> Bool {
        var registry = SchemaRegistry()
        try registry.add(Array(schema.utf8), uri: "https://example.com/s", name: "s.json")
        let graph = try registry.compile(root: "https://example.com/s")
        let document = try #require(Document(parsing: Array(instance.utf8)))
        var validator = Validator(graph: graph)
        let isValid = validator.isValid(document, document.root, against: graph.root)
        let failures = validator.failures(in: document, document.root, against: graph.root)
        #expect(failures.isEmpty == isValid)
        #expect(!validator.isUndecided)
        // The record without shortcuts says the same, and is bounded.
        let evaluation = validator.evaluation(of: document, document.root, against: graph.root, unitCountMax: 20_000)
        #expect(evaluation.isValid == isValid)
        if !evaluation.isTruncated {
            for format in Schema.OutputFormat.all { #expect(try !evaluation.output(format).isEmpty) }
        }
        return isValid
    }

    @Test("a graph of references with 2^64 paths", arguments: ["allOf", "anyOf", "oneOf"])
    func referenceGraph(keyword: String) throws {
        let levels = 64
        let definitions = (0..<levels).map {
            "\"d\($0)\": {\"\(keyword)\": [{\"$ref\": \"#/$defs/d\($0 + 1)\"}, {\"title\": \"x\", \"$ref\": \"#/$defs/d\($0 + 1)\"}]}"
        }
        let schema =
            "{\"$ref\": \"#/$defs/d0\", \"$defs\": {\(definitions.joined(separator: ", ")), \"d\(levels)\": {\"type\": \"string\"}}}"
        #expect(try check(schema, "\"x\"") == (keyword != "oneOf"))
        #expect(try !check(schema, "1"))
    }

    @Test("two-way anyOf, recursive, on a document as deep as the limit allows")
    func recursiveChoice() throws {
        let schema =
            ##"{"anyOf": [{"properties": {"a": {"$ref": "#"}}, "required": ["b"]}, {"properties": {"a": {"$ref": "#"}}, "required": ["c"]}]}"##
        let depth = Limits().depthMax - 1
        let instance = String(repeating: "{\"c\":0,\"a\":", count: depth) + "{}" + String(repeating: "}", count: depth)
        #expect(try !check(schema, instance))
    }

    @Test("unevaluatedProperties under anyOf, nested 48 deep")
    func unevaluated() throws {
        var schema = ##"{"type": "object", "unevaluatedProperties": false}"##
        for _ in 0..<48 {
            schema =
                "{\"anyOf\": [{\"properties\": {\"a\": \(schema)}}, {\"properties\": {\"b\": true}}], \"unevaluatedProperties\": false}"
        }
        let instance = String(repeating: "{\"a\":", count: 48) + "{}" + String(repeating: "}", count: 48)
        #expect(try check(schema, instance))
    }

    @Test("unevaluatedProperties beside two-way anyOf, 64 levels by references")
    func unevaluatedReferences() throws {
        let levels = (0..<64).map { level in
            let next = "{\"$ref\": \"#/$defs/d\(level + 1)\"}"
            return "\"d\(level)\": {\"anyOf\": [\(next), {\"properties\": {\"b\(level)\": true}, \"allOf\": [\(next)]}], \"unevaluatedProperties\": false}"
        }
        let schema =
            "{\"$ref\": \"#/$defs/d0\", \"$defs\": {\(levels.joined(separator: ", ")), \"d64\": {\"properties\": {\"a\": true}}}}"
        #expect(try check(schema, ##"{"a": 1}"##))
        #expect(try !check(schema, ##"{"a": 1, "c": 1}"##))
    }

    @Test("500 schemas that each ask what the others evaluated, on 500 members")
    func unevaluatedChain() throws {
        let count = 500
        let levels = (0..<count).map {
            "\"d\($0)\": {\"$ref\": \"#/$defs/d\($0 + 1)\", \"unevaluatedProperties\": {\"type\": \"integer\"}}"
        }
        let schema = "{\"$ref\": \"#/$defs/d0\", \"$defs\": {\(levels.joined(separator: ", ")), \"d\(count)\": {}}}"
        let members = (0..<count).map { "\"k\($0)\": \($0)" }.joined(separator: ",")
        #expect(try check(schema, "{\(members)}"))
    }

    @Test("a chain of 20,000 references is undecided, not a crash", arguments: ["$ref", "allOf"])
    func chain(keyword: String) throws {
        let count = 20_000
        let levels = (0..<count).map { level in
            let next = "{\"$ref\": \"#/$defs/d\(level + 1)\"}"
            return keyword == "$ref" ? "\"d\(level)\": \(next)" : "\"d\(level)\": {\"allOf\": [\(next)]}"
        }
        // References to the middle are judged first and remembered, so that no evaluation is deep; then
        // `unevaluatedProperties` asks about the whole chain.
        let middles = stride(from: count, through: 0, by: -1_000).map { "{\"$ref\": \"#/$defs/d\($0)\"}" }
        let schema =
            "{\"allOf\": [{\"allOf\": [\(middles.joined(separator: ", "))]}, {\"$ref\": \"#/$defs/d0\", \"unevaluatedProperties\": false}], \"$defs\": {\(levels.joined(separator: ", ")), \"d\(count)\": {}}}"
        var registry = SchemaRegistry()
        try registry.add(Array(schema.utf8), uri: "https://example.com/s", name: "s.json")
        var validator = Validator(graph: try registry.compile(root: "https://example.com/s"))
        let document = try #require(Document(parsing: Array(##"{"a": 1}"##.utf8)))
        let isValid = validator.isValid(document, document.root, against: validator.graph.root)
        #expect(!isValid)
        #expect(validator.isUndecided)
    }

    @Test(
        "a loop of references is refused while compiling",
        arguments: [
            ##"{"$ref": "#"}"##, ##"{"$ref": "#/$defs/a", "$defs": {"a": {"not": {"$ref": "#"}}}}"##,
            ##"{"$schema": "http://json-schema.org/draft-07/schema#", "definitions": {"a": {"$ref": "#/definitions/b"}, "b": {"$ref": "#/definitions/a"}}, "$ref": "#/definitions/a"}"##,
            ##"{"$schema": "http://json-schema.org/draft-04/schema#", "extends": 1, "anyOf": [{"$ref": "#"}]}"##,
            ##"{"$schema": "https://json-schema.org/draft/2019-09/schema", "$recursiveAnchor": true, "$recursiveRef": "#"}"##,
            ##"{"$schema": "https://json-schema.org/v1", "$dynamicAnchor": "a", "dependentSchemas": {"x": {"$dynamicRef": "a"}}}"##,
        ])
    func loops(schema: String) throws {
        let error = #expect(throws: SchemaError.self) { try check(schema, "1") }
        #expect(error?.code == "schema.reference_cycle")
    }

    @Test("uniqueItems on 100,000 objects, and equal ones at the end")
    func uniqueItems() throws {
        let items = (0..<100_000).map { "{\"a\": \($0), \"b\": [\"\($0)\"]}" }.joined(separator: ",")
        #expect(try check(##"{"uniqueItems": true}"##, "[\(items)]"))
        #expect(
            try !check(##"{"uniqueItems": true}"##, "[\(items),{\"b\": [\"7\"], \"a\": 70e-1}]"))
        let same = repeatElement("1.0", count: 100_000).joined(separator: ",")
        #expect(try !check(##"{"uniqueItems": true}"##, "[\(same)]"))
    }

    @Test("100 patternProperties on 100,000 members")
    func patternProperties() throws {
        let patterns = (0..<100).map { "\"^k\($0)x\": {\"type\": \"integer\"}" }.joined(separator: ",")
        let members = (0..<100_000).map { "\"k\($0)\": \($0)" }.joined(separator: ",")
        let schema = "{\"patternProperties\": {\(patterns)}, \"additionalProperties\": {\"type\": \"integer\"}}"
        #expect(try check(schema, "{\(members)}"))
    }

    @Test("enum of 100,000 objects")
    func largeEnum() throws {
        let values = (0..<100_000).map { "{\"a\": \($0)}" }.joined(separator: ",")
        #expect(try check("{\"items\": {\"enum\": [\(values)]}}", "[{\"a\": 99999}, {\"a\": 0}]"))
        #expect(try !check("{\"items\": {\"enum\": [\(values)]}}", "[{\"a\": 100000}]"))
    }

    @Test("1,000 required names on 200,000 members")
    func required() throws {
        let names = (0..<1000).map { "\"k\($0 * 200)\"" }.joined(separator: ",")
        let members = (0..<200_000).map { "\"k\($0)\": 0" }.joined(separator: ",")
        #expect(try check("{\"required\": [\(names)]}", "{\(members)}"))
    }

    @Test("all failures of a document with 100,000 of them, bounded and counted")
    func manyFailures() throws {
        var registry = SchemaRegistry()
        try registry.add(Array(##"{"items": {"type": "string"}}"##.utf8), uri: "https://example.com/s", name: "s.json")
        let graph = try registry.compile(root: "https://example.com/s")
        let document = try #require(
            Document(parsing: Array("[\(repeatElement("1", count: 100_000).joined(separator: ","))]".utf8)))
        var validator = Validator(graph: graph)
        let failures = validator.failures(in: document, document.root, against: graph.root)
        #expect(failures.count == validator.failureCountMax)
        #expect(validator.failureCount == 100_000)
    }

    @Test("numbers too large for anything")
    func numbers() throws {
        #expect(try check(##"{"type": "integer", "minimum": 1}"##, "1e999999"))
        #expect(try !check(##"{"maximum": 1e400}"##, "1e401"))
        #expect(try check(##"{"multipleOf": 7}"##, String(repeating: "7", count: 400)))
        #expect(try !check(##"{"const": 9007199254740993}"##, "9007199254740992"))
        #expect(try check(##"{"multipleOf": 0.01}"##, "1e308"))
    }

    @Test("names that other languages treat specially are plain names")
    func names() throws {
        #expect(try !check(##"{"required": ["constructor"]}"##, "{}"))
        #expect(try !check(##"{"properties": {"__proto__": {"type": "number"}}}"##, ##"{"__proto__": "x"}"##))
        #expect(try !check("{\"required\": [\"\u{E9}\"]}", "{\"e\u{301}\": 1}"))
        #expect(try check(##"{"minLength": 5, "maxLength": 5}"##, "\"👩‍👩‍👧\""))
    }
}
