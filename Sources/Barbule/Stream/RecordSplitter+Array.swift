extension RecordSplitter {
    /// How far the array has been read.
    struct ArrayState: Sendable {
        enum Place: Int, Sendable { case before, inside, behind, ignored }

        var place = Place.before
        /// Open arrays and objects of the element.
        var depth = 0
        var isInText = false
        var isEscaped = false
        var elementCount = 0
        /// An element has begun; where, and the bytes of it that are not white space at its end.
        var isInElement = false
        var line = 1
        var column = 1
        var byteOffset = 0
        /// Bytes of the element up to its last one that is not white space.
        var solidCount = 0
    }

    /// Elements end at a comma or bracket outside texts and inner brackets. What stands between is passed over, a fault in
    /// an element is the element's own.
    mutating func splitArray(_ chunk: inout RecordChunk, isLast: Bool) -> Bool {
        var index = chunk.end + scannedCount
        while index < chunk.filled, chunk.slots.count < slotCountMax {
            read(chunk.bytes[index], at: index, &chunk)
            index += 1
            if !array.isInElement { chunk.end = index }
        }
        scannedCount = index - chunk.end
        guard index == chunk.filled else { return false }
        if array.isInElement {
            let before = droppedCount
            dropUnfinished(&chunk, from: chunk.end)
            if droppedCount > before { array.solidCount = 0 }
        }
        guard isLast else { return true }
        guard chunk.slots.count + 1 < slotCountMax else { return false }
        endStream(&chunk)
        return true
    }

    private mutating func read(_ byte: UInt8, at index: Int, _ chunk: inout RecordChunk) {
        switch array.place {
        case .before:
            // A byte order mark may stand before the bracket.
            if byte == UInt8(ascii: "[") { array.place = .inside }
        case .inside:
            readInside(byte, at: index, &chunk)
        case .behind:
            if !Self.isSpace(byte) {
                append(.trailing, index..<index, line: line, column: column, byteOffset: byteOffset, to: &chunk)
                array.place = .ignored
            }
        case .ignored: break
        }
        byteOffset += 1
        if byte == 0x0A {
            line += 1
            column = 1
        } else if byte & 0xC0 != 0x80 {
            column += 1
        }
    }

    private mutating func readInside(_ byte: UInt8, at index: Int, _ chunk: inout RecordChunk) {
        if array.isInText {
            if array.isEscaped {
                array.isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                array.isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                array.isInText = false
            }
            array.solidCount = index + 1 - chunk.end
            return
        }
        if array.depth == 0, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") {
            return endElement(isLast: byte == UInt8(ascii: "]"), at: index, &chunk)
        }
        if Self.isSpace(byte) { return }
        if !array.isInElement {
            array.isInElement = true
            (array.line, array.column, array.byteOffset) = (line, column, byteOffset)
            chunk.end = index
        }
        array.solidCount = index + 1 - chunk.end
        switch byte {
        case UInt8(ascii: "\""): array.isInText = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): array.depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): array.depth -= 1
        default: break
        }
    }

    private mutating func endElement(isLast: Bool, at index: Int, _ chunk: inout RecordChunk) {
        if array.isInElement {
            append(
                .record, chunk.end..<chunk.end + array.solidCount, line: array.line, column: array.column,
                byteOffset: array.byteOffset, to: &chunk)
        } else if !isLast || array.elementCount > 0 {
            // `[,]` or `[{},]`: nothing stands where a record should.
            append(.record, index..<index, line: line, column: column, byteOffset: byteOffset, to: &chunk)
        }
        array.elementCount += 1
        array.isInElement = false
        array.solidCount = 0
        if isLast { array.place = .behind }
    }

    private mutating func endStream(_ chunk: inout RecordChunk) {
        if array.isInElement { endElement(isLast: false, at: chunk.filled, &chunk) }
        if array.place == .inside || array.place == .before {
            append(.unclosed, chunk.filled..<chunk.filled, line: line, column: column, byteOffset: byteOffset, to: &chunk)
        }
        array.place = .ignored
        chunk.end = chunk.filled
        scannedCount = 0
    }
}
