/// IPv6 addresses by the grammar of RFC 3986 §3.2.2: 8 groups of 1–4 hex digits, one `::`, an IPv4 tail.
enum IPv6Literal {
    static func isValid(_ text: ArraySlice<UInt8>) -> Bool {
        let colon = UInt8(ascii: ":")
        var groups = text.split(separator: colon, omittingEmptySubsequences: false)
        guard groups.count >= 3, groups.count <= 9 else { return false }
        // `::` at either end leaves two empty groups there; reduce each to one.
        if groups[0].isEmpty {
            guard groups[1].isEmpty else { return false }
            groups.removeFirst()
        }
        if groups[groups.count - 1].isEmpty {
            guard groups.count >= 2, groups[groups.count - 2].isEmpty || groups.count == 1 else { return false }
            groups.removeLast()
        }
        var groupCount = 0
        var gapCount = 0
        for (index, group) in groups.enumerated() {
            if group.isEmpty {
                gapCount += 1
            } else if index == groups.count - 1, group.contains(UInt8(ascii: ".")) {
                guard isIPv4(group) else { return false }
                groupCount += 2
            } else {
                guard group.count <= 4, group.allSatisfy(isHexDigit) else { return false }
                groupCount += 1
            }
        }
        return gapCount == 0 ? groupCount == 8 : gapCount == 1 && groupCount <= 7
    }

    private static func isIPv4(_ text: ArraySlice<UInt8>) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                guard let first = part.first, part.count <= 3, part.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
                return (part.count == 1 || first != 0x30) && part.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 255
            }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}
