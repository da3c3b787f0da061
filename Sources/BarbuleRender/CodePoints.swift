/// The code points of bytes that may be ill-formed UTF-8; each byte that belongs to none comes alone, without a scalar.
package struct CodePoints: Sequence, IteratorProtocol {
    package struct Piece {
        package let bytes: Range<Int>
        /// `nil` for a byte that is not UTF-8.
        package let scalar: Unicode.Scalar?
    }

    private let bytes: ArraySlice<UInt8>
    private var offset: Int

    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        offset = bytes.startIndex
    }

    package mutating func next() -> Piece? {
        guard offset < bytes.endIndex else { return nil }
        let start = offset
        let (value, length) = decode(at: start)
        offset = start + length
        return Piece(bytes: start..<offset, scalar: value.flatMap(Unicode.Scalar.init))
    }

    /// RFC 3629 §4: the length follows from the first byte; over-long forms and surrogates are ill-formed.
    private func decode(at start: Int) -> (UInt32?, Int) {
        let first = bytes[start]
        let length: Int
        let least: UInt32
        var value: UInt32
        switch first {
        case 0..<0x80: return (UInt32(first), 1)
        case 0xC2..<0xE0: (length, least, value) = (2, 0x80, UInt32(first & 0x1F))
        case 0xE0..<0xF0: (length, least, value) = (3, 0x800, UInt32(first & 0x0F))
        case 0xF0..<0xF5: (length, least, value) = (4, 0x10000, UInt32(first & 0x07))
        default: return (nil, 1)
        }
        guard start + length <= bytes.endIndex else { return (nil, 1) }
        for byte in bytes[start + 1..<start + length] {
            guard byte & 0xC0 == 0x80 else { return (nil, 1) }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        guard value >= least, Unicode.Scalar(value) != nil else { return (nil, 1) }
        return (value, length)
    }
}
