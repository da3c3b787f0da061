package import BarbuleEngine

extension JSONValue {
    /// Compact JSON text; numbers keep every digit.
    package var jsonText: [UInt8] {
        var text: [UInt8] = []
        append(to: &text)
        return text
    }

    /// Recursion is bounded: a parsed value is at most `Limits.depthMax` deep.
    private func append(to text: inout [UInt8]) {
        switch content {
        case .null: text += Array("null".utf8)
        case .boolean(let value): text += Array((value ? "true" : "false").utf8)
        case .number(let lexeme): text += lexeme
        case .string(let string): JSONText.appendQuoted(string.utf8, to: &text)
        case .array(let elements):
            text.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                element.append(to: &text)
            }
            text.append(UInt8(ascii: "]"))
        case .object(let members):
            text.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                JSONText.appendQuoted(member.name.utf8, to: &text)
                text.append(UInt8(ascii: ":"))
                member.value.append(to: &text)
            }
            text.append(UInt8(ascii: "}"))
        }
    }
}
