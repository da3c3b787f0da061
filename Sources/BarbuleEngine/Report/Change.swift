/// One change that leads from the input to the canonical document.
///
/// The list of changes is a JSON Patch (RFC 6902): applied in order it turns the input into the canonical document, and
/// its ``JSONPatch/inverse`` leads back.
public struct Change: Sendable, Hashable {
    public enum Operation: String, Sendable, Hashable {
        case add, remove, replace
    }

    public let operation: Operation
    /// JSON Pointer into the document at the moment the operation is applied.
    public let path: String
    /// JSON text of the value before; `nil` for an addition.
    public let before: [UInt8]?
    /// JSON text of the value after; `nil` for a removal.
    public let after: [UInt8]?
    /// Codes of the issues that caused it.
    public let causes: [String]
    /// The value is personal.
    public let isSensitive: Bool
}

/// A list of changes as RFC 6902 operations.
public struct JSONPatch: Sendable {
    public let changes: [Change]

    package init(_ changes: [Change]) { self.changes = changes }

    /// The patch that leads back to the input.
    public var inverse: JSONPatch {
        JSONPatch(
            changes.reversed().map { change in
                let operation: Change.Operation =
                    switch change.operation {
                    case .add: .remove
                    case .remove: .add
                    case .replace: .replace
                    }
                return Change(
                    operation: operation, path: change.path, before: change.after, after: change.before,
                    causes: change.causes, isSensitive: change.isSensitive)
            })
    }

    /// The patch as JSON text: one operation a line, each `remove` and `replace` guarded by a `test`. It holds values.
    public var json: [UInt8] {
        var lines: [[UInt8]] = []
        for change in changes {
            if let before = change.before { lines.append(Self.line("test", change.path, before)) }
            lines.append(Self.line(change.operation.rawValue, change.path, change.after))
        }
        guard !lines.isEmpty else { return Array("[]".utf8) }
        return Array("[\n  ".utf8) + lines.joined(separator: Array(",\n  ".utf8)) + Array("\n]".utf8)
    }

    private static func line(_ operation: String, _ path: String, _ value: [UInt8]?) -> [UInt8] {
        var line = Array("{\"op\":\"\(operation)\",\"path\":".utf8)
        JSONText.appendQuoted(path.utf8, to: &line)
        if let value { line += Array(",\"value\":".utf8) + value }
        return line + [UInt8(ascii: "}")]
    }
}
