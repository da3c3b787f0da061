internal import BarbuleEngine

/// What was found in the records of a stream: how many are clean, repaired and rejected, and which issues stand where.
///
/// Memory is bounded: places beyond `rowCountMax` are counted together, by code.
package struct RecordTally: Sendable {
    /// An issue at a place: `/tags/*`, whatever the element.
    package struct Key: Hashable, Sendable {
        package var severity: Severity
        package var code: String
        package var pointer: String

        package init(severity: Severity, code: String, pointer: String) {
            self.severity = severity
            self.code = code
            self.pointer = pointer
        }
    }

    package struct Row: Sendable {
        package var key: Key
        package var recordCount: Int
        package var issueCount: Int
        /// Of the first records.
        package var lines: [Int]

        package init(_ key: Key, recordCount: Int = 0, issueCount: Int = 0, lines: [Int] = []) {
            self.key = key
            self.recordCount = recordCount
            self.issueCount = issueCount
            self.lines = lines
        }
    }

    package var cleanCount = 0
    package var repairedCount = 0
    package var rejectedCount = 0
    package var blankCount = 0
    package var errorCount = 0
    package var warningCount = 0
    package var infoCount = 0
    /// In the order they were first seen.
    package private(set) var rows: [Row] = []
    private var indexByKey: [Key: Int] = [:]

    /// A part of a stream has no bound of its own, so that it does not matter where a stream is cut.
    private let rowCountMax: Int

    package static let lineCountMax = 3

    package init(rowCountMax: Int = .max) { self.rowCountMax = rowCountMax }

    package var recordCount: Int { cleanCount + repairedCount + rejectedCount }

    /// Adds the issues of one record.
    ///
    /// - Parameter keys: one for each issue.
    package mutating func add(_ keys: [Key], line: Int) {
        var counts: [Key: Int] = [:]
        for key in keys { counts[key, default: 0] += 1 }
        for key in keys {
            guard let issueCount = counts.removeValue(forKey: key) else { continue }
            add(Row(key, recordCount: 1, issueCount: issueCount, lines: [line]))
        }
    }

    /// Adds what was found in the records that follow.
    package mutating func add(_ later: RecordTally) {
        cleanCount += later.cleanCount
        repairedCount += later.repairedCount
        rejectedCount += later.rejectedCount
        blankCount += later.blankCount
        errorCount += later.errorCount
        warningCount += later.warningCount
        infoCount += later.infoCount
        for row in later.rows { add(row) }
    }

    /// Adds what was counted of one issue at one place.
    package mutating func add(_ new: Row) {
        var key = new.key
        if indexByKey[key] == nil, rows.count >= rowCountMax { key.pointer = Self.otherPlaces }
        let index = indexByKey[key] ?? rows.count
        if index == rows.count {
            indexByKey[key] = index
            rows.append(Row(key))
        }
        rows[index].recordCount += new.recordCount
        rows[index].issueCount += new.issueCount
        guard key.pointer != Self.otherPlaces else { return }
        rows[index].lines += new.lines.prefix(max(0, Self.lineCountMax - rows[index].lines.count))
    }

    /// Stands for the places beyond `rowCountMax`.
    package static let otherPlaces = "…"
}
