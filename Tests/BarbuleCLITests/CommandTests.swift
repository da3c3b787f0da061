import Foundation
import Testing

/// Exit statuses and the one line of every failure, seen from outside.
@Suite struct CommandTests {
    @Test(
        "what cannot be done is one line on standard error, and 2",
        arguments: [
            ([], "barbule: a command is missing: check, fix, import, pipe, request, explain, test, schema, phone, serve; see `barbule --help`"),
            (["chek", "x"], "barbule: there is no command 'chek'; did you mean 'check'?"),
            (["payload.json"], "barbule: there is no command 'payload.json'; see `barbule --help`"),
            (["--foo"], "barbule: unknown option '--foo'"),
            (["check"], "barbule: missing expected argument '<file> ...'"),
            (["check", "--colour", "never", "-"], "barbule: unknown option '--colour'. Did you mean '--color'?"),
            (
                ["check", "--format", "xml", "-"],
                "barbule: the value 'xml' is invalid for '--format <format>'. Please provide one of the following:   - text   - concise   - json   - ndjson   - sarif   - junit   - github   - html"
            ),
            (
                ["check", "--csv", "people.csv"],
                "barbule: check reads JSON; `barbule import FILE.csv` (or `fix --csv`) reads and checks a table"
            ),
            (["check", "none.json"], "barbule: cannot read none.json: no such file or directory"),
            (["check", "bad\u{1B}[31m.json"], "barbule: cannot read bad\\u{1B}[31m.json: no such file or directory"),
            (["check", "--schema", "none.json", "-"], "barbule: cannot read none.json: no such file or directory"),
            (["check", "--set", "date_order", "-"], "barbule: --set takes name=value, not 'date_order'"),
            (
                ["check", "--limit-issues", "0", "-"],
                "barbule: the --limit-… options take whole numbers above 0"
            ),
            (["check", "--options", "none.json", "-"], "barbule: cannot read none.json: no such file or directory"),
            (["fix", "a.json", "b.json"], "barbule: several payloads need --write, --diff or --check"),
            (["check", "--format", "html", "--accepted", "a", "--resume", "-"], "barbule: --resume goes on with records; --format html and --output cannot be gone on with"),
            (["check", "--accepted", "a", "--output", "a", "-"], "barbule: --output is a file of its own"),
            (["check", "--output", "none/a", "-"], "barbule: cannot write none/a: no such file or directory"),
            (["fix", "-w", "-"], "barbule: --write needs files, not -"),
            (
                ["fix", "--diff", "--patch", "-"],
                "barbule: only one of --diff, --patch, --check and --write can be given"
            ),
            (["fix", "-w", "none.json"], "barbule: cannot read none.json: no such file or directory"),
            (["explain"], "barbule: give a code, or --all for the list of all codes"),
            (
                ["explain", "gender.invald"],
                "barbule: there is no issue code 'gender.invald'; did you mean 'gender.invalid'?"
            ),
            (
                ["explain", "nothing.like.that"],
                "barbule: there is no issue code 'nothing.like.that'; `barbule explain --all` lists them"
            ),
            (["test", "none"], "barbule: cannot read none: no such file or directory"),
            (["test", "--level", "3", "."], "barbule: --level is 1 or 2"),
            (["schema"], "barbule: schema needs a command: check, test, bundle, upgrade, explain, draft"),
            (["schema", "check", "none.json"], "barbule: cannot read none.json: no such file or directory"),
        ])
    func failures(_ arguments: [String], _ line: String) throws {
        let folder = try TemporaryFolder()
        let result = try Tool.run(arguments, folder: folder.url)
        #expect(result.errors == line + "\n")
        #expect(result.output.isEmpty)
        #expect(result.status == 2)
    }

    @Test(
        "an option the schema does not have, or a value it does not take, is 2",
        arguments: [
            ["--set", "date_ordr=DMY"], ["--set", "date_order=YMD"], ["--set", "now=yesterday"],
        ])
    func options(_ arguments: [String]) throws {
        let result = try Tool.run(["check", "-"] + arguments, input: "{}")
        #expect(result.errorLineCount == 1)
        #expect(result.errors.hasPrefix("barbule: --set: "))
        #expect(result.status == 2)
    }

