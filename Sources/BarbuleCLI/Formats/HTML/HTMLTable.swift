/// A section with a table that may be wider than the screen: it is scrolled by itself, by keyboard too.
struct HTMLTable {
    let id: String
    let columns: [(title: String, isNumber: Bool)]
    /// No row begins beyond.
    let bytesMax: Int

    /// - Parameters:
    ///   - rows: cells of markup; the first says what the row is about.
    ///   - nothing: told in place of an empty table.
    ///   - hasMore: there are rows that are not even counted.
    func section(_ title: String, _ rows: [[String]], nothing: String, note: String = "", hasMore: Bool = false) -> String {
        let start = "<section aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(title)</h2>\n"
        guard !rows.isEmpty else { return start + "<p>\(nothing)</p>\n</section>" }
        var body = ""
        var shownCount = 0
        for row in rows where body.utf8.count < bytesMax {
            body += line(row)
            shownCount += 1
        }
        let heads = columns.map { "<th scope=\"col\"\(Self.style($0))>\($0.title)</th>" }.joined()
        var more = ""
        if rows.count > shownCount || hasMore {
            let count = hasMore ? "More" : "\(StreamSummary.count(rows.count - shownCount)) more"
            more = "<p>\(count) not shown; <code>--report FILE</code> has all of them.</p>\n"
            if id == "fields" { more = "<p>\(count) not shown.</p>\n" }
        }
        return start + note + "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"\(id)\">\n<table>\n"
            + "<thead><tr>\(heads)</tr></thead>\n<tbody>\n\(body)</tbody>\n</table>\n</div>\n\(more)</section>"
    }

    private func line(_ cells: [String]) -> String {
        let headIndex = columns.firstIndex { $0.title == "Field" } ?? 0
        let cells = zip(cells, columns).enumerated().map { index, pair in
            index == headIndex
                ? "<th scope=\"row\">\(pair.0)</th>" : "<td\(Self.style(pair.1))>\(pair.0)</td>"
        }
        return "<tr>\(cells.joined())</tr>\n"
    }

    private static func style(_ column: (title: String, isNumber: Bool)) -> String {
        column.isNumber ? " class=\"n\"" : column.title == "Lines" ? " class=\"lines\"" : ""
    }

    /// `1 record`, `1,234 records`.
    static func counted(_ count: Int, _ noun: String) -> String {
        "\(StreamSummary.count(count)) \(noun)\(count == 1 ? "" : "s")"
    }
}
