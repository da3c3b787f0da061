internal import BarbuleEngine
internal import BarbuleRender

/// What a value looks like, without telling it: `Aa`, `9999 999999`, `a@a.a`. Runs of letters are one letter.
enum ValueShape {
    /// Longer ones are cut, so that there are few of them.
    static let scalarCountMax = 24

    /// - Parameter text: of a text its content without the quotes, as it stands; of a number all of it.
    static func of(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var shape: [UInt8] = []
        var rest = text
        var count = 0
        while let byte = rest.first {
            let piece = byte < 0x80 && byte != UInt8(ascii: "\\") ? ascii(byte) : other(rest)
            rest = rest.dropFirst(piece.byteCount)
            if let last = shape.last, last == piece.shape, last == UInt8(ascii: "a") || last == UInt8(ascii: "A") {
                continue
            }
            guard count < scalarCountMax else { return shape + "…".utf8 }
            shape.append(piece.shape)
            count += 1
        }
        return shape
    }

    private static func ascii(_ byte: UInt8) -> (shape: UInt8, byteCount: Int) {
        if byte &- 0x30 < 10 { return (UInt8(ascii: "9"), 1) }
        if byte &- 0x41 < 26 { return (UInt8(ascii: "A"), 1) }
        return (byte &- 0x61 < 26 ? UInt8(ascii: "a") : byte, 1)
    }

    /// An escape counts as a letter, as what it stands for mostly is one.
    private static func other(_ rest: ArraySlice<UInt8>) -> (shape: UInt8, byteCount: Int) {
        if rest.first == UInt8(ascii: "\\") {
            return (UInt8(ascii: "a"), rest.dropFirst().first == UInt8(ascii: "u") ? 6 : 2)
        }
        var points = CodePoints(rest)
        guard let piece = points.next(), let scalar = piece.scalar else { return (UInt8(ascii: "a"), 1) }
        let shape = ValueMask.shape(of: scalar)
        return (shape.isASCII ? UInt8(truncatingIfNeeded: shape.value) : UInt8(ascii: " "), piece.bytes.count)
    }
}
