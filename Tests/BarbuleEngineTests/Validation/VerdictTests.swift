import Testing

@testable import BarbuleEngine

/// Schemas with parts that cannot be decided: `U` is one, `T` holds, `F` fails; for names and texts of many `a`, which `A`
/// stands for.
@Suite("Verdicts")
struct VerdictTests {
    private static let undecided = #"{"pattern": "^(a*)(a*)(a*)(a*)\\1\\2\\3\\4b$"}"#
    private static let text = "\"" + String(repeating: "a", count: 40) + "\""

    static let rows: [(schema: String, instance: String, verdict: Verdict)] = [
        ("U", "A", .undecided), ("U", "1", .valid), ("U", #""aab""#, .valid), ("U", #""c""#, .invalid),

        (#"{"not": U}"#, "A", .undecided), (#"{"not": {"not": U}}"#, "A", .undecided),
        (#"{"not": {"allOf": [U, F]}}"#, "A", .valid), (#"{"not": {"anyOf": [U, T]}}"#, "A", .invalid),

        (#"{"allOf": [U, T]}"#, "A", .undecided), (#"{"allOf": [U, F]}"#, "A", .invalid),
        (#"{"allOf": [F, U]}"#, "A", .invalid), (#"{"allOf": [U], "type": "number"}"#, "A", .invalid),
        (##"{"$ref": "#/$defs/u", "maxLength": 1, "$defs": {"u": U}}"##, "A", .invalid),

        (#"{"anyOf": [U, T]}"#, "A", .valid), (#"{"anyOf": [T, U]}"#, "A", .valid),
        (#"{"anyOf": [U, F]}"#, "A", .undecided), (#"{"anyOf": [F, U]}"#, "A", .undecided),
        (#"{"anyOf": [{"allOf": [U, F]}, F]}"#, "A", .invalid),

        (#"{"oneOf": [U, F]}"#, "A", .undecided), (#"{"oneOf": [U, T]}"#, "A", .undecided),
        (#"{"oneOf": [U, T, T]}"#, "A", .invalid), (#"{"oneOf": [T, T, U]}"#, "A", .invalid),
        (#"{"oneOf": [T, {"allOf": [U, F]}]}"#, "A", .valid),

        (#"{"if": U, "then": F}"#, "A", .undecided), (#"{"if": U, "else": F}"#, "A", .undecided),
        (#"{"if": U, "then": T, "else": T}"#, "A", .valid), (#"{"if": U, "then": F, "else": F}"#, "A", .invalid),
        (#"{"if": U, "then": F, "else": U}"#, "A", .undecided), (#"{"if": U}"#, "A", .valid),
        (#"{"if": T, "then": U}"#, "A", .undecided), (#"{"if": T, "else": U}"#, "A", .valid),

        (#"{"contains": U}"#, "[A]", .undecided), (#"{"contains": U}"#, "[A, 1]", .valid),
        (#"{"contains": U}"#, "[]", .invalid), (#"{"contains": U, "minContains": 0}"#, "[A]", .valid),
        (#"{"contains": U, "minContains": 2}"#, "[A]", .invalid),
        (#"{"contains": U, "minContains": 2}"#, "[A, 1]", .undecided),
        (#"{"contains": U, "maxContains": 1}"#, "[A, 1]", .undecided),
        (#"{"contains": U, "maxContains": 1}"#, "[1, A, 2]", .invalid),
        (#"{"contains": U, "maxContains": 2}"#, "[1, A]", .valid),

        (#"{"properties": {"a": U, "b": F}}"#, #"{"a": A}"#, .undecided),
        (#"{"properties": {"a": U, "b": F}}"#, #"{"a": A, "b": 1}"#, .invalid),
        (#"{"items": U}"#, "[1, A]", .undecided), (#"{"prefixItems": [U, F]}"#, "[A, A]", .invalid),
        (#"{"propertyNames": U}"#, #"{A: 1}"#, .undecided),
        (#"{"dependentSchemas": {"a": {"properties": {"b": U}}}}"#, #"{"a": 1, "b": A}"#, .undecided),

        (#"{"patternProperties": {P: F}}"#, #"{A: 1}"#, .undecided),
        (#"{"patternProperties": {P: T}}"#, #"{A: 1}"#, .valid),
        (#"{"patternProperties": {P: F, "^a": F}}"#, #"{A: 1}"#, .invalid),
        (#"{"patternProperties": {P: F, "x": F, "y": F, "z": F}}"#, #"{A: 1}"#, .undecided),
        (#"{"patternProperties": {P: T}, "additionalProperties": false}"#, #"{A: 1}"#, .undecided),
        (#"{"patternProperties": {P: T}, "additionalProperties": false}"#, #"{A: 1, "c": 1}"#, .invalid),
        (#"{"patternProperties": {P: T}, "additionalProperties": {"type": "number"}}"#, #"{A: 1}"#, .valid),
        (#"{"patternProperties": {P: T, "^a": T}, "additionalProperties": false}"#, #"{A: 1}"#, .valid),

        (#"{"patternProperties": {P: T}, "unevaluatedProperties": false}"#, #"{A: 1}"#, .undecided),
        (#"{"patternProperties": {P: T}, "unevaluatedProperties": {"type": "number"}}"#, #"{A: 1}"#, .valid),
        (#"{"patternProperties": {P: T}, "properties": {"b": T}, "unevaluatedProperties": false}"#, #"{"b": 1}"#, .valid),
        (#"{"anyOf": [{"properties": {"a": U}}, T], "unevaluatedProperties": false}"#, #"{"a": A}"#, .undecided),
        (#"{"anyOf": [{"properties": {"a": U}}, {"properties": {"a": T}}], "unevaluatedProperties": false}"#,
            #"{"a": A}"#, .valid),
        (#"{"anyOf": [{"properties": {"a": U}}, T], "unevaluatedProperties": false}"#, #"{"a": A, "b": 1}"#, .invalid),
        (#"{"if": {"properties": {"a": U}}, "then": {"properties": {"b": T}}, "else": {"properties": {"b": T}}, "properties": {"a": T}, "unevaluatedProperties": false}"#,
            #"{"a": A, "b": 1}"#, .undecided),
        (#"{"contains": U, "minContains": 0, "unevaluatedItems": false}"#, "[A]", .undecided),
        (#"{"contains": U, "minContains": 0, "unevaluatedItems": {"type": "string"}}"#, "[A, 1]", .valid),
        (#"{"contains": U, "minContains": 0, "prefixItems": [T], "unevaluatedItems": false}"#, "[A]", .valid),
    ]

    @Test("a part that cannot be decided matters only where the rest does not settle it", arguments: rows)
    func threeValues(row: (schema: String, instance: String, verdict: Verdict)) throws {
        let (graph, document) = try Self.prepared(row.schema, row.instance)
        var validator = Validator(graph: graph, limits: Limits(patternStepCountMax: 2_000))
        let isValid = validator.isValid(document, document.root, against: graph.root)
        let verdict: Verdict = validator.isUndecided ? .undecided : isValid ? .valid : .invalid
        #expect(verdict == row.verdict)
        // All failures and no failures say the same.
        let failures = validator.failures(in: document, document.root, against: graph.root)
        #expect(failures.isEmpty == (row.verdict != .invalid))
        #expect(validator.isUndecided == (row.verdict == .undecided))
        let evaluation = validator.evaluation(of: document, document.root, against: graph.root)
        #expect(evaluation.isUndecided == (row.verdict == .undecided))
        #expect(evaluation.isValid == (row.verdict == .valid))
    }

    @Test("a report says that it is no verdict; a higher limit decides")
    func report() throws {
        let schema = try Schema(compiling: Array(Self.filled(#"{"properties": {"a": U}}"#).utf8), name: "s.json")
        let payload = Array(#"{"a": "aaaab"}"#.utf8)
        let undecided = schema.check(payload, limits: Limits(patternStepCountMax: 3))
        #expect(undecided.issues.map(\.code) == ["schema.undecided"])
        #expect(!undecided.isValid)
        #expect(schema.check(payload).isValid)
        let refused = #expect(throws: SchemaError.self) {
            try Schema(
                compiling: Array(#"{"pattern": "^a{50}$"}"#.utf8), name: "s.json",
                limits: Limits(patternStateCountMax: 50))
        }
        #expect(refused?.code == "schema.bad_pattern")
    }

    private static func prepared(_ schema: String, _ instance: String) throws -> (SchemaGraph, Document) {
        var registry = SchemaRegistry()
        try registry.add(Array(filled(schema).utf8), uri: "https://example.com/s", name: "s.json")
        let document = try #require(Document(parsing: Array(instance.replacing("A", with: text).utf8)))
        return (try registry.compile(root: "https://example.com/s"), document)
    }

    private static func filled(_ schema: String) -> String {
        let pattern = undecided.dropFirst(#"{"pattern": "#.count).dropLast()
        return schema.replacing("P:", with: pattern + ":").replacing("U", with: undecided).replacing("T", with: "{}")
            .replacing("F", with: #"{"not": {}}"#)
    }
}
