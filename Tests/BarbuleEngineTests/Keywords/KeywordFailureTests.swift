import Testing

@testable import BarbuleEngine

@Suite("KeywordFailure")
struct KeywordFailureTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let schema: String
        let instance: String
        /// `keyword pointer fact=value …`, one a failure, in order; `>` before those of the nearest branch.
        let failures: [String]
        var testDescription: String { "\(schema.prefix(70)) on \(instance.prefix(40))" }
        init(_ schema: String, _ instance: String, _ failures: String...) {
            (self.schema, self.instance, self.failures) = (schema, instance, failures)
        }
    }

    static let rows = [
        Row(#"{"type": ["string", "null"]}"#, "1", "type  expected=null, string found=number"),
        Row(#"{"type": "integer"}"#, "1.0"),
        Row(#"{"type": "integer"}"#, "1.5", "type  expected=integer found=number"),
        Row(#"{"type": "number"}"#, "\"1\"", "type  expected=number found=string"),
        Row(
            #"{"enum": ["MALE", "FEMALE", null, 1]}"#, "\"MLAE\"",
            "enum  expected=MALE, FEMALE, null, 1 suggestion=MALE"),
        Row(#"{"const": {"a": [1.0, 2]}}"#, #"{"a": [1, 20e-1]}"#),
        Row(#"{"const": {"a": 1}}"#, #"{"a": 2}"#, "const  expected=an object"),
        Row(#"{"minimum": 1.10}"#, "1", "minimum  limit=1.10"),
        Row(#"{"multipleOf": 0.01}"#, "0.075", "multipleOf  limit=0.01"),
        Row(#"{"maxLength": 2}"#, "\"abc\"", "maxLength  count=3 limit=2"),
        Row(#"{"minItems": 2}"#, "[1]", "minItems  count=1 limit=2"),
        Row(#"{"maxProperties": 0}"#, #"{"a": 1}"#, "maxProperties  count=1 limit=0"),
        Row(#"{"pattern": "^a"}"#, "\"b\"", "pattern  expected=^a"),
        Row(
            #"{"uniqueItems": true}"#, "[1, {\"a\": 1, \"b\": 2}, 2, {\"b\": 2.0, \"a\": 1}, 1]",
            "uniqueItems  first=1 second=3"),
        Row(#"{"required": ["a", "b"]}"#, #"{"b": 1}"#, "required  expected=a member=a"),
        Row(
            #"{"dependentRequired": {"a": ["b", "c"]}}"#, #"{"a": 1, "b": 1}"#, "dependentRequired  expected=c member=a"
        ),
        Row(
            #"{"properties": {"email": {}, "name": {}}, "additionalProperties": false}"#, #"{"emial": 1, "x": 2}"#,
            "additionalProperties /emial suggestion=email", "additionalProperties /x"),
        Row(
            #"{"allOf": [{"properties": {"email": {}}}], "properties": {"name": {}}, "unevaluatedProperties": false}"#,
            #"{"email": 1, "nmae": 2}"#, "unevaluatedProperties /nmae suggestion=name"),
        Row(#"{"propertyNames": {"maxLength": 1}}"#, #"{"ab": 1}"#, "maxLength /ab (name) count=2 limit=1"),
        Row(#"{"prefixItems": [{}], "items": false}"#, "[1, 2]", "items /1 limit=1"),
        Row(#"{"contains": {"type": "string"}}"#, "[1]", "contains  count=0 limit=1"),
        Row(#"{"contains": {"type": "string"}, "minContains": 2}"#, "[\"a\"]", "minContains  count=1 limit=2"),
        Row(#"{"contains": true, "maxContains": 1}"#, "[1, 2]", "maxContains  count=2 limit=1"),
        Row(#"{"not": {"type": "null"}}"#, "null", "not "),
        Row("false", "1", "false "),
        Row(#"{"anyOf": [{"type": "string"}, {"type": "null"}]}"#, "1", "anyOf  expected=null, string found=number"),
        Row(
            #"{"anyOf": [{"type": "null"}, {"type": "string", "maxLength": 1}]}"#, "\"ab\"", "anyOf ",
            "> maxLength  count=2 limit=1"),
        Row(
            #"{"oneOf": [{"properties": {"kind": {"const": "a"}, "n": {"type": "number"}}}, {"properties": {"kind": {"const": "b"}, "n": {"type": "string"}}}]}"#,
            #"{"kind": "b", "n": 1}"#, "oneOf ", "> type /n expected=string found=number"),
        // The discriminator outweighs any number of other faults, also behind references and allOf.
        Row(
            ##"{"oneOf": [{"allOf": [{"properties": {"kind": {"enum": ["a"]}}}]}, {"$ref": "#/$defs/b"}], "$defs": {"b": {"properties": {"kind": {"const": "b"}}, "required": ["p", "q", "kind"], "maxProperties": 1}}}"##,
            #"{"kind": "b", "x": 1}"#, "oneOf ", "> maxProperties  count=2 limit=1", "> required  expected=p member=p",
            "> required  expected=q member=q"),
        // Without one, the branch with fewer faults.
        Row(
            #"{"anyOf": [{"required": ["a", "b", "c"]}, {"required": ["a", "d"]}]}"#, #"{"a": 1}"#, "anyOf ",
            "> required  expected=d member=d"),
        Row(#"{"enum": ["MALE", "FEMALE"]}"#, "\"male\"", "enum  expected=MALE, FEMALE suggestion=MALE"),
        Row(
            #"{"propertyNames": {"enum": ["email", "name"]}}"#, #"{"Emial": 1}"#,
            "enum /Emial (name) expected=email, name suggestion=email"),
        Row(#"{"oneOf": [true, {"type": "number"}]}"#, "1", "oneOf  matched=2"),
        Row(
            #"{"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}}"#, #"{"a": 1}"#,
            "required  expected=b member=b"),
        // All failures of one value, those of the same subschema by two ways once, in document order.
        Row(
            ##"{"properties": {"b": {"$ref": "#/$defs/s"}, "a": {"type": "string", "enum": ["x"]}}, "required": ["z"], "allOf": [{"properties": {"b": {"$ref": "#/$defs/s"}}}], "$defs": {"s": {"allOf": [{"type": "string"}]}}}"##,
            #"{"a": 1, "b": 2}"#, "required  expected=z member=z", "type /a expected=string found=number",
            "enum /a expected=x", "type /b expected=string found=number"),
    ]

    @Test("all failures with their facts, in document order", arguments: rows)
    func failures(row: Row) throws {
        let (validator, document, found) = try Self.failures(row.schema, row.instance)
        #expect(Self.shown(found, document) == row.failures)
        #expect(!validator.isUndecided)
    }

    @Test("the evaluation path goes through references")
    func evaluationPath() throws {
        let (validator, _, found) = try Self.failures(
            ##"{"allOf": [true, {"$ref": "#/$defs/a~1b"}], "$defs": {"a/b": {"properties": {"x": {"items": {"type": "string"}}}}}}"##,
            #"{"x": ["a", 1]}"#)
        let failure = try #require(found.first)
        #expect(validator.evaluationPath(failure) == "/allOf/1/$ref/properties/x/items/type")
        #expect(
            validator.graph[failure.subschema].location.absoluteURI
                == "https://example.com/s#/$defs/a~1b/properties/x/items")
    }

    @Test("beyond the depth limit the answer is undecided")
    func undecided() throws {
        var (validator, _, _) = try Self.failures(##"{"items": {"$ref": "#"}}"##, "[]")
        validator.depthMax = 100
        let text = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
        let document = try #require(Document(parsing: Array(text.utf8)))
        let isValid = validator.isValid(document, document.root, against: validator.graph.root)
        #expect(!isValid)
        #expect(validator.isUndecided)
    }

    @Test("walkers see the applicators with references resolved, and the vendor keywords")
    func walking() throws {
        let (validator, _, _) = try Self.failures(
            ##"{"properties": {"a": {"$ref": "#/$defs/t", "x-sensitive": true}}, "$defs": {"t": {"x-normalize": {"space": "trim"}}}, "wrong": 1}"##,
            "{}")
        let root = validator.graph[validator.graph.root]
        let member = validator.graph[try #require(root.properties.first).schema]
        let target = validator.graph[try #require(member.ref)]
        #expect(member.vendor.map(\.name) == ["x-sensitive"])
        #expect(target.vendor.map(\.name) == ["x-normalize"])
        #expect(target.location.pointer == "/$defs/t")
        #expect(root.unknown.map(\.name) == ["wrong"])
    }

    static func failures(_ schema: String, _ instance: String) throws -> (Validator, Document, [KeywordFailure]) {
        var registry = SchemaRegistry()
        try registry.add(Array(schema.utf8), uri: "https://example.com/s", name: "s.json")
        let graph = try registry.compile(root: "https://example.com/s")
        let document = try #require(Document(parsing: Array(instance.utf8)))
        var validator = Validator(graph: graph)
        let found = validator.failures(in: document, document.root, against: graph.root)
        return (validator, document, found)
    }

    static func shown(_ failures: [KeywordFailure], _ document: Document) -> [String] {
        failures.flatMap { failure -> [String] in
            var facts = failure.parameters
            if let member = failure.member { facts["member"] = member.description }
            let text =
                ([failure.keyword, document.pointer(to: failure.node) + (failure.isAtName ? " (name)" : "")]
                + facts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }).joined(separator: " ")
            return [text] + shown(failure.branch, document).map { "> " + $0 }
        }
    }
}
