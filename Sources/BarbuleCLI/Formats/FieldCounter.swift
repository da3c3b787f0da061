internal import BarbuleEngine
internal import BarbuleRender

/// Counts the fields of records into a ``FieldTally``. Each thread has its own.
struct FieldCounter {
    private var tally = FieldTally()
    private let limits: Limits
    private var tape = JSONTape()
    /// What was seen of a field in the current record.
    private var seen: [Int: Bool] = [:]
    private var tokens: [[UInt8]: String] = [:]

    /// Deeper values are counted with the container they are in.
    private static let depthMax = 4
    private static let tokenCountMax = 10_000

    init(_ limits: Limits) { self.limits = limits }

    /// What was counted since the last time.
    mutating func takeTally() -> FieldTally {
        defer { tally = FieldTally() }
        return tally
    }

    /// A payload that is not JSON is not counted.
    mutating func add(_ payload: [UInt8]) {
        guard JSONScanner.scan(payload, limits: limits, into: &tape) == nil else { return }
        tally.addRecord()
        seen.removeAll(keepingCapacity: true)
        addChildren(of: 0, "", payload, depth: 0)
        for (index, isFilled) in seen {
            tally.update(index) {
                $0.presentCount += 1
                if isFilled { $0.filledCount += 1 }
            }
        }
    }

    private mutating func addChildren(of node: Int, _ pointer: String, _ payload: [UInt8], depth: Int) {
        let kind = tape[node].kind
        guard kind == .object || kind == .array, depth < Self.depthMax else { return }
        var child = node + 1
        while child < Int(tape[node].next) {
            let isMember = kind == .object
            let token = isMember ? token(payload[tape[child].contentRange]) : "*"
            add(isMember ? child + 1 : child, pointer + "/" + token, payload, depth: depth)
            child = tape.end(of: child)
        }
    }

    private mutating func add(_ node: Int, _ pointer: String, _ payload: [UInt8], depth: Int) {
        guard let index = tally.index(of: pointer) else { return }
        let value = tape[node]
        let isContainer = value.kind == .object || value.kind == .array
        let content = payload[value.kind == .string ? value.contentRange : value.range]
        let isFilled =
            switch value.kind {
            case .null: false
            case .string: content.contains { $0 != 0x20 }
            default: !isContainer || tape.childCount(of: node) > 0
            }
        seen[index] = (seen[index] ?? false) || isFilled
        let hasShape = isFilled && (value.kind == .string || value.kind == .number)
        let shape = hasShape ? ValueShape.of(content) : []
        tally.update(index) {
            $0.countByKind[value.kind, default: 0] += 1
            if !isContainer { $0.valueCount += 1 }
            if hasShape { $0.add(shape) }
        }
        addChildren(of: node, pointer, payload, depth: depth + 1)
    }

    /// A name as it may be shown; one that may be a pasted value is a shape.
    private mutating func token(_ content: ArraySlice<UInt8>) -> String {
        let bytes = Array(content)
        if let token = tokens[bytes] { return token }
        let name = String(decoding: JSONPointer.escape(JSONString(JSONText.decode(content))), as: UTF8.self)
        let token = ValueMask.isPlainName(name.utf8) ? name : String(ValueMask.shape(of: name).prefix(64))
        if tokens.count < Self.tokenCountMax { tokens[bytes] = token }
        return token
    }
}
