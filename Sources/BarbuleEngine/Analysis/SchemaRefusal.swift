/// Why a schema cannot be rewritten.
package struct SchemaRefusal: Error, Sendable, CustomStringConvertible {
    /// JSON Pointer to the place in the file.
    package let pointer: String
    package let reason: String

    package var description: String { "\(pointer.isEmpty ? "at the root" : "at \(pointer)"): \(reason)" }
}
