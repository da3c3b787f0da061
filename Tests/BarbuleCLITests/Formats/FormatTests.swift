import BarbuleRender
import Foundation
import Testing

@testable import BarbuleCLI

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What `--format` writes, seen from outside. `BARBULE_RECORD=1 swift test` writes the snapshots anew.
@Suite struct FormatTests {
    static let formats = ["concise", "json", "ndjson", "sarif", "junit", "github", "html"]

    /// Names and values that want to be markup, a workflow command, or the end of a section.
    static let hostile = """
        {
          "gender": "</td><script>alert(1)</script>",
          "born_date": "03/04/1990",
          "<script>alert(2)</script>": "male",
          "]]>&\\"'": "%0A::error::x",
          "\\u0001\\u001b[31m": {"\u{202E}txt": [1, null, ""]},
          "%0A::warning::y": "\\uD83D\\uDE00"
        }

        """
    static let hostileName = "a b%0A,c:]]><d>&'\u{1B}.json"

    static let inputs: [(name: String, file: String, text: String)] = [
        ("payload", hostileName, hostile),
        ("records", "in.ndjson", Records.lines(40)),
    ]

    private static func run(_ input: String, _ format: String, _ more: [String] = []) throws -> Tool.Result {
        let input = try #require(inputs.first { $0.name == input })
        let folder = try Records.folder("")
        try folder.write(input.text, to: input.file)
        let schema = input.name == "records" ? ["--schema", "s.json"] : ["--set", "now=2025-06-15T12:00:00Z"]
        return try Tool.run(["check", input.file, "--format", format] + schema + more, folder: folder.url)
    }

