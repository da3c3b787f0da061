/// Reads an address out of what web servers and proxies write, into its canonical text.
///
/// `::ffff:81.2.69.142`, `81.2.69.142:443`, `[2001:DB8::1]:80` and `fe80::1%eth0` lose what is not the address; of a
/// proxy list the first entry is taken.
///
/// - Issues: `ip.normalized`, `ip.forwarded_list`, `ip.not_public`; refused with `ip.invalid` (leading zeros, which can
///   mean octal, plain integers, prefixes and host names).
package enum IPAddressReader {
    /// - Complexity: O(*n*).
    package static func read(_ text: [UInt8]) -> Reading {
        var findings: [Finding] = []
        var entry = text[...]
        if let comma = text.firstIndex(of: 0x2C) {
            findings.append(Finding("ip.forwarded_list"))
            entry = ASCII.trimmed(text[..<comma])
        }
        guard entry.count <= 128, let address = address(Array(entry)) else {
            return Reading(.refused, findings + [Finding("ip.invalid")])
        }
        let canonical = (address.unmapped ?? address).text
        if !canonical.elementsEqual(entry) { findings.append(Finding("ip.normalized")) }
        if !address.isPublic { findings.append(Finding("ip.not_public")) }
        return Reading(.canonical(canonical), findings)
    }

    /// Whether `read` would give back the same bytes and find nothing; no allocation.
    package static func isCanonical(_ text: Span<UInt8>) -> Bool {
        guard let address = IPAddress(ipv4: text) ?? IPAddress(ipv6: text) else { return false }
        return address.unmapped == nil && address.isWritten(as: text) && address.isPublic
    }

    /// The address without brackets, port and zone.
    private static func address(_ text: [UInt8]) -> IPAddress? {
        if text.first == 0x5B {
            guard let end = text.firstIndex(of: 0x5D), isPort(text[(end + 1)...]) else { return nil }
            return plain(text[1..<end])
        }
        if let address = plain(text[...]) { return address }
        guard let colon = text.lastIndex(of: 0x3A), isPort(text[colon...]) else { return nil }
        return IPAddress(ipv4: Array(text[..<colon]).span)
    }

    private static func plain(_ text: ArraySlice<UInt8>) -> IPAddress? {
        if let percent = text.firstIndex(of: 0x25) {
            // A zone (RFC 4007 §11) means something on one machine only.
            let zone = text[(percent + 1)...]
            guard !zone.isEmpty,
                zone.allSatisfy({ ASCII.isDigit($0) || ASCII.isLetter($0) || $0 == 0x2D || $0 == 0x2E })
            else {
                return nil
            }
            return IPAddress(ipv6: Array(text[..<percent]).span)
        }
        let bytes = Array(text)
        return IPAddress(ipv4: bytes.span) ?? IPAddress(ipv6: bytes.span)
    }

    /// Nothing, or a colon and a port number.
    private static func isPort(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.first == 0x3A else { return text.isEmpty }
        let digits = text.dropFirst()
        return (1...5).contains(digits.count) && digits.allSatisfy(ASCII.isDigit)
            && digits.reduce(0, { $0 * 10 + Int($1 & 0x0F) }) <= 65_535
    }
}
