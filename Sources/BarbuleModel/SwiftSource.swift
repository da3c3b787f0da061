internal import BarbuleEngine

/// Swift source in the making: lines, blocks, comments that fit 120 columns.
struct SwiftSource {
    private(set) var bytes: [UInt8] = []
    private var depth = 0
    private static let columnMax = 120

    mutating func line(_ text: String) {
        if !text.isEmpty { bytes += (String(repeating: "    ", count: depth) + text).utf8 }
        bytes.append(UInt8(ascii: "\n"))
    }

    mutating func open(_ text: String, with brace: String = "{") {
        line("\(text) \(brace)")
        depth += 1
    }

    mutating func close(with brace: String = "}") {
        depth -= 1
        line(brace)
    }

    /// A documentation comment, and an example if it is short.
    mutating func comment(_ text: String?, example: JSONValue? = nil) {
        let room = Self.columnMax - depth * 4 - 4
        for line in Self.wrapped(text ?? "", to: room) { self.line("/// " + line) }
        guard let example, let shown = Self.shown(example) else { return }
        if text != nil { line("///") }
        line("/// Example: `\(shown)`")
    }

    private static func shown(_ example: JSONValue) -> String? {
        switch example.content {
        case .string(let text):
            var quoted: [UInt8] = []
            JSONText.appendQuoted(text.utf8, to: &quoted)
            return String(decoding: quoted, as: UTF8.self)
        case .number(let lexeme): return String(decoding: lexeme, as: UTF8.self)
        default: return nil
        }
    }

    private static func wrapped(_ text: String, to room: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            if !line.isEmpty, line.count + word.count >= room {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? String(word) : " \(word)"
        }
        return line.isEmpty ? lines : lines + [line]
    }

    /// A Swift string literal of any text.
    static func literal(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": literal += "\\\(scalar)"
            case "\u{0}"..<" ", "\u{7F}"..."\u{9F}": literal += "\\u{\(String(scalar.value, radix: 16))}"
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "\""
    }
}
