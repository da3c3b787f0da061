/// The grammar of an e-mail address: RFC 5321 §4.1.2 Mailbox, with non-ASCII by RFC 6531 §3.3.
package enum Mailbox {
    /// Most octets of the local part (RFC 5321 §4.5.3.1.1).
    static let localByteCountMax = 64
    /// Most octets of the address: a path has 256 with its angle brackets (RFC 5321 §4.5.3.1.3).
    static let byteCountMax = 254

    /// How a local part is written; nil in `localForm` = it is not one.
    enum LocalForm { case dotAtom, quoted, internationalized }

    /// Format `email`: an ASCII mailbox; quoted local parts, address literals and names of one label included.
    ///
    /// - Complexity: O(*n*).
    package static func isMailbox(_ text: [UInt8]) -> Bool {
        guard text.count <= byteCountMax, let at = separator(text), at <= localByteCountMax,
            let form = localForm(text[..<at]), form != .internationalized
        else { return false }
        let domain = text[(at &+ 1)...]
        if domain.first == UInt8(ascii: "[") { return isAddressLiteral(domain) }
        guard !domain.contains(where: { $0 >= 0x80 }) else { return false }
        return domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy(Hostname.isLDH)
    }

    /// Whether a text is surely an ASCII mailbox of dot-atoms, any case; no allocation.
    package static func isPlainMailbox(_ text: Span<UInt8>) -> Bool {
        guard text.count <= byteCountMax else { return false }
        var at = -1
        var labelCount = 0
        for index in text.indices {
            let byte = text[index]
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: labelCount &+= 1
            case 0x2D:
                // A hyphen neither begins nor ends a label of the domain.
                if at >= 0, labelCount == 0 || index &+ 1 == text.count || text[index &+ 1] == 0x2E { return false }
                labelCount &+= 1
            case 0x2E:
                if labelCount == 0 { return false }
                labelCount = 0
            case 0x40:
                guard at < 0, labelCount > 0, index <= localByteCountMax else { return false }
                at = index
                labelCount = 0
            case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E:
                if at >= 0 { return false }
                labelCount &+= 1
            default: return false
            }
            if at >= 0, labelCount > 63 { return false }
        }
        return at > 0 && labelCount > 0
    }

    /// Format `idn-email`: as `isMailbox`, with any non-ASCII in the local part and an internationalized domain.
    ///
    /// The domain is brought to NFC first: what is typed as `e` and a combining accent is the same name.
    package static func isIDNMailbox(_ text: [UInt8]) -> Bool {
        guard text.count <= 4 &* byteCountMax, CodePointList.decoded(text) != nil, let at = separator(text),
            at <= localByteCountMax, localForm(text[..<at]) != nil
        else { return false }
        let domain = text[(at &+ 1)...]
        if !domain.contains(where: { $0 >= 0x80 }) {
            guard domain.count &+ at < byteCountMax else { return false }
            if domain.first == UInt8(ascii: "[") { return isAddressLiteral(domain) }
            return domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
                .allSatisfy(Hostname.isLDH)
        }
        guard let normalized = try? UnicodeText.transformed(Array(domain), to: .nfc) else { return false }
        return Hostname.isIDNHostname(normalized)
    }

    /// Index of the `@` between local part and domain; both have at least one byte.
    static func separator(_ text: [UInt8]) -> Int? {
        var index = 0
        if text.first == UInt8(ascii: "\"") {
            index = 1
            while index < text.count, text[index] != UInt8(ascii: "\"") {
                index &+= text[index] == UInt8(ascii: "\\") ? 2 : 1
            }
        }
        guard index < text.count, let at = text[index...].firstIndex(of: UInt8(ascii: "@")) else { return nil }
        return at > 0 && at &+ 1 < text.count ? at : nil
    }

    // MARK: local part

    static func localForm(_ local: ArraySlice<UInt8>) -> LocalForm? {
        guard let first = local.first else { return nil }
        let isASCII = !local.contains { $0 >= 0x80 }
        if first == UInt8(ascii: "\"") { return isQuotedString(local) ? .quoted : nil }
        let isDotString = local.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.allSatisfy { $0 >= 0x80 || isAtomText($0) } }
        return isDotString ? (isASCII ? .dotAtom : .internationalized) : nil
    }

    /// `atext` of RFC 5322 §3.2.3.
    @inline(__always) static func isAtomText(_ byte: UInt8) -> Bool {
        // Bits of the ASCII characters 0…63 and 64…127: letters, digits and !#$%&'*+-/=?^_`{|}~
        let low: UInt64 = 0xA3FF_ACFA_0000_0000
        let high: UInt64 = 0x7FFF_FFFF_C7FF_FFFE
        return byte < 0x80 && (byte < 0x40 ? low : high) >> UInt64(byte & 0x3F) & 1 == 1
    }

    private static func isQuotedString(_ local: ArraySlice<UInt8>) -> Bool {
        guard local.count > 1, local.last == UInt8(ascii: "\"") else { return false }
        var rest = local.dropFirst().dropLast()
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\\"):
                guard let escaped = rest.popFirst(), (0x20...0x7E).contains(escaped) else { return false }
            case UInt8(ascii: "\""): return false
            case ..<0x20, 0x7F: return false
            default: break
            }
        }
        return true
    }

    // MARK: address literal (RFC 5321 §4.1.3)

    /// `[192.0.2.1]` or `[IPv6:2001:db8::1]`; no other kind of literal has been registered.
    static func isAddressLiteral(_ domain: ArraySlice<UInt8>) -> Bool {
        guard domain.first == UInt8(ascii: "["), domain.last == UInt8(ascii: "]"), domain.count > 2 else {
            return false
        }
        let inner = domain.dropFirst().dropLast()
        let tag = inner.prefix(5).map(ASCIILetter.lower)
        return tag == Array("ipv6:".utf8) ? isIPv6(inner.dropFirst(5)) : isIPv4(inner)
    }

    private static func isIPv4(_ text: ArraySlice<UInt8>) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                (1...3).contains(part.count) && part.allSatisfy(ASCIILetter.isDigit)
                    && part.reduce(0) { $0 &* 10 &+ Int($1 &- 0x30) } < 256
            }
    }

    /// Eight groups; `::` once, for at least two groups; the last two may be an IPv4 address.
    private static func isIPv6(_ text: ArraySlice<UInt8>) -> Bool {
        var text = text
        var groupCount = 8
        if let colon = text.lastIndex(of: UInt8(ascii: ":")), text[colon...].contains(UInt8(ascii: ".")) {
            guard isIPv4(text[(colon &+ 1)...]) else { return false }
            text = text[..<colon]
            groupCount = 6
            if text.last == UInt8(ascii: ":") { text = text + [UInt8(ascii: ":")] }
        }
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.allSatisfy({ $0.count <= 4 && $0.allSatisfy(isHexDigit) }) else { return false }
        let emptyCount = parts.count { $0.isEmpty }
        if emptyCount == 0 { return parts.count == groupCount }
        // `::` leaves one empty part inside, two at an end, three when it stands alone.
        let startsOpen = parts.count > 2 && parts[0].isEmpty && parts[1].isEmpty
        let endsOpen = parts.count > 2 && parts[parts.count &- 1].isEmpty && parts[parts.count &- 2].isEmpty
        let expected = 1 &+ (startsOpen ? 1 : 0) &+ (endsOpen ? 1 : 0)
        guard emptyCount == expected else { return false }
        if !startsOpen, parts.first?.isEmpty == true { return false }
        if !endsOpen, parts.last?.isEmpty == true { return false }
        return parts.count &- emptyCount <= groupCount &- 2
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        ASCIILetter.isDigit(byte) || (byte | 0x20) &- 0x61 < 6
    }
}
