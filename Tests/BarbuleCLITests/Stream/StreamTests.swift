import Foundation
import Testing

/// `check` and `fix` on files of records.
@Suite struct StreamTests {
    private func check(_ text: String, _ arguments: [String] = [], name: String = "in.ndjson") throws -> (Tool.Result, TemporaryFolder) {
        let folder = try Records.folder("")
        try folder.write(text, to: name)
        return (try Tool.run(["check", name, "--schema", "s.json"] + arguments, folder: folder.url), folder)
    }

    @Test("one pass: accepted, rejects, report, and a summary that says what to fix first")
    func onePass() throws {
        let folder = try Records.folder(
            "{\"city\":\"Rome\"}\n{\"city\":\" Oslo\"}\n{\"city\":\"Constantinople\"}\n\n{\"city\":\n{\"city\":\"Bern\"}")
        let arguments = ["--accepted", "ok", "--rejects", "bad", "--report", "all.json"]
        let result = try Tool.run(["check", "in.ndjson", "--schema", "s.json"] + arguments, folder: folder.url)
        #expect(result.status == 1)
        #expect(result.errors.isEmpty)
        #expect(
            result.output == """
                in.ndjson: 5 records: 2 clean, 1 repaired, 2 rejected, 1 blank line

                What to fix first
                  error  /city     schema.maxLength  1  20.0 %  line 3
                  error  (record)  json.syntax       1  20.0 %  line 5

                Repaired or noted
                  info  /city  text.whitespace  1  20.0 %  line 2

                Run `barbule explain schema.maxLength` to learn more.

                """)
        #expect(try folder.read("ok") == "{\"city\":\"Rome\"}\n{\"city\":\"Oslo\"}\n{\"city\":\"Bern\"}\n")
        let rejects = try folder.read("bad").split(separator: "\n")
        #expect(rejects.count == 2)
        #expect(rejects[0].hasPrefix(#"{"file":"in.ndjson","line":3,"record":{"city":"Constantinople"},"issues":[{"code":"schema.maxLength","#))
        #expect(rejects[1].hasPrefix(#"{"file":"in.ndjson","line":5,"text":"{\"city\":","issues":[{"code":"json.syntax","#))
        let report = try JSONSerialization.jsonObject(with: Data(folder.read("all.json").utf8)) as? [String: Any]
        #expect(report?["records"] as? Int == 5)
        #expect(report?["rejected"] as? Int == 2)
        #expect((report?["codes"] as? [[String: Any]])?.compactMap { $0["code"] as? String } == ["json.syntax", "schema.maxLength", "text.whitespace"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == ["all.json", "bad", "in.ndjson", "ok", "s.json"])
    }

    @Test(
        "what lines may look like",
        arguments: [
            ("CRLF", "{\"city\":\"a\"}\r\n{\"city\":\"b\"}\r\n", "{\"city\":\"a\"}\n{\"city\":\"b\"}\n", ""),
            ("blank lines", "\n \n{\"city\":\"a\"}\n\t\n", "{\"city\":\"a\"}\n", ""),
            ("no line end at the end", "{\"city\":\"a\"}\n{\"city\":\"b\"}", "{\"city\":\"a\"}\n{\"city\":\"b\"}\n", ""),
            ("cut in the middle", "{\"city\":\"a\"}\n{\"city\":\"b", "{\"city\":\"a\"}\n", "2 json.syntax"),
            ("byte order mark at the start", "\u{FEFF}{\"city\":\"a\"}\n", "{\"city\":\"a\"}\n", ""),
            ("byte order mark inside", "{\"city\":\"a\"}\n\u{FEFF}{\"city\":\"b\"}\n", "{\"city\":\"a\"}\n", "2 json.syntax"),
            ("other line ends are data", "{\"city\":\"a\u{2028}\u{85}b\"}\n", "{\"city\":\"a\u{2028}\u{85}b\"}\n", ""),
            ("white space is kept", "{ \"city\" : \"a\" }\n", "{ \"city\" : \"a\" }\n", ""),
            ("two on a line", "{\"city\":\"a\"}{\"city\":\"b\"}\n{}\n", "{}\n", "1 json.syntax"),
            ("not an object", "1\n{}\n", "{}\n", "1 schema.type"),
        ])
    func lines(_ name: String, _ text: String, _ accepted: String, _ rejected: String) throws {
        let (result, folder) = try check(text, ["--accepted", "ok", "--rejects", "bad"])
        #expect(try folder.read("ok") == accepted)
        let codes = try folder.read("bad").split(separator: "\n").map { line in
            let json = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let issue = (json?["issues"] as? [[String: Any]])?.first
            return "\(json?["line"] ?? "") \(issue?["code"] ?? "")"
        }
        #expect(codes.joined(separator: "\n") == rejected)
        #expect(result.status == (rejected.isEmpty ? 0 : 1))
    }

    @Test("a line over the limit is one reject, and the others are checked")
    func longLine() throws {
        let folder = try Records.folder("")
        let line = "(echo '{\"city\":\"a\"}'; head -c 3000000 /dev/zero | tr '\\0' x; echo; echo '{\"city\":\"b\"}')"
        let result = try Tool.shell(
            "\(line) | $BARBULE check - --lines --schema s.json --limit-bytes 1000 --accepted ok --rejects bad", folder: folder.url)
        #expect(result.status == 1)
        #expect(try folder.read("ok") == "{\"city\":\"a\"}\n{\"city\":\"b\"}\n")
        #expect(try folder.read("bad").hasPrefix(#"{"file":"<stdin>","line":2,"byteLength":3000000,"issues":[{"code":"json.limit""#))
    }

    @Test("what is not text is kept as base64")
    func notText() throws {
        let folder = try Records.folder("")
        try Data([0x22, 0xFF, 0x22, 0x0A]).write(to: folder.url.appendingPathComponent("in.ndjson"))
        _ = try Tool.run(["check", "in.ndjson", "--schema", "s.json", "--rejects", "bad"], folder: folder.url)
        #expect(try folder.read("bad").contains(#""line":1,"base64":"Iv8i","#))
    }

    @Test("an array of records is read record by record; places are those of the file")
    func array() throws {
        let text = "[\n  {\"city\": \"a\"},\n  {\n    \"city\": \" b \"\n  }, {\"city\": \"Constantinople\"}\n]\n"
        let (result, folder) = try check(text, ["--accepted", "ok", "--rejects", "bad", "--show-values"], name: "in.json")
        #expect(result.status == 1)
        #expect(try folder.read("ok") == "{\"city\": \"a\"}\n{\"city\":\"b\"}\n")
        #expect(try folder.read("bad").contains(#""pointer":"/city","line":5,"column":15,"endLine":5,"endColumn":31,"#))
        let fixed = try Tool.run(["fix", "in.json", "--schema", "s.json"], folder: folder.url)
        #expect(fixed.output == text.replacingOccurrences(of: "\" b \"", with: "\"b\""))
        #expect(fixed.status == 1)
    }

    @Test("a payload that may be an array is not taken apart")
    func arrayPayload() throws {
        let folder = try TemporaryFolder()
        try folder.write(#"{"type":"array"}"#, to: "s.json")
        try folder.write(#"[{"a":1},{"b":2}]"#, to: "in.json")
        let result = try Tool.run(["check", "in.json", "--schema", "s.json"], folder: folder.url)
        #expect(result.output == "1 payload checked, nothing to report.\n")
    }

    @Test(
        "standard input is seen to be lines, an array or one payload",
        arguments: [
            ("{\"city\":\"a\"}\n{\"city\":\"b\"}\n", "<stdin>: 2 records: 2 clean\n"),
            ("\n{\"city\":\"a\"}\n\n{\"city\":\"b\"", "<stdin>: 2 records: 1 clean, 1 rejected, 2 blank lines\n"),
            ("[{\"city\":\"a\"},{\"city\":\"b\"}]", "<stdin>: 2 records: 2 clean\n"),
            ("{\"city\":\"a\"}\n", "1 payload checked, nothing to report.\n"),
            ("{\n\"city\":\"a\"\n}\n", "1 payload checked, nothing to report.\n"),
        ])
    func sniffing(_ text: String, _ start: String) throws {
        let folder = try Records.folder("")
        let result = try Tool.run(["check", "-", "--schema", "s.json"], input: text, folder: folder.url)
        #expect(result.output.hasPrefix(start))
    }

    @Test("fix keeps every record at its place, broken ones as they are")
    func fix() throws {
        let text = "{\"city\":\" a\"}\r\n\n{\"city\":\n{\"city\":\"Constantinople\"}"
        let folder = try Records.folder(text)
        let fixed = text.replacingOccurrences(of: " a", with: "a")
        let result = try Tool.run(["fix", "in.ndjson", "--schema", "s.json"], folder: folder.url)
        #expect(result.output == fixed)
        #expect(result.status == 1)
        let check = try Tool.run(["fix", "--check", "in.ndjson", "--schema", "s.json"], folder: folder.url)
        #expect(check.output == "in.ndjson would change\n")
        #expect(check.status == 1)
        let patch = try Tool.run(["fix", "--patch", "in.ndjson", "--schema", "s.json"], folder: folder.url)
        #expect(patch.output.split(separator: "\n").count == 3)
        #expect(patch.output.hasPrefix(#"[{"op":"test","path":"/city","value":" a"}"#))
        let accepted = try Tool.run(["fix", "in.ndjson", "--schema", "s.json", "--rejects", "bad"], folder: folder.url)
        #expect(accepted.output == "{\"city\":\"a\"}\n")
        #expect(try folder.read("bad").split(separator: "\n").count == 2)
        let written = try Tool.run(["fix", "-w", "in.ndjson", "--schema", "s.json"], folder: folder.url)
        #expect(written.output.isEmpty)
        #expect(try folder.read("in.ndjson") == fixed)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == ["bad", "in.ndjson", "s.json"])
    }

    @Test("a file is not replaced when a record would be lost")
    func replaceNothing() throws {
        let text = "{\"city\":\" a\"}\n{\"city\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}\n"
        let folder = try Records.folder(text)
        let result = try Tool.run(["fix", "-w", "in.ndjson", "--schema", "s.json", "--limit-bytes", "20"], folder: folder.url)
        #expect(result.status == 2)
        #expect(result.errors.hasSuffix("barbule: in.ndjson stays as it is: a record is longer than --limit-bytes\n"))
        #expect(try folder.read("in.ndjson") == text)
    }

    @Test("a report for every record, on a line each")
    func reports() throws {
        let (result, _) = try check("{\"city\":\"a\"}\n\n{\"city\":\" b\"}\n", ["--format", "json"])
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first == #"{"file":"in.ndjson","line":1,"valid":true,"changed":false,"counts":{"error":0,"warning":0,"info":0,"shown":0,"fixable":0},"issues":[]}"#)
        #expect(lines.last?.contains(#""line":3,"valid":true,"changed":true,"#) == true)
        #expect(lines.last?.contains(#""line":3,"column":9,"#) == true)
        #expect(result.status == 0)
    }

    @Test("the number of jobs does not change a byte", arguments: ["1", "2", "3", "8"])
    func jobs(_ jobs: String) throws {
        let folder = try Records.folder(Records.lines(3000))
        func outputs(_ jobs: String) throws -> [String] {
            let files = ["--accepted", "ok", "--rejects", "bad", "--report", "all", "--force", "--checkpoint-every", "4096"]
            let result = try Tool.run(
                ["check", "in.ndjson", "--schema", "s.json", "--jobs", jobs, "--format", "ndjson"] + files, folder: folder.url)
            return try [result.output, folder.read("ok"), folder.read("bad"), folder.read("all")]
        }
        #expect(try outputs(jobs) == outputs("1"))
    }

    @Test("several files make one run")
    func files() throws {
        let folder = try Records.folder("{\"city\":\"a\"}\n")
        try folder.write("{\n\"city\": \" b\"\n}\n", to: "two.json")
        let result = try Tool.run(
            ["check", "in.ndjson", "two.json", "none.ndjson", "--schema", "s.json", "--accepted", "ok"], folder: folder.url)
        #expect(result.errors == "barbule: cannot read none.ndjson: no such file or directory\n")
        #expect(result.status == 2)
        #expect(try folder.read("ok") == "{\"city\":\"a\"}\n{\"city\":\"b\"}\n")
        #expect(result.output.hasPrefix("in.ndjson: 1 record: 1 clean\ntwo.json: 1 record: 1 repaired\n"))
    }

    @Test(
        "no file is written over",
        arguments: [
            (["--accepted", "old"], "barbule: old is there already; --force replaces it\n"),
            (["--report", "old"], "barbule: old is there already; --force replaces it\n"),
            (["--accepted", "in.ndjson", "--force"], "barbule: in.ndjson is the input; fix --write replaces it\n"),
            (["--rejects", "link", "--force"], "barbule: link is the input; fix --write replaces it\n"),
            (["--accepted", "old", "--resume"], "barbule: cannot resume: old is there and no checkpoint is: that run came to its end\n"),
            (["--accepted", "x", "--rejects", "x"], "barbule: --accepted, --rejects and --report are different files\n"),
            (["--resume"], "barbule: --resume needs --accepted or --rejects: what was written there is gone on with\n"),
            (["--accepted", "none/x"], "barbule: cannot write none/x.checkpoint: no such file or directory\n"),
            (["--jobs", "0"], "barbule: --jobs is a number from 1 to 256\n"),
        ])
    func refusals(_ arguments: [String], _ message: String) throws {
        let folder = try Records.folder("{}\n")
        try folder.write("old", to: "old")
        try FileManager.default.createSymbolicLink(
            at: folder.url.appendingPathComponent("link"), withDestinationURL: folder.url.appendingPathComponent("in.ndjson"))
        let result = try Tool.run(["check", "in.ndjson", "--schema", "s.json"] + arguments, folder: folder.url)
        #expect(result.errors == message)
        #expect(result.status == 2)
        #expect(try folder.read("old") == "old")
        #expect(try folder.read("in.ndjson") == "{}\n")
    }

    @Test("values stay out of summary and report")
    func privacy() throws {
        let folder = try Records.folder("{\"city\":\"Canary-on-the-Hill\",\"canary@example.com\":1,\"tags\":{\"15551234567\":2}}\n{\"Canary\n")
        let result = try Tool.run(["check", "in.ndjson", "--schema", "s.json", "--report", "all"], folder: folder.url)
        #expect(!(result.output + (try folder.read("all"))).lowercased().contains("canary"))
    }
}
