import Foundation
import InstructionCount

/// Runs this program a second time, under callgrind, which counts instructions: they are the same on every run.
enum Measuring {
    struct Failure: Error, CustomStringConvertible { let description: String }

    static let childVariable = "BARBULE_GROWTH_DOUBLINGS"

    /// The second time: every family in every size; a line for each input, a file of callgrind's for each count.
    static func countAll(_ families: [Family], doublings: Int) throws {
        guard instruction_count_works() else {
            throw Failure(description: "built without valgrind/callgrind.h, or not under valgrind")
        }
        var number = 0
        for (index, family) in families.enumerated() {
            for doubling in 0...doublings {
                let job = try family.make(family.firstCount << doubling)
                instruction_count_begin()
                let result = try job.work()
                instruction_count_end(Int32(number))
                precondition(result >= 0)
                print("\(index) \(job.byteCount)")
                number += 1
            }
        }
    }

    /// The first time.
    static func run(_ families: [Family], only: String, doublings: Int) throws -> [Growth] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "barbule-growth-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let lines = try runChild(in: folder, only: only, doublings: doublings)
        let counts = try counts(in: folder)
        guard lines.count == families.count * (doublings + 1), lines.count == counts.count else {
            throw Failure(description: "\(lines.count) inputs, \(counts.count) counts")
        }
        var measurements = Array(repeating: [Growth.Measurement](), count: families.count)
        for (number, line) in lines.enumerated() {
            guard let count = counts[number] else { throw Failure(description: "no count \(number)") }
            measurements[line.family].append(.init(byteCount: line.byteCount, instructionCount: count))
        }
        return zip(families, measurements).map { Growth(title: $0.title, measurements: $1) }
    }

    private static func runChild(in folder: URL, only: String, doublings: Int) throws -> [(family: Int, byteCount: Int)]
    {
        let own = Bundle.main.executablePath ?? CommandLine.arguments[0]
        let child = Process()
        child.executableURL = URL(filePath: "/bin/sh")
        // Valgrind stumbles over the compiler's debug information.
        child.arguments = [
            "-c",
            "strip --strip-debug -o growth \"$1\" && exec valgrind --tool=callgrind --callgrind-out-file=count ./growth --only \"$2\" 2>log",
            "sh", own, only,
        ]
        child.currentDirectoryURL = folder
        child.environment = ProcessInfo.processInfo.environment.merging(
            [childVariable: "\(doublings)", "SWIFT_DETERMINISTIC_HASHING": "1"]) { $1 }
        let output = Pipe()
        child.standardOutput = output
        try child.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        child.waitUntilExit()
        guard child.terminationStatus == 0 else {
            let log = (try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)) ?? ""
            throw Failure(description: "the counted run ended with \(child.terminationStatus):\n\(log.suffix(2000))")
        }
        return text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").compactMap { Int($0) }
            return words.count == 2 ? (words[0], words[1]) : nil
        }
    }

    /// `desc: Trigger: Client Request: 12` and `totals: 123456` of every file.
    private static func counts(in folder: URL) throws -> [Int: Int] {
        var counts: [Int: Int] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasPrefix("count.") {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            let number = text.firstMatch(of: /Client Request: (\d+)/).flatMap { Int($0.1) }
            let total = text.firstMatch(of: /\n(?:totals|summary): (\d+)/).flatMap { Int($0.1) }
            if let number, let total { counts[number] = total }
        }
        return counts
    }
}
