import Foundation
import Testing

/// The package on disk, and the programs that were built from it.
enum Project {
    /// The folder of Package.swift.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The folder with the built programs and object files.
    static let products = URL(filePath: CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0])
        .resolvingSymlinksInPath().deletingLastPathComponent()

    static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: root.appending(path: path))) }

    static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

    /// Paths below a folder, relative to the root, sorted.
    static func files(in folder: String, where isWanted: (String) -> Bool) throws -> [String] {
        let base = root.appending(path: folder).path(percentEncoded: false)
        let names = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
        // A benchmark that was built here leaves other people's sources.
        let files = names.filter { !$0.split(separator: "/").contains(".build") && isWanted($0) }.map { "\(folder)/\($0)" }.sorted()
        try #require(!files.isEmpty, "no file below \(folder)")
        return files
    }

    /// Swift files written by hand.
    static func swiftFiles(in folder: String = "Sources") throws -> [String] {
        try files(in: folder) { $0.hasSuffix(".swift") && !$0.hasSuffix("+Generated.swift") }
    }

    static func json(_ path: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(try bytes(path))) as? [String: Any])
    }

    /// Says aloud that something was not tested; an error where everything has to run (`CI=true`).
    static func skip(_ reason: String) {
        FileHandle.standardError.write(Data("skipped: \(reason)\n".utf8))
        if ProcessInfo.processInfo.environment["CI"] == "true" { Issue.record("skipped with CI=true: \(reason)") }
    }
}

/// One finished program.
struct Run {
    var output: String
    var errors: String
    var status: Int32

    /// Runs a line of bash; the built programs come first in its path.
    init(_ line: String, in folder: URL = Project.root, input: [UInt8] = []) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", line]
        process.currentDirectoryURL = folder
        var environment = ProcessInfo.processInfo.environment
        environment["PATH"] = Project.products.path(percentEncoded: false) + ":" + (environment["PATH"] ?? "")
        environment["NO_COLOR"] = "1"
        environment["COLUMNS"] = "120"
        process.environment = environment
        let folder = FileManager.default.temporaryDirectory.appending(path: "barbule-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files instead of pipes: nothing can stall on a full pipe.
        let files = try ["in", "out", "err"].map { name in
            let file = folder.appending(path: name)
            try Data(name == "in" ? input : []).write(to: file)
            return file
        }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        output = String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
        errors = String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
        status = process.terminationStatus
    }
}

/// A sample payload of `Tests/Fixtures/samples`.
struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let options: [UInt8]
    /// The body; `nil` for samples about other things.
    let input: [UInt8]?
    let canonical: [UInt8]?

    var testDescription: String { name }

    static let all: [Sample] = {
        let files = (try? Project.files(in: "Tests/Fixtures/samples") { $0.hasSuffix(".json") }) ?? []
        return files.compactMap { try? Sample($0) }
    }()

    static func named(_ name: String) throws -> Sample { try #require(all.first { $0.name.hasPrefix(name) }) }

    private init(_ path: String) throws {
        let json = try Project.json(path)
        let expected = json["expect"] as? [String: Any] ?? [:]
        func bytes(_ value: Any?) throws -> [UInt8]? {
            guard let value, !(value is NSNull) else { return nil }
            return Array(try JSONSerialization.data(withJSONObject: value, options: [.fragmentsAllowed]))
        }
        name = json["name"] as? String ?? path
        options = try bytes(json["options"] ?? [String: Any]()) ?? []
        input = try (json["input_text"] as? String).map { Array($0.utf8) } ?? bytes(json["input"])
        canonical = try bytes(expected["canonical"])
    }
}
