/// One payload on its way to JSON text.
struct Payload {
    indirect enum Value: Sendable {
        case text(String)
        /// JSON text: a number, a boolean, `null`.
        case literal(String)
        case array([Value])
        case object([(name: String, value: Value)])
    }

    var members: [(name: String, value: Value)] = []

    subscript(name: String) -> Value? {
        get { members.first { $0.name == name }?.value }
        set {
            let index = members.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append((name, value))
            case (nil, nil): break
            }
        }
    }

    func text(of name: String) -> String? {
        if case .text(let text)? = self[name] { text } else { nil }
    }

    /// How a sender writes JSON.
    struct Spelling {
        var isSpaced: Bool
        var escapesNonASCII: Bool
    }

    func json(_ spelling: Spelling) -> [UInt8] {
        var text: [UInt8] = []
        Self.write(.object(members), spelling, to: &text)
        return text
    }

    private static func write(_ value: Value, _ spelling: Spelling, to text: inout [UInt8]) {
        let comma = Array((spelling.isSpaced ? ", " : ",").utf8)
        switch value {
        case .text(let string): write(string, spelling, to: &text)
        case .literal(let literal): text += literal.utf8
        case .array(let elements):
            text.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { text += comma }
                write(element, spelling, to: &text)
            }
            text.append(UInt8(ascii: "]"))
        case .object(let members):
            text.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { text += comma }
                write(member.name, spelling, to: &text)
                text += (spelling.isSpaced ? ": " : ":").utf8
                write(member.value, spelling, to: &text)
            }
            text.append(UInt8(ascii: "}"))
        }
    }

    private static func write(_ string: String, _ spelling: Spelling, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"", "\\": text += "\\\(scalar)".utf8
            case "\t": text += "\\t".utf8
            case "\u{80}"... where spelling.escapesNonASCII:
                for unit in String(scalar).utf16 {
                    let hex = String(unit, radix: 16)
                    text += ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8
                }
            default: text += String(scalar).utf8
            }
        }
        text.append(UInt8(ascii: "\""))
    }
}
