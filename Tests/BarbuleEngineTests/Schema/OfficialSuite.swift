import Foundation
import Testing

@testable import BarbuleEngine

/// The JSON Schema Test Suite, found through `BARBULE_DATA` or beside the package.
enum OfficialSuite {
    static let folder: URL = {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let data = ProcessInfo.processInfo.environment["BARBULE_DATA"].map { URL(filePath: $0) }
        let candidates = [data, package.appending(path: "../shared"), package.appending(path: "../../shared")]
            .compactMap { $0 }
        let found = candidates.first { FileManager.default.fileExists(atPath: $0.appending(path: "suites").path) }
        return (found ?? candidates[0]).appending(path: "suites/json-schema-test-suite")
    }()

    static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

    struct Count {
        var passed = 0
        var total = 0
    }

    /// Runs all files of one folder (not those below it).
    ///
    /// - Returns: how many tests passed, and the names of the others: `file: group: test`.
    static func run(_ path: String, assertsFormat: Bool = false) throws -> (count: Count, failures: [String]) {
        var base = try registry(assertsFormat: assertsFormat)
        if path.hasPrefix("draft2019-09") { base.defaultDialect = .draft2019_09 }
        var count = Count()
        var failures: [String] = []
        let files = try FileManager.default.contentsOfDirectory(
            at: folder.appending(path: "tests/" + path), includingPropertiesForKeys: nil)
        for file in files.filter({ $0.pathExtension == "json" }).sorted(by: { $0.path < $1.path }) {
            let bytes = [UInt8](try Data(contentsOf: file))
            for group in try JSONValue(parsing: bytes).elements ?? [] {
                run(group, bytes, base, name: file.lastPathComponent, &count, &failures)
            }
        }
        return (count, failures)
    }

    private static func run(
        _ group: JSONValue, _ bytes: [UInt8], _ base: SchemaRegistry, name: String, _ count: inout Count,
        _ failures: inout [String]
    ) {
        let groupName = name + ": " + (group["description"]?.string?.description ?? "")
        let tests = group["tests"]?.elements ?? []
        count.total += tests.count
        var registry = base
        let graph: SchemaGraph
        do throws(SchemaError) {
            guard let schema = group["schema"] else { return }
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

    /// Remotes under http://localhost:1234/, and the meta-schemas of 2020-12.
    static func registry(assertsFormat: Bool) throws -> SchemaRegistry {
        var registry = SchemaRegistry()
        registry.assertsFormat = assertsFormat
        let remotes = folder.appending(path: "remotes").standardizedFileURL
        for case let file as URL in FileManager.default.enumerator(at: remotes, includingPropertiesForKeys: nil)
            ?? .init()
        where file.pathExtension == "json" {
            let path = file.standardizedFileURL.path.dropFirst(remotes.path.count)
            guard !path.hasPrefix("/draft") || path.hasPrefix("/draft20") else { continue }
            try registry.add(
                [UInt8](try Data(contentsOf: file)), uri: "http://localhost:1234" + path, name: String(path))
        }
        for (uri, bytes) in MetaSchemas.draft2020_12 + MetaSchemas.draft2019_09 {
            try registry.add(bytes, uri: uri, name: uri)
        }
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

/// The meta-schemas, from `Schemas/json-schema/2020-12` when the package has them, else from Python's
/// `jsonschema_specifications`.
enum MetaSchemas {
    static let draft2020_12 = read("2020-12", python: "draft202012", root: Dialect.draft2020_12.uri)
    static let draft2019_09 = read("2019-09", python: "draft201909", root: Dialect.draft2019_09.uri)

    private static func read(_ name: String, python: String, root: String) -> [(uri: String, bytes: [UInt8])] {
        for folder in folders(name, python) {
            let files =
                FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
                ?? []
            let schemas = files.compactMap { file -> (String, [UInt8])? in
                guard let data = try? Data(contentsOf: file), let root = try? JSONValue(parsing: [UInt8](data)),
                    let id = root["$id"]?.string
                else { return nil }
                return (id.description, [UInt8](data))
            }
            if schemas.contains(where: { $0.0 == root }) { return schemas }
        }
        return []
    }

    private static func folders(_ name: String, _ python: String) -> [URL] {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return [package.appending(path: "Schemas/json-schema/" + name)]
            + pythonFolder.map { $0.appending(path: "schemas/" + python) }
    }

    private static let pythonFolder: [URL] = {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", "import jsonschema_specifications as j; print(j.__path__[0])"]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil, let data = try? pipe.fileHandleForReading.readToEnd() else { return [] }
        process.waitUntilExit()
        let path = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        return path.isEmpty ? [] : [URL(filePath: path)]
    }()
}
