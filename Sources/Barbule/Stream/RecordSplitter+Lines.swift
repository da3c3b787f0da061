#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

extension RecordSplitter {
    mutating func splitLines(_ chunk: inout RecordChunk, isLast: Bool) -> Bool {
        while chunk.slots.count < slotCountMax {
            let start = chunk.end
            guard let lineEnd = Self.lineEnd(chunk.bytes, from: start + scannedCount, to: chunk.filled) else {
                scannedCount = chunk.filled - start
                dropUnfinished(&chunk, from: start)
                guard isLast, chunk.filled > start || droppedCount > 0 else { return true }
                endLine(start..<chunk.filled, terminatorCount: 0, &chunk)
                return true
            }
            endLine(start..<lineEnd, terminatorCount: 1, &chunk)
        }
        return false
    }

    private mutating func endLine(_ whole: Range<Int>, terminatorCount: Int, _ chunk: inout RecordChunk) {
        var range = whole
        if !range.isEmpty, chunk.bytes[range.upperBound - 1] == 0x0D { range = range.lowerBound..<range.upperBound - 1 }
        let lineByteCount = whole.count + droppedCount + terminatorCount
        if droppedCount == 0, Self.isBlank(chunk.bytes, range) {
            if keepsBlankLines {
                append(.blank, range, line: line, byteOffset: byteOffset, to: &chunk)
            } else {
                chunk.blankCount += 1
            }
        } else {
            append(.record, range, line: line, byteOffset: byteOffset, to: &chunk)
        }
        chunk.end = whole.upperBound + terminatorCount
        line += 1
        byteOffset += lineByteCount
        scannedCount = 0
    }

    private static func isBlank(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        for index in range where !isSpace(bytes[index]) { return false }
        return true
    }

    private static func lineEnd(_ bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        guard start < end else { return nil }
        return unsafe bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, let found = unsafe memchr(base + start, 0x0A, end - start) else { return nil }
            return unsafe UnsafeRawPointer(found) - base
        }
    }
}
