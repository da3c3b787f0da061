/// A media type or range with its parameters: `application/json; charset=utf-8`.
///
/// - Source: RFC 9110 §8.3.1 (media type), §12.5.1 (media range).
struct MediaType: Sendable, Hashable {
    /// Lower case.
    let type: [UInt8]
    let subtype: [UInt8]
    /// Names in lower case, values as written without quotes.
    let parameters: [(name: [UInt8], value: [UInt8])]

    static let form = MediaType("application/x-www-form-urlencoded")

    /// `nil` when the text is none.
    init?(_ text: ArraySlice<UInt8>) {
        let parts = HTTPText.split(text, at: UInt8(ascii: ";"))
        let essence = HTTPText.split(parts[0], at: UInt8(ascii: "/"))
        guard essence.count == 2, essence.allSatisfy({ !$0.isEmpty && $0.allSatisfy(HTTPText.isToken) }) else {
            return nil
        }
        type = essence[0].map(HTTPText.lowercased)
        subtype = essence[1].map(HTTPText.lowercased)
        var parameters: [(name: [UInt8], value: [UInt8])] = []
        for part in parts.dropFirst() where !part.isEmpty {
            guard let sign = part.firstIndex(of: UInt8(ascii: "=")), sign > part.startIndex,
                part[..<sign].allSatisfy(HTTPText.isToken), let value = Self.value(part[(sign + 1)...])
            else { return nil }
            parameters.append((part[..<sign].map(HTTPText.lowercased), value))
        }
        self.parameters = parameters
    }

    init?(_ text: String) { self.init(Array(text.utf8)[...]) }

    private static func value(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.first == UInt8(ascii: "\"") else {
            return !text.isEmpty && text.allSatisfy(HTTPText.isToken) ? Array(text) : nil
        }
        guard text.count >= 2, text.last == UInt8(ascii: "\"") else { return nil }
        return text.dropFirst().dropLast().filter { $0 != UInt8(ascii: "\\") }
    }

    /// The values of a parameter, in lower case; more than one contradict each other.
    func values(of name: String) -> [[UInt8]] {
        parameters.filter { $0.name.elementsEqual(name.utf8) }.map { $0.value.map(HTTPText.lowercased) }
    }

    /// Whether the type lies in this range: `*/*`, `application/*`, or the type itself.
    func includes(_ other: MediaType) -> Bool {
        let any = [UInt8(ascii: "*")]
        return (type == other.type && (subtype == other.subtype || subtype == any)) || (type == any && subtype == any)
    }

    func isSameType(as other: MediaType?) -> Bool { type == other?.type && subtype == other?.subtype }

    /// `application/json`, or a type built on it (RFC 6839 §3.1).
    var isJSON: Bool { subtype.elementsEqual("json".utf8) || subtype.suffix(5).elementsEqual("+json".utf8) }

    /// Weight 0 means: not this one.
    var isRefused: Bool {
        values(of: "q").contains { $0.first == 0x30 && $0.allSatisfy { $0 == 0x30 || $0 == UInt8(ascii: ".") } }
    }

    static func == (left: MediaType, right: MediaType) -> Bool {
        left.isSameType(as: right) && left.parameters.elementsEqual(right.parameters) { $0 == $1 }
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(type)
        hasher.combine(subtype)
    }
}
