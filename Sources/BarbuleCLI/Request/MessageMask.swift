internal import BarbuleEngine
internal import BarbuleRender

/// What must be hidden of a message: secrets of the head always, ids in the path and values of the body unless shown.
///
/// ```
/// PUT /v2/account/550aac3da096734ce5000009/contact/… HTTP/1.1      the ids as shapes: 999aaa9aa…
/// Authorization: Token token=…                                      always stars
/// Content-Type: application/json                                    as it is
/// ```
struct MessageMask {
    private let text: MessageText
    private let showsValues: Bool
    private var regions: [ValueMask.Region] = []

    /// - Parameter revealing: starts of values of the body known not to be personal.
    static func mask(of text: MessageText, revealing: [Range<Int>], showsValues: Bool) -> ValueMask {
        var mask = MessageMask(text, showsValues)
        mask.hideStartLine()
        for header in text.headers { mask.hide(header) }
        mask.hideBody(revealing)
        return ValueMask(regions: mask.regions)
    }

    private init(_ text: MessageText, _ showsValues: Bool) {
        self.text = text
        self.showsValues = showsValues
        // Comments are nobody's business here.
        add(0..<text.startLine.lowerBound, .secret)
    }

    private mutating func add(_ bytes: Range<Int>, _ kind: ValueMask.Kind) {
        if !bytes.isEmpty { regions.append(.init(bytes: bytes, valueOffset: bytes.lowerBound, kind: kind)) }
    }

    // MARK: Head

    private mutating func hideStartLine() {
        guard text.kind == .request else { return }
        let target = text.bytes[text.second]
        let isTarget = target.first == UInt8(ascii: "/") || target.starts(with: "http".utf8)
        // A header in the place of the request line may be the one with the secret.
        guard isTarget, text.bytes[text.first].allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) else {
            return add(text.startLine, .secret)
        }
        let query = target.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? target.endIndex
        var path = text.second.lowerBound..<query
        // A user and a password in front of the host.
        if target.first != UInt8(ascii: "/"), let sign = target[path].firstIndex(of: UInt8(ascii: "@")) {
            add(path.lowerBound..<sign, .secret)
            path = sign..<query
        }
        for segment in text.bytes[path].split(separator: UInt8(ascii: "/")) {
            // An id has neither; what a header or a query has may hold its secret.
            if segment.contains(0x20) || segment.contains(UInt8(ascii: "=")) {
                add(segment.startIndex..<segment.endIndex, .secret)
            } else if !showsValues, !Self.isPlain(segment) {
                add(segment.startIndex..<segment.endIndex, .shape)
            }
        }
        add(query..<text.second.upperBound, .secret)
    }

    private static func isPlain(_ segment: ArraySlice<UInt8>) -> Bool {
        ValueMask.isPlainName(segment)
            && segment.allSatisfy { byte in
                byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte &- 0x30 < 10 || ":{}._-".utf8.contains(byte)
            }
    }

    private mutating func hide(_ header: (name: Range<Int>, value: Range<Int>)) {
        let name = text.bytes[header.name]
        let isName =
            !name.isEmpty && name.count <= 64 && name.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "=") }
        guard isName else { return add(header.name.lowerBound..<header.value.upperBound, .secret) }
        let known = ["content-type", "accept", "host", "content-length", "date", "user-agent"]
        // What HTTP itself says is shown, as long as it is one line of it.
        let isOneLine = !text.bytes[header.value].contains { $0 < 0x20 && $0 != 0x09 }
        if known.contains(text.lowercasedName(header.name)), isOneLine { return }
        add(header.value, .secret)
    }

    // MARK: Body

    private mutating func hideBody(_ revealing: [Range<Int>]) {
        let start = text.body.lowerBound
        let body = text.bytes[text.body]
        let first = body.first { $0 > 0x20 && $0 < 0x80 }
        guard let first, !"{[\"".utf8.contains(first) else {
            let inner = revealing.filter { $0.lowerBound >= start }.map {
                $0.lowerBound - start..<$0.upperBound - start
            }
            let mask = ValueMask(of: Array(body), revealing: inner, showsValues: showsValues)
            regions += mask.regions.map { region in
                .init(
                    bytes: region.bytes.lowerBound + start..<region.bytes.upperBound + start,
                    valueOffset: region.valueOffset + start, kind: region.kind)
            }
            return
        }
        let shown = Set(revealing.map(\.lowerBound))
        for pair in body.split(separator: UInt8(ascii: "&")) { hide(pair, shown) }
    }

    /// A pair of a form; text that is none is a value as a whole.
    private mutating func hide(_ pair: ArraySlice<UInt8>, _ shown: Set<Int>) {
        let sign = pair.firstIndex(of: UInt8(ascii: "="))
        let name = pair[..<(sign ?? pair.startIndex)]
        if !ValueMask.isPlainName(name), !showsValues { add(name.startIndex..<name.endIndex, .shape) }
        let value = (sign.map { $0 + 1 } ?? pair.startIndex)..<pair.endIndex
        if ValueScanner.isSecret(name: name, value: pair[value]) {
            add(value, .secret)
        } else if !showsValues, !shown.contains(value.lowerBound) {
            add(value, .shape)
        }
    }
}
