internal import CScan

/// The bytes of a text while a scan runs: unchecked reads in release builds, asserted ones in debug builds, so that the
/// tests prove every bound. Lives only inside one `withUnsafeBufferPointer`.
///
/// This file and `UncheckedSlots` are the whole unsafe core of the JSON layer.
@safe struct TextBytes {
    private let base: UnsafePointer<UInt8>
    let count: Int

    init?(_ buffer: UnsafeBufferPointer<UInt8>) {
        guard let base = buffer.baseAddress else { return nil }
        unsafe self.base = unsafe base
        count = buffer.count
    }

    @inline(__always)
    subscript(offset: Int) -> UInt8 {
        assert(offset >= 0 && offset < count)
        return unsafe base[offset]
    }

    /// Eight bytes, the first one lowest.
    @inline(__always)
    func load64(_ offset: Int) -> UInt64 {
        assert(offset >= 0 && offset &+ 8 <= count)
        return UInt64(littleEndian: unsafe UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
    }

    /// Four bytes, the first one lowest.
    @inline(__always)
    func load32(_ offset: Int) -> UInt32 {
        assert(offset >= 0 && offset &+ 4 <= count)
        return UInt32(littleEndian: unsafe UnsafeRawPointer(base + offset).loadUnaligned(as: UInt32.self))
    }

    /// Bit *i* is set where byte *i* of the next 16 is a quote, a backslash, a control character or not ASCII.
    @inline(__always)
    func special16(_ offset: Int) -> UInt32 {
        assert(offset >= 0 && offset &+ 16 <= count)
        return unsafe cscan_special16(base + offset)
    }

    /// Compares two ranges byte by byte.
    @inline(__always)
    func isEqual(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        guard left.count == right.count else { return false }
        var index = 0
        while index &+ 8 <= left.count {
            if load64(left.lowerBound &+ index) != load64(right.lowerBound &+ index) { return false }
            index &+= 8
        }
        while index < left.count {
            if self[left.lowerBound &+ index] != self[right.lowerBound &+ index] { return false }
            index &+= 1
        }
        return true
    }

    /// Compares a range with other bytes.
    func isEqual(_ range: Range<Int>, _ other: [UInt8]) -> Bool {
        guard range.count == other.count else { return false }
        for index in other.indices where self[range.lowerBound &+ index] != other[index] { return false }
        return true
    }

    /// Gives the bytes of a range, for as long as `body` runs.
    @inline(__always)
    func withSpan<Result>(_ range: Range<Int>, _ body: (Span<UInt8>) -> Result) -> Result {
        assert(range.lowerBound >= 0 && range.upperBound <= count)
        let buffer = unsafe UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
        return body(unsafe buffer.span)
    }

    /// Feeds a range to Swift's keyed hash.
    func hash(_ range: Range<Int>, into hasher: inout Hasher) {
        assert(range.lowerBound >= 0 && range.upperBound <= count)
        unsafe hasher.combine(bytes: UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count))
    }
}
