internal import BarbuleEngine
internal import BarbuleRender

/// The line of a payload an issue is about, with carets below.
///
/// ```
///   |
/// 3 |   "gender": "male",
///   |             ^^^^^^ one of MALE, FEMALE
/// ```
///
/// Widths are those of a terminal: a tab takes four columns, a wide character two, a mark none. Of a long line a window
/// around the carets is shown, and only the bytes near it are looked at: a line of 60 MB costs no more than a short one.
struct ExcerptRenderer {
    /// Columns of source text shown at most.
    static let columnsMax = 100
    /// Bytes looked at on either side; a code point has at most four.
    private static let bytesAroundMax = 4 * columnsMax

    let payload: [UInt8]
    let mask: ValueMask
    let palette: Palette

    private struct Cell {
        var offset: Int
        var glyph: TerminalText.Glyph
    }

    /// - Parameters:
    ///   - range: the bytes to point at; of several lines only the first is shown.
    ///   - line: its line number, from 1.
    ///   - label: stands behind the carets.
    /// - Returns: three lines without a line break at the end.
    func render(_ range: Range<Int>, line: Int, severity: Severity, label: String = "") -> String {
        let number = String(line)
        let blank = String(repeating: " ", count: number.utf8.count)
        let (source, lead, width) = window(around: range)
        let carets = String(repeating: "^", count: max(1, width)) + (label.isEmpty ? "" : " " + label)
        let first = palette.frame("\(blank) |")
        let second = palette.frame("\(number) |") + (source.isEmpty ? "" : " " + source)
        let third =
            palette.frame("\(blank) |") + " " + String(repeating: " ", count: lead) + palette.severity(severity, carets)
        return [first, second, third].joined(separator: "\n")
    }

    /// The text shown, the columns in front of the carets and the columns they cover.
    private func window(around range: Range<Int>) -> (source: String, lead: Int, width: Int) {
        let start = min(max(0, range.lowerBound), payload.count)
        let (line, isCutBefore, isCutAfter) = nearbyLine(around: start, end: range.upperBound)
        let cells = cells(line)
        let marked = cells.indices.filter { cells[$0].offset >= start && cells[$0].offset < range.upperBound }
        let from = marked.first ?? cells.firstIndex { $0.offset >= start } ?? cells.count
        let to = max(from, (marked.last ?? from - 1) + 1)
        let kept = choose(cells, from, to)
        let isOpenBefore = isCutBefore || kept.lowerBound > 0
        let isOpenAfter = isCutAfter || kept.upperBound < cells.count
        let text = cells[kept].map(\.glyph.text).joined()
        let lead = columns(cells[kept.lowerBound..<max(kept.lowerBound, from)]) + (isOpenBefore ? 1 : 0)
        let width = columns(cells[from..<max(from, min(to, kept.upperBound))])
        return ((isOpenBefore ? "…" : "") + text + (isOpenAfter ? "…" : ""), lead, width)
    }

    /// The part of the line near `start`, without its line break, and whether the line goes on before and after it.
    private func nearbyLine(around start: Int, end: Int) -> (Range<Int>, isCutBefore: Bool, isCutAfter: Bool) {
        var low = start
        while low > 0, payload[low - 1] != 0x0A, start - low < Self.bytesAroundMax { low -= 1 }
        let isCutBefore = low > 0 && payload[low - 1] != 0x0A
        while isCutBefore, low < start, payload[low] & 0xC0 == 0x80 { low += 1 }
        let highMax = min(payload.count, start + 2 * Self.bytesAroundMax)
        var high = start
        while high < highMax, payload[high] != 0x0A { high += 1 }
        let isCutAfter = high < payload.count && payload[high] != 0x0A
        while isCutAfter, high > start, payload[high] & 0xC0 == 0x80 { high -= 1 }
        let isLineEnd = high == payload.count || payload[high] == 0x0A
        if isLineEnd, high > low, high - 1 > start || end <= high - 1, payload[high - 1] == 0x0D { high -= 1 }
        return (low..<high, isCutBefore, isCutAfter)
    }

    private func cells(_ line: Range<Int>) -> [Cell] {
        var cells: [Cell] = []
        for piece in CodePoints(payload[line]) {
            let offset = piece.bytes.lowerBound
            let glyph: TerminalText.Glyph =
                switch (mask[offset], piece.scalar) {
                case (.secret, _): .init(text: "*", columnCount: 1)
                case (.shape, let scalar?): TerminalText.glyph(ValueMask.shape(of: scalar))
                case (nil, let scalar?):
                    offset == 0 && scalar == "\u{FEFF}" ? .init(text: "", columnCount: 0) : TerminalText.glyph(scalar)
                case (_, nil): TerminalText.replacement
                }
            cells.append(Cell(offset: offset, glyph: glyph))
        }
        return cells
    }

    /// Everything if it fits, else the carets with as much on their left as on their right.
    private func choose(_ cells: [Cell], _ from: Int, _ to: Int) -> Range<Int> {
        guard columns(cells[...]) > Self.columnsMax else { return cells.indices }
        let marked = min(columns(cells[from..<to]), Self.columnsMax * 3 / 5)
        let spare = (Self.columnsMax - marked) / 2
        var low = from
        var taken = 0
        while low > 0, taken + cells[low - 1].glyph.columnCount <= spare {
            low -= 1
            taken += cells[low].glyph.columnCount
        }
        var high = low
        taken = 0
        while high < cells.count, taken + cells[high].glyph.columnCount <= Self.columnsMax {
            taken += cells[high].glyph.columnCount
            high += 1
        }
        return low..<high
    }

    private func columns(_ cells: ArraySlice<Cell>) -> Int { cells.reduce(0) { $0 + $1.glyph.columnCount } }
}
