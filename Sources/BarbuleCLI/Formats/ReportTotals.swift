internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender

/// What was found in all payloads of a run together.
struct ReportTotals {
    /// The first of them.
    private(set) var files: [String] = []
    private(set) var fileCount = 0
    private(set) var tally = RecordTally(rowCountMax: StreamRun.rowCountMax)
    var fields = FieldTally()

    static let fileCountMax = 10

    mutating func add(_ tally: RecordTally, of path: PathName) {
        fileCount += 1
        if files.count < Self.fileCountMax { files.append(path.shown) }
        self.tally.add(tally)
    }

    var codes: [String] { Set(tally.rows.map(\.key.code)).sorted() }
}

extension RecordTally {
    /// - Parameter line: where the record begins; without it the lines are those of the issues.
    mutating func add(_ facts: ReportFacts, line: Int?, isChanged: Bool) {
        let report = facts.report
        if !report.isValid {
            rejectedCount += 1
        } else if isChanged {
            repairedCount += 1
        } else {
            cleanCount += 1
        }
        errorCount += report.errorCount
        warningCount += report.warningCount
        infoCount += report.infoCount
        let keys = facts.issues.map {
            Key(severity: $0.severity, code: $0.code, pointer: AggregatePointer.of($0.instanceLocation))
        }
        if let line { return add(keys, line: line) }
        var rows: [Key: Row] = [:]
        for (key, issue) in zip(keys, facts.issues) {
            rows[key, default: Row(key, recordCount: 1, lines: [issue.position.line])].issueCount += 1
        }
        // In the order of the issues.
        for key in keys { if let row = rows.removeValue(forKey: key) { add(row) } }
    }
}
