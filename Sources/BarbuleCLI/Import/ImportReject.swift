#if CSV
    internal import BarbuleEngine
    internal import BarbuleTabular

    /// A rejected row as one line of JSON: where it stands, what it was read as, and why it was not written.
    enum ImportReject {
        static func line(
            _ report: Report, of record: [UInt8], line: Int, file: String, columns: [[UInt8]: [UInt8]]
        ) -> [UInt8] {
            var output = beginning(line, file)
            output += Array(",\"record\":".utf8) + record + Array(",\"issues\":[".utf8)
            for (index, issue) in report.issues.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                append("{\"code\":", issue.code.utf8, to: &output)
                append(",\"severity\":", issue.severity.rawValue.utf8, to: &output)
                append(",\"action\":", issue.action.rawValue.utf8, to: &output)
                append(",\"pointer\":", issue.instanceLocation.utf8, to: &output)
                if let column = columns[ImportTally.member(of: issue.instanceLocation)] {
                    append(",\"column\":", column, to: &output)
                }
                append(",\"message\":", issue.message.utf8, to: &output)
                output.append(UInt8(ascii: "}"))
            }
            return output + Array("]}\n".utf8)
        }

        /// A row with cells beyond the last column: which cell belongs where is not known, so it is no record.
        static func line(wide row: TableRow, of table: Table, file: String) -> [UInt8] {
            var output = beginning(row.line, file) + Array(",\"cells\":[".utf8)
            for (index, cell) in row.cells.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                JSONText.appendQuoted(cell, to: &output)
            }
            let message = "The row has \(row.cells.count) cells, the header \(table.header.entries.count)."
            append("],\"issues\":[{\"code\":", ImportTally.wideRowCode.utf8, to: &output)
            append(
                ",\"severity\":\"error\",\"action\":\"keep\",\"pointer\":\"\",\"message\":", message.utf8, to: &output)
            return output + Array("}]}\n".utf8)
        }

        private static func beginning(_ line: Int, _ file: String) -> [UInt8] {
            var output: [UInt8] = []
            append("{\"file\":", file.utf8, to: &output)
            return output + Array(",\"line\":\(line)".utf8)
        }

        private static func append(_ name: String, _ text: some Sequence<UInt8>, to output: inout [UInt8]) {
            output += Array(name.utf8)
            JSONText.appendQuoted(text, to: &output)
        }
    }
#endif
