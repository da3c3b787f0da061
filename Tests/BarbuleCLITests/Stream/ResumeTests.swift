import Foundation
import Testing

/// A run that is cut off anywhere goes on, and its outputs are those of a run that was not.
@Suite struct ResumeTests {
    static let lineCount = 1000
    static let outputs = ["ok", "bad", "all"]
    static let arguments = [
        "check", "in.ndjson", "--schema", "s.json", "--set", "now=2025-06-15T12:00:00Z", "--accepted", "ok", "--rejects", "bad",
        "--report", "all", "--quiet",
    ]

    /// What an uninterrupted run writes.
    static let expected: [String] = {
        guard let folder = try? Records.folder(Records.lines(lineCount)) else { return [] }
        _ = try? Tool.run(arguments, folder: folder.url)
        return outputs.compactMap { try? folder.read($0) }
    }()

    private func finished(_ folder: TemporaryFolder) -> Bool {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.url.path)) ?? []
        return names.contains("all") && !names.contains("ok.checkpoint")
    }

    /// Starts the run, or goes on with it, and cuts it off when an output has grown by some bytes, or sooner or later.
    ///
    /// - Returns: whether it was cut off before it came to its end.
    private func isCutOff(_ folder: TemporaryFolder, by signal: Int32, jobs: Int) throws -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Tool.path)
        process.arguments = Self.arguments + ["--resume", "--jobs", String(jobs), "--checkpoint-every", "2048"]
        process.currentDirectoryURL = folder.url
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let path = folder.url.appendingPathComponent("ok").path
        func written() -> Int {
            (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
        }
        let wanted = written() + Int.random(in: 1...2000)
        try process.run()
        while process.isRunning, written() < wanted { usleep(1000) }
        usleep(UInt32.random(in: 0...3000))
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        guard process.terminationReason == .uncaughtSignal else {
            try #require(process.terminationStatus == 1)
            return false
        }
        try #require(process.terminationStatus == signal)
        return true
    }

    @Test("cut off at any point", arguments: [(SIGKILL, 1), (SIGKILL, 2), (SIGTERM, 1), (SIGTERM, 2)])
    func killed(_ signal: Int32, _ jobs: Int) throws {
        try #require(Self.expected.count == 3)
        var cutCount = 0
        var folderCount = 0
        while cutCount < 25 {
            folderCount += 1
            try #require(folderCount < 25, "only \(cutCount) runs were cut off")
            let folder = try Records.folder(Records.lines(Self.lineCount))
            // A run that is always cut off before its first checkpoint would never come to its end.
            var runCount = 0
            while runCount < 8, !finished(folder) {
                if try isCutOff(folder, by: signal, jobs: jobs) { cutCount += 1 }
                runCount += 1
            }
            if !finished(folder) { _ = try Tool.run(Self.arguments + ["--resume"], folder: folder.url) }
            #expect(try Self.outputs.map(folder.read) == Self.expected)
        }
    }

    @Test("a full disk: whole lines, a message, and the run goes on", arguments: [1, 2, 5, 9, 14, 20, 33, 47])
    func fullDisk(_ kibibytes: Int) throws {
        let folder = try Records.folder(Records.lines(Self.lineCount))
        let line = "ulimit -f \(kibibytes); exec $BARBULE " + Self.arguments.map { "'\($0)'" }.joined(separator: " ")
        let cut = try Tool.shell(line + " --checkpoint-every 2048", folder: folder.url)
        #expect(cut.status == 2)
        #expect(cut.errorLineCount == 1)
        #expect(cut.errors.hasSuffix("file too large\n") || cut.errors.hasSuffix("bytes of whole records are in it\n"))
        for name in ["ok", "bad"] {
            let text = try folder.read(name)
            #expect(text.isEmpty || text.hasSuffix("\n"))
        }
        let resumed = try Tool.run(Self.arguments + ["--resume"], folder: folder.url)
        #expect(resumed.status == 1)
        #expect(try Self.outputs.map(folder.read) == Self.expected)
    }

    @Test("a device that is full is told")
    func device() throws {
        let folder = try Records.folder()
        let result = try Tool.run(["check", "in.ndjson", "--schema", "s.json", "--accepted", "/dev/full"], folder: folder.url)
        #expect(result.errors == "barbule: cannot write /dev/full: no space left on device; 0 bytes of whole records are in it\n")
        #expect(result.status == 2)
    }

    @Test("the reader of the reports goes away", arguments: [1, 40, 200])
    func brokenPipe(_ lineCount: Int) throws {
        let folder = try Records.folder(Records.lines(Self.lineCount))
        let line = "$BARBULE " + Self.arguments.map { "'\($0)'" }.joined(separator: " ")
        let cut = try Tool.shell(
            line + " --format json --checkpoint-every 2048 | head -n \(lineCount) >/dev/null; exit ${PIPESTATUS[0]}",
            folder: folder.url)
        #expect(cut.status == 141)
        #expect(cut.errors.isEmpty)
        let resumed = try Tool.run(Self.arguments + ["--resume"], folder: folder.url)
        #expect(resumed.status == 1)
        #expect(try Self.outputs.map(folder.read) == Self.expected)
    }

    /// A run cut off by a full disk, and what is changed before it is gone on with.
    private func refused(_ arguments: [String] = [], _ change: (TemporaryFolder) throws -> Void) throws -> String {
        let folder = try Records.folder(Records.lines(Self.lineCount))
        let line = "ulimit -f 40; exec $BARBULE " + Self.arguments.map { "'\($0)'" }.joined(separator: " ")
        _ = try Tool.shell(line + " --checkpoint-every 2048", folder: folder.url)
        try change(folder)
        let before = try folder.read("ok")
        let result = try Tool.run(Self.arguments + ["--resume"] + arguments, folder: folder.url)
        #expect(result.status == 2)
        #expect(try folder.read("ok") == before)
        return result.errors
    }

    @Test("another input, schema, option or output is refused")
    func changed() throws {
        #expect(
            try refused { try $0.write(Records.lines(Self.lineCount + 1), to: "in.ndjson") }
                == "barbule: cannot resume: in.ndjson has been changed since\n")
        let other = "barbule: cannot resume: schema, options, command or version are not those of the run that was cut off\n"
        #expect(try refused { try $0.write(Records.schema + " ", to: "s.json") } == other)
        #expect(try refused(["--limit-depth", "9"]) { _ in } == other)
        #expect(
            try refused { try $0.write("", to: "ok") } == "barbule: cannot resume: ok is shorter than it was\n")
        #expect(
            try refused { try $0.write("{}", to: "ok.checkpoint") }
                == "barbule: cannot resume: ok.checkpoint is no checkpoint of this program\n")
        let folder = try Records.folder()
        try folder.write("{}", to: "ok.checkpoint")
        let again = try Tool.run(Self.arguments, folder: folder.url)
        #expect(
            again.errors
                == "barbule: ok.checkpoint is there: a run was cut off; --resume goes on with it, --force begins anew\n")
    }

    @Test("standard input is read again up to the place, and must be the same")
    func standardInput() throws {
        let folder = try Records.folder(Records.lines(Self.lineCount))
        let arguments = Self.arguments.map { $0 == "in.ndjson" ? "-" : "'\($0)'" }.joined(separator: " ")
        let cut = try Tool.shell(
            "ulimit -f 40; cat in.ndjson | $BARBULE \(arguments) --checkpoint-every 2048", folder: folder.url)
        #expect(cut.status == 2)
        let other = try Tool.shell("tr e f < in.ndjson | $BARBULE \(arguments) --resume", folder: folder.url)
        #expect(other.errors == "barbule: cannot resume: <stdin> has been changed since\n")
        let short = try Tool.shell("head -n 20 in.ndjson | $BARBULE \(arguments) --resume", folder: folder.url)
        #expect(short.errors == "barbule: cannot resume: <stdin> has been changed since\n")
        let resumed = try Tool.shell("cat in.ndjson | $BARBULE \(arguments) --resume", folder: folder.url)
        #expect(resumed.status == 1)
        #expect(try folder.read("ok") == Self.expected.first)
    }
}
