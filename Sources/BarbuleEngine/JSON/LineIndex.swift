/// Turns byte offsets of a text into lines and columns. Made only when someone asks for a place.
///
/// Lines and columns begin at 1. A line ends with LF; the CR of a CRLF counts as its last column. Columns count code
/// points (bytes that do not continue a UTF-8 sequence), so an offset inside a code point is that code point's column.
package struct LineIndex: Sendable {
    private let text: [UInt8]
    private var lineStarts: [Int] = [0]
    /// Code points in front of every 512th byte, so that long lines cost no more than short ones.
    private var codePointsBefore: [Int] = []

    private static let step = 512

    /// - Complexity: O(*n*) in bytes.
    package init(_ text: [UInt8]) {
        self.text = text
        codePointsBefore.reserveCapacity(text.count / Self.step + 1)
        var codePoints = 0
        for (offset, byte) in text.enumerated() {
            if offset % Self.step == 0 { codePointsBefore.append(codePoints) }
            if byte & 0xC0 != 0x80 { codePoints &+= 1 }
            if byte == 0x0A { lineStarts.append(offset + 1) }
        }
        codePointsBefore.append(codePoints)
    }

    /// The place of `byteOffset`; offsets past the end give the end.
    ///
    /// - Complexity: O(log *lines*).
    package func position(of byteOffset: Int) -> (line: Int, column: Int) {
        var offset = max(0, min(byteOffset, text.count))
        while offset > 0, offset < text.count, text[offset] & 0xC0 == 0x80 { offset -= 1 }
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return (low + 1, codePoints(before: offset) - codePoints(before: lineStarts[low]) + 1)
    }

    private func codePoints(before offset: Int) -> Int {
        let slot = offset / Self.step
        if slot * Self.step >= text.count { return codePointsBefore[codePointsBefore.count - 1] }
        var count = codePointsBefore[slot]
        for index in slot * Self.step..<offset where text[index] & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
