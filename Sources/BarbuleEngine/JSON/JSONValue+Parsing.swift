extension JSONValue {
    /// The deepest tree: releasing and comparing one recurses (so does whoever reads a schema), and that must fit a stack
    /// of 512 KiB even in debug builds.
    package static let depthMax = 256

    /// Reads one document into a tree. A byte order mark is skipped.
    ///
    /// - Throws: what the scanner refuses, and repeated names (`json.duplicate_key`, at the repeated one).
    /// - Complexity: O(*n*) in bytes; depth at most `JSONValue.depthMax` whatever the limits say.
    package init(parsing text: [UInt8], limits: Limits = Limits()) throws(JSONSyntaxError) {
        var limits = limits
        limits.depthMax = min(limits.depthMax, Self.depthMax)
        var tape = JSONTape()
        if let error = JSONScanner.scan(text.span, limits: limits, into: &tape) { throw error }
        if let pair = tape.duplicateNames.first {
            throw JSONSyntaxError(.duplicateName, byteOffset: Int(tape[pair.repeated].offset))
        }
        self = Self.tree(tape, text)
    }

    /// Builds bottom-up from the last node to the first: when a container is met, its children are on the stack, the
    /// first one on top.
    private static func tree(_ tape: JSONTape, _ text: [UInt8]) -> JSONValue {
        var values: [JSONValue] = []
        var names: [JSONString] = []
        for index in stride(from: tape.count - 1, through: 0, by: -1) {
            let node = tape[index]
            let content: Content
            switch node.kind {
            case .name:
                names.append(JSONString(decoded(node, text)))
                continue
            case .null: content = .null
            case .true: content = .boolean(true)
            case .false: content = .boolean(false)
            case .number: content = .number(Array(text[node.range]))
            case .string: content = .string(JSONString(decoded(node, text)))
            case .array:
                content = .array((0..<tape.childCount(of: index)).compactMap { _ in values.popLast() })
            case .object:
                content = .object(
                    (0..<tape.childCount(of: index)).compactMap { _ in
                        guard let name = names.popLast(), let value = values.popLast() else { return nil }
                        return (name, value)
                    })
            }
            values.append(JSONValue(content, byteOffset: Int(node.offset)))
        }
        return values.last ?? JSONValue(.null)
    }

    private static func decoded(_ node: JSONTape.Node, _ text: [UInt8]) -> [UInt8] {
        let content = text[node.contentRange]
        return node.hasEscape ? JSONText.decode(content) : Array(content)
    }
}
