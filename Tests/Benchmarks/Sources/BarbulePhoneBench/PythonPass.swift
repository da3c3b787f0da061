import Foundation

/// PyPI `phonenumbers` in a process of its own, which measures itself.
final class PythonPass {
    let version: String
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    /// Nil when the interpreter or the package is missing.
    init?(interpreter: String, numbers: [WrittenNumber]) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("barbule-phone-\(getpid()).tsv")
        var lines: [UInt8] = []
        for number in numbers { lines += number.text + [0x09] + Array(number.region.utf8) + [0x0A] }
        try Data(lines).write(to: file)
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            interpreter, "-c", String(decoding: PackageResources.phonenumbers_pass_py, as: UTF8.self), file.path,
        ]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        version = Self.line(from: output)
        guard !version.isEmpty else { return nil }
    }

    /// CPU nanoseconds of one pass, and how many numbers it calls valid.
    func run() -> (nanoseconds: Double, validCount: Int) {
        input.fileHandleForWriting.write(Data("\n".utf8))
        let words = Self.line(from: output).split(separator: " ")
        guard words.count == 2, let time = Double(words[0]), let count = Int(words[1]) else { return (0, 0) }
        return (time, count)
    }

    func stop() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    private static func line(from pipe: Pipe) -> String {
        var bytes: [UInt8] = []
        while let byte = pipe.fileHandleForReading.readData(ofLength: 1).first, byte != 0x0A { bytes.append(byte) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
