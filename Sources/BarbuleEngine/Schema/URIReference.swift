/// A URI or relative reference, split by RFC 3986 appendix B and compared as bytes.
///
/// `a?x#/b` has the path `a`, the query `x`, the fragment `/b`; a missing part is nil, an empty one is empty.
package struct URIReference: Sendable, Hashable {
    package var scheme: [UInt8]?
    package var authority: [UInt8]?
    package var path: [UInt8]
    package var query: [UInt8]?
    package var fragment: [UInt8]?

    package init(_ text: [UInt8]) {
        var rest = text[...]
        if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
            fragment = Array(rest[(hash + 1)...])
            rest = rest[..<hash]
        }
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            query = Array(rest[(mark + 1)...])
            rest = rest[..<mark]
        }
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")), URIReference.isScheme(rest[..<colon]) {
            scheme = Array(rest[..<colon])
            rest = rest[(colon + 1)...]
        }
        if rest.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) {
            rest = rest.dropFirst(2)
            let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            authority = Array(rest[..<end])
            rest = rest[end...]
        }
        path = Array(rest)
    }

    package init(_ text: String) {
        self.init(Array(text.utf8))
    }

    /// The text put together again (RFC 3986 §5.3).
    package var bytes: [UInt8] {
        var result: [UInt8] = []
        if let scheme { result += scheme + [UInt8(ascii: ":")] }
        if let authority { result += [UInt8(ascii: "/"), UInt8(ascii: "/")] + authority }
        result += path
        if let query { result += [UInt8(ascii: "?")] + query }
        if let fragment { result += [UInt8(ascii: "#")] + fragment }
        return result
    }

    package var withoutFragment: URIReference {
        var copy = self
        copy.fragment = nil
        return copy
    }

    /// The target of this reference seen from a base (RFC 3986 §5.2.2).
    package func resolved(against base: URIReference) -> URIReference {
        var target = self
        if scheme != nil {
            target.path = URIReference.withoutDotSegments(path)
            return target
        }
        target.scheme = base.scheme
        if authority != nil {
            target.path = URIReference.withoutDotSegments(path)
            return target
        }
        target.authority = base.authority
        if path.isEmpty {
            target.path = base.path
            if query == nil { target.query = base.query }
        } else if path.first == UInt8(ascii: "/") {
            target.path = URIReference.withoutDotSegments(path)
        } else {
            target.path = URIReference.withoutDotSegments(base.merged(with: path))
        }
        return target
    }

    /// RFC 3986 §5.2.3
    private func merged(with relative: [UInt8]) -> [UInt8] {
        if authority != nil, path.isEmpty { return [UInt8(ascii: "/")] + relative }
        guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return relative }
        return path[...slash] + relative
    }

    /// RFC 3986 §5.2.4
    private static func withoutDotSegments(_ path: [UInt8]) -> [UInt8] {
        let dot = [UInt8(ascii: ".")]
        guard path.contains(UInt8(ascii: ".")) else { return path }
        let isAbsolute = path.first == UInt8(ascii: "/")
        var output: [ArraySlice<UInt8>] = []
        let segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst(
            isAbsolute ? 1 : 0)
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            if segment.elementsEqual(dot + dot) {
                _ = output.popLast()
                if isLast { output.append([]) }
            } else if segment.elementsEqual(dot) {
                if isLast { output.append([]) }
            } else {
                output.append(segment)
            }
        }
        return (isAbsolute ? [UInt8(ascii: "/")] : []) + output.joined(separator: [UInt8(ascii: "/")])
    }

    /// scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )
    private static func isScheme(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first, (first | 0x20) >= 0x61, (first | 0x20) <= 0x7A else { return false }
        return text.allSatisfy {
            switch $0 {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                return true
            default: return false
            }
        }
    }

    /// Percent escapes replaced by their bytes; a `%` without two hex digits stays as it is.
    package static func percentDecoded(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(UInt8(ascii: "%")) else { return text }
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            if text[index] == UInt8(ascii: "%"), index + 2 < text.count, let high = hexadecimal(text[index + 1]),
                let low = hexadecimal(text[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }

    /// Text as a fragment: what may not stand there becomes percent escapes of its bytes (RFC 3986 §3.5).
    package static func fragmentEncoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        for byte in text {
            if isFragment[Int(byte)] {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
            }
        }
        return result
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
    /// fragment = *( pchar / "/" / "?" )
    private static let isFragment: [Bool] = {
        let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
        let allowed = Set((unreserved + "!$&'()*+,;=:@/?").utf8)
        return (0...UInt8.max).map(allowed.contains)
    }()

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: return byte - 0x30
        case 0x41...0x46: return byte - 0x41 + 10
        case 0x61...0x66: return byte - 0x61 + 10
        default: return nil
        }
    }
}
