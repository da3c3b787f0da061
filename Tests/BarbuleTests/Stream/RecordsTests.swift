import Barbule
import Foundation
import Glibc
import Testing

@Suite("Records of a file")
struct RecordsTests {
    private func file(_ text: String, _ name: String = "records.ndjson") throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "barbule-records-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path(percentEncoded: false)
    }

    private func records(_ path: String, workers: Int = 1, limits: Limits = Limits()) async throws -> [Schema.Records
        .Record]
    {
        var found: [Schema.Records.Record] = []
        for try await record in Schema.contactUpdate.records(in: path, workers: workers, limits: limits) {
            found.append(record)
        }
        return found
    }

    @Test("each line is one, with its place in the file", arguments: [1, 2, 5])
    func lines(_ workers: Int) async throws {
        let path = try file("{\"city\": \"Rome\"}\r\n\n {\"gender\": \"x\"}\n{\"city\": \n{\"gender\": \"male\"}")
        let found = try await records(path, workers: workers)
        #expect(found.map(\.line) == [1, 3, 4, 5])
        #expect(found.map(\.byteOffset) == [0, 19, 36, 46])
        #expect(found.map { String(decoding: $0.bytes, as: UTF8.self) }.last == #"{"gender": "male"}"#)
        #expect(found.map(\.report.isValid) == [true, false, false, true])
        #expect(found[1].report.issues.map { [$0.position.line, $0.position.column] } == [[3, 13]])
        #expect(found[1].report.issues.map(\.byteRange) == [31..<34])
        #expect(found[2].report.issues.map(\.code) == ["json.syntax"])
        #expect(found[3].report.canonical == Array(#"{"gender": "MALE"}"#.utf8))
    }

    @Test("the elements of an array are records, unless the schema takes arrays")
    func array() async throws {
        let path = try file(" [ {\"gender\": \"male\"},\n {\"gender\": \"x\"} ]", "records.json")
        let found = try await records(path)
        #expect(found.map(\.line) == [1, 2])
        #expect(found.last?.report.issues.first?.position.line == 2)
        #expect(found.last?.report.issues.first?.position.column == 13)
        let lists = try Schema(compiling: Array(#"{"type": "array"}"#.utf8), name: "lists.json")
        var shapes: [Bool] = []
        for try await record in lists.records(in: try file("[1]\n[2]\n")) { shapes.append(record.report.isValid) }
        #expect(shapes == [true, true])
    }

    @Test("any number of workers gives the same records in the same order", arguments: [1, 2, 8])
    func workers(_ workers: Int) async throws {
        let lines = (0..<3000).map { "{\"city\": \"Town \($0)\", \"gender\": \"\($0 % 3 == 0 ? "male" : "FEMALE")\"}" }
        let found = try await records(try file(lines.joined(separator: "\n")), workers: workers)
        #expect(found.map { String(decoding: $0.bytes, as: UTF8.self) } == lines)
        #expect(found.map(\.line) == Array(1...3000))
        #expect(found.map { $0.report.isChanged } == (0..<3000).map { $0 % 3 == 0 })
    }

    @Test("a line over the limit is one record without bytes")
    func tooLong() async throws {
        let path = try file("{\"city\": \"\(String(repeating: "a", count: 200_000))\"}\n{}\n")
        let found = try await records(path, limits: Limits(documentBytesMax: 100_000))
        #expect(found.map { $0.report.issues.map(\.code) } == [["json.limit"], []])
        #expect(found.first?.bytes == [])
    }

    @Test("an empty file has no records, and behind the end is only the end")
    func empty() async throws {
        var iterator = Schema.contactUpdate.records(in: try file("\n \n")).makeAsyncIterator()
        for _ in 0..<3 { #expect(try await iterator.next() == nil) }
    }

    @Test("what cannot be read is thrown, typed", arguments: ["/nowhere/contacts.ndjson", "/tmp"])
    func unreadable(_ path: String) async {
        do {
            for try await _ in Schema.contactUpdate.records(in: path) { Issue.record("there is no record") }
            Issue.record("nothing was thrown")
        } catch {
            // No cast is needed.
            #expect(error.path == path)
            #expect(error.description.hasPrefix("cannot read \(path): "))
        }
    }

    @Test("a slow loop makes the writer of a pipe wait, and a record is handed out as soon as it is there")
    func backPressure() async throws {
        let path = try file("") + ".pipe"
        try #require(Pipe.make(path))
        let line = Array("{\"city\": \"Rome\", \"note\": \"\(String(repeating: "x", count: 980))\"}\n".utf8)
        var iterator = Schema.contactUpdate.records(in: path, workers: 2).makeAsyncIterator()
        // Opened for both, so that opening does not wait for the reader.
        let pipe = Pipe.open(path, O_RDWR)
        try #require(pipe >= 0 && Pipe.write(line, to: pipe))
        #expect(try await iterator.next()?.bytes.count == line.count - 1)
        // Nobody takes: what fits is the pipe's buffer, the ring and one batch, however long we try.
        try #require(fcntl(pipe, F_SETFL, O_NONBLOCK) == 0)
        var lineCount = 0
        var pauseCount = 0
        while pauseCount < 20, lineCount < 20_000 {
            if Pipe.write(line, to: pipe) {
                (lineCount, pauseCount) = (lineCount + 1, 0)
            } else {
                pauseCount += 1
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        #expect(lineCount < 1500, "1.5 MB were read ahead")
        close(pipe)
        var rest = 0
        while try await iterator.next() != nil { rest += 1 }
        #expect(rest >= lineCount)
    }

    @Test("a loop that is left early, or cancelled, ends the thread")
    func early() async throws {
        let lines = String(repeating: "{\"city\": \"Rome\"}\n", count: 50_000)
        let path = try file(lines)
        for try await record in Schema.contactUpdate.records(in: path, workers: 3) {
            #expect(record.line == 1)
            break
        }
        let pipe = path + ".pipe"
        try #require(Pipe.make(pipe))
        // Both ends, so that nothing ever comes and nothing ends.
        let ends = Pipe.open(pipe, O_RDWR)
        defer { close(ends) }
        let task = Task {
            do throws(Schema.Records.ReadError) {
                for try await _ in Schema.contactUpdate.records(in: pipe) {}
                return "ended"
            } catch {
                return error.reason
            }
        }
        try await Task.sleep(for: .milliseconds(50))
        task.cancel()
        #expect(await task.value == "the task was cancelled")
    }
}

/// A pipe with a name.
private enum Pipe {
    static func make(_ path: String) -> Bool { unsafe mkfifo(path, 0o600) == 0 }

    static func open(_ path: String, _ mode: Int32) -> Int32 { unsafe Glibc.open(path, mode) }

    /// - Returns: false when there is no room for the whole line.
    static func write(_ line: [UInt8], to pipe: Int32) -> Bool {
        unsafe line.withUnsafeBytes { unsafe Glibc.write(pipe, $0.baseAddress, line.count) } == line.count
    }
}
