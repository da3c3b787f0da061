/// One thing found in a payload: facts and places. The prose is made when somebody reads ``message``.
///
/// ```swift
/// for issue in report.issues where issue.severity == .error {
///     print(issue.code, issue.instanceLocation, issue.position.line)   // gender.invalid /gender 3
/// }
/// ```
public struct Issue: Sendable {
    /// A permanent code, `area.what`. Codes may be added: accept unknown ones and go by ``severity``.
    public let code: String
    public let severity: Severity
    /// What happened to the value in the canonical document.
    public let action: IssueCatalogue.Entry.Action
    /// JSON Pointer (RFC 6901) into the input, also for renamed, folded and unwrapped members; empty for the whole document.
    public let instanceLocation: String
    /// The bytes of the input it is about: the value, or the member's name with its quotes.
    public let byteRange: Range<Int>
    /// Where these bytes begin and end, lines and columns from 1, columns in code points.
    public let position: TextPosition
    public let endPosition: TextPosition
    /// The keyword that failed, as a JSON Pointer in its schema file; `nil` for an issue of the text or of a stage.
    public let keywordLocation: String?
    /// The same with the URI of the schema resource.
    public let absoluteKeywordLocation: String?
    /// Facts by name. Those that may hold a text of the payload (`found`, `suggestion`, `first`, `second`) are left out when
    /// ``isSensitive``.
    public let parameters: [String: String]
    /// The value is personal: its text stands in no member of this issue.
    public let isSensitive: Bool
    /// What stands here in the canonical document, as JSON text, if the issue changed it; never for sensitive values.
    public let fix: String?

    let template: Template

    /// Where a sentence comes from.
    struct Template: Sendable {
        var text: String
        /// It stands in the schema and has no translation.
        var isOfSchema = false
    }

    /// Facts that may hold a text of the payload.
    static let valueParameters = ["found", "suggestion", "first", "second"]

    /// One sentence without any value of a sensitive field.
    public var message: String { message(in: MessageCatalogue.english) }

    /// The sentence stands in the schema, not in our catalogue.
    package var hasMessageOfSchema: Bool { template.isOfSchema }
}

extension Issue: CustomStringConvertible {
    /// One line: `3:13: error[gender.invalid] /gender: …`.
    public var description: String {
        "\(position.line):\(position.column): \(severity.rawValue)[\(code)] \(instanceLocation): \(message)"
    }
}

/// A place in a text; lines and columns begin at 1, columns count code points.
public struct TextPosition: Sendable, Hashable {
    public let line: Int
    public let column: Int
}
