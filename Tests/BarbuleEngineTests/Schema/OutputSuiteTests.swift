import Foundation
import Testing

@testable import BarbuleEngine

/// The folders `output-tests` and `annotations` of the official suite.
@Suite("JSON Schema Test Suite: output and annotations")
struct OutputSuiteTests {
    @Test(
        "output is what output-tests ask for",
        arguments: [("draft2019-09", Dialect.draft2019_09), ("draft2020-12", Dialect.draft2020_12)])
    func outputs(_ folder: String, _ dialect: Dialect) throws {
        guard OfficialSuite.isAtHand() else { return }
        let schemaFile = OfficialSuite.folder.appending(path: "output-tests/\(folder)/output-schema.json")
        var base = SchemaRegistry()
        try base.add([UInt8](try Data(contentsOf: schemaFile)), uri: "urn:output-schema", name: "output-schema.json")
        var count = 0
        for file in try OfficialSuite.files(in: "output-tests/\(folder)/content") {
            let bytes = [UInt8](try Data(contentsOf: file))
            for group in try JSONValue(parsing: bytes).elements ?? [] {
                let schema = OfficialSuite.text(of: try #require(group["schema"]), in: bytes)
                for test in group["tests"]?.elements ?? [] {
                    let data = OfficialSuite.text(of: try #require(test["data"]), in: bytes)
                    let evaluation = try Self.evaluation(schema, data, dialect)
                    for expected in test["output"]?.members ?? [] {
                        let format = try #require(Schema.OutputFormat.all.first { $0.name == expected.name.description })
                        let text = try evaluation.output(format)
                        var registry = base
                        let shape = OfficialSuite.text(of: expected.value, in: bytes)
                        try registry.add(shape, uri: "urn:expected", name: file.lastPathComponent)
                        let failures = try Self.failures(of: text, "urn:expected", &registry)
                        #expect(failures.isEmpty, "\(file.lastPathComponent): \(String(decoding: text, as: UTF8.self))")
                        count += 1
                    }
                }
            }
        }
        #expect(count == 4)
        print("output-tests/\(folder): \(count)/4")
    }

    /// The required tests of a draft once more: verdicts agree with the quick path, and the official output schema
    /// accepts what is told.
    @Test(
        "output is valid against the official output schema, and verdicts agree with the quick path",
        arguments: [("draft2019-09", Dialect.draft2019_09), ("draft2020-12", Dialect.draft2020_12)])
    func outputSchema(_ folder: String, _ dialect: Dialect) throws {
        guard OfficialSuite.isAtHand() else { return }
        let schemaFile = OfficialSuite.folder.appending(path: "output-tests/\(folder)/output-schema.json")
        var meta = SchemaRegistry()
        meta.assertsFormat = true
        try meta.add([UInt8](try Data(contentsOf: schemaFile)), uri: "urn:output-schema", name: "output-schema.json")
        // Each format by its own definition: the schema's root accepts anything with `valid`.
        let graph = try meta.compile(root: "https://json-schema.org/draft/\(folder.dropFirst(5))/output/schema#/$defs/basic")
        var checker = Validator(graph: graph)
        let bases = try OfficialSuite.Bases(dialect, assertsFormat: false)
        var count = 0
        for file in try OfficialSuite.files(in: "tests/" + folder) {
            let bytes = [UInt8](try Data(contentsOf: file))
            for group in try JSONValue(parsing: bytes).elements ?? [] {
                let schema = OfficialSuite.text(of: try #require(group["schema"]), in: bytes)
                var registry = bases.registry(for: schema)
                try registry.add(schema, uri: "https://suite.test/schema", name: file.lastPathComponent)
                var validator = Validator(graph: try registry.compile(root: "https://suite.test/schema"))
                for (index, test) in (group["tests"]?.elements ?? []).enumerated() {
                    let data = OfficialSuite.text(of: try #require(test["data"]), in: bytes)
                    let document = try #require(Document(parsing: data))
                    let evaluation = validator.evaluation(of: document, document.root, against: validator.graph.root)
                    let name = "\(file.lastPathComponent): \(group["description"]?.string?.description ?? ""): \(test["description"]?.string?.description ?? "")"
                    #expect(evaluation.isValid == test["valid"]?.boolean, "\(name)")
                    count += 1
                    // Writing all of them takes minutes in a debug build: the first two of each group stand for it.
                    if index > 1 { continue }
                    for format in [Schema.OutputFormat.basic, .detailed, .verbose] {
                        let text = try evaluation.output(format)
                        let output = try #require(Document(parsing: text), "\(name)")
                        let isValid = checker.isValid(output, output.root, against: graph.root)
                        #expect(isValid, "\(name): \(String(decoding: text, as: UTF8.self))")
                    }
                    for format in [Schema.OutputFormat.list, .hierarchical] {
                        let root = try JSONValue(parsing: try evaluation.output(format))
                        #expect(root["valid"]?.boolean == evaluation.isValid, "\(name)")
                        Self.checkUnits(format == .list ? root["details"]?.elements ?? [] : [root], name)
                    }
                }
            }
        }
        #expect(count > 1200)
    }

    /// The rules of v1's output units: what each has, and that annotations belong to valid ones, errors to the others.
    static func checkUnits(_ units: [JSONValue], _ name: String) {
        for unit in units {
            #expect(unit["evaluationPath"]?.string != nil && unit["instanceLocation"]?.string != nil, "\(name)")
            let location = URIReference(unit["schemaLocation"]?.string?.utf8 ?? [])
            #expect(location.scheme != nil && location.fragment != nil, "\(name)")
            let isValid = unit["valid"]?.boolean
            if unit["annotations"] != nil { #expect(isValid == true, "\(name)") }
            if unit["errors"] != nil || unit["droppedAnnotations"] != nil { #expect(isValid == false, "\(name)") }
            checkUnits(unit["details"]?.elements ?? [], name)
        }
    }

    // MARK: Annotations

    static let dialects: [(Dialect, Int)] = [
        (.draft4, 4), (.draft6, 6), (.draft7, 7), (.draft2019_09, 2019), (.draft2020_12, 2020), (.v1, 9999),
    ]

    @Test("annotations are those of the official suite", arguments: dialects)
    func annotations(_ dialect: Dialect, _ release: Int) throws {
        guard OfficialSuite.isAtHand() else { return }
        var count = 0
        var wrong: [String] = []
        for file in try OfficialSuite.files(in: "annotations/tests") {
            let bytes = [UInt8](try Data(contentsOf: file))
            for group in try JSONValue(parsing: bytes)["suite"]?.elements ?? []
            where Self.isCompatible(group["compatibility"]?.string?.description, release) {
                let schema = OfficialSuite.text(of: try #require(group["schema"]), in: bytes)
                var others: [(uri: String, text: [UInt8])] = []
                for other in group["externalSchemas"]?.members ?? [] {
                    others.append((other.name.description, OfficialSuite.text(of: other.value, in: bytes)))
                }
                for test in group["tests"]?.elements ?? [] {
                    let data = OfficialSuite.text(of: try #require(test["instance"]), in: bytes)
                    let evaluation = try Self.evaluation(schema, data, dialect, others)
                    for assertion in test["assertions"]?.elements ?? [] {
                        count += 1
                        if Self.found(assertion, in: evaluation) != (assertion["expected"] ?? JSONValue(.null)) {
                            wrong.append("\(file.lastPathComponent): \(group["description"]?.string?.description ?? "")")
                        }
                    }
                }
            }
        }
        print("annotations, \(dialect.uri): \(count - wrong.count)/\(count)")
        #expect(wrong.isEmpty)
        #expect(count > 15)
    }

    /// The annotations of one place and keyword as the suite writes them: by URI fragment into the schema's file.
    private static func found(_ assertion: JSONValue, in evaluation: Evaluation) -> JSONValue {
        var pointers: [String: String] = [:]
        for subschema in evaluation.graph.subschemas {
            let fragment = URIReference.fragmentEncoded(Array(subschema.location.pointer.utf8)[...])
            pointers[subschema.location.absoluteURI] = JSONString(fragment).description
        }
        let found = evaluation.annotations().filter {
            $0.instanceLocation == assertion["location"]?.string?.description
                && $0.keyword == assertion["keyword"]?.string?.description && !$0.isAboutName
        }
        return JSONValue(.object(found.map { (JSONString("#" + (pointers[$0.schemaLocation] ?? "?")), $0.value) }))
    }

    /// `6,<=2019`: releases from draft 6 to 2019-09.
    private static func isCompatible(_ rule: String?, _ release: Int) -> Bool {
        (rule ?? "1").split(separator: ",").allSatisfy { part in
            if part.hasPrefix("<=") { return release <= Int(part.dropFirst(2)) ?? 0 }
            if part.hasPrefix("=") { return release == Int(part.dropFirst()) ?? 0 }
            return release >= Int(part) ?? 0
        }
    }

    // MARK: Parts

    static func evaluation(
        _ schema: [UInt8], _ data: [UInt8], _ dialect: Dialect, _ others: [(uri: String, text: [UInt8])] = []
    ) throws -> Evaluation {
        var registry = SchemaRegistry()
        registry.defaultDialect = dialect
        for other in others { try registry.add(other.text, uri: other.uri, name: other.uri) }
        try registry.add(schema, uri: "https://suite.test/schema", name: "schema.json")
        var validator = Validator(graph: try registry.compile(root: "https://suite.test/schema"))
        let document = try #require(Document(parsing: data))
        return validator.evaluation(of: document, document.root, against: validator.graph.root)
    }

    static func failures(of text: [UInt8], _ uri: String, _ registry: inout SchemaRegistry) throws -> [KeywordFailure] {
        var validator = Validator(graph: try registry.compile(root: uri))
        let document = try #require(Document(parsing: text))
        return validator.failures(in: document, document.root, against: validator.graph.root)
    }
}
