#if CSV
    internal import SwiftCSV

    /// The records of a CSV text (RFC 4180), one after the other.
    ///
    /// SwiftCSV works on grapheme clusters: a combining mark behind a comma would swallow the comma. So it is given a string
    /// in which every byte is one scalar, U+0000 to U+00FF, among which only CR LF is a cluster of two; cells are made bytes
    /// again.
    package struct CSVText {
        private let csv: CSV<NoView>
        private let firstLine: Int

        /// Behind the text: a quoted cell that never ends swallows it.
        private static let endMark = "\u{1}end of table\u{1}"

        /// - Parameters:
        ///   - text: UTF-8.
        ///   - firstLine: the number of its first line in the file.
        /// - Complexity: O(*n*); the text is held as a string.
        init(_ text: ArraySlice<UInt8>, delimiter: Delimiter, firstLine: Int) throws(TableFault) {
            self.firstLine = firstLine
            let string = Self.string(text) + "\n" + Self.endMark
            do {
                csv = try CSV(
                    string: string, delimiter: .character(Character(Unicode.Scalar(delimiter.byte))),
                    loadColumns: false,
                    rowLimit: 0)
            } catch {
                throw TableFault(kind: .strayQuote, line: firstLine)
            }
        }

        /// Calls `body` with each record that is not empty.
        ///
        /// - Throws: a fault of the quoting, with the line its record begins in; the records before it were passed on.
        func readRows(rowCountMax: Int? = nil, _ body: @escaping (TableRow) -> Void) throws(TableFault) {
            var line = firstLine
            var openQuoteLine: Int?
            do {
                try csv.enumerateAsArray(startAt: 0, rowLimit: rowCountMax) { fields in
                    let start = line
                    line += 1
                    if fields.count == 1, fields[0].isEmpty || fields[0].utf8.elementsEqual(Self.endMark.utf8) {
                        return
                    }
                    // Only the first or the last byte of the mark can tell: the rest may have been taken for quotes.
                    if let last = fields.last, last.utf8.last == 1, last.utf8.count >= Self.endMark.utf8.count,
                        last.utf8.suffix(Self.endMark.utf8.count).elementsEqual(Self.endMark.utf8)
                    {
                        openQuoteLine = start
                        return
                    }
                    var cells: [[UInt8]] = []
                    cells.reserveCapacity(fields.count)
                    for field in fields {
                        let cell = Self.bytes(field)
                        line += Self.lineEndCount(cell)
                        cells.append(cell)
                    }
                    body(TableRow(line: start, cells: cells))
                }
            } catch {
                throw TableFault(kind: .strayQuote, line: line)
            }
            if let openQuoteLine { throw TableFault(kind: .openQuote, line: openQuoteLine) }
        }

        // MARK: Bytes as scalars

        private static func string(_ bytes: ArraySlice<UInt8>) -> String {
            let highCount = bytes.count { $0 >= 0x80 }
            return unsafe String(unsafeUninitializedCapacity: bytes.count + highCount) { buffer in
                var count = 0
                for byte in bytes {
                    if byte >= 0x80 {
                        unsafe buffer[count] = 0xC0 | byte >> 6
                        count += 1
                        unsafe buffer[count] = 0x80 | byte & 0x3F
                    } else {
                        unsafe buffer[count] = byte
                    }
                    count += 1
                }
                return count
            }
        }

        private static func bytes(_ field: String) -> [UInt8] {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(field.utf8.count)
            var lead: UInt8 = 0
            for unit in field.utf8 {
                if unit < 0x80 {
                    bytes.append(unit)
                } else if unit >= 0xC0 {
                    lead = unit
                } else {
                    bytes.append(lead << 6 | unit & 0x3F)
                }
            }
            return bytes
        }

        private static func lineEndCount(_ cell: [UInt8]) -> Int {
            var count = 0
            for (index, byte) in cell.enumerated() {
                if byte == 0x0A || (byte == 0x0D && (index + 1 == cell.count || cell[index + 1] != 0x0A)) { count += 1 }
            }
            return count
        }
    }

    /// The library parses for a view of all rows at once; we go through them one by one.
    private struct NoView: CSVView {
        let rows: [Never] = []
        let columns: Never? = nil

        init(header: [String], text: String, delimiter: CSVDelimiter, loadColumns: Bool, rowLimit: Int?) {}

        func serialize(header: [String], delimiter: CSVDelimiter) -> String { "" }
    }
#endif

/// One record of a table.
package struct TableRow: Sendable {
    /// The line of the file it begins in, from 1.
    package let line: Int
    /// UTF-8.
    package let cells: [[UInt8]]
}
