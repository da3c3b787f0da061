/// Finds the records of a stream: a payload per line, or the elements of one array.
///
/// ```
/// lines   {"city": "Rome"}⏎{"city": "Oslo"}⏎              two records
/// array   [ {"city": "Rome"}, {"city": "Oslo"} ]          the same two
/// whole   {"city": "Rome"}                                 one
/// ```
///
/// Every byte is looked at once, however the stream is cut. Lines end at U+000A only. A record over the limit is passed
/// over in O(1) memory.
package struct RecordSplitter: Sendable {
    package enum Shape: String, Sendable, CaseIterable { case lines, array, whole }

    let shape: Shape
    let recordBytesMax: Int
    /// Lines of white space are records too.
    let keepsBlankLines: Bool
    /// More records than this are never in one chunk.
    let slotCountMax: Int

    /// Of the next byte to look at or, between lines, of the next line.
    var line: Int
    var column: Int
    var byteOffset: Int
    /// Bytes of the unfinished record that need not be looked at again.
    var scannedCount = 0
    /// Bytes already dropped of a record that is too long.
    var droppedCount = 0
    var array = ArrayState()

    /// Where a splitter begins: the start of a file, or where an earlier one stopped between two chunks.
    package struct Position: Sendable, Equatable {
        package var line = 1
        package var column = 1
        package var byteOffset = 0
        /// Of an array: 0 before it, 1 inside, 2 behind, 3 behind and something was there.
        package var place = 0
        package var elementCount = 0

        package init() {}
    }

    package init(
        _ shape: Shape, at position: Position = Position(), recordBytesMax: Int, keepsBlankLines: Bool = false,
        slotCountMax: Int = 4096
    ) {
        self.shape = shape
        self.recordBytesMax = recordBytesMax
        self.keepsBlankLines = keepsBlankLines
        self.slotCountMax = slotCountMax
        line = position.line
        column = position.column
        byteOffset = position.byteOffset
        array.place = ArrayState.Place(rawValue: position.place) ?? .before
        array.elementCount = position.elementCount
    }

    /// Where the bytes begin that belong to no chunk yet.
    package var position: Position {
        var position = Position()
        position.place = array.place.rawValue
        position.elementCount = array.elementCount
        if array.isInElement {
            (position.line, position.column, position.byteOffset) = (array.line, array.column, array.byteOffset)
        } else {
            (position.line, position.column, position.byteOffset) = (line, column, byteOffset)
        }
        return position
    }

    /// Finds the records that begin at `chunk.end`, and moves `chunk.end` behind them.
    ///
    /// - Parameter isLast: the stream ends with `chunk.filled`.
    /// - Returns: false when the chunk holds as many records as it may, so that there may be more in what was read.
    package mutating func split(_ chunk: inout RecordChunk, isLast: Bool) -> Bool {
        switch shape {
        case .lines: splitLines(&chunk, isLast: isLast)
        case .array: splitArray(&chunk, isLast: isLast)
        case .whole: takeWhole(&chunk, isLast: isLast)
        }
    }

    /// Forgets the bytes of an unfinished record that is too long.
    mutating func dropUnfinished(_ chunk: inout RecordChunk, from start: Int) {
        guard droppedCount > 0 || chunk.filled - start > recordBytesMax else { return }
        droppedCount += chunk.filled - start
        chunk.filled = start
        scannedCount = 0
    }

    /// Ends a record at `range.upperBound`.
    mutating func append(
        _ kind: RecordSlot.Kind, _ range: Range<Int>, line: Int, column: Int = 1, byteOffset: Int, to chunk: inout RecordChunk
    ) {
        let byteCount = range.count + droppedCount
        droppedCount = 0
        chunk.slots.append(
            RecordSlot(
                kind: byteCount > recordBytesMax && kind == .record ? .tooLong : kind, range: range, line: line,
                column: column, byteOffset: byteOffset, byteCount: byteCount))
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    // MARK: Whole documents

    private mutating func takeWhole(_ chunk: inout RecordChunk, isLast: Bool) -> Bool {
        dropUnfinished(&chunk, from: 0)
        guard isLast else { return true }
        append(.record, 0..<chunk.filled, line: 1, byteOffset: 0, to: &chunk)
        chunk.end = chunk.filled
        return true
    }
}
