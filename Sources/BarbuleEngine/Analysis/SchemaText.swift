/// Writes a JSON tree as text: members in their order, numbers as they were written.
///
/// What fits on one line stands on one line, so a schema written by hand keeps its look.
package struct SchemaText {
    private let indent: Int
    private let columnsMax: Int
    private var output: [UInt8] = []

    /// - Parameters:
    ///   - indent: spaces a level.
    ///   - columnsMax: the longest line of arrays and objects without containers of their own inside.
    package static func pretty(_ value: JSONValue, indent: Int = 2, columnsMax: Int = 100) -> [UInt8] {
        var writer = SchemaText(indent: indent, columnsMax: columnsMax)
        writer.write(value, level: 0, column: 0)
        return writer.output + [0x0A]
    }

    /// Without any white space.
    package static func compact(_ value: JSONValue) -> [UInt8] {
        var output: [UInt8] = []
        appendCompact(value, to: &output, separator: [])
        return output
    }

    /// Spaces in front of the first member of a text, 2 if that tells nothing.
    package static func indent(of text: [UInt8]) -> Int {
        guard let brace = text.firstIndex(of: UInt8(ascii: "{")), brace + 1 < text.count else { return 2 }
        var count = 0
        var isNewLine = false
        for byte in text[(brace + 1)...] {
            switch byte {
            case 0x0A:
                isNewLine = true
                count = 0
            case 0x20: count += 1
            case 0x0D: continue
            default: return isNewLine && (1...8).contains(count) ? count : 2
            }
        }
        return 2
    }

    private init(indent: Int, columnsMax: Int) {
        self.indent = indent
        self.columnsMax = columnsMax
    }

    // Recursion is bounded by `JSONValue.depthMax`.
    private mutating func write(_ value: JSONValue, level: Int, column: Int) {
        if Self.isFlat(value) {
            let start = output.count
            Self.appendCompact(value, to: &output, separator: [0x20])
            if column + output.count - start <= columnsMax
                || (value.members ?? []).isEmpty && (value.elements ?? []).isEmpty
            {
                return
            }
            output.removeLast(output.count - start)
        }
        if let members = value.members {
            output.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                newLine(level + 1, isFirst: index == 0)
                let start = output.count
                JSONText.appendQuoted(member.name.utf8, to: &output)
                output += [UInt8(ascii: ":"), 0x20]
                write(member.value, level: level + 1, column: (level + 1) * indent + output.count - start)
            }
            newLine(level, isFirst: true)
            output.append(UInt8(ascii: "}"))
        } else if let elements = value.elements {
            output.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                newLine(level + 1, isFirst: index == 0)
                write(element, level: level + 1, column: (level + 1) * indent)
            }
            newLine(level, isFirst: true)
            output.append(UInt8(ascii: "]"))
        }
    }

    private mutating func newLine(_ level: Int, isFirst: Bool) {
        if !isFirst { output.append(UInt8(ascii: ",")) }
        output.append(0x0A)
        output += Array(repeating: 0x20, count: level * indent)
    }

    /// A scalar, or a container that holds only scalars and empty containers; of objects, at most one level more for
    /// the many `{"type": "string"}` of a schema.
    private static func isFlat(_ value: JSONValue) -> Bool {
        func isScalar(_ value: JSONValue) -> Bool { value.members?.isEmpty ?? value.elements?.isEmpty ?? true }
        if let members = value.members { return members.allSatisfy { isScalar($0.value) } }
        if let elements = value.elements { return elements.allSatisfy(isScalar) }
        return true
    }

    private static func appendCompact(_ value: JSONValue, to output: inout [UInt8], separator: [UInt8]) {
        switch value.content {
        case .null: output += Array("null".utf8)
        case .boolean(let value): output += Array((value ? "true" : "false").utf8)
        case .number(let lexeme): output += lexeme
        case .string(let text): JSONText.appendQuoted(text.utf8, to: &output)
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { output += [UInt8(ascii: ",")] + separator }
                appendCompact(element, to: &output, separator: separator)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let members):
            output.append(UInt8(ascii: "{"))
            if !members.isEmpty { output += separator }
            for (index, member) in members.enumerated() {
                if index > 0 { output += [UInt8(ascii: ",")] + separator }
                JSONText.appendQuoted(member.name.utf8, to: &output)
                output += [UInt8(ascii: ":")] + separator
                appendCompact(member.value, to: &output, separator: separator)
            }
            if !members.isEmpty { output += separator }
            output.append(UInt8(ascii: "}"))
        }
    }
}
