import Barbule
import BarbuleEngine
import BarbuleRender
import Foundation
import Testing

@testable import BarbuleCLI

/// What `check` and `fix --diff` print, reviewed as prose. `BARBULE_RECORD=1 swift test` writes the files anew.
@Suite struct SnapshotTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Snapshots")

    static let payloads: [(name: String, text: String)] = [
        (
            "wide-characters",
            "{\n  \"city\": \"日本  東京\", \"gender\": \"male\",\n  \"name_first\": \"Zoe\u{308}\", \"country\": \"Spain\"\n}\n"
        ),
        ("tabs", "{\n\t\"tags\":\t[\"vip\",\t\"VIP\"],\t\"gender\":\t\"x\"\n}\n"),
        ("crlf", "{\r\n  \"gender\": \"male\",\r\n  \"born_date\": \"03/04/1990\"\r\n}\r\n"),
        ("one-long-line", longLine),
        ("empty", ""),
        ("syntax-error", "{\n  \"email\": \"ana@example.com\"\n  \"city\": \"Cadiz\"\n}\n"),
        ("missing-quote", "{\"name_first\": \"Ana, \"city\": \"Cadiz\"}\n"),
        ("byte-order-mark", "\u{FEFF}{\"gender\": \"male\"}"),
        ("duplicate-name", "{\"city\": \"Cadiz\", \"city\": \"Rota\"}"),
        ("renamed", "{\"Email\": \"ana@EXAMPLE.com\", \"FirstName\": \"Ana\"}"),
        ("not-an-object", "[1, 2]"),
        ("nothing-to-say", "{\"city\": \"Cadiz\"}"),
        ("terminal-attack", "{\"\u{202E}evil\\u001b[31m\": \"x\", \"gender\": \"\u{1B}[2J\"}"),
    ]

    /// One line of 10 kB with the faults in its middle and at its end.
    static let longLine =
        "{\"tags\":[" + (0..<600).map { "\"tag-\($0)\"" }.joined(separator: ",")
        + ",\"TAG-7\"],\"gender\":\"male\",\"custom\":\""
        + String(repeating: "lorem ipsum ", count: 100) + "\",\"country\":\"Spain\"}"

    @Test("the text of check stays as reviewed", arguments: payloads.map(\.name), [true, false])
    func check(_ name: String, _ showsValues: Bool) throws {
        let facts = try facts(name, showsValues)
        var summary = SummaryRenderer()
        summary.add(facts)
        let text = TextRenderer(palette: .plain).render(facts) + summary.render(.plain)
        try compare(text, with: "\(name).\(showsValues ? "shown" : "masked").txt")
    }

    @Test(
        "the text of fix --diff stays as reviewed", arguments: ["wide-characters", "renamed", "crlf"], [true, false])
    func diff(_ name: String, _ showsValues: Bool) throws {
        let text = DiffRenderer(palette: .plain).render(try facts(name, showsValues))
        try compare(text, with: "\(name).\(showsValues ? "shown" : "masked").diff")
    }

    @Test("colours stay as reviewed")
    func colours() throws {
        let text = TextRenderer(palette: Palette(isOn: true)).render(try facts("tabs", true))
        try compare(text.replacing("\u{1B}", with: "␛"), with: "tabs.colours.txt")
    }

    @Test("JSON output is one line of valid JSON with the record of an issue")
    func json() throws {
        let line = JSONRenderer.render(try facts("crlf", false), schemaName: "contact-update.schema.json")
        #expect(line.last == 0x0A && line.count { $0 == 0x0A } == 1)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
        #expect(Set(object.keys) == ["file", "valid", "changed", "counts", "issues", "versions"])
        let issues = try #require(object["issues"] as? [[String: Any]])
        let issue = try #require(issues.first { $0["code"] as? String == "date.ambiguous_day_month" })
        #expect(
            Set(issue.keys) == [
                "code", "severity", "action", "pointer", "line", "column", "endLine", "endColumn", "byteOffset",
                "byteLength",
                "keywordLocation", "absoluteKeywordLocation", "message", "parameters", "sensitive", "fix",
            ])
        #expect(issue["line"] as? Int == 3)
        #expect(issue["column"] as? Int == 16)
        #expect(issue["byteLength"] as? Int == 12)
        #expect(!String(decoding: line, as: UTF8.self).contains("1990"))
    }

    @Test("the page of a code stays as reviewed")
    func explanation() throws {
        let entry = try #require(Schema.contactUpdate.catalogue["date.ambiguous_day_month"])
        try compare(ExplanationRenderer(palette: .plain).page(entry), with: "explain.txt")
    }

    private func facts(_ name: String, _ showsValues: Bool) throws -> ReportFacts {
        let payload = Array(try #require(Self.payloads.first { $0.name == name }).text.utf8)
        var options = CheckOptions()
        try options.set("now", to: "2025-06-15T12:00:00Z", in: .contactUpdate)
        let report = Schema.contactUpdate.check(payload, options: options)
        return ReportFacts(report, of: payload, path: PathName(argument: name + ".json"), showsValues: showsValues)
    }

    private func compare(_ text: String, with name: String) throws {
        let file = Self.folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["BARBULE_RECORD"] != nil {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let expected = try Data(contentsOf: file)
        #expect(text == String(decoding: expected, as: UTF8.self), "\(name)")
    }
}
