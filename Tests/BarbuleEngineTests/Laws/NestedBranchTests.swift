import BarbuleEngine
import Testing

/// Branches of a schema that contains itself: each level is tried in several ways, on all that is below it.
@Suite(.timeLimit(.minutes(2))) struct NestedBranchTests {
    static let schemas = [
        "if": ##"{"properties":{"a":{"$ref":"#"}},"if":{"required":["k"]},"then":{"properties":{"k":{"x-normalize":{"case":"upper"}}}}}"##,
        "anyOf":
            ##"{"anyOf":[{"properties":{"a":{"$ref":"#"},"k":{"x-normalize":{"case":"upper"}}}},{"properties":{"a":{"$ref":"#"},"k":{"type":"number"}}}]}"##,
        "dependentSchemas":
            ##"{"properties":{"a":{"$ref":"#"}},"dependentSchemas":{"k":{"properties":{"k":{"x-normalize":{"case":"upper"}}}}}}"##,
    ]

    private func check(_ keyword: String, depth: Int) throws -> Report {
        let schema = try Schema(compiling: Array(#require(Self.schemas[keyword]).utf8), name: "nested.schema.json")
        let text = String(repeating: #"{"k":"x","a":"#, count: depth) + "{}" + String(repeating: "}", count: depth)
        return schema.check(Array(text.utf8))
    }

    @Test("a few levels are brought to canonical form", arguments: schemas.keys.sorted())
    func shallow(keyword: String) throws {
        let report = try check(keyword, depth: 3)
        #expect(report.isValid)
        let canonical = try #require(report.canonical)
        #expect(String(decoding: canonical, as: UTF8.self) == #"{"k":"X","a":{"k":"X","a":{"k":"X","a":{}}}}"#)
    }

    @Test("too many are undecided, at once, and nothing is changed", arguments: schemas.keys.sorted(), [40, 510])
    func deep(keyword: String, depth: Int) throws {
        let report = try check(keyword, depth: depth)
        #expect(!report.isValid)
        #expect(report.issues.map(\.code) == ["schema.undecided"])
        #expect(report.changes.isEmpty)
    }
}
