import Foundation
import Testing

@testable import BarbuleEngine

@Suite("JSON Schema Test Suite")
struct OfficialSuiteTests {
    /// What the suite has for one dialect, and the names of the tests that fail: the list may only shrink.
    struct Row: Sendable {
        var name: String
        var folder: String
        var dialect: Dialect
        var required: Int
        var optional: Int
        var format: Int
        var known: Set<String> = []
    }

    static let rows = [
        Row(name: "draft 4", folder: "draft4", dialect: .draft4, required: 618, optional: 100, format: 219),
        Row(name: "draft 6", folder: "draft6", dialect: .draft6, required: 839, optional: 106, format: 325),
        Row(name: "draft 7", folder: "draft7", dialect: .draft7, required: 927, optional: 118, format: 676),
        Row(
            name: "2019-09", folder: "draft2019-09", dialect: .draft2019_09, required: 1259, optional: 158, format: 757),
        Row(
            name: "2020-12", folder: "draft2020-12", dialect: .draft2020_12, required: 1299, optional: 162, format: 764),
    ]

    @Test("verdicts are those of the official suite, in every dialect")
    func verdicts() throws {
        guard OfficialSuite.isAtHand() else { return }
        var table = ["| Dialect | Required | Optional | Formats |", "| --- | --- | --- | --- |"]
        for row in Self.rows {
            let required = try OfficialSuite.run(row.folder, row.dialect)
            let optional = try OfficialSuite.run(row.folder + "/optional", row.dialect)
            let format = try OfficialSuite.run(row.folder + "/optional/format", row.dialect, assertsFormat: true)
            table.append("| \(row.name) | \(required.count) | \(optional.count) | \(format.count) |")
            if OfficialSuite.isPinned {
                #expect(required.count.total == row.required)
                #expect(optional.count.total == row.optional)
                #expect(format.count.total == row.format)
            }
            let failures = required.failures + optional.failures + format.failures
            for failure in failures { print("  - \(row.name): \(failure)") }
            // A group that does not compile goes by its name alone.
            #expect(Set(failures.map { $0.components(separatedBy: ": does not compile")[0] }) == row.known, "\(row.name)")
        }
        print(table.joined(separator: "\n"))
        if OfficialSuite.isPinned { try compareWithReadme(table) }
    }

    /// The table stands in the README between `<!-- suite -->` and `<!-- end -->`; `BARBULE_README=write` puts it there.
    private func compareWithReadme(_ table: [String]) throws {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let url = package.appending(path: "README.md")
        var lines = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
        let start = try #require(lines.firstIndex(of: "<!-- suite -->")) + 1
        let end = try #require(lines[start...].firstIndex(of: "<!-- end -->"))
        if ProcessInfo.processInfo.environment["BARBULE_README"] == "write" {
            lines.replaceSubrange(start..<end, with: table)
            try lines.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
        } else {
            #expect(Array(lines[start..<end]) == table, "BARBULE_README=write swift test --filter OfficialSuiteTests")
        }
    }
}
