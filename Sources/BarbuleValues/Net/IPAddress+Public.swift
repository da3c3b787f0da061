/// Which addresses are public: globally reachable unicast addresses that a person's connection can have.
///
/// Sources: IANA IPv4 and IPv6 Special-Purpose Address Registries ("Globally Reachable"), RFC 5771 (IPv4 multicast), IANA
/// IPv6 Address Space (only 2000::/3 is global unicast).
extension IPAddress {
    /// Whether the address can be where somebody was; no allocation.
    ///
    /// Addresses that carry an IPv4 address (mapped, 6to4 `2002::/16`, NAT64 `64:ff9b::/96`) are as public as that is.
    package var isPublic: Bool {
        if family == .v4 { return Self.isPublic4(UInt32(truncatingIfNeeded: low)) }
        if unmapped != nil || (high == 0x0064_FF9B_0000_0000 && low >> 32 == 0) {
            return Self.isPublic4(UInt32(truncatingIfNeeded: low))
        }
        guard high >> 61 == 0b001 else { return false }
        switch high >> 48 {
        case 0x2001:
            if high >> 32 == 0x2001_0DB8 { return false }  // documentation
            return high >> 41 != 0x2001_0000 >> 9 || isReachableProtocolAssignment
        case 0x2002: return Self.isPublic4(UInt32(truncatingIfNeeded: high >> 16))
        case 0x3FFF: return high >> 44 != 0x3FFF0  // 3fff::/20, documentation
        default: return true
        }
    }

    private static func isPublic4(_ address: UInt32) -> Bool {
        switch address >> 24 {
        case 0, 10, 127: false  // this network, private use, loopback
        case 100: address >> 22 != 0x6440_0000 >> 22  // 100.64/10, shared address space (carrier-grade NAT)
        case 169: address >> 16 != 0xA9FE  // 169.254/16, link local
        case 172: address >> 20 != 0xAC1  // 172.16/12, private use
        case 192:
            switch address >> 8 {
            case 0xC00000: address & 0xFF == 9 || address & 0xFF == 10  // assignments; two are anycast
            case 0xC00002: false  // TEST-NET-1
            default: address >> 16 != 0xC0A8  // 192.168/16, private use
            }
        case 198: address >> 17 != 0xC612_0000 >> 17 && address >> 8 != 0xC63364  // benchmarking, TEST-NET-2
        case 203: address >> 8 != 0xCB0071  // TEST-NET-3
        default: address >> 24 < 224  // multicast, reserved, limited broadcast
        }
    }

    /// What is globally reachable inside 2001::/23 (IETF protocol assignments, with Teredo).
    private var isReachableProtocolAssignment: Bool {
        switch high >> 32 {
        case 0x2001_0001: high & 0xFFFF_FFFF == 0 && (1...3).contains(low)  // anycast: PCP, TURN, DNS-SD
        case 0x2001_0003: true  // AMT
        case 0x2001_0004: high >> 16 & 0xFFFF == 0x0112  // AS112
        case 0x2001_0020...0x2001_003F: true  // ORCHIDv2 2001:20::/28, drone remote identification 2001:30::/28
        default: false
        }
    }
}
