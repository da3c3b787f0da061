/// Writes the current state of a ``Document`` as JSON text, keeping every byte of the input that did not change.
///
/// ```
/// input    { "Email" : "ANA@EXAMPLE.com" ,  "id": 7 ,  "tags":["a","a"] }
/// output   { "email" : "ANA@example.com" ,  "tags":["a"] }
/// ```
///
/// An untouched subtree is one copy of its input span. Around a change the white space of the input is kept: before a
/// name, around the colon, before a comma and before a closing bracket. So a document without a change comes back byte
/// for byte, and a pretty-printed file stays pretty-printed.
package struct CanonicalWriter {
    private let document: Document
    private var output: [UInt8] = []

    private init(_ document: Document) { self.document = document }

    /// The whole document with the white space around it, without a byte order mark.
    ///
    /// - Complexity: O(*n*) in the bytes of the input and of what was added.
    package static func write(_ document: Document) -> [UInt8] {
        let start = document.tape.hasByteOrderMark ? 3 : 0
        guard document.isDirty else { return start == 0 ? document.source : Array(document.source[start...]) }
        let outermost = document.byteRange(of: NodeID(0))
        return document.source[start..<outermost.lowerBound] + write(document.root, of: document)
            + document.source[outermost.upperBound...]
    }

    /// One value with everything inside it.
    package static func write(_ node: NodeID, of document: Document) -> [UInt8] {
        var writer = CanonicalWriter(document)
        writer.output.reserveCapacity(document.byteRange(of: node).count + 32)
        writer.append(node)
        return writer.output
    }

    private mutating func append(_ node: NodeID) {
        guard document.isDirty(node) else {
            output.append(contentsOf: document.source[document.byteRange(of: node)])
            return
        }
        switch document.kind(of: node) {
        case .string: JSONText.appendQuoted(document.text(of: node), to: &output)
        case .number: output.append(contentsOf: document.text(of: node))
        case .true: output.append(contentsOf: "true".utf8)
        case .false: output.append(contentsOf: "false".utf8)
        case .null: output.append(contentsOf: "null".utf8)
        case .array, .object: appendContainer(node)
        case .name: preconditionFailure("a member name is no value")
        }
    }

    // Depth is bounded by `Limits.depthMax` plus the few levels that folding and wrapping add.
    private mutating func appendContainer(_ node: NodeID) {
        let isObject = document.kind(of: node) == .object
        let layout = Layout(of: node, in: document)
        output.append(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
        var isFirst = true
        var tail: ArraySlice<UInt8> = []
        for child in document.children(of: node) {
            let place = layout.place(of: child)
            if isFirst {
                output.append(contentsOf: layout.firstLead)
            } else {
                output.append(contentsOf: tail)
                output.append(UInt8(ascii: ","))
                // A created child is set apart like its neighbours.
                output.append(contentsOf: place.flatMap { $0.isFirst ? nil : $0.lead } ?? layout.laterLead)
            }
            if isObject { appendName(of: child, separator: place?.separator ?? layout.separator) }
            append(child)
            tail = place?.tail ?? []
            isFirst = false
        }
        if !isFirst { output.append(contentsOf: layout.closing) }
        output.append(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
    }

    private mutating func appendName(of child: NodeID, separator: ArraySlice<UInt8>) {
        if !document.isRenamed(child), let range = document.nameByteRange(of: child), document.isFromInput(child) {
            output.append(contentsOf: document.source[range])
        } else {
            JSONText.appendQuoted(document.name(of: child), to: &output)
        }
        output.append(contentsOf: separator)
    }
}

/// The white space of one container of the input.
private struct Layout {
    struct Place {
        var isFirst: Bool
        var lead: ArraySlice<UInt8>
        var separator: ArraySlice<UInt8>
        var tail: ArraySlice<UInt8>
    }

    let node: NodeID
    let document: Document
    /// Before the first child, and before the others where the input does not say.
    var firstLead: ArraySlice<UInt8> = []
    var laterLead: ArraySlice<UInt8> = []
    /// From a name to its value.
    var separator: ArraySlice<UInt8>
    /// Before the closing bracket.
    var closing: ArraySlice<UInt8> = []

    init(of node: NodeID, in document: Document) {
        self.node = node
        self.document = document
        separator = [UInt8(ascii: ":")]
        let source = document.source
        let range = document.byteRange(of: node)
        guard document.isFromInput(node) || document.inputNode(standingFor: node) == node, range.count >= 2,
            source[range.lowerBound] == UInt8(ascii: "{") || source[range.lowerBound] == UInt8(ascii: "[")
        else { return }
        closing = Self.whiteSpace(before: range.upperBound - 1, in: source)
        firstLead = Self.whiteSpace(after: range.lowerBound + 1, in: source)
        laterLead = firstLead
        // The second child of the input shows how later ones are set apart; the first shows the separator.
        for child in document.children(of: node) where document.isFromInput(child) && document.inputParent(of: child) == node {
            if let place = place(of: child) {
                separator = place.separator
                if !place.isFirst {
                    laterLead = place.lead
                    break
                }
            }
        }
    }

    /// How a child stands in the input; `nil` for one that came from elsewhere.
    func place(of child: NodeID) -> Place? {
        guard document.isFromInput(child), document.inputParent(of: child) == document.inputNode(standingFor: node),
            document.inputNode(standingFor: child) == child
        else { return nil }
        let source = document.source
        let value = document.byteRange(of: child)
        let name = document.nameByteRange(of: child)
        let start = name?.lowerBound ?? value.lowerBound
        let lead = Self.whiteSpace(before: start, in: source)
        let before = lead.startIndex - 1
        return Place(
            isFirst: before >= 0 && source[before] != UInt8(ascii: ","),
            lead: lead,
            separator: name.map { source[$0.upperBound..<value.lowerBound] } ?? [],
            tail: Self.tail(after: value.upperBound, in: source))
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    private static func whiteSpace(before end: Int, in source: [UInt8]) -> ArraySlice<UInt8> {
        var start = end
        while start > 0, isWhiteSpace(source[start - 1]) { start -= 1 }
        return source[start..<end]
    }

    private static func whiteSpace(after start: Int, in source: [UInt8]) -> ArraySlice<UInt8> {
        var end = start
        while end < source.count, isWhiteSpace(source[end]) { end += 1 }
        return source[start..<end]
    }

    /// White space between a value and its comma; that before a closing bracket belongs to the container.
    private static func tail(after start: Int, in source: [UInt8]) -> ArraySlice<UInt8> {
        let space = whiteSpace(after: start, in: source)
        return space.endIndex < source.count && source[space.endIndex] == UInt8(ascii: ",") ? space : []
    }
}
