/// The JSON type a scalar came from. Some readings depend on it: text `4E12` is a legal id, the number `4E12` is not.
package enum ScalarSource: Sendable, Hashable {
    /// A JSON string; the bytes are its decoded, cleaned text.
    case text
    /// A JSON number; the bytes are its lexeme.
    case number
    /// A JSON `true` or `false`; the bytes are the literal.
    case boolean
}
