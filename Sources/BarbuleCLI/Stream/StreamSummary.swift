internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender

/// What to fix first in a file of records: field, code, records, share, first lines. No values.
///
/// ```
/// contacts.ndjson: 1,000,000 records: 612,004 clean, 331,918 repaired, 56,078 rejected
///
/// What to fix first
///   error    /last_latitude  coordinates.out_of_range  23,114   2.3 %  lines 2, 7, 9 …
/// ```
struct StreamSummary {
    let palette: Palette
    /// Errors and warnings only.
    let isQuiet: Bool

    /// As many rows are read; the report has them all.
    private static let rowCountMax = 20

    func render(_ tally: RecordTally, of path: PathName) -> String {
        let rows = tally.rowsByWeight
        let urgent = rows.filter { $0.key.severity > .info }
        var text = ""
        if !isQuiet { text += headline(tally, path) }
        text += table("What to fix first", urgent, tally)
        guard !isQuiet else { return text }
        text += table("Repaired or noted", rows.filter { $0.key.severity == .info }, tally)
        if let first = rows.first { text += "\nRun `barbule explain \(first.key.code)` to learn more.\n" }
        return text
    }

    private func headline(_ tally: RecordTally, _ path: PathName) -> String {
        var text = "\(path.shown): \(Self.count(tally.recordCount)) record\(tally.recordCount == 1 ? "" : "s")"
        let parts = [
            (tally.cleanCount, "clean"), (tally.repairedCount, "repaired"), (tally.rejectedCount, "rejected"),
            (tally.blankCount, tally.blankCount == 1 ? "blank line" : "blank lines"),
        ].filter { $0.0 > 0 }.map { "\(Self.count($0.0)) \($0.1)" }
        if !parts.isEmpty { text += ": " + parts.joined(separator: ", ") }
        return palette.bold(text) + "\n"
    }

    private func table(_ title: String, _ rows: [RecordTally.Row], _ tally: RecordTally) -> String {
        guard !rows.isEmpty else { return "" }
        let shown = rows.prefix(Self.rowCountMax)
        let cells = shown.map { row in
            [
                row.key.severity.rawValue,
                row.key.pointer.isEmpty ? "(record)" : TerminalText.safe(row.key.pointer), TerminalText.safe(row.key.code),
                Self.count(row.recordCount), Self.share(row.recordCount, of: tally.recordCount), Self.lines(row),
            ]
        }
        let widths = (0..<5).map { column in cells.map { Self.width($0[column]) }.max() ?? 0 }
        var text = (isQuiet ? "" : "\n") + palette.bold(title) + "\n"
        for (row, cells) in zip(shown, cells) {
            let severity = palette.severity(row.key.severity, cells[0]) + Self.space(widths[0] - Self.width(cells[0]))
            let left = [severity, Self.padded(cells[1], widths[1]), Self.padded(cells[2], widths[2])]
            let right = (3..<5).map { Self.space(widths[$0] - Self.width(cells[$0])) + cells[$0] }
            text += "  " + (left + right + [cells[5]]).joined(separator: "  ") + "\n"
        }
        if rows.count > shown.count { text += "  … \(rows.count - shown.count) more; --report FILE has all of them\n" }
        return text
    }

    /// `lines 2, 7, 9 …`
    static func lines(_ row: RecordTally.Row) -> String {
        row.lines.isEmpty ? "" : (row.recordCount == 1 ? "line " : "lines ") + numbers(row)
    }

    /// `2, 7, 9 …`
    static func numbers(_ row: RecordTally.Row) -> String {
        row.lines.map(count).joined(separator: ", ") + (row.recordCount > row.lines.count ? " …" : "")
    }

    /// `1,234,567`.
    static func count(_ number: Int) -> String {
        var text = ""
        for (index, digit) in String(number).utf8.reversed().enumerated() {
            if index > 0, index % 3 == 0 { text = "," + text }
            text = String(UnicodeScalar(digit)) + text
        }
        return text
    }

    /// In percent with one place, so that 100.0 % is all of them.
    static func share(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "0.0 %" }
        var perMille = (part * 1000 + whole / 2) / whole
        if perMille == 1000, part < whole { perMille = 999 }
        return "\(perMille / 10).\(perMille % 10) %"
    }

    private static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + TerminalText.glyph($1).columnCount }
    }

    private static func padded(_ text: String, _ width: Int) -> String { text + space(width - Self.width(text)) }

    private static func space(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
