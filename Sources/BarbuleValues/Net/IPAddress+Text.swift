/// The canonical text of an address: dotted decimals, or RFC 5952 §4 for IPv6 (lower case, no leading zeros, the first
/// longest run of at least two zero groups as `::`). Dotted decimals inside IPv6 are not used.
extension IPAddress {
    package var text: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(39)
        forEachByte { bytes.append($0) }
        return bytes
    }

    /// Whether the text is the canonical one of this address; no allocation.
    func isWritten(as text: Span<UInt8>) -> Bool {
        var position = 0
        var isEqual = true
        forEachByte { byte in
            isEqual = isEqual && position < text.count && text[position] == byte
            position += 1
        }
        return isEqual && position == text.count
    }

    private func forEachByte(_ body: (UInt8) -> Void) {
        guard family == .v6 else {
            for part in 0..<4 {
                if part > 0 { body(0x2E) }
                let number = UInt8(truncatingIfNeeded: low >> UInt64(24 - 8 * part))
                if number >= 100 { body(0x30 + number / 100) }
                if number >= 10 { body(0x30 + number / 10 % 10) }
                body(0x30 + number % 10)
            }
            return
        }
        let run = longestZeroRun
        var index = 0
        while index < 8 {
            if index == run.start {
                body(0x3A)
                body(0x3A)
                index += run.count
                continue
            }
            if index > 0, index != run.start + run.count { body(0x3A) }
            var isLeading = true
            for shift in stride(from: UInt16(12), through: 0, by: -4) {
                let digit = UInt8(truncatingIfNeeded: group(index) >> shift & 0xF)
                if isLeading, digit == 0, shift > 0 { continue }
                isLeading = false
                body(digit < 10 ? 0x30 + digit : 0x57 + digit)
            }
            index += 1
        }
    }

    private func group(_ index: Int) -> UInt16 {
        UInt16(truncatingIfNeeded: index < 4 ? high >> UInt64(48 - 16 * index) : low >> UInt64(112 - 16 * index))
    }

    /// Start and length of the run to shorten; a start of -9 when there is none.
    private var longestZeroRun: (start: Int, count: Int) {
        var best = (start: -9, count: 1)
        var index = 0
        while index < 8 {
            var end = index
            while end < 8, group(end) == 0 { end += 1 }
            if end - index > best.count { best = (index, end - index) }
            index = max(end, index + 1)
        }
        return best
    }
}
