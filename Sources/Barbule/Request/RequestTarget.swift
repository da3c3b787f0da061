internal import BarbuleEngine

/// The target of a request, taken apart: `/v1/shelf/7?lang=en`, also as a whole URL.
///
/// - Source: RFC 9112 §3.2 (origin-form and absolute-form).
struct RequestTarget {
    let path: ArraySlice<UInt8>
    let query: Query
    /// A control character or a space outside the path: a message could be cut in two there.
    let hasControls: Bool

    init(_ text: String) {
        let bytes = Array(text.utf8)
        var rest = bytes[...]
        var front = rest[..<rest.startIndex]
        if rest.first != UInt8(ascii: "/"), let slashes = rest.firstRange(of: Array("://".utf8)) {
            let start = rest[slashes.upperBound...].firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
            front = rest[..<(start ?? rest.endIndex)]
            rest = rest[front.endIndex...]
        }
        let mark = rest.firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
        path = rest[..<mark]
        query = Query(rest[mark...].dropFirst())
        hasControls = (front + rest[mark...]).contains { $0 <= 0x20 || $0 == 0x7F }
    }

    /// Parameters by name; of a repeated one the first.
    struct Query {
        private let pairs: [FormBody.Pair]

        init(_ text: ArraySlice<UInt8>) { pairs = (try? FormBody(Array(text)))?.pairs ?? [] }

        subscript(name: String) -> [UInt8]? { pairs.first { $0.name.elementsEqual(name.utf8) }?.value }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func firstRange(of part: [UInt8]) -> Range<Int>? {
        indices.first { self[$0...].starts(with: part) }.map { $0..<$0 + part.count }
    }
}
