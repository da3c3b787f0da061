internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender
internal import BarbuleValues

/// One page about all payloads of a run: what came, what to fix first, what was repaired, and what the fields look like. It
/// needs nothing else, runs nothing and holds no value; its size does not grow with the data.
///
/// ```
/// ▇▇▇▇▇▇▇▇▇▇▇▇▒▒▒▒▒░░   612,004 clean · 331,918 repaired · 56,078 rejected
/// What to fix first     error  /born_date  Day and month cannot be told apart …   18,430   1.8 %   lines 7, 14, 15 …
/// What was repaired     …
/// Fields                /email  99.2 %  string  a@a.a …
/// ```
struct HTMLPage {
    private let totals: ReportTotals
    private let schema: Schema

    private static let urgentBytesMax = 20 << 10
    private static let repairBytesMax = 12 << 10
    private static let fieldBytesMax = 20 << 10

    static func render(_ totals: ReportTotals, _ schema: Schema) -> String {
        HTMLPage(totals: totals, schema: schema).text
    }

    private var tally: RecordTally { totals.tally }

    private var text: String {
        let rows = tally.rowsByWeight
        let urgent = rows.filter { $0.key.severity > .info }
        let repairs = rows.filter { $0.key.severity == .info }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title) · Barbule report</title>
            <link rel="icon" href="data:,">
            <style>
            \(HTMLStyle.text)
            </style>
            </head>
            <body>
            <header>
            <h1>\(title)</h1>
            <p>\(inputs)</p>
            </header>
            <main>
            \(overview)
            \(issues("first", "What to fix first", urgent, nothing: "Nothing: no errors and no warnings.", Self.urgentBytesMax))
            \(issues("repairs", "What was repaired or noted", repairs, nothing: "Nothing.", Self.repairBytesMax))
            \(fields)
            </main>
            <footer>
            <p>\(MarkupText.escaped(ToolVersion.head)), schema \(MarkupText.escaped(schema.name, scalarCountMax: 80)), \
            Unicode \(UnicodeVersions.unicode), ICU \(UnicodeVersions.icu). \
            No value of a record stands on this page: in shapes, letters are a and A, digits 9.</p>
            <p>To make it anew: <code>barbule check FILE --format html --output report.html</code></p>
            </footer>
            </body>
            </html>

            """
    }

    private var title: String {
        totals.fileCount == 1
            ? MarkupText.escaped(totals.files.first ?? "", scalarCountMax: 80) : "\(totals.fileCount) files"
    }

    private var inputs: String {
        var text = HTMLTable.counted(tally.recordCount, "record")
        if tally.blankCount > 0 { text += ", " + HTMLTable.counted(tally.blankCount, "blank line") }
        guard totals.fileCount > 1 else { return text }
        let names = totals.files.map { MarkupText.escaped($0, scalarCountMax: 80) }.joined(separator: ", ")
        return "\(text) in \(names)" + (totals.fileCount > totals.files.count ? " …" : "")
    }

    // MARK: Clean, repaired, rejected

    private var overview: String {
        let parts = [("clean", tally.cleanCount), ("repaired", tally.repairedCount), ("rejected", tally.rejectedCount)]
        let items = parts.map { name, count in
            "<li class=\"\(name)\"><b>\(StreamSummary.count(count))</b> \(name) "
                + "<small>\(StreamSummary.share(count, of: tally.recordCount))</small></li>"
        }
        return """
            <section aria-labelledby="overview">
            <h2 id="overview">Records</h2>
            \(HTMLChart.bar(parts, of: tally.recordCount))
            <ul class="counts">
            \(items.joined(separator: "\n"))
            </ul>
            </section>
            """
    }

    // MARK: Issues

    private func issues(
        _ id: String, _ title: String, _ rows: [RecordTally.Row], nothing: String, _ bytesMax: Int
    ) -> String {
        let table = HTMLTable(
            id: id,
            columns: [
                ("Severity", false), ("Field", false), ("What", false), ("Records", true), ("Share", true),
                ("Lines", false),
            ],
            bytesMax: bytesMax)
        return table.section(title, rows.map(cells), nothing: nothing)
    }

    private func cells(_ row: RecordTally.Row) -> [String] {
        let place = row.key.pointer.isEmpty ? "(record)" : row.key.pointer
        return [
            "<span class=\"\(row.key.severity.rawValue)\">\(row.key.severity.rawValue)</span>",
            "<code>\(MarkupText.escaped(place, scalarCountMax: 80))</code>",
            explanation(row.key.code), StreamSummary.count(row.recordCount),
            HTMLChart.share(row.recordCount, of: tally.recordCount, row.key.severity.rawValue),
            // Lines of several files would not be told apart.
            totals.fileCount == 1 ? StreamSummary.numbers(row) : "",
        ]
    }

    /// The sentence; behind it why it matters and an example.
    private func explanation(_ code: String) -> String {
        let name = "<code>\(MarkupText.escaped(code, scalarCountMax: 80))</code>"
        guard let entry = schema.catalogue[code] else { return name }
        let message = MarkupText.escaped(entry.prose(in: Words.english.language), scalarCountMax: 200)
        var more = "<p>\(MarkupText.escaped(entry.why, scalarCountMax: 300))</p>"
        if !entry.bad.isEmpty {
            more += "<p>For example <code>\(MarkupText.escaped(entry.bad, scalarCountMax: 100))</code>"
            if !entry.good.isEmpty { more += " → <code>\(MarkupText.escaped(entry.good, scalarCountMax: 100))</code>" }
            more += "</p>"
        }
        return "<details><summary>\(message) \(name)</summary>\(more)</details>"
    }

    // MARK: Fields

    private var fields: String {
        let table = HTMLTable(
            id: "fields", columns: [("Field", false), ("Filled", true), ("Kinds", false), ("Shapes", false)],
            bytesMax: Self.fieldBytesMax)
        let note = "<p>Of \(HTMLTable.counted(totals.fields.recordCount, "record")) that are JSON, as they came.</p>"
        return table.section(
            "Fields", totals.fields.fields.map(cells), nothing: "No record is an object.", note: note,
            hasMore: totals.fields.hasMoreFields)
    }

    private func cells(_ field: FieldTally.Field) -> [String] {
        let kinds = field.countByKind.sorted {
            $0.value == $1.value ? $0.key.rawValue < $1.key.rawValue : $0.value > $1.value
        }
        let shapes = field.shapes.prefix(3).map { shape, count in
            let text = MarkupText.escaped(String(decoding: shape, as: UTF8.self))
            return
                "<code class=\"shape\">\(text)</code> <small>\(StreamSummary.share(count, of: field.valueCount))</small>"
        }
        return [
            "<code>\(MarkupText.escaped(field.pointer, scalarCountMax: 80))</code>",
            HTMLChart.share(field.filledCount, of: totals.fields.recordCount, "filled"),
            kinds.map { "\($0.key)" }.joined(separator: ", "),
            shapes.joined(separator: "<br>") + (field.countByShape.count > 3 ? "<br><small>and others</small>" : ""),
        ]
    }
}