    @Test("a folder without JSON is 2, and so is a file that may not be read")
    func unreadable() throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "empty/readme.txt")
        let empty = try Tool.run(["check", "empty"], folder: folder.url)
        #expect(empty.errors == "barbule: no *.json file in empty\n")
        #expect(empty.status == 2)
        try folder.write("{}", to: "closed.json")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0], ofItemAtPath: folder.url.appendingPathComponent("closed.json").path)
        guard !FileManager.default.isReadableFile(atPath: folder.url.appendingPathComponent("closed.json").path) else {
            return
        }
        let closed = try Tool.run(["check", "closed.json"], folder: folder.url)
        #expect(closed.errors == "barbule: cannot read closed.json: permission denied\n")
        #expect(closed.status == 2)
    }

    @Test("the other files are still checked when one cannot be read")
    func others() throws {
        let folder = try TemporaryFolder()
        try folder.write("{\"gender\": \"x\"}", to: "bad.json")
        let result = try Tool.run(["check", "none.json", "bad.json"], folder: folder.url)
        #expect(result.errors == "barbule: cannot read none.json: no such file or directory\n")
        #expect(result.output.contains(" --> bad.json:1:12  /gender"))
        #expect(result.status == 2)
    }

    @Test("help and version are fine", arguments: [["--help"], ["check", "--help"], ["help", "fix"], ["--version"]])
    func help(_ arguments: [String]) throws {
        let result = try Tool.run(arguments)
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        #expect(!result.output.isEmpty)
    }

    @Test(
        "a clean payload is 0, bad data 1, and --fail-on moves the line",
        arguments: [
            (#"{"city": "Cadiz"}"#, [], 0), (#"{"gender": "x"}"#, [], 1),
            (#"{"gender": "x"}"#, ["--fail-on", "never"], 0),
            (#"{"country": "England"}"#, [], 0), (#"{"country": "England"}"#, ["--fail-on", "warning"], 1),
            (#"{"city": "Cadiz""#, [], 1), ("", [], 1),
            (#"{"born_date": "03/04/1990"}"#, ["--set", "date_order=DMY"], 0),
        ] as [(String, [String], Int32)])
    func statuses(_ payload: String, _ arguments: [String], _ status: Int32) throws {
        let result = try Tool.run(["check", "-"] + arguments, input: payload)
        #expect(result.status == status)
        #expect(result.errors.isEmpty)
    }

    @Test("a directory is walked in the order of its names, links to folders and hidden files apart")
    func directory() throws {
        let folder = try TemporaryFolder()
        for name in ["c/b.json", "a.json", "c/a.json", "d.txt", ".hidden.json"] {
            try folder.write("{\"gender\": \"x\"}", to: name)
        }
        try FileManager.default.createSymbolicLink(
            at: folder.url.appendingPathComponent("c/loop"), withDestinationURL: folder.url)
        let result = try Tool.run(["check", "."], folder: folder.url)
        let places = result.output.split(separator: "\n").filter { $0.contains("-->") }
        #expect(
            places == [" --> ./a.json:1:12  /gender", " --> ./c/a.json:1:12  /gender", " --> ./c/b.json:1:12  /gender"])
        #expect(result.status == 1)
    }

    @Test("a file name that is not UTF-8 is opened and shown escaped")
    func oddName() throws {
        let folder = try TemporaryFolder()
        let result = try Tool.shell(
            #"name=$(printf 'a\377.json'); printf '{"gender":"x"}' > "$name" && "$BARBULE" check "$name""#,
            folder: folder.url)
        #expect(result.output.contains(#" --> a\xFF.json:1:11  /gender"#))
        #expect(result.status == 1)
    }

    @Test("a reader that goes away is no reason to speak")
    func brokenPipe() throws {
        let folder = try TemporaryFolder()
        try folder.write("{\"gender\": \"x\"}", to: "bad.json")
        let names = Array(repeating: "bad.json", count: 2_000).joined(separator: " ")
        let result = try Tool.shell("\"$BARBULE\" check \(names) | head -1", folder: folder.url)
        #expect(result.output.hasPrefix("error[gender."))
        #expect(result.errors.isEmpty)
    }

    @Test("a full disk is 2")
    func fullDisk() throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        let folder = try TemporaryFolder()
        let result = try Tool.shell("\"$BARBULE\" explain --all > /dev/full", folder: folder.url)
        #expect(result.errors == "barbule: cannot write to standard output: no space left on device\n")
        #expect(result.status == 2)
    }

    @Test(
        "whatever the bytes are, the answer is a report",
        arguments: [
            (#"\xff\xfe{\x00}\x00"#, "not utf8"), (#"{"a":"\xc3("}"#, "invalid utf8"), (#"\x00"#, "expected value"),
            (#"{"a":"#, "expected value"), (#"   \n\t "#, "empty"), (#"{"a":1}x"#, "expected end"),
            (#"["\\ud800"]"#, "lone surrogate"),
        ])
    func anyBytes(_ escaped: String, _ label: String) throws {
        let folder = try TemporaryFolder()
        let result = try Tool.shell("printf '%b' '\(escaped)' | \"$BARBULE\" check -", folder: folder.url)
        #expect(result.output.hasPrefix("error[json.syntax]: "))
        #expect(result.output.contains("^ \(label)"))
        #expect(result.errors.isEmpty)
        #expect(result.status == 1)
    }

    @Test(
        "what goes beyond a limit is told at its place",
        arguments: [
            ("head -c 200000 /dev/zero | tr '\\0' '['", [], 513), ("echo '[[[1]]]'", ["--limit-depth", "2"], 3),
            ("echo '{\"a\": 123456}'", ["--limit-bytes", "8"], 9),
        ] as [(String, [String], Int)])
    func limits(_ source: String, _ arguments: [String], _ column: Int) throws {
        let folder = try TemporaryFolder()
        let line = "\(source) | \"$BARBULE\" check - \(arguments.joined(separator: " "))"
        let result = try Tool.shell(line, folder: folder.url)
        #expect(result.output.hasPrefix("error[json.limit]: "))
        #expect(result.output.contains(" --> <stdin>:1:\(column)\n"))
        #expect(result.status == 1)
    }

    @Test("issues beyond the limit are counted")
    func manyIssues() throws {
        let payload = "{\"tags\": [" + (0..<300).map { "\" tag\($0)\"" }.joined(separator: ",") + "]}"
        let result = try Tool.run(["check", "--limit-issues", "5", "-"], input: payload)
        #expect(result.output.split(separator: "\n").count { $0.contains("-->") } == 5)
        #expect(result.output.contains("… 295 more issues in <stdin>; --limit-issues shows more\n"))
        #expect(result.output.contains("300 repairs in 1 payload; "))
    }
}
