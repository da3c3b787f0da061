/// A mistake of the schema's author, with its place.
///
/// Two errors are equal when their codes are; the rest is for people.
public struct SchemaError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Permanent, for example `schema.unresolved_reference`.
    public var code: String
    /// The file or URI the schema came from, as the caller named it.
    public var file: String
    /// JSON Pointer to the place inside that file.
    public var pointer: String
    /// Line and column of that place, from 1; columns count code points.
    public var line: Int
    public var column: Int
    /// Facts: `keyword`, `expected`, `found`, `limit`, `suggestion`, `reason` …
    public var parameters: [String: String]

    public init(
        code: String, file: String, pointer: String = "", line: Int = 1, column: Int = 1,
        parameters: [String: String] = [:]
    ) {
        self.code = code
        self.file = file
        self.pointer = pointer
        self.line = line
        self.column = column
        self.parameters = parameters
    }

    public static func == (left: SchemaError, right: SchemaError) -> Bool { left.code == right.code }

    /// One line: `contact.schema.json:12:7: schema.bad_keyword at /properties/a/type (expected: …)`.
    public var description: String {
        let facts = parameters.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
        return "\(file):\(line):\(column): \(code) at \(pointer.isEmpty ? "the root" : pointer)"
            + (facts.isEmpty ? "" : " (\(facts))")
    }
}
