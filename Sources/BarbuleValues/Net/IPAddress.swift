/// An IPv4 or IPv6 address.
///
/// Strict grammars: four decimal numbers without leading zeros (RFC 3986 §3.2.2 `IPv4address`), and RFC 4291 §2.2 with
/// or without dotted decimals at the end. No port, zone, prefix or brackets; `IPAddressReader` understands those.
package struct IPAddress: Hashable, Sendable {
    package enum Family: Sendable, Hashable {
        case v4, v6
    }

    package let family: Family
    /// The 128 bits of an IPv6 address; an IPv4 address stands in the last 32.
    let high: UInt64
    let low: UInt64

    init(family: Family, high: UInt64, low: UInt64) {
        self.family = family
        self.high = high
        self.low = low
    }

    /// An IPv4 address. JSON Schema's format `ipv4`.
    ///
    /// - Complexity: O(1), at most 15 bytes; no allocation.
    package init?(ipv4 text: Span<UInt8>) {
        var position = 0
        guard let value = Self.ipv4(text, at: &position), position == text.count else { return nil }
        self.init(family: .v4, high: 0, low: UInt64(value))
    }

    /// An IPv6 address. JSON Schema's format `ipv6`.
    ///
    /// - Complexity: O(1), at most 45 bytes; no allocation.
    package init?(ipv6 text: Span<UInt8>) {
        guard text.count >= 2, text.count <= 45 else { return nil }
        var groups: [8 of UInt16] = .init(repeating: 0)
        var count = 0
        var gap: Int?
        var position = 0
        if text[0] == 0x3A {
            guard text[1] == 0x3A else { return nil }
            gap = 0
            position = 2
        }
        while position < text.count {
            guard count < 8 else { return nil }
            if let value = Self.dottedEnd(text, at: position) {
                guard count <= 6 else { return nil }
                groups[count] = UInt16(truncatingIfNeeded: value >> 16)
                groups[count + 1] = UInt16(truncatingIfNeeded: value)
                count += 2
                position = text.count
                break
            }
            guard let group = Self.group(text, at: &position) else { return nil }
            groups[count] = group
            count += 1
            guard position < text.count else { break }
            guard text[position] == 0x3A, position + 1 < text.count else { return nil }
            position += 1
            if text[position] == 0x3A {
                guard gap == nil else { return nil }
                gap = count
                position += 1
            }
        }
        guard gap == nil ? count == 8 : count < 8 else { return nil }
        var high: UInt64 = 0
        var low: UInt64 = 0
        for index in 0..<8 {
            let fill = 8 - count
            var value: UInt16 = 0
            if let gap, index >= gap {
                value = index < gap + fill ? 0 : groups[index - fill]
            } else {
                value = groups[index]
            }
            if index < 4 { high = high << 16 | UInt64(value) } else { low = low << 16 | UInt64(value) }
        }
        self.init(family: .v6, high: high, low: low)
    }

    /// Whether the text is an IPv4 address; no allocation.
    package static func isIPv4(_ text: Span<UInt8>) -> Bool { IPAddress(ipv4: text) != nil }

    /// Whether the text is an IPv6 address without zone; no allocation.
    package static func isIPv6(_ text: Span<UInt8>) -> Bool { IPAddress(ipv6: text) != nil }

    /// The IPv4 address inside `::ffff:0:0/96`.
    var unmapped: IPAddress? {
        guard family == .v6, high == 0, low >> 32 == 0xFFFF else { return nil }
        return IPAddress(family: .v4, high: 0, low: low & 0xFFFF_FFFF)
    }

    /// Reads four numbers 0 to 255 with dots between at `position`, which moves past them.
    static func ipv4(_ text: Span<UInt8>, at position: inout Int) -> UInt32? {
        var value: UInt32 = 0
        for part in 0..<4 {
            if part > 0, !ASCII.skip(0x2E, in: text, at: &position) { return nil }
            let start = position
            let count = ASCII.digitCount(in: text, at: position)
            guard (1...3).contains(count), let number = ASCII.digits(count, in: text, at: &position), number <= 255,
                count == 1 || text[start] != 0x30
            else { return nil }
            value = value << 8 | UInt32(number)
        }
        return value
    }

    /// Dotted decimals that reach to the end of an IPv6 address.
    private static func dottedEnd(_ text: Span<UInt8>, at position: Int) -> UInt32? {
        var end = position
        guard let value = ipv4(text, at: &end), end == text.count else { return nil }
        return value
    }

    /// One to four hexadecimal digits.
    private static func group(_ text: Span<UInt8>, at position: inout Int) -> UInt16? {
        var value: UInt16 = 0
        let start = position
        while position < text.count, position - start < 4, let digit = ASCII.hexValue(text[position]) {
            value = value << 4 | digit
            position += 1
        }
        return position > start ? value : nil
    }
}
