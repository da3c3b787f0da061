internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender

/// An HTTP/1.1 message in a file: where its parts are.
///
/// ```
/// # comments and blank lines may stand in front of a request
/// PUT /v1/shelf/7 HTTP/1.1            the version may be left out
/// Content-Type: application/json
///
/// {"title": "…"}
/// ```
///
/// Lines end with LF or CRLF. Nothing else is repaired: a line without a colon, a continued line or a bare CR stays in the
/// header it stands in, for the check to refuse.
///
/// - Source: RFC 9112 §2.1, §3, §4, §5.
struct MessageText: Sendable {
    enum Kind: Sendable { case request, response }

    let bytes: [UInt8]
    let kind: Kind
    private(set) var startLine = 0..<0
    /// Method and target of a request; version and status of a response.
    private(set) var first = 0..<0
    private(set) var second = 0..<0
    private(set) var headers: [(name: Range<Int>, value: Range<Int>)] = []
    private(set) var body = 0..<0

    /// - Throws: one line, when there is no start line, or when the body is not there as it is.
    init(_ bytes: [UInt8], _ kind: Kind, path: PathName) throws(CommandFailure) {
        self.bytes = bytes
        self.kind = kind
        var offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while let line = nextLine(from: &offset) {
            guard line.isEmpty || kind == .request && isComment(line) else {
                startLine = line
                break
            }
        }
        guard readStartLine() else {
            let expected =
                kind == .request ? "a request line such as `PUT /path`" : "a status line such as `HTTP/1.1 200 OK`"
            throw CommandFailure("\(path.shown): the message does not begin with \(expected)", concernsOneFile: true)
        }
        while let line = nextLine(from: &offset), !line.isEmpty { readHeader(line) }
        body = min(offset, bytes.count)..<bytes.count
        try settleBody(path)
    }

    // MARK: Lines

    /// The line without its end; `nil` behind the last one.
    private func nextLine(from offset: inout Int) -> Range<Int>? {
        guard offset < bytes.count else { return nil }
        let start = offset
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        offset = end + 1
        return start..<(end > start && end < bytes.count && bytes[end - 1] == 0x0D ? end - 1 : end)
    }

    private func isComment(_ line: Range<Int>) -> Bool {
        bytes[line].starts(with: "#".utf8) || bytes[line].starts(with: "//".utf8)
    }

    private mutating func readStartLine() -> Bool {
        guard let space = bytes[startLine].firstIndex(of: 0x20), space > startLine.lowerBound else { return false }
        first = startLine.lowerBound..<space
        second = space + 1..<startLine.upperBound
        if kind == .response {
            second = second.lowerBound..<(bytes[second].firstIndex(of: 0x20) ?? second.upperBound)
            return bytes[first].starts(with: "HTTP/".utf8) && status != nil
        }
        // Everything up to the version is the target, also what does not belong into one.
        if let last = bytes[second].lastIndex(of: 0x20),
            bytes[(last + 1)..<second.upperBound].starts(with: "HTTP/".utf8)
        {
            second = second.lowerBound..<last
        }
        return !second.isEmpty
    }

    private mutating func readHeader(_ line: Range<Int>) {
        let isContinuation = bytes[line.lowerBound] == 0x20 || bytes[line.lowerBound] == 0x09
        if isContinuation, let last = headers.last {
            headers[headers.count - 1].value = last.value.lowerBound..<line.upperBound
            return
        }
        let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")) ?? line.upperBound
        var value = min(colon + 1, line.upperBound)..<line.upperBound
        while let byte = bytes[value].first, byte == 0x20 || byte == 0x09 {
            value = value.lowerBound + 1..<value.upperBound
        }
        headers.append((line.lowerBound..<colon, value))
    }

    // MARK: Body

    /// The end of the last line is the editor's, unless the message counts it in.
    private mutating func settleBody(_ path: PathName) throws(CommandFailure) {
        func failure(_ message: String) -> CommandFailure {
            CommandFailure("\(path.shown): \(message)", concernsOneFile: true)
        }
        if value(of: "transfer-encoding") != nil {
            throw failure("a body with Transfer-Encoding is not read; save the body itself")
        }
        var withoutEnd = body
        if bytes[withoutEnd].last == 0x0A { withoutEnd = withoutEnd.lowerBound..<withoutEnd.upperBound - 1 }
        if bytes[withoutEnd].last == 0x0D { withoutEnd = withoutEnd.lowerBound..<withoutEnd.upperBound - 1 }
        guard let length = value(of: "content-length").flatMap({ Int(String(decoding: $0, as: UTF8.self)) }) else {
            body = withoutEnd
            return
        }
        if length == withoutEnd.count { body = withoutEnd }
        guard length == body.count else {
            throw failure("Content-Length says \(length) bytes, but the body has \(body.count)")
        }
    }

    private func value(of name: String) -> ArraySlice<UInt8>? {
        headers.first { lowercasedName($0.name) == name }.map { bytes[$0.value] }
    }

    func lowercasedName(_ name: Range<Int>) -> String { text(name).lowercased() }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    // MARK: What it says

    private var fields: [API.Header] { headers.map { API.Header(text($0.name), text($0.value)) } }

    private var status: Int? { second.count == 3 ? Int(text(second)) : nil }

    var request: API.Request {
        API.Request(method: text(first), path: text(second), headers: fields, body: Array(bytes[body]))
    }

    var response: API.Response {
        API.Response(status: status ?? 0, headers: fields, body: Array(bytes[body]))
    }

    // MARK: Places

    /// The report with the places of its issues told in the file.
    func place(_ report: Report) -> Report {
        let lines = LineIndex(bytes)
        let start = body.lowerBound
        let text = self
        return report.relocated { issue in
            let range =
                issue.isAboutHead
                ? text.range(of: issue.instanceLocation)
                : start + issue.byteRange.lowerBound..<start + issue.byteRange.upperBound
            return issue.moved(to: range, in: lines)
        }
    }

    /// The bytes of a part of the head; of a header that is not there the start line.
    private func range(of pointer: String) -> Range<Int> {
        switch pointer {
        case "@method": return first
        case "@path", "@status": return second
        default: break
        }
        guard pointer.hasPrefix("@header/") else { return pointer.hasPrefix("@query/") ? second : startLine }
        let name = pointer.dropFirst("@header/".count)
        let header = headers.first { API.pointer(ofHeader: text($0.name)).dropFirst("@header/".count) == name }
        return header.map { $0.name.lowerBound..<max($0.name.upperBound, $0.value.upperBound) } ?? startLine
    }
}
