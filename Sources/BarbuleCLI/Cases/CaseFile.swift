internal import BarbuleEngine
internal import BarbuleRender

/// One case: a payload, the options of its run, and what must come out.
///
/// ```json
/// {"options": {"date_order": "DMY"}, "input": {"gender": "male"},
///  "expect": {"canonical": {"gender": "MALE"},
///             "issues": [{"code": "gender.normalized", "pointer": "/gender", "severity": "info"}]}}
/// ```
struct CaseFile: Sendable {
    /// One expected or reported issue.
    struct Expectation: Hashable, Sendable {
        var pointer: JSONString
        var code: String
        var severity: Severity
    }

    let payload: [UInt8]
    /// Set when the payload is the body of a whole message.
    let message: CaseMessage?
    let options: [(name: JSONString, value: JSONValue)]
    /// JSON `null`: nothing can be sent.
    let canonical: JSONValue
    let issues: Set<Expectation>

    /// - Throws: one line that says what is missing.
    init(_ text: [UInt8], path: PathName) throws(CommandFailure) {
        func failure(_ message: String) -> CommandFailure { CommandFailure("\(path.shown): \(message)") }
        let root: JSONValue
        do { root = try JSONValue(parsing: text) } catch {
            throw failure("not JSON at byte \(error.byteOffset) (\(error.kind.rawValue))")
        }
        message = try CaseMessage(root, path)
        if let raw = root["input_text"]?.string {
            payload = raw.utf8
        } else if let input = root["input"] {
            payload = input.jsonText
        } else {
            throw failure("a case needs \"input\" or \"input_text\"")
        }
        guard let expect = root["expect"], let canonical = expect["canonical"], let list = expect["issues"]?.elements
        else {
            throw failure("a case needs \"expect\" with \"canonical\" and \"issues\"")
        }
        var issues: Set<Expectation> = []
        for item in list {
            guard let code = item["code"]?.string, let pointer = item["pointer"]?.string,
                let severity = item["severity"]?.string.flatMap({ Severity(rawValue: $0.description) })
            else { throw failure("an expected issue needs \"code\", \"pointer\" and \"severity\"") }
            issues.insert(Expectation(pointer: pointer, code: code.description, severity: severity))
        }
        options = root["options"]?.members ?? []
        self.canonical = canonical
        self.issues = issues
    }
}

extension CaseFile.Expectation: Comparable {
    static func < (left: Self, right: Self) -> Bool {
        left.pointer == right.pointer ? left.code < right.code : left.pointer < right.pointer
    }
}

extension JSONValue {
    /// Compact JSON text; numbers keep every digit.
    var jsonText: [UInt8] {
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
