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
        /// Tests whose verdict changes, with the section that says why.
        var changed: [String: String] = [:]
        var testDescription: String { folder }
    }

    static let drafts = [
        Draft(folder: "draft4", dialect: .draft4),
        Draft(folder: "draft6", dialect: .draft6),
        Draft(folder: "draft7", dialect: .draft7),
        Draft(folder: "draft2019-09", dialect: .draft2019_09),
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
        print("\(draft.folder): \(count) tests, refused \(refused), changed \(changed.sorted())")
        #expect(Set(refused.keys) == Set(draft.refused.keys))
        #expect(changed == Set(draft.changed.keys))
    }
}
