/// Reads a web address: scheme and host in canonical form, the rest as written.
///
/// `HTTPS://Bücher.example:443` → `https://xn--bcher-kva.example/`; with a default scheme `example.com/a` →
/// `https://example.com/a`. Path, query and fragment mean what their server says, so they are never touched.
///
/// Source: RFC 3986 §3 and §6.2.2.1 (case), §6.2.3 (default port, empty path); hosts as in ``Hostname``.
package struct WebAddress: Sendable, Hashable {
    private let schemes: [[UInt8]]
    private let defaultScheme: [UInt8]?

    /// - Parameters:
    ///   - schemes: which are allowed, in lower case.
    ///   - defaultScheme: the scheme of an address without one; `nil` refuses it.
    package init(schemes: [[UInt8]] = [Array("https".utf8), Array("http".utf8)], defaultScheme: [UInt8]? = nil) {
        self.schemes = schemes.map { $0.map(ASCIILetter.lower) }
        self.defaultScheme = defaultScheme
    }

    /// Longer addresses are refused.
    private static let byteCountMax = 8192

    /// - Issues: `url.normalized`, `url.scheme_added`; refused with `url.invalid` or `url.scheme`.
    /// - Complexity: O(*n*).
    package func read(_ text: [UInt8]) -> Reading {
        guard text.count <= Self.byteCountMax, text.allSatisfy({ $0 > 0x20 && $0 != 0x7F && !Self.isUnsafe($0) }) else {
            return .refused("url.invalid")
        }
        var findings: [Finding] = []
        var rest = text[...]
        let scheme: [UInt8]
        if let (found, tail) = Self.split(text) {
            scheme = found.map(ASCIILetter.lower)
            guard schemes.contains(scheme) else { return .refused("url.scheme", ["expected": expectation]) }
            rest = tail
        } else {
            guard let defaultScheme, text.first != UInt8(ascii: "/"), !text.contains(UInt8(ascii: "@")) else {
                return .refused("url.scheme", ["expected": expectation])
            }
            scheme = defaultScheme
            findings.append(Finding("url.scheme_added"))
        }
        let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? rest.endIndex
        guard let authority = Self.authority(rest[..<end], scheme: scheme) else { return .refused("url.invalid") }
        let tail = rest[end...]
        let path = tail.first == UInt8(ascii: "/") ? Array(tail) : [UInt8(ascii: "/")] + tail
        let canonical = scheme + Array("://".utf8) + authority + path
        if canonical != text, findings.isEmpty { findings.append(Finding("url.normalized")) }
        return Reading(.canonical(canonical), findings)
    }

    private var expectation: String { schemes.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ", ") }

    /// Characters RFC 3986 has no place for.
    private static func isUnsafe(_ byte: UInt8) -> Bool { "\"<>\\^`{|}".utf8.contains(byte) }

    /// What stands before and after `://`.
    private static func split(_ text: [UInt8]) -> (scheme: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)? {
        guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > 0, text[colon...].starts(with: "://".utf8),
            ASCII.isLetter(text[0]),
            text[..<colon].allSatisfy({ ASCIILetter.isAlphanumeric($0) || "+-.".utf8.contains($0) })
        else { return nil }
        return (text[..<colon], text[(colon + 3)...])
    }

    /// User information, host and port; `nil` when the host is none.
    private static func authority(_ text: ArraySlice<UInt8>, scheme: [UInt8]) -> [UInt8]? {
        var host = text
        var result: [UInt8] = []
        if let at = text.lastIndex(of: UInt8(ascii: "@")) {
            result = Array(text[...at])
            host = text[(at + 1)...]
        }
        var port: ArraySlice<UInt8> = []
        if host.last != UInt8(ascii: "]"), let colon = host.lastIndex(of: UInt8(ascii: ":")) {
            port = host[(colon + 1)...]
            host = host[..<colon]
            guard port.count <= 5, port.allSatisfy(ASCII.isDigit) else { return nil }
        }
        guard let name = Self.host(host) else { return nil }
        let isDefault = (scheme.elementsEqual("https".utf8) && port.elementsEqual("443".utf8))
            || (scheme.elementsEqual("http".utf8) && port.elementsEqual("80".utf8))
        return result + name + (port.isEmpty || isDefault ? [] : [UInt8(ascii: ":")] + port)
    }

    private static func host(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        if text.first == UInt8(ascii: "[") {
            let inner = Array(text.dropFirst().dropLast())
            guard text.last == UInt8(ascii: "]"), inner.contains(UInt8(ascii: ":")),
                case .canonical(let address) = IPAddressReader.read(inner).outcome, address.contains(UInt8(ascii: ":"))
            else { return nil }
            return [UInt8(ascii: "[")] + address + [UInt8(ascii: "]")]
        }
        guard text.contains(UInt8(ascii: ".")) || text.map(ASCIILetter.lower).elementsEqual("localhost".utf8) else { return nil }
        return Hostname.canonical(Array(text))?.name
    }
}
