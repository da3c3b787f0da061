internal import BarbuleEngine
internal import BarbuleRender

/// `contact.json:3:13: error gender.invalid This is not MALE or FEMALE.`
struct ConciseRenderer: IssueRenderer {
    let isQuiet: Bool

    func append(_ facts: ReportFacts, isChanged: Bool, to output: inout [UInt8]) {
        for issue in facts.issues(isQuiet: isQuiet) {
            let place = "\(facts.path.shown):\(facts.place.line(of: issue.position)):\(facts.place.column(of: issue.position))"
            let code = TerminalText.safe(issue.code)
            output += "\(place): \(issue.severity.rawValue) \(code) \(facts.message(issue))\n".utf8
        }
    }
}

/// An issue a line, as JSON: the record of an issue that stands in every report, and its file.
struct IssueLineRenderer: IssueRenderer {
    let isQuiet: Bool

    func append(_ facts: ReportFacts, isChanged: Bool, to output: inout [UInt8]) {
        var renderer = JSONRenderer()
        swap(&renderer.output, &output)
        for issue in facts.issues(isQuiet: isQuiet) {
            renderer.object {
                $0.member("file", facts.path.shown)
                $0.members(of: issue, facts)
            }
            renderer.output.append(0x0A)
        }
        swap(&renderer.output, &output)
    }
}

/// A report per record.
struct RecordReportRenderer: IssueRenderer {
    var tellsCleanPayloads: Bool { true }

    func append(_ facts: ReportFacts, isChanged: Bool, to output: inout [UInt8]) {
        JSONRenderer.appendRecordReport(
            facts, line: facts.place.line, isFileNamed: true, isChanged: isChanged, record: nil, to: &output)
    }
}

/// Workflow commands: `::error file=a.json,line=3,col=13,title=gender.invalid::This is not MALE or FEMALE.`
struct GitHubRenderer: IssueRenderer {
    let isQuiet: Bool

    func append(_ facts: ReportFacts, isChanged: Bool, to output: inout [UInt8]) {
        for issue in facts.issues(isQuiet: isQuiet) {
            let file = Self.property(facts.path.shown)
            let place = "line=\(facts.place.line(of: issue.position)),col=\(facts.place.column(of: issue.position))"
            let title = Self.property(TerminalText.safe(issue.code))
            output += "::\(Self.command(issue.severity)) file=\(file),\(place),title=\(title)".utf8
            output += "::\(Self.data(facts.message(issue)))\n".utf8
        }
    }

    private static func command(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "notice"
        }
    }

    /// What follows the second `::`. The runner reads `%25`, `%0D` and `%0A` back.
    static func data(_ text: String) -> String { escaped(text, ["%", "\r", "\n"]) }

    /// A property ends at a comma or colon too.
    static func property(_ text: String) -> String { escaped(text, ["%", "\r", "\n", ":", ","]) }

    private static func escaped(_ text: String, _ escapes: Set<Unicode.Scalar>) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            result += escapes.contains(scalar) ? PercentByte.text(UInt8(truncatingIfNeeded: scalar.value)) : String(scalar)
        }
        return result
    }
}

/// `%0A`.
enum PercentByte {
    static func text(_ byte: UInt8) -> String {
        "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
