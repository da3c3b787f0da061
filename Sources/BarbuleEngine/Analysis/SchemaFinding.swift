/// Something that is wrong with a schema, or certainly not what its author meant.
package struct SchemaFinding: Sendable {
    package let severity: Severity
    /// Code, place and facts.
    package let error: SchemaError
    /// First byte of the place in its file.
    package let byteOffset: Int

    package var code: String { error.code }

    /// One sentence.
    package var message: String {
        MessagePattern(Self.rows[error.code]?.message ?? error.code)
            .rendered(language: MessageCatalogue.english) { error.parameters[$0] }
    }

    init(_ error: SchemaError, severity: Severity? = nil, byteOffset: Int = 0) {
        self.error = error
        self.severity = severity ?? Self.rows[error.code]?.severity ?? .error
        self.byteOffset = byteOffset
    }

    /// What the codes of the linter mean; those of the compiler are errors without an entry here.
    private static let rows: [String: (severity: Severity, message: String)] = [
        "schema.unsatisfiable": (.error, "No {what|value} is ever valid here: {reason}."),
        "schema.unreachable": (.warning, "This never comes into play: {reason}."),
        "schema.no_effect": (.warning, "\"{keyword}\" does nothing here: {reason}."),
        "schema.unknown_keyword": (.warning, "\"{found}\" is no keyword of {dialect}; it means nothing."),
        "schema.unknown_format": (.warning, "\"{found}\" is no known format; it accepts everything."),
        "schema.unused_definition": (.info, "Nothing refers to this definition."),
        "schema.invalid_default": (.warning, "The default is not valid: {reason}."),
        "schema.invalid_example": (.warning, "The example is not valid: {reason}."),
        "schema.not_canonical": (.warning, "The {what|value} is not in canonical form: {reason}."),
    ]
}
