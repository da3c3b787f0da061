import Foundation
import Testing

@testable import BarbuleEngine

/// The JSON Schema Test Suite, found through `BARBULE_DATA` or beside the package, else taken from the source archive of
/// PyPI's `jsonschema`, which is unpacked once into the build folder. That one is older: its counts are others.
enum OfficialSuite {
    static let folder: URL = {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let data = ProcessInfo.processInfo.environment["BARBULE_DATA"].map { URL(filePath: $0) }
        let candidates = data.map { [$0] } ?? ["../shared", "../../shared"].map { package.appending(path: $0) }
        let found = candidates.map { $0.appending(path: "suites/json-schema-test-suite") }
            .first { FileManager.default.fileExists(atPath: $0.path) }
        return found ?? downloaded(into: package.appending(path: ".build/json-schema-test-suite"))
    }()

    static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "tests").path) }

    /// Whether it is the version whose counts the tests know.
    static var isPinned: Bool { !folder.path.contains("/.build/") }

    /// The same test for every suite: true when there is one, else it says so, and fails in CI.
    static func isAtHand() -> Bool {
        if isPresent { return true }
        print("skipped: no JSON Schema Test Suite at \(folder.path)")
        #expect(ProcessInfo.processInfo.environment["CI"] != "true")
        return false
    }

    private static func downloaded(into folder: URL) -> URL {
        let suite = folder.appending(path: "json")
        if FileManager.default.fileExists(atPath: suite.path) { return suite }
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c",
            """
            mkdir -p "$0" && cd "$0" && python3 -m pip download -q --no-deps --no-binary :all: jsonschema==4.26.0 \
            && tar xzf jsonschema-4.26.0.tar.gz --strip-components 1 jsonschema-4.26.0/json
            """, folder.path,
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        if (try? process.run()) != nil { process.waitUntilExit() }
        return suite
    }

    struct Count: CustomStringConvertible {
        var passed = 0
        var total = 0
        var description: String { "\(passed)/\(total)" }
    }

    /// Runs all files of one folder (not those below it).
    ///
    /// - Returns: how many tests passed, and the names of the others: `file: group: test`.
    static func run(_ path: String, _ dialect: Dialect, assertsFormat: Bool = false) throws -> (
        count: Count, failures: [String]
    ) {
        let bases = try Bases(dialect, assertsFormat: assertsFormat)
        var count = Count()
        var failures: [String] = []
        for file in try files(in: "tests/" + path) {
            let bytes = [UInt8](try Data(contentsOf: file))
            for group in try JSONValue(parsing: bytes).elements ?? [] {
                run(group, bytes, bases, name: file.lastPathComponent, &count, &failures)
            }
        }
        return (count, failures)
    }

    /// The JSON files of a folder, by name.
    static func files(in path: String) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder.appending(path: path), includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
    }

    private static func run(
        _ group: JSONValue, _ bytes: [UInt8], _ bases: Bases, name: String, _ count: inout Count,
        _ failures: inout [String]
    ) {
        let groupName = name + ": " + (group["description"]?.string?.description ?? "")
        let tests = group["tests"]?.elements ?? []
        count.total += tests.count
        let graph: SchemaGraph
        do throws(SchemaError) {
            guard let schema = group["schema"] else { return }
            var registry = bases.registry(for: text(of: schema, in: bytes))
            try registry.add(text(of: schema, in: bytes), uri: "https://suite.test/schema", name: name)
            graph = try registry.compile(root: "https://suite.test/schema")
        } catch {
            failures.append(groupName + ": does not compile: \(error)")
            return
        }
        var validator = Validator(graph: graph)
        for test in tests {
            let testName = groupName + ": " + (test["description"]?.string?.description ?? "")
            guard let data = test["data"], let document = Document(parsing: text(of: data, in: bytes)) else {
                failures.append(testName + ": data cannot be read")
                continue
            }
            let isValid = validator.isValid(document, document.root, against: graph.root)
            let found = validator.failures(in: document, document.root, against: graph.root)
            if isValid == test["valid"]?.boolean, found.isEmpty == isValid {
                count.passed += 1
            } else {
                failures.append(testName)
            }
        }
    }

    /// The value's own bytes: from where it begins to where a scanner ends.
    static func text(of value: JSONValue, in bytes: [UInt8]) -> [UInt8] {
        var depth = 0
        var isText = false
        var index = value.byteOffset
        let isContainer = value.kind == .object || value.kind == .array
        while index < bytes.count {
            let byte = bytes[index]
            if isText {
                if byte == UInt8(ascii: "\\") { index += 1 }
                if byte == UInt8(ascii: "\"") {
                    isText = false
                    if depth == 0 { return Array(bytes[value.byteOffset...index]) }
                }
            } else if byte == UInt8(ascii: "\"") {
                isText = true
            } else if "[{".utf8.contains(byte) {
                depth += 1
            } else if "]}".utf8.contains(byte) {
                if !isContainer { return Array(bytes[value.byteOffset..<index]) }
                depth -= 1
                if depth == 0 { return Array(bytes[value.byteOffset...index]) }
            } else if !isContainer, ", \n\r\t".utf8.contains(byte) {
                return Array(bytes[value.byteOffset..<index])
            }
            index += 1
        }
        return Array(bytes[value.byteOffset...])
    }

    /// A registry with the remotes for the schemas that name them, and an empty one, which is cheaper to copy.
    struct Bases {
        private let full: SchemaRegistry
        private let empty: SchemaRegistry

        init(_ dialect: Dialect, assertsFormat: Bool) throws {
            full = try OfficialSuite.registry(dialect, assertsFormat: assertsFormat)
            var empty = SchemaRegistry()
            empty.defaultDialect = dialect
            empty.assertsFormat = assertsFormat
            self.empty = empty
        }

        func registry(for schema: [UInt8]) -> SchemaRegistry {
            String(decoding: schema, as: UTF8.self).contains("localhost:1234") ? full : empty
        }
    }

    /// Remotes under http://localhost:1234/; those without `$schema` are of the dialect under test.
    static func registry(_ dialect: Dialect, assertsFormat: Bool) throws -> SchemaRegistry {
        var registry = SchemaRegistry()
        registry.defaultDialect = dialect
        registry.assertsFormat = assertsFormat
        let remotes = folder.appending(path: "remotes").standardizedFileURL
        for case let file as URL in FileManager.default.enumerator(at: remotes, includingPropertiesForKeys: nil)
            ?? .init()
        where file.pathExtension == "json" {
            let path = file.standardizedFileURL.path.dropFirst(remotes.path.count)
            try registry.add(
                [UInt8](try Data(contentsOf: file)), uri: "http://localhost:1234" + path, name: String(path))
        }
        // Indexed once here, not again for every group.
        for known in Dialect.known { _ = registry.resource(at: Array(known.uri.utf8)) }
        return registry
    }
}

extension Document {
    init?(parsing bytes: [UInt8]) {
        var tape = JSONTape()
        guard JSONScanner.scan(bytes, limits: Limits(), into: &tape) == nil else { return nil }
        self.init(source: bytes, tape: tape)
    }
}
