/// What is known about every issue code: how severe it is, what happens to the value, and how to say it.
///
/// The facts stand in `Schemas/issues.json`; nothing about a code is repeated in Swift. A schema may add codes of its
/// own through `x-issue`, so a reader must accept codes that are not listed.
public struct IssueCatalogue: Sendable {
    /// One code.
    public struct Entry: Sendable, Hashable {
        /// What happens to a value that raises the issue.
        public enum Action: String, Sendable, Hashable {
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

    /// Reads the catalogue file.
    ///
    /// - Throws: ``SchemaError`` with the place of the first mistake.
    package init(_ json: JSONValue, file: String) throws(SchemaError) {
        var entries: [Entry] = []
        var indexByCode: [String: Int] = [:]
        guard let list = json.array else { throw SchemaError(.badKeyword, file: file, at: json, expected: "an array") }
        for item in list {
            guard let code = item["code"]?.string, let severity = item["severity"]?.string.flatMap(Severity.init(rawValue:)),
                let action = item["action"]?.string.flatMap(Entry.Action.init(rawValue:)),
                let message = item["message"]?.string
            else {
                throw SchemaError(.badKeyword, file: file, at: item, expected: "code, severity, action and message")
            }
            indexByCode[code] = entries.count
            entries.append(
                Entry(
                    code: code, severity: severity, action: action, message: message, why: item["why"]?.string ?? "",
                    bad: item["bad"]?.string ?? "", good: item["good"]?.string ?? ""))
        }
        self.entries = entries
        self.indexByCode = indexByCode
    }

    /// The entry of a code, or `nil` for a code that only a schema knows.
    ///
    /// - Complexity: O(1).
    public subscript(code: String) -> Entry? { indexByCode[code].map { entries[$0] } }
}
