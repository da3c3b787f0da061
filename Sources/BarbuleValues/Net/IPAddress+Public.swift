/// Which addresses are public: globally reachable unicast addresses that a person's connection can have.
extension IPAddress {
    private struct Block {
        var high: UInt64 = 0
        var low: UInt64 = 0
        var prefixLength: Int
        var isPublic = false
    }

    /// Not globally reachable, or not unicast; a longer prefix wins.
    /// Source: IANA IPv4 Special-Purpose Address Registry; RFC 5771 (multicast).
    private static let blocks4: [Block] = [
        Block(low: 0x0000_0000, prefixLength: 8),  // this network
        Block(low: 0x0A00_0000, prefixLength: 8),  // private use
        Block(low: 0x6440_0000, prefixLength: 10),  // shared address space (carrier-grade NAT)
        Block(low: 0x7F00_0000, prefixLength: 8),  // loopback
        Block(low: 0xA9FE_0000, prefixLength: 16),  // link local
        Block(low: 0xAC10_0000, prefixLength: 12),  // private use
        Block(low: 0xC000_0000, prefixLength: 24),  // IETF protocol assignments
        Block(low: 0xC000_0009, prefixLength: 32, isPublic: true),  // port control protocol anycast
        Block(low: 0xC000_000A, prefixLength: 32, isPublic: true),  // TURN anycast
        Block(low: 0xC000_0200, prefixLength: 24),  // documentation, TEST-NET-1
        Block(low: 0xC0A8_0000, prefixLength: 16),  // private use
        Block(low: 0xC612_0000, prefixLength: 15),  // benchmarking
        Block(low: 0xC633_6400, prefixLength: 24),  // documentation, TEST-NET-2
        Block(low: 0xCB00_7100, prefixLength: 24),  // documentation, TEST-NET-3
        Block(low: 0xE000_0000, prefixLength: 4),  // multicast
        Block(low: 0xF000_0000, prefixLength: 4),  // reserved, and the limited broadcast
    ]

    /// Only 2000::/3 is global unicast; inside it these differ.
    /// Source: IANA IPv6 Special-Purpose Address Registry; IPv6 Address Space registry.
    private static let blocks6: [Block] = [
        Block(prefixLength: 0),
        Block(high: 0x2000_0000_0000_0000, prefixLength: 3, isPublic: true),
        Block(high: 0x2001_0000_0000_0000, prefixLength: 23),  // IETF protocol assignments, Teredo
        Block(high: 0x2001_0001_0000_0000, low: 1, prefixLength: 128, isPublic: true),
        Block(high: 0x2001_0001_0000_0000, low: 2, prefixLength: 128, isPublic: true),
        Block(high: 0x2001_0001_0000_0000, low: 3, prefixLength: 128, isPublic: true),
        Block(high: 0x2001_0003_0000_0000, prefixLength: 32, isPublic: true),  // AMT
        Block(high: 0x2001_0004_0112_0000, prefixLength: 48, isPublic: true),  // AS112
        Block(high: 0x2001_0020_0000_0000, prefixLength: 28, isPublic: true),  // ORCHIDv2
        Block(high: 0x2001_0030_0000_0000, prefixLength: 28, isPublic: true),  // drone remote ID
        Block(high: 0x2001_0DB8_0000_0000, prefixLength: 32),  // documentation
        Block(high: 0x3FFF_0000_0000_0000, prefixLength: 20),  // documentation
    ]

    /// Whether the address can be where somebody was; no allocation.
    ///
    /// Addresses that carry an IPv4 address (6to4 `2002::/16`, NAT64 `64:ff9b::/96`) are as public as that is.
    package var isPublic: Bool {
        if family == .v6 {
            if let unmapped { return unmapped.isPublic }
            if high >> 48 == 0x2002 { return IPAddress(family: .v4, high: 0, low: high >> 16 & 0xFFFF_FFFF).isPublic }
            if high == 0x0064_FF9B_0000_0000, low >> 32 == 0 {
                return IPAddress(family: .v4, high: 0, low: low).isPublic
            }
        }
        var best = -1
        var isPublic = true
        let width = family == .v4 ? 32 : 128
        for block in family == .v4 ? Self.blocks4 : Self.blocks6 where block.prefixLength > best {
            if isInside(block, width: width) { (best, isPublic) = (block.prefixLength, block.isPublic) }
        }
        return isPublic
    }

    private func isInside(_ block: Block, width: Int) -> Bool {
        let lowBits = width - block.prefixLength
        // A shift by the whole width gives 0 with Swift's smart shifts.
        let isHighEqual = (high ^ block.high) >> UInt64(max(lowBits - 64, 0)) == 0
        return isHighEqual && (low ^ block.low) >> UInt64(min(lowBits, 64)) == 0
    }
}
