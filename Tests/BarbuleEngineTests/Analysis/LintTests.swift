import Foundation
import Testing

@testable import BarbuleEngine

@Suite("Linting schemas")
struct LintTests {
    static func findings(_ text: String, dialect: Dialect = .draft2020_12) -> [String] {
        SchemaLinter.findings(in: Array(text.utf8), name: "a.json", dialect: dialect).map {
            "\($0.severity) \($0.code.dropFirst(7)) \($0.error.pointer)"
        }
    }

    @Test(
        "what can never hold is an error at its keyword",
        arguments: [
            (##"{"type":"string","minLength":2,"maxLength":1}"##, "/maxLength"),
            (##"{"minimum":2,"maximum":1.5}"##, "/maximum"),
            (##"{"minimum":2,"exclusiveMaximum":2}"##, "/exclusiveMaximum"),
            (##"{"minItems":2,"maxItems":1}"##, "/maxItems"),
            (##"{"minProperties":2,"maxProperties":1}"##, "/maxProperties"),
            (##"{"required":["a","b"],"maxProperties":1}"##, "/maxProperties"),
            (##"{"contains":{},"minContains":2,"maxContains":1}"##, "/maxContains"),
            (##"{"allOf":[{"type":"string"},{"type":"integer"}]}"##, ""),
            (##"{"type":"string","allOf":[{"type":"array"}]}"##, "/type"),
            (##"{"$ref":"#/$defs/a","minLength":5,"$defs":{"a":{"maxLength":3}}}"##, "/minLength"),
            (##"{"type":"string","const":1}"##, "/const"),
            (##"{"type":"string","enum":[1,null]}"##, "/enum"),
            (##"{"maxLength":2,"enum":["abc","defg"]}"##, "/enum"),
            (##"{"required":["a"],"additionalProperties":false}"##, "/required"),
            (##"{"required":["a"],"properties":{"a":false}}"##, "/required"),
            (##"{"allOf":[{"required":["a"]},{"additionalProperties":false}]}"##, ""),
            (##"{"type":"object","required":["n"],"properties":{"n":{"$ref":"#"}}}"##, "/required"),
            (##"{"minItems":1,"items":false}"##, ""),
            (##"{"type":"string","not":{"type":["string","null"]}}"##, "/not"),
            (##"{"type":"string","anyOf":[{"type":"null"},{"type":"object"}]}"##, "/anyOf"),
        ])
    func unsatisfiable(text: String, pointer: String) {
        #expect(Self.findings(text).contains("error unsatisfiable \(pointer)"), "\(Self.findings(text))")
    }

    @Test(
        "what can never come into play is a warning",
        arguments: [
            (##"{"then":{}}"##, "no_effect /then"), (##"{"else":{}}"##, "no_effect /else"), (##"{"if":{}}"##, "no_effect /if"),
            (##"{"minContains":1}"##, "no_effect /minContains"),
            (##"{"type":"string","properties":{"a":{}}}"##, "no_effect /properties"),
            (##"{"type":["number","null"],"pattern":"a"}"##, "no_effect /pattern"),
            (##"{"type":"integer","format":"date"}"##, "no_effect /format"),
            (##"{"type":"string","enum":["a",1]}"##, "unreachable /enum/1"),
            (##"{"type":"string","anyOf":[{"type":"null"},{"minLength":1}]}"##, "unreachable /anyOf/0"),
            (##"{"type":"string","if":{"type":"null"},"then":{"const":null}}"##, "unreachable /then"),
            (##"{"if":true,"then":{"type":"null"},"else":{"type":"string"}}"##, "unreachable /else"),
            (##"{"maxItems":1,"prefixItems":[{},{"type":"null"}]}"##, "unreachable /prefixItems/1"),
            (##"{"properties":{"a":{}},"additionalProperties":false,"allOf":[{"properties":{"b":{}}}]}"##, "unreachable /additionalProperties"),
            (##"{"allOf":[{"properties":{"a":{}},"additionalProperties":false},{"properties":{"b":{}}}]}"##, "unreachable "),
            (##"{"minimun":1}"##, "unknown_keyword /minimun"), (##"{"id":"a"}"##, "unknown_keyword /id"),
            (##"{"format":"datetime"}"##, "unknown_format /format"),
            (##"{"type":"string","default":1}"##, "invalid_default /default"),
            (##"{"type":"string","examples":["a",1]}"##, "invalid_example /examples/1"),
            (##"{"type":"string","x-normalize":{"space":"trim"},"default":" a"}"##, "not_canonical /default"),
        ])
    func warnings(text: String, finding: String) {
        #expect(Self.findings(text).contains("warning \(finding)"), "\(Self.findings(text))")
    }

    @Test(
        "older drafts are read by their own rules",
        arguments: [
            (Dialect.draft7, ##"{"definitions":{"a":{}},"properties":{"b":{"$ref":"#/definitions/a","type":"string"}}}"##, "warning no_effect /properties/b/type"),
            (.draft7, ##"{"items":{},"additionalItems":false}"##, "warning no_effect /additionalItems"),
            (.draft4, ##"{"minimum":1,"exclusiveMinimum":true,"maximum":1}"##, "error unsatisfiable /maximum"),
            (.draft4, ##"{"exclusiveMinimum":true}"##, "warning no_effect /exclusiveMinimum"),
            (.draft6, ##"{"if":{}}"##, "warning unknown_keyword /if"),
        ])
    func olderDrafts(dialect: Dialect, text: String, finding: String) {
        #expect(Self.findings(text, dialect: dialect).contains(finding), "\(Self.findings(text, dialect: dialect))")
    }

    @Test("every mistake is told, not only the first, and each once")
    func all() {
        let text = """
            {"properties": {"a": {"$ref": "#/none"}, "b": {"type": "strin"}, "c": {"pattern": "("}, "d": {"minLength": -1},
             "e": {"x-normalise": {}}, "f": {"x-normalize": {"case": "upper"}, "$ref": "#/$defs/l"}, "g": {"then": {}}},
             "$defs": {"l": {"x-normalize": {"case": "lower"}}}}
            """
        #expect(
            Self.findings(text) == [
                "error unresolved_reference /properties/a/$ref", "error bad_keyword /properties/b/type",
                "error bad_keyword /properties/c/pattern", "error bad_keyword /properties/d/minLength",
                "error unknown_name /properties/e/x-normalise", "error conflict /properties/f/x-normalize/case",
                "warning no_effect /properties/g/then",
            ])
    }

    @Test(
        "in doubt nothing is said",
        arguments: [
            ##"{"minLength":3,"maxLength":3}"##, ##"{"minimum":1,"maximum":1}"##, ##"{"required":["a"],"properties":{"a":{}},"additionalProperties":false}"##,
            ##"{"required":["a"],"patternProperties":{"a":{}},"additionalProperties":false}"##, ##"{"properties":{"a":false}}"##, "false", ##"{"not":{}}"##,
            ##"{"type":["string","null"],"minLength":1}"##, ##"{"anyOf":[{"type":"string"},{"type":"null"}]}"##,
            ##"{"properties":{"next":{"$ref":"#"}}}"##, ##"{"type":"number","enum":[1,1.5]}"##, ##"{"type":"integer","const":1.0}"##,
            ##"{"oneOf":[{"required":["a"]},{"required":["b"]}]}"##, ##"{"if":{"required":["a"]},"unevaluatedProperties":false}"##,
            ##"{"x-other":{"anything":1}}"##, ##"{"format":"phone"}"##, ##"{"allOf":[{"minimum":1},{"maximum":2}]}"##,
            ##"{"propertyNames":{"pattern":"^a"},"minProperties":1}"##,
        ])
    func silence(text: String) {
        #expect(Self.findings(text) == [])
    }

    @Test("the schemas of this package have no mistakes")
    func ours() {
        let schemas = EmbeddedFile.all.filter { $0.kind != .catalogue && $0.kind != .interface }
        for file in schemas {
            let others = schemas.filter { $0.kind == .endpoint && $0.name != file.name }.map { (name: $0.name, text: $0.text) }
            let findings = SchemaLinter.findings(in: file.text, name: file.name, with: others).filter { $0.severity > .info }
            #expect(findings.isEmpty, "\(file.name): \(findings)")
        }
    }

    @Test(
        "no valid value of the official suite is of a type that is called impossible",
        arguments: [
            ("draft4", Dialect.draft4), ("draft6", .draft6), ("draft7", .draft7), ("draft2019-09", .draft2019_09),
            ("draft2020-12", .draft2020_12),
        ])
    func soundness(folder: String, dialect: Dialect) throws {
        guard OfficialSuite.isPresent else {
            print("skipped: no JSON Schema Test Suite at \(OfficialSuite.folder.path)")
            #expect(ProcessInfo.processInfo.environment["CI"] != "true")
            return
        }
        let base = try OfficialSuite.registry(dialect, assertsFormat: false)
        var count = 0
        for file in try FileManager.default.contentsOfDirectory(
            at: OfficialSuite.folder.appending(path: "tests/" + folder), includingPropertiesForKeys: nil)
        where file.pathExtension == "json" {
            let bytes = [UInt8](try Data(contentsOf: file))
            for group in try JSONValue(parsing: bytes).elements ?? [] {
                var registry = base
                let text = OfficialSuite.text(of: try #require(group["schema"]), in: bytes)
                try registry.add(text, uri: "https://suite.test/schema", name: "schema")
                let graph = try registry.compile(root: "https://suite.test/schema")
                var validator = Validator(graph: graph)
                let possible = Satisfiability(graph, constants: ConstantRules.acceptedTypes(&validator))[graph.root]
                for test in group["tests"]?.elements ?? [] where test["valid"]?.boolean == true {
                    count += 1
                    let data = try #require(test["data"])
                    #expect(possible.isSuperset(of: ValueTypes(of: data)), "\(String(decoding: text, as: UTF8.self))")
                }
            }
        }
        #expect(count > 200)
    }
}
