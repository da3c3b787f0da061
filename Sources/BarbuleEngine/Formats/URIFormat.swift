internal import BarbuleValues

/// `uri`, `uri-reference` (RFC 3986) and `iri`, `iri-reference` (RFC 3987).
///
///     scheme://userinfo@host:port/path?query#fragment
enum URIFormat {
    static func isURI(_ text: ArraySlice<UInt8>) -> Bool {
        isReference(text, allowsNonASCII: false) && URIReference(Array(text)).scheme != nil
    }

    static func isURIReference(_ text: ArraySlice<UInt8>) -> Bool { isReference(text, allowsNonASCII: false) }

    static func isIRI(_ text: ArraySlice<UInt8>) -> Bool {
        isReference(text, allowsNonASCII: true) && URIReference(Array(text)).scheme != nil
    }

    static func isIRIReference(_ text: ArraySlice<UInt8>) -> Bool { isReference(text, allowsNonASCII: true) }

    private static func isReference(_ text: ArraySlice<UInt8>, allowsNonASCII: Bool) -> Bool {
        let parts = URIReference(Array(text))
        // path-noscheme: without a scheme the first segment has no colon (RFC 3986 §4.2).
        if parts.scheme == nil, parts.authority == nil,
            parts.path.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: ":"))
        {
            return false
        }
        // Private use characters are allowed in an IRI's query only (RFC 3987 §2.2).
        return (parts.authority.map { isAuthority($0, allowsNonASCII) } ?? true)
            && isText(parts.path, extra: ":@/", allowsNonASCII)
            && isText(parts.query ?? [], extra: ":@/?", allowsNonASCII, allowsPrivateUse: true)
            && isText(parts.fragment ?? [], extra: ":@/?", allowsNonASCII)
    }

    /// authority = [ userinfo "@" ] host [ ":" port ]
    private static func isAuthority(_ authority: [UInt8], _ allowsNonASCII: Bool) -> Bool {
        var host = authority[...]
        if let at = host.firstIndex(of: UInt8(ascii: "@")) {
            guard isText(Array(host[..<at]), extra: ":", allowsNonASCII) else { return false }
            host = host[(at + 1)...]
        }
        if host.first == UInt8(ascii: "[") {
            guard let close = host.firstIndex(of: UInt8(ascii: "]")) else { return false }
            return isLiteral(host[(host.startIndex + 1)..<close]) && isPort(host[(close + 1)...])
        }
        let end = host.firstIndex(of: UInt8(ascii: ":")) ?? host.endIndex
        return isText(Array(host[..<end]), extra: "", allowsNonASCII) && isPort(host[end...])
    }

    private static func isPort(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first else { return true }
        return first == UInt8(ascii: ":") && text.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    }

    /// IP-literal = IPv6address / IPvFuture, without the brackets.
    private static func isLiteral(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first, first | 0x20 == UInt8(ascii: "v") else { return IPAddress.isIPv6(text.span) }
        let rest = text.dropFirst()
        guard let dot = rest.firstIndex(of: UInt8(ascii: ".")), dot > rest.startIndex, dot + 1 < rest.endIndex else {
            return false
        }
        return rest[..<dot].allSatisfy(isHexDigit) && rest[(dot + 1)...].allSatisfy { isPlain($0, extra: ":") }
    }

    /// Characters and percent escapes of one part.
    private static func isText(
        _ text: [UInt8], extra: StaticString, _ allowsNonASCII: Bool, allowsPrivateUse: Bool = false
    ) -> Bool {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "%") {
                guard index + 2 < text.count, isHexDigit(text[index + 1]), isHexDigit(text[index + 2]) else {
                    return false
                }
                index += 3
                continue
            }
            if byte < 0x80 {
                guard isPlain(byte, extra: extra) else { return false }
                index += 1
                continue
            }
            guard allowsNonASCII else { return false }
            var reader = CodePointReader(text[index...])
            guard let codePoint = reader.next(), isUniversal(codePoint) || allowsPrivateUse && isPrivateUse(codePoint)
            else {
                return false
            }
            index += byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        }
        return true
    }

    /// unreserved / sub-delims, and the extra characters of a part
    private static func isPlain(_ byte: UInt8, extra: StaticString) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
        default: break
        }
        if "-._~!$&'()*+,;=".utf8.contains(byte) { return true }
        return "\(extra)".utf8.contains(byte)
    }

    /// ucschar (RFC 3987 §2.2)
    private static func isUniversal(_ codePoint: UInt32) -> Bool {
        switch codePoint {
        case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: return true
        case 0x10000...0xDFFFD: return codePoint & 0xFFFF <= 0xFFFD
        case 0xE1000...0xEFFFD: return true
        default: return false
        }
    }

    /// iprivate (RFC 3987 §2.2)
    private static func isPrivateUse(_ codePoint: UInt32) -> Bool {
        switch codePoint {
        case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: return true
        default: return false
        }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}
