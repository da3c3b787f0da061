import Barbule
import Foundation

/// The Swift of the README, compiled; `print` writes into a list here.
enum RecordLoop {
    static func run() async throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appending(path: "barbule-readme-\(UUID().uuidString).ndjson")
        defer { try? FileManager.default.removeItem(at: file) }
        let records = [#"{"city": "Rome"}"#, #"{"city": "Bern", "born_date": "03/04/1990"}"#, #"{"city": "Bonn""#]
        try Data(records.joined(separator: "\n").utf8).write(to: file)
        let path = file.path
        var lines: [String] = []
        func print(_ value: Any) { lines.append("\(value)") }

        // README
        for try await record in Schema.contactUpdate.records(in: path, workers: 2) {
            guard !record.report.isValid else { continue }
            for issue in record.report.issues where issue.severity == .error { print(issue) }
        }
        // END
        return lines
    }
}
