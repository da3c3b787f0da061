#if CSV
    package import BarbuleEngine

    /// A CSV file that was gone through once: its encoding, delimiter, columns, and what they tell together.
    package struct Table {
        /// What the caller knows about the file; the rest is found out.
        package struct Settings: Sendable {
            package var encoding: TextEncoding?
            package var delimiter: Delimiter?
            package var edits = TableHeader.Edits()

            package init() {}
        }

        package let encoding: TextEncoding
        package let encodingReason: TextEncoding.Reason
        package let delimiter: Delimiter
        package let delimiterReason: Delimiter.Reason
        package let header: TableHeader
        /// One for each column.
        package let surveys: [ColumnSurvey]
        package let rowCount: Int
        private let text: CSVText

        /// - Throws: when the bytes are no text or the text is no table. Nothing is passed on of such a file.
        /// - Complexity: O(*n*); holds the text.
        package init(
            _ bytes: consuming [UInt8], settings: Settings, schema: Schema, options: CheckOptions
        ) throws(TableFault) {
            let detected = settings.encoding.map { ($0, TextEncoding.Reason.given) } ?? TextEncoding.detected(in: bytes)
            (encoding, encodingReason) = detected
            bytes = try encoding.decoded(bytes)
            let named = Delimiter.named(in: bytes)
            if let named { bytes.removeFirst(named.start) }
            if let given = settings.delimiter {
                (delimiter, delimiterReason) = (given, .given)
            } else if let named {
                (delimiter, delimiterReason) = (named.delimiter, .firstLine)
            } else {
                (delimiter, delimiterReason) = Delimiter.found(in: bytes)
            }
            text = try CSVText(bytes[...], delimiter: delimiter, firstLine: named == nil ? 1 : 2)
            let survey = Survey { TableHeader($0, edits: settings.edits, schema: schema, options: options) }
            try text.readRows(survey.add)
            guard let header = survey.header else { throw TableFault(kind: .empty, line: nil) }
            self.header = header
            surveys = survey.columns
            rowCount = survey.rowCount
        }

        /// Calls `body` with every row below the header.
        package func forEachRow(_ body: @escaping (TableRow) -> Void) throws(TableFault) {
            let first = First()
            try text.readRows { row in
                if first.isPast { body(row) }
                first.isPast = true
            }
        }

        private final class First { var isPast = false }

        /// The first way through the file.
        private final class Survey {
            private let makeHeader: ([[UInt8]]) -> TableHeader
            var header: TableHeader?
            var columns: [ColumnSurvey] = []
            var rowCount = 0

            init(_ makeHeader: @escaping ([[UInt8]]) -> TableHeader) { self.makeHeader = makeHeader }

            func add(_ row: TableRow) {
                guard let header else {
                    header = makeHeader(row.cells)
                    columns = row.cells.map { _ in ColumnSurvey() }
                    return
                }
                rowCount += 1
                for (index, cell) in row.cells.enumerated() where index < columns.count {
                    columns[index].add(cell, line: row.line, of: header.entries[index].column)
                }
            }
        }
    }

    extension Table {
        /// A row as a JSON object: columns are members, empty cells are none, all values are texts. What has two readings is
        /// written as its column says.
        ///
        /// - Returns: `nil` when there are more cells than the header has columns.
        package func json(of row: TableRow) -> [UInt8]? {
            var json = [UInt8(ascii: "{")]
            for (index, cell) in row.cells.enumerated() where !cell.isEmpty {
                guard index < header.entries.count else { return nil }
                let entry = header.entries[index]
                guard entry.isUsed, let column = entry.column else { continue }
                if json.count > 1 { json.append(UInt8(ascii: ",")) }
                JSONText.appendQuoted(column.name.utf8, to: &json)
                json.append(UInt8(ascii: ":"))
                let settled = surveys[index].habit.map { column.settled(cell, by: $0) } ?? cell
                JSONText.appendQuoted(settled, to: &json)
            }
            json.append(UInt8(ascii: "}"))
            return json
        }
    }
#endif
