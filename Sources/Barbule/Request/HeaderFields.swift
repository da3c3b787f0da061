internal import BarbuleEngine

/// The header fields of one message by lower-case name, and what is wrong with them as text.
///
/// - Source: RFC 9110 §5.1 (names), §5.3 (repeated fields), §5.5 (values), §5.6.2 (token).
struct HeaderFields {
    private var values: [[UInt8]: [UInt8]] = [:]
    /// Issues of fields that no message can carry, in the order of the message.
    private(set) var issues: [Issue] = []

    init(_ headers: [API.Header], _ catalogue: IssueCatalogue) {
        var told: Set<String> = []
        for header in headers {
            let name = Array(header.name.utf8).map(HTTPText.lowercased)
            let value = HTTPText.trimmed(Array(header.value.utf8)[...])
            if values.keys.contains(name) { values[name, default: []] += ", ".utf8 }
            values[name, default: []] += value
            let isName = !name.isEmpty && name.allSatisfy(HTTPText.isToken)
            guard let fault = isName ? value.first(where: Self.isForbidden) : .some(0x20) else { continue }
            let place = Self.place(of: name)
            guard told.insert(place).inserted else { continue }
            issues.append(Issue("http.header", at: place, ["kind": isName ? Self.word(fault) : "name"], in: catalogue))
        }
    }

    /// The value of a field; those of repeated fields joined by commas.
    subscript(lowercased name: String) -> [UInt8]? { values[Array(name.utf8)] }

    /// `@header/content-type`. Of what is no name only the part in front of the first character that cannot be in one: a
    /// line without a colon may be half a secret.
    static func place(of name: [UInt8]) -> String {
        "@header/" + String(decoding: name.prefix(while: HTTPText.isToken).prefix(64), as: UTF8.self)
    }

    private static func isForbidden(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x09 || byte == 0x7F }

    private static func word(_ byte: UInt8) -> String {
        switch byte {
        case 0x0A, 0x0D: "line_break"
        case 0: "nul"
        default: "control_character"
        }
    }
}

/// The characters of HTTP's grammar.
enum HTTPText {
    /// RFC 9110 §5.6.2.
    static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    /// ASCII only, as HTTP compares.
    static func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

    /// Without optional white space at the ends (RFC 9110 §5.6.3).
    static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text
        while text.first == 0x20 || text.first == 0x09 { text.removeFirst() }
        while text.last == 0x20 || text.last == 0x09 { text.removeLast() }
        return text
    }

    /// The parts between separators that stand outside of quoted strings.
    static func split(_ text: ArraySlice<UInt8>, at separator: UInt8) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start = text.startIndex
        var isQuoted = false
        var isEscaped = false
        for index in text.indices {
            let byte = text[index]
            if isEscaped {
                isEscaped = false
            } else if isQuoted, byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if byte == separator, !isQuoted {
                parts.append(text[start..<index])
                start = index + 1
            }
        }
        parts.append(text[start...])
        return parts.map(trimmed)
    }
}
