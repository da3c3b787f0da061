/// Byte classes of ASCII, and the two or three small reads that dates, numbers and addresses share.
enum ASCII {
    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// ASCII lower case; every other byte is returned as it is.
    @inline(__always)
    static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// The value of a hexadecimal digit of either case.
    @inline(__always)
    static func hexValue(_ byte: UInt8) -> UInt16? {
        if isDigit(byte) { return UInt16(byte &- 0x30) }
        let letter = (byte | 0x20) &- 0x61
        return letter < 6 ? UInt16(letter) + 10 : nil
    }

    /// The value of exactly `count` digits at `position`, which moves past them; `nil` leaves it where it was.
    ///
    /// - Precondition: `count` is at most 9, so that the value fits.
    @inline(__always)
    static func digits(_ count: Int, in text: Span<UInt8>, at position: inout Int) -> Int? {
        guard text.count - position >= count else { return nil }
        var value = 0
        for index in position..<(position + count) {
            guard isDigit(text[index]) else { return nil }
            value = value &* 10 &+ Int(text[index] &- 0x30)
        }
        position += count
        return value
    }

    /// The number of digits in a row from `position` on.
    static func digitCount(in text: Span<UInt8>, at position: Int) -> Int {
        var end = position
        while end < text.count, isDigit(text[end]) { end += 1 }
        return end - position
    }

    /// Moves past `byte` when it stands at `position`.
    @inline(__always)
    static func skip(_ byte: UInt8, in text: Span<UInt8>, at position: inout Int) -> Bool {
        guard position < text.count, text[position] == byte else { return false }
        position += 1
        return true
    }

    /// Appends a number with leading zeros.
    static func append(_ value: Int, width: Int, to bytes: inout [UInt8]) {
        var divisor = 1
        for _ in 1..<width { divisor *= 10 }
        while divisor > 0 {
            bytes.append(0x30 + UInt8(truncatingIfNeeded: value / divisor % 10))
            divisor /= 10
        }
    }

    /// Drops spaces at both ends.
    static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var slice = text
        while slice.first == 0x20 { slice.removeFirst() }
        while slice.last == 0x20 { slice.removeLast() }
        return slice
    }
}
