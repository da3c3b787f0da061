/// What a keyword says about a value it accepted (Core 2020-12 §7.7).
///
/// `{"properties": {"a": {"title": "A"}}}` on `{"a": 1}`: keyword `title`, text `"A"`, instance location `/a`.
package struct Annotation: Sendable, Hashable {
    /// `title`, `default`, `format`, an unknown keyword …; for `properties` and its like the names it was applied to.
    package let keyword: String
    package let value: JSONValue
    /// JSON Pointer to the value in the payload.
    package let instanceLocation: String
    /// It is about the name of the member at `instanceLocation`, not about its value (`propertyNames`).
    package let isAboutName: Bool
    /// JSON Pointer through the keywords, with `$ref` as a step, to the schema object that holds the keyword.
    package let evaluationPath: String
    /// Absolute URI of that schema object.
    package let schemaLocation: String

    /// The annotation as JSON text.
    package var text: String {
        var bytes: [UInt8] = []
        value.appendText(to: &bytes)
        return JSONString(bytes).description
    }
}

extension JSONValue {
    /// Appends the value as JSON text without spaces; numbers as they were written.
    func appendText(to bytes: inout [UInt8]) {
        switch content {
        case .null: bytes += Array("null".utf8)
        case .boolean(let value): bytes += Array((value ? "true" : "false").utf8)
        case .number(let lexeme): bytes += lexeme
        case .string(let text): JSONText.appendQuoted(text.utf8, to: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                element.appendText(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                JSONText.appendQuoted(member.name.utf8, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.appendText(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }
}
