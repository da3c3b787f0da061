import Foundation

/// Runs the built `barbule` as a user would; its outputs are files, so it never sees a terminal.
enum Tool {
    struct Result {
        let status: Int32
        let output: String
        let errors: String

        var errorLineCount: Int { errors.split(separator: "\n", omittingEmptySubsequences: false).count - 1 }
    }

    /// The product beside the test bundle.
    static let path: String = {
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let beside = folder.appendingPathComponent("barbule").path
        if FileManager.default.isExecutableFile(atPath: beside) { return beside }
        return packageRoot.appendingPathComponent(".build/debug/barbule").path
    }()

    static let packageRoot = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:], folder: URL? = nil
    ) throws -> Result {
        try launch(path, arguments, input: input, environment: environment, folder: folder)
    }

    /// A shell line; `$BARBULE` is the tool.
    static func shell(_ line: String, folder: URL) throws -> Result {
        try launch("/bin/bash", ["-c", line], input: "", environment: ["BARBULE": path], folder: folder)
    }

    private static func launch(
        _ executable: String, _ arguments: [String], input: String, environment: [String: String], folder: URL?
    ) throws -> Result {
        let scratch = try TemporaryFolder()
        let inputFile = try scratch.write(input, to: "input")
        let outputFile = try scratch.write("", to: "output")
        let errorFile = try scratch.write("", to: "errors")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"].merging(
            environment
        ) { $1 }
        if let folder { process.currentDirectoryURL = folder }
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try process.run()
        process.waitUntilExit()
        func text(_ file: URL) throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }
        return Result(status: process.terminationStatus, output: try text(outputFile), errors: try text(errorFile))
    }
}

/// A folder that is gone after the test.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("barbule-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    @discardableResult
    func write(_ text: String, to name: String) throws -> URL {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file
    }

    func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
    }
}
