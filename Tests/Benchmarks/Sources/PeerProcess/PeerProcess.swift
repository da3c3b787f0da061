import Foundation

/// Another library in a process of its own, which measures itself.
///
/// The program first prints a line that says what it is. For each line of its input it makes one pass and answers with
/// the CPU time of the pass in nanoseconds and a count, parted by a space.
public final class PeerProcess {
    /// The program's first line.
    public let title: String
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    /// Nil when the program or what it needs is missing: then it ends before it says what it is.
    public init?(_ command: [String]) throws {
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        title = Self.line(from: output)
        guard !title.isEmpty else { return nil }
    }

    /// One pass: CPU nanoseconds, and what the program counts.
    public func run() -> (nanoseconds: Double, count: Int) {
        input.fileHandleForWriting.write(Data("\n".utf8))
        let words = Self.line(from: output).split(separator: " ")
        guard words.count == 2, let time = Double(words[0]), let count = Int(words[1]) else { return (0, 0) }
        return (time, count)
    }

    public func stop() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// A file for the program to read, in the directory of temporary files.
    public static func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("barbule-bench-\(getpid())-\(name)")
        try Data(bytes).write(to: file)
        return file.path
    }

    private static func line(from pipe: Pipe) -> String {
        var bytes: [UInt8] = []
        while let byte = pipe.fileHandleForReading.readData(ofLength: 1).first, byte != 0x0A { bytes.append(byte) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