    @Test("every format stays as reviewed", arguments: inputs.map(\.name), formats)
    func snapshot(_ input: String, _ format: String) throws {
        let result = try Self.run(input, format)
        #expect(result.status == 1)
        #expect(result.errors.isEmpty)
        let text = result.output.replacing(/Unicode [0-9.]+, ICU [0-9.]+/, with: "Unicode …, ICU …")
            .replacing(/"(unicode|icu|numberingPlan)":"[^"]*"/) { "\"\($0.output.1)\":\"…\"" }
        let file = SnapshotTests.folder.appendingPathComponent("format-\(input).\(format)")
        if ProcessInfo.processInfo.environment["BARBULE_RECORD"] != nil { try Data(text.utf8).write(to: file) }
        #expect(text == String(decoding: try Data(contentsOf: file), as: UTF8.self), "\(file.lastPathComponent)")
    }

    @Test("nothing hostile is more than text", arguments: inputs.map(\.name))
    func hostileText(_ input: String) throws {
        for format in Self.formats {
            let output = try Self.run(input, format).output
            #expect(
                !output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{1}" || $0 == "\u{202E}" }, "\(format)")
        }
        let page = try Self.run(input, "html").output
        #expect(!page.contains("<script") && !page.contains("]]>") && !page.contains("<d>"))
        for line in try Self.run(input, "github").output.split(separator: "\n") {
            #expect(
                line.wholeMatch(of: /::(error|warning|notice) file=[^:,]+,line=\d+,col=\d+,title=[^:,]+::[^\r\n]*/)
                    != nil, "\(line)")
        }
        try Self.expectWellFormed(try Self.run(input, "junit").output)
        for line in try Self.run(input, "ndjson").output.split(separator: "\n") {
            _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
        }
    }

    /// Of a page everything but its void elements is XML too.
    @Test("the page is well-formed and needs nothing from elsewhere", arguments: inputs.map(\.name))
    func page(_ input: String) throws {
        let page = try Self.run(input, "html").output
        #expect(page.utf8.count <= 60 << 10)
        #expect(!page.contains("http") && !page.contains("url(") && !page.contains("src="))
        try Self.expectWellFormed(
            page.replacing("<!DOCTYPE html>\n", with: "").replacing(/<(meta|link|br)([^>]*)>/) {
                "<\($0.output.1)\($0.output.2)/>"
            })
    }

    private static func expectWellFormed(_ text: String) throws {
        let parser = XMLParser(data: Data(text.utf8))
        let isWellFormed = parser.parse()
        #expect(isWellFormed, "line \(parser.lineNumber): \(String(describing: parser.parserError))")
    }

    @Test("the number of jobs does not change a byte", arguments: formats)
    func jobs(_ format: String) throws {
        let folder = try Records.folder(Records.lines(3000))
        func output(_ jobs: String) throws -> String {
            let sizes = ["--jobs", jobs, "--checkpoint-every", "4096"]
            let arguments = ["check", "in.ndjson", "--schema", "s.json", "--format", format] + sizes
            return try Tool.run(arguments, folder: folder.url).output
        }
        #expect(try output("1") == output("3"))
    }

    @Test("a page of any data is small")
    func size() throws {
        let folder = try TemporaryFolder()
        let names = (0..<1000).map {
            "\"" + String(repeating: "<&'", count: 15) + "\($0)\": \"\(String(repeating: "<'&", count: 9))\""
        }
        try folder.write("{\(names.joined(separator: ","))}\n", to: "wide.ndjson")
        let result = try Tool.run(["check", "wide.ndjson", "--format", "html"], folder: folder.url)
        #expect(result.output.hasSuffix("</html>\n"))
        #expect(result.output.utf8.count <= 60 << 10)
        #expect(result.output.contains("More not shown."))
    }

    @Test("--output goes beside the summary, and never over a file unless told")
    func outputFile() throws {
        let folder = try Records.folder(Records.lines(20))
        let arguments = ["check", "in.ndjson", "--schema", "s.json", "--format", "sarif", "--output", "o.sarif"]
        let first = try Tool.run(arguments, folder: folder.url)
        #expect(first.output.hasPrefix("in.ndjson: 20 records: "))
        let again = try Tool.run(arguments, folder: folder.url)
        #expect(again.errors == "barbule: o.sarif is there already; --force replaces it\n")
        #expect(again.status == 2)
        let text = try folder.read("o.sarif")
        #expect(try Tool.run(arguments + ["--force"], folder: folder.url).status == 1)
        #expect(try folder.read("o.sarif") == text)
        let input = try Tool.run(arguments.dropLast() + ["in.ndjson", "--force"], folder: folder.url)
        #expect(input.errors == "barbule: --output is an input\n")
    }

    @Test("fix writes the records, and tells beside them")
    func fix() throws {
        let folder = try Records.folder("{\"city\":\" Rome\"}\n{\"city\":\"Constantinople\"}\n")
        let result = try Tool.run(
            ["fix", "in.ndjson", "--schema", "s.json", "--format", "concise"], folder: folder.url)
        #expect(result.output == "{\"city\":\"Rome\"}\n{\"city\":\"Constantinople\"}\n")
        #expect(
            result.errors.split(separator: "\n").map { $0.prefix(24) } == [
                "in.ndjson:1:9: info text", "in.ndjson:2:9: error sch",
            ])
        #expect(result.status == 1)
        let quiet = try Tool.run(
            ["fix", "in.ndjson", "--schema", "s.json", "--format", "concise", "-q"], folder: folder.url)
        #expect(quiet.errors.split(separator: "\n").count == 1)
    }

    @Test(
        "text in markup, properties and references",
        arguments: [
            ("<script>&\"'", "&lt;script&gt;&amp;&quot;&#39;", "<script>&\"'", "%3Cscript%3E%26%22%27"),
            ("]]>", "]]&gt;", "]]>", "%5D%5D%3E"),
            ("%0A,:", "%0A,:", "%250A%2C%3A", "%250A%2C%3A"),
            ("\r\n\u{0}\u{FFFE}", "\\u{D}\\u{A}\\u{0}\\u{FFFE}", "%0D%0A\u{0}\u{FFFE}", "%0D%0A%00%EF%BF%BE"),
            ("/é", "/é", "/é", "file:///%C3%A9"),
        ])
    func escaping(_ text: String, _ markup: String, _ property: String, _ reference: String) {
        #expect(MarkupText.escaped(text) == markup)
        #expect(GitHubRenderer.property(text) == property)
        #expect(PathName(argument: text).uriReference == reference)
    }

    @Test(
        "what a value looks like",
        arguments: [
            ("Ana Maria", "Aa Aa"), ("+44 7712 345678", "+99 9999 999999"), ("ana@example.com", "a@a.a"), ("", ""),
            ("Zoë Ångström", "Aa Aa"), ("日本", "a"), ("a\\u00e9\\n1", "a9"), ("\\", "a"), ("\\u12", "a"),
            ("1234567890123456789012345678", "999999999999999999999999…"), ("-40.41", "-99.99"),
        ])
    func shape(_ text: String, _ shape: String) {
        #expect(String(decoding: ValueShape.of(Array(text.utf8)[...]), as: UTF8.self) == shape)
    }
}
