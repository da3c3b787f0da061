/// What is known about every issue code: how severe it is, what happens to the value, and how to say it.
///
/// The facts stand in `Schemas/issues.json`; nothing about a code is repeated in Swift. A schema may add codes of its
/// own through `x-issue`, so a reader must accept codes that are not listed.
public struct IssueCatalogue: Sendable {
    /// One code.
    public struct Entry: Sendable, Hashable {
        /// What happens to a value that raises the issue.
        public enum Action: String, Sendable, Hashable, CaseIterable {
            /// Rewritten.
            case fix
            /// Stays exactly as it came.
            case keep
            /// The member or item is removed.
            case drop
            /// Nothing usable is left of the document.
            case stop
        }

        public var code: String
        public var severity: Severity
        public var action: Action
        /// One sentence; `{name}` stands for a parameter of the issue.
        public var message: String
        /// Why it matters.
        public var why: String
        /// An example of a bad value and of what becomes of it.
        public var bad: String
        public var good: String
    }

    /// All entries in the order of the file.
    public let entries: [Entry]
    private let indexByCode: [String: Int]

    /// The one of this package, read at first use.
    package static let embedded: IssueCatalogue = {
        let file = EmbeddedFile.all.first { $0.kind == .catalogue }
        do { return try IssueCatalogue(file?.text ?? [], file: file?.name ?? "") } catch {
            preconditionFailure("the embedded catalogue cannot be read: \(error)")
        }
    }()

    /// Reads the catalogue file.
    ///
    /// - Throws: ``SchemaError`` with the place of the first mistake.
    package init(_ text: [UInt8], file: String) throws(SchemaError) {
        let json: JSONValue
        do { json = try JSONValue(parsing: text) } catch {
            throw Self.mistake("schema.syntax", at: error.byteOffset, text, file, "JSON")
        }
        guard let list = json.elements else { throw Self.mistake("schema.bad_keyword", at: 0, text, file, "an array") }
        var entries: [Entry] = []
        for item in list {
            guard let entry = Entry(item) else {
                throw Self.mistake("schema.bad_keyword", at: item.byteOffset, text, file, "code, severity, action, message")
            }
            entries.append(entry)
        }
        self.entries = entries
        indexByCode = Dictionary(entries.enumerated().map { ($1.code, $0) }) { first, _ in first }
    }

    private static func mistake(
        _ code: String, at byteOffset: Int, _ text: [UInt8], _ file: String, _ expected: String
    ) -> SchemaError {
        let place = LineIndex(text).position(of: byteOffset)
        return SchemaError(
            code: code, file: file, line: place.line, column: place.column, parameters: ["expected": expected])
    }

    /// The entry of a code, or `nil` for a code that only a schema knows.
    ///
    /// - Complexity: O(1).
    public subscript(code: String) -> Entry? { indexByCode[code].map { entries[$0] } }
}

extension IssueCatalogue.Entry {
    init?(_ json: JSONValue) {
        func text(_ name: JSONString) -> String? { json[name]?.string?.description }
        guard let code = text("code"), let severity = text("severity").flatMap(Severity.init(rawValue:)),
            let action = text("action").flatMap(Action.init(rawValue:)), let message = text("message")
        else { return nil }
        self.init(
            code: code, severity: severity, action: action, message: message, why: text("why") ?? "",
            bad: text("bad") ?? "", good: text("good") ?? "")
    }
}
