/// What stands between the cells of a record.
package struct Delimiter: Sendable, Hashable {
    package let byte: UInt8

    package static let comma = Delimiter(byte: UInt8(ascii: ","))
    /// In the order in which they are tried.
    package static let candidates = [
        comma, Delimiter(byte: UInt8(ascii: ";")), Delimiter(byte: 0x09), Delimiter(byte: UInt8(ascii: "|")),
    ]

    private init(byte: UInt8) { self.byte = byte }

    /// One of the candidates, or the word `tab`.
    package init?(_ name: String) {
        let byte = name == "tab" || name == "\\t" ? 0x09 : name.utf8.first
        guard let found = Self.candidates.first(where: { $0.byte == byte }), name.utf8.count == 1 || byte == 0x09 else {
            return nil
        }
        self = found
    }

    package var name: String { byte == 0x09 ? "tab" : String(UnicodeScalar(byte)) }

    /// Why this one was taken.
    package enum Reason: Sendable {
        /// The first line of the file is `sep=;`, as Excel reads and writes it.
        case firstLine
        /// This many of the first records have as many cells as the header.
        case counted(fitting: Int, of: Int)
        /// None of the candidates makes more than one column.
        case oneColumn
        case given
    }
}

#if CSV
    extension Delimiter {
        private static let sampleBytes = 64 << 10
        private static let sampleRowCount = 50

        /// The delimiter that a first line such as `sep=;` names, and where the table begins.
        static func named(in text: [UInt8]) -> (delimiter: Delimiter, start: Int)? {
            guard text.starts(with: Array("sep=".utf8)), text.count > 4,
                let delimiter = Delimiter.candidates.first(where: { $0.byte == text[4] })
            else { return nil }
            var start = 5
            if start < text.count, text[start] == 0x0D { start += 1 }
            if start < text.count, text[start] == 0x0A { start += 1 }
            return start > 5 ? (delimiter, start) : nil
        }

        /// The candidate by which most of the first records have as many cells as the header; of equals that with most
        /// columns. Quotes are respected: the library itself reads the sample.
        static func found(in text: [UInt8]) -> (delimiter: Delimiter, reason: Reason) {
            let isCut = text.count > sampleBytes
            var best: (delimiter: Delimiter, fitting: Int, total: Int, columnCount: Int)?
            for candidate in candidates {
                var counts = cellCounts(of: text.prefix(sampleBytes), by: candidate)
                if isCut, counts.count < sampleRowCount { counts = counts.dropLast() }
                guard let columnCount = counts.first, columnCount > 1 else { continue }
                let fitting = counts.count { $0 == columnCount }
                if let best {
                    let (old, new) = (best.fitting * counts.count, fitting * best.total)
                    guard new > old || (new == old && columnCount > best.columnCount) else { continue }
                }
                best = (candidate, fitting, counts.count, columnCount)
            }
            guard let best else { return (.comma, .oneColumn) }
            return (best.delimiter, .counted(fitting: best.fitting - 1, of: best.total - 1))
        }

        /// The cells of each of the first records; none when the quoting does not go with this delimiter.
        private static func cellCounts(of sample: ArraySlice<UInt8>, by delimiter: Delimiter) -> ArraySlice<Int> {
            let counts = CellCounts()
            do {
                let text = try CSVText(sample, delimiter: delimiter, firstLine: 1)
                try text.readRows(rowCountMax: sampleRowCount) { counts.values.append($0.cells.count) }
            } catch {
                // What was read before the fault still counts when it is a cut quote at the end of the sample.
                if case .strayQuote = error.kind { return [] }
            }
            return counts.values[...]
        }

        private final class CellCounts { var values: [Int] = [] }
    }
#endif
