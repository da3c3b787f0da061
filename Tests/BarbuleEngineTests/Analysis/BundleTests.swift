import Foundation
import Testing

@testable import BarbuleEngine

@Suite("Bundling schemas")
struct BundleTests {
    private func bundle(_ text: String, name: String = "root.json", with others: [String: String]) throws -> String {
        let files = others.sorted { $0.key < $1.key }.map { (name: $0.key, text: Array($0.value.utf8)) }
        let result = try SchemaBundler.bundle(Array(text.utf8), name: name, with: files)
        return String(decoding: SchemaText.compact(try JSONValue(parsing: result.text)), as: UTF8.self)
    }

    @Test("what is referred to stands under $defs with its $id, and references stay")
    func embeds() throws {
        let text = try bundle(
            ##"{"properties":{"a":{"$ref":"a.json#/$defs/x"}},"$defs":{"own":{}}}"##,
            with: ["a.json": #"{"$defs":{"x":{"$ref":"b.json"}}}"#, "b.json": "false", "unused.json": "{}"])
        #expect(
            text == ##"{"properties":{"a":{"$ref":"a.json#/$defs/x"}},"$defs":{"own":{},"##
                + ##""a.json":{"$id":"a.json","$defs":{"x":{"$ref":"b.json"}}},"b.json":{"$id":"b.json","not":{}}}}"##)
    }

    @Test("a schema that refers to nothing else is left as it is")
    func alone() throws {
        let text = #"{ "type" : "string" }"#
        #expect(try SchemaBundler.bundle(Array(text.utf8), name: "a.json", with: []).text == Array(text.utf8))
    }

    @Test("a file with an $id that is referred to by its name is refused")
    func renamed() {
        #expect(throws: SchemaBundler.Failure.self) {
            try bundle(#"{"$ref":"a.json"}"#, with: ["a.json": #"{"$id":"https://other.test/a"}"#])
        }
    }

    @Test(
        "bundles of the official suite give the same verdicts without their remotes",
        arguments: [Dialect.draft2020_12, .draft2019_09, .draft7, .draft6, .draft4])
    func suite(dialect: Dialect) throws {
        guard OfficialSuite.isPresent else {
            print("skipped: no JSON Schema Test Suite at \(OfficialSuite.folder.path)")
            #expect(ProcessInfo.processInfo.environment["CI"] != "true")
            return
        }
        let remotes = try OfficialSuite.registry(dialect, assertsFormat: false).documents
            .filter { $0.uri.hasPrefix("http://localhost") }.map { (name: $0.uri, text: $0.text) }
        let folderName = dialect.shortName.hasPrefix("20") ? "draft" + dialect.shortName : dialect.shortName.replacing("-0", with: "")
        var bundleCount = 0
        var refusedCount = 0
        for file in ["refRemote.json", "ref.json", "anchor.json", "dynamicRef.json"] {
            let url = OfficialSuite.folder.appending(path: "tests/\(folderName)/\(file)")
            guard let data = try? Data(contentsOf: url) else { continue }
            let bytes = [UInt8](data)
            for group in try JSONValue(parsing: bytes).elements ?? [] {
                let schema = try #require(group["schema"])
                let name = "https://suite.test/schema"
                let text = OfficialSuite.text(of: schema, in: bytes)
                let bundle: (text: [UInt8], embedded: [String])
                do throws(SchemaBundler.Failure) {
                    bundle = try SchemaBundler.bundle(text, name: name, with: remotes, dialect: dialect)
                } catch {
                    refusedCount += 1
                    print("\(dialect.shortName) \(file) \(group["description"]?.string?.description ?? ""): \(error)")
                    continue
                }
                guard !bundle.embedded.isEmpty else { continue }
                bundleCount += 1
                var registry = SchemaRegistry()
                registry.defaultDialect = dialect
                try registry.add(bundle.text, uri: name, name: name)
                let graph = try registry.compile(root: name)
                var validator = Validator(graph: graph)
                for test in group["tests"]?.elements ?? [] {
                    let value = OfficialSuite.text(of: try #require(test["data"]), in: bytes)
                    let document = try #require(Document(text: value))
                    let isValid = validator.isValid(document, document.root, against: graph.root)
                    #expect(isValid == test["valid"]?.boolean, "\(String(decoding: bundle.text, as: UTF8.self))")
                }
            }
        }
        print("\(dialect.shortName): \(bundleCount) bundles, \(refusedCount) refused")
        #expect(bundleCount > 5)
    }
}
