import Foundation
import Testing

@testable import BarbuleEngine

@Suite("Upgrading schemas to 2020-12")
struct UpgradeTests {
    /// A folder of the official suite and what 2020-12 cannot say of it.
    struct Draft: Sendable, CustomTestStringConvertible {
        var folder: String
        var dialect: Dialect
        /// Groups that are refused, by a part of the reason.
        var refused: [String: String] = [:]
        var testDescription: String { folder }
    }

    static let drafts = [
        Draft(folder: "draft4", dialect: .draft4),
        Draft(folder: "draft6", dialect: .draft6),
        Draft(folder: "draft7", dialect: .draft7),
        Draft(
            folder: "draft2019-09", dialect: .draft2019_09,
            refused: [
                "vocabulary.json: schema that uses custom metaschema with with no validation vocabulary": "is none of",
                "vocabulary.json: ignore unrecognized optional vocabulary": "is none of",
            ]),
    ]

    @Test("the upgraded schemas of the official suite give the verdicts of the old ones", arguments: drafts)
    func suite(draft: Draft) throws {
        guard OfficialSuite.isPresent else {
            print("skipped: no JSON Schema Test Suite at \(OfficialSuite.folder.path)")
            #expect(ProcessInfo.processInfo.environment["CI"] != "true")
            return
        }
        let registry = try OfficialSuite.registry(draft.dialect, assertsFormat: false)
        var refused: [String: String] = [:]
        var changed: Set<String> = []
        var count = 0
        let folder = OfficialSuite.folder.appending(path: "tests/" + draft.folder)
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.pathExtension == "json" {
            let bytes = [UInt8](try Data(contentsOf: file))
            for group in try JSONValue(parsing: bytes).elements ?? [] {
                let schema = try #require(group["schema"])
                let name = file.lastPathComponent + ": " + (group["description"]?.string?.description ?? "")
                let text = OfficialSuite.text(of: schema, in: bytes)
                let upgraded: [UInt8]
                do throws(SchemaRefusal) {
                    let base = "https://suite.test/schema"
                    upgraded = try SchemaUpgrader.upgrade(text, base: base, dialect: draft.dialect).text
                } catch {
                    refused[name] = error.reason
                    continue
                }
                var own = registry
                let graph: SchemaGraph
                do throws(SchemaError) {
                    try own.add(upgraded, uri: "https://suite.test/schema", name: name)
                    graph = try own.compile(root: "https://suite.test/schema")
                } catch {
                    Issue.record("\(name): \(error)\n\(String(decoding: upgraded, as: UTF8.self))")
                    continue
                }
                var validator = Validator(graph: graph)
                for test in group["tests"]?.elements ?? [] {
                    count += 1
                    let data = try #require(test["data"])
                    let document = try #require(Document(text: OfficialSuite.text(of: data, in: bytes)))
                    let isValid = validator.isValid(document, document.root, against: graph.root)
                    if isValid != test["valid"]?.boolean {
                        changed.insert(name + ": " + (test["description"]?.string?.description ?? ""))
                    }
                }
            }
        }
        print("\(draft.folder): \(count) tests, refused \(refused.count), changed \(changed.sorted())")
        #expect(Set(refused.keys) == Set(draft.refused.keys))
        for (name, reason) in draft.refused { #expect(refused[name]?.contains(reason) == true) }
        #expect(changed.isEmpty)
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var dialect: Dialect
        var old: String
        var new: String
        var testDescription: String { name }
    }

    static let rows = [
        Row(
            name: "order is kept, ids and definitions renamed", dialect: .draft4,
            old: ##"{"title":"t","id":"http://x/a#","definitions":{"b":{"id":"#b"}},"$ref":"#/definitions/b"}"##,
            new: ##"{"title":"t","$id":"http://x/a","$defs":{"b":{"$anchor":"b"}},"$ref":"#/$defs/b"}"##),
        Row(
            name: "switches become limits", dialect: .draft4,
            old: ##"{"minimum":1,"exclusiveMinimum":true,"maximum":9.0,"exclusiveMaximum":false}"##,
            new: ##"{"exclusiveMinimum":1,"maximum":9.0}"##),
        Row(
            name: "arrays of items", dialect: .draft7,
            old: ##"{"items":[{"type":"string"}],"additionalItems":{"$ref":"#/items/0"}}"##,
            new: ##"{"prefixItems":[{"type":"string"}],"items":{"$ref":"#/prefixItems/0"}}"##),
        Row(
            name: "additionalItems without an array did nothing", dialect: .draft7,
            old: ##"{"items":{"type":"string"},"additionalItems":false}"##, new: ##"{"items":{"type":"string"}}"##),
        Row(
            name: "dependencies of both kinds", dialect: .draft6,
            old: ##"{"dependencies":{"a":["b"],"c":{"required":["d"]}}}"##,
            new: ##"{"dependentRequired":{"a":["b"]},"dependentSchemas":{"c":{"required":["d"]}}}"##),
        Row(
            name: "what stood beside $ref stays dead", dialect: .draft7,
            old: ##"{"properties":{"a":{"$ref":"#/definitions/x","type":"string","title":"t"}},"definitions":{"x":true}}"##,
            new: ##"{"properties":{"a":{"$ref":"#/$defs/x","title":"t"}},"$defs":{"x":true}}"##),
        Row(
            name: "keywords of later drafts stay dead", dialect: .draft4, old: ##"{"const":1,"if":{"const":2}}"##,
            new: ##"{"x-const":1,"x-if":{"const":2}}"##),
        Row(
            name: "recursion becomes dynamic", dialect: .draft2019_09,
            old: ##"{"$recursiveAnchor":true,"items":{"$recursiveRef":"#"}}"##,
            new: ##"{"$dynamicAnchor":"recursive","items":{"$dynamicRef":"#recursive"}}"##),
        Row(
            name: "recursion without an anchor is a reference", dialect: .draft2019_09,
            old: ##"{"items":{"$recursiveRef":"#"}}"##, new: ##"{"items":{"$ref":"#"}}"##),
        Row(
            name: "references with escapes, into places no keyword knows", dialect: .draft7,
            old: ##"{"allOf":[{"$ref":"#/definitions/a~1b"},{"$ref":"#/stuff/c"}],"definitions":{"a/b":{}},"stuff":{"c":{"definitions":{}}}}"##,
            new: ##"{"allOf":[{"$ref":"#/$defs/a~1b"},{"$ref":"#/stuff/c"}],"$defs":{"a/b":{}},"stuff":{"c":{"$defs":{}}}}"##),
    ]

    @Test("members become those of 2020-12", arguments: rows)
    func members(row: Row) throws {
        let text = try SchemaUpgrader.upgrade(Array(row.old.utf8), dialect: row.dialect).text
        let expected = row.new.replacing("{", with: #"{"$schema":"https://json-schema.org/draft/2020-12/schema","#, maxReplacements: 1)
        #expect(String(decoding: SchemaText.compact(try JSONValue(parsing: text)), as: UTF8.self) == expected)
    }

    @Test(
        "what 2020-12 cannot say is refused, with the place",
        arguments: [
            (##"{}"##, ": there is no $schema"),
            (##"{"$schema":"http://json-schema.org/draft-03/schema#"}"##, "/$schema: http://json-schema.org/draft-03"),
            (##"{"$schema":"https://json-schema.org/draft/2019-09/schema","$vocabulary":{}}"##, "/$vocabulary: a meta-schema"),
            (##"{"$schema":"http://json-schema.org/draft-07/schema#","items":{"$id":"#a:b"}}"##, "/items: \"a:b\" cannot be an anchor"),
            (
                ##"{"$schema":"http://json-schema.org/draft-07/schema#","items":{"$ref":"#/additionalItems"},"additionalItems":{}}"##,
                "/items: #/additionalItems leads to a place"
            ),
            ("{", ": line 1"),
        ])
    func refusals(old: String, reason: String) {
        #expect {
            _ = try SchemaUpgrader.upgrade(Array(old.utf8))
        } throws: {
            guard let refusal = $0 as? SchemaRefusal else { return false }
            return "\(refusal.pointer): \(refusal.reason)".hasPrefix(reason)
        }
    }
}
