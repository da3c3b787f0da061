import Barbule
import Foundation
import Testing

/// What `.github` and the files for other programs say about this package holds.
@Suite("Documents for contributors")
struct HabitsTests {
    static let documents = ["CHANGELOG", "CONTRIBUTING", "SECURITY"].map { ".github/\($0).md" }

    @Test("the table of limits is that of Limits")
    func limits() throws {
        var document = try ReadmeDocument(".github/SECURITY.md")
        let range = try document.table("limits")
        let rows =
            ["| Limit | Default | Unit | Beyond it | Option |", "| --- | --- | --- | --- | --- |"]
            + (try LimitTable.rows().map {
                "| `\($0.name)` | \($0.value) | \($0.unit) | \($0.beyond) | \($0.flag.map { "`\($0)`" } ?? "") |"
            })
        if ReadmeDocument.isRecording {
            try document.record(range, as: rows)
        } else {
            #expect(Array(document.lines[range]) == rows, "BARBULE_README=write swift test --filter HabitsTests")
        }
        let help = try Run("barbule check --help").output
        for flag in try LimitTable.rows().compactMap(\.flag) { #expect(help.contains("\(flag) <"), "\(flag)") }
    }

    /// `| text | number | unit | [File](path) constant |`: the number is what the file gives the constant.
    @Test("every other limit is the constant of the file it names")
    func otherLimits() throws {
        let document = try ReadmeDocument(".github/SECURITY.md")
        let rows = document.lines[try document.table("other-limits")].dropFirst(2)
        try #require(rows.count > 3)
        for row in rows {
            let pattern = /\| .+ \| (\d+) \| .+ \| \[.+\]\(\.\.\/(.+)\) `(\w+)` \|/
            let parts = try #require(row.wholeMatch(of: pattern), "\(row)")
            let source = try Project.text(String(parts.output.2))
            let constant = try Regex(#"\b\#(parts.output.3)(?:: Int = | = | )([0-9_]+)(?: << ([0-9]+))?"#)
            let found = try #require(source.firstMatch(of: constant), "\(row)")
            let base = try #require(found.output[1].substring.flatMap { Int($0.filter { $0 != "_" }) })
            #expect(String(base << (found.output[2].substring.flatMap { Int($0) } ?? 0)) == parts.output.1, "\(row)")
        }
    }

    @Test("the program imports no call that opens a connection, unless it was built to serve")
    func network() throws {
        #if Hummingbird
            let isServer = true
        #else
            let isServer = false
        #endif
        guard try Run("command -v nm").status == 0 else { return Project.skip("nm is not here") }
        let imports = try Run("nm -D --undefined-only '\(Project.products.path(percentEncoded: false))/barbule'")
        let names = Set(imports.output.split { $0.isWhitespace || $0 == "@" })
        try #require(names.contains("write"))
        let calls: Set<Substring> = ["socket", "connect", "getaddrinfo", "bind", "sendto", "sendmsg"]
        #expect(names.isDisjoint(with: calls) != isServer)
    }

    @Test("what they link to and the paths they name are there", arguments: documents)
    func paths(_ document: String) throws {
        let text = try Project.text(document)
        let folder = Project.root.appending(path: ".github")
        for match in text.matches(of: /\]\(([^)#]+)\)/) where !match.output.1.hasPrefix("http") {
            let file = folder.appending(path: String(match.output.1)).standardized
            #expect(FileManager.default.fileExists(atPath: file.path(percentEncoded: false)), "\(match.output.1)")
        }
        let path = /`((?:Sources|Tests|Schemas|\.ci)\/[^`\s<*]+)`/
        for match in text.matches(of: path) where !match.output.1.contains("NAME") {
            let file = Project.root.appending(path: String(match.output.1))
            #expect(FileManager.default.fileExists(atPath: file.path(percentEncoded: false)), "\(match.output.1)")
        }
    }

    @Test("the tests that contributors are told to filter by are there")
    func filters() throws {
        let files = try Project.swiftFiles(in: "Tests")
        for document in Self.documents {
            for match in try Project.text(document).matches(of: /--filter '?([\w|\\]+)/) {
                for name in match.output.1.split(whereSeparator: { "|\\".contains($0) }) {
                    #expect(files.contains { $0.hasSuffix("/\(name).swift") }, "\(name)")
                }
            }
        }
    }

    @Test("the top level holds the package, its sources, tests and schemas, and the README")
    func topLevel() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Project.root.path(percentEncoded: false))
        let package = ["Package.swift", "Package.resolved", "Sources", "Tests", "Schemas"]
        let allowed = package + ["README.md", "LICENSE", "NOTICE"]
        #expect(names.filter { !$0.hasPrefix(".") && !allowed.contains($0) }.sorted() == [])
    }

    @Test("documentation is built for every library product in Swift")
    func documentationTargets() throws {
        let package = try Project.text("Package.swift")
        let libraries = package.matches(of: /\.library\(name: "(\w+)", targets:/).map { String($0.output.1) }
        let spi = try Project.text(".spi.yml")
        let listed = try #require(spi.firstMatch(of: /documentation_targets: \[(.+)\]/)).output.1
        // Without its trait there is nothing in it to document.
        #expect(listed.split(separator: ", ").map(String.init) == libraries.filter { $0 != "BarbuleHummingbird" })
    }

    /// The lines of the README's YAML blocks, run on payloads; and the entry of the hook, with its arguments.
    @Test("what the CI snippets and the hook run goes through, and fails for errors")
    func snippets() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "barbule-habits-\(UUID().uuidString)")
        let payloads = folder.appending(path: "payloads")
        try FileManager.default.createDirectory(at: payloads, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let payload = payloads.appending(path: "contact.json")
        let lines = try ReadmeDocument().blocks(of: "yaml").flatMap(\.lines).compactMap { line in
            line.firstMatch(of: /- (?:run: )?(?:\S*\/)?(barbule check .+)$/).map { String($0.output.1) }
        }
        #expect(lines.count == 2)
        let hook = try Project.text(".pre-commit-hooks.yaml")
        let entry = try #require(hook.firstMatch(of: /entry: (.+)\n/)).output.1
        let arguments = try #require(hook.firstMatch(of: /args: \[(.+)\]\n/)).output.1.replacing(",", with: "")
        for line in lines + ["\(entry) \(arguments) payloads/contact.json"] {
            for (text, status) in [(#"{"gender": "MALE"}"#, 0), (#"{"gender": "x"}"#, 1)] as [(String, Int32)] {
                try Data(text.utf8).write(to: payload)
                let run = try Run(line + "; status=$?; rm -f payloads.xml; exit $status", in: folder)
                #expect(run.status == status, "\(line): \(run.errors)")
            }
        }
    }
}
