import Foundation
import Testing

/// `barbule pipe`: the rules a worker must keep.
@Suite struct PipeTests {
    private func pipe(_ text: String, _ arguments: [String] = []) throws -> Tool.Result {
        let folder = try Records.folder("")
        return try Tool.run(["pipe", "--schema", "s.json"] + arguments, input: text, folder: folder.url)
    }

    @Test(
        "every line has one answer",
        arguments: [
            ("", ""),
            ("{\"city\":\"a\"}\n", "{\"city\":\"a\"}\n"),
            ("{\"city\":\" a\"}", "{\"city\":\"a\"}\n"),
            ("\n", "null\n"), (" \r\n", "null\n"),
            ("{\n}\n", "null\nnull\n"),
            ("{\"city\":\"Constantinople\"}\n{}\n", "null\n{}\n"),
            ("{\"city\":\"a\u{2028}b\"}\r\n", "{\"city\":\"a\u{2028}b\"}\n"),
            ("{\"city\":\"\\u0000\"}\n\u{0}\n", "{\"city\":\"\\u0000\"}\nnull\n"),
            ("\u{FEFF}{}\n\u{FEFF}{}\n", "{}\nnull\n"),
        ])
    func records(_ text: String, _ answers: String) throws {
        let result = try pipe(text)
        #expect(result.output == answers)
        #expect(result.errors.isEmpty)
        #expect(result.status == 0)
    }

    @Test("a line over the limit has an answer too")
    func longLine() throws {
        let long = String(repeating: "x", count: 1_000_000)
        let result = try pipe("{}\n\"\(long)\"\n{}\n", ["--limit-bytes", "1000", "--emit", "report"])
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[1].contains(#""code":"json.limit""#))
    }

    @Test("reports, and reports with the record")
    func emission() throws {
        let text = "{\"city\":\" a\"}\n\n{\"city\":\"Constantinople\"}\n"
        let reports = try pipe(text, ["--emit", "report"]).output.split(separator: "\n")
        let both = try pipe(text, ["--emit", "both"]).output.split(separator: "\n")
        #expect(reports.map { $0.prefix(41) } == both.map { $0.prefix(41) })
        #expect(reports[0].hasPrefix(#"{"line":1,"valid":true,"changed":true,"#))
        #expect(reports[1].hasPrefix(#"{"line":2,"valid":false,"changed":false,"#))
        #expect(both[0].hasSuffix(#","record":{"city":"a"}}"#))
        #expect(both[1].hasSuffix(#","record":null}"#))
        #expect(both[2].hasSuffix(#","record":{"city":"Constantinople"}}"#))
        #expect(!reports.joined().contains("Constantinople"))
    }

    @Test("threads change nothing, and the summary is one line")
    func jobs() throws {
        let text = Records.lines(2000)
        let one = try pipe(text, ["--summary"])
        #expect(one.output == (try pipe(text, ["--jobs", "4"])).output)
        #expect(one.output.split(separator: "\n", omittingEmptySubsequences: false).count == 2001)
        #expect(one.errors == "barbule: 2000 lines: 1190 clean, 286 repaired, 524 rejected\n")
    }

    @Test("an answer comes before the next question is waited for", arguments: ["1", "2"])
    func answers(_ jobs: String) throws {
        let folder = try Records.folder("")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Tool.path)
        process.arguments = ["pipe", "--schema", "s.json", "--jobs", jobs]
        process.currentDirectoryURL = folder.url
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        for number in 1...20 {
            // Half a line more must not hold up the answers.
            let question = "{\"n\":\(number)}\n{\"m\":"
            try input.fileHandleForWriting.write(contentsOf: Data(question.utf8))
            #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "{\"n\":\(number)}\n")
            try input.fileHandleForWriting.write(contentsOf: Data("\(number)}\n".utf8))
            #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "{\"m\":\(number)}\n")
        }
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test("it dies quietly when nobody reads")
    func brokenPipe() throws {
        let folder = try Records.folder(Records.lines(5000))
        let result = try Tool.shell(
            "cat in.ndjson in.ndjson | $BARBULE pipe --schema s.json | head -n 1; exit ${PIPESTATUS[1]}", folder: folder.url)
        #expect(result.output == "{\"city\":\"Rome\",\"n\":1}\n")
        #expect(result.status == 141)
        #expect(result.errors.isEmpty)
    }
}
