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
