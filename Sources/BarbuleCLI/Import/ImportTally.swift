internal import BarbuleRender

#if CSV
    internal import BarbuleEngine
    internal import BarbuleTabular

    /// What became of the rows, by code and column: no value, and nothing row by row.
    struct ImportTally {
        var acceptedCount = 0
        var rejectedCount = 0
        private var repairCount = 0
        private var rowsByKey: [Key: (count: Int, firstLine: Int)] = [:]
        private let output: String?
        private let rejects: String?
        /// Names in the header by the members they became.
        let columnNames: [[UInt8]: [UInt8]]
        /// Codes that the list of columns told once and for all.
        private let toldCodes: Set<String>

        static let wideRowCode = "csv.cell_count"

        private struct Key: Hashable {
            var severity: Severity
            var code: String
            var place: String
        }

        init(columns: [TableHeader.Entry], output: String?, rejects: String?) {
            self.output = output
            self.rejects = rejects
            var names: [[UInt8]: [UInt8]] = [:]
            var told: Set<String> = []
            for entry in columns {
                guard let column = entry.column else { continue }
                names[column.name.utf8] = entry.header
                switch column.standing {
                case .renamed(let code), .suspected(let code, _), .readOnly(let code): told.insert(code)
                case .custom(let code): if let code { told.insert(code) }
                case .known, .refused: break
                }
            }
            columnNames = names
            toldCodes = told
        }

        mutating func add(_ report: Report, line: Int) {
            for issue in report.issues where !toldCodes.contains(issue.code) {
                guard issue.severity != .info else {
                    if issue.action != .keep { repairCount += 1 }
                    continue
                }
                add(Key(severity: issue.severity, code: issue.code, place: place(issue)), line)
            }
        }

        mutating func addWide(_ line: Int) {
            rejectedCount += 1
            add(Key(severity: .error, code: Self.wideRowCode, place: "more cells than the header has columns"), line)
        }

        private mutating func add(_ key: Key, _ line: Int) {
            rowsByKey[key, default: (0, line)].count += 1
        }

        private func place(_ issue: Issue) -> String {
            if let column = columnNames[Self.member(of: issue.instanceLocation)] {
                return ImportStatement.quoted(column)
            }
            return issue.instanceLocation.isEmpty
                ? "the whole row" : TerminalText.safe(ValueMask.maskedPointer(issue.instanceLocation))
        }

        /// The first token of a pointer as a name.
        static func member(of pointer: String) -> [UInt8] {
            let token = pointer.utf8.dropFirst().prefix { $0 != UInt8(ascii: "/") }
            var name: [UInt8] = []
            var isEscaped = false
            for byte in token {
                if isEscaped {
                    name.append(byte == UInt8(ascii: "0") ? UInt8(ascii: "~") : UInt8(ascii: "/"))
                    isEscaped = false
                } else if byte == UInt8(ascii: "~") {
                    isEscaped = true
                } else {
                    name.append(byte)
                }
            }
            return name
        }

        // MARK: Sentences

        /// Errors and warnings by column, most rows first, then the sums.
        func sentences(isQuiet: Bool) -> String {
            var text = ""
            let rows = rowsByKey.sorted { left, right in
                let (first, second) = (left.key, right.key)
                if first.severity != second.severity { return first.severity > second.severity }
                if left.value.count != right.value.count { return left.value.count > right.value.count }
                return (first.place, first.code) < (second.place, second.code)
            }
            for (key, rows) in rows {
                text += "\(key.severity.rawValue)[\(TerminalText.safe(key.code))]: \(key.place): "
                text +=
                    rows.count == 1
                    ? "line \(rows.firstLine)\n" : "\(rows.count) times, first in line \(rows.firstLine)\n"
            }
            guard !isQuiet else { return text }
            text += ImportStatement.count(acceptedCount, "rows") + " written" + (output.map { " to \($0)" } ?? "")
            if repairCount > 0 { text += ", \(ImportStatement.count(repairCount, "repairs"))" }
            if rejectedCount > 0 {
                text += "; \(ImportStatement.count(rejectedCount, "rows")) rejected"
                text += rejects.map { ", see \($0)" } ?? "; --rejects FILE keeps them"
            }
            text += ".\n"
            if let code = rows.first?.key.code {
                text += "Run `barbule explain \(TerminalText.safe(code))` to learn more.\n"
            }
            return text
        }
    }
#endif
