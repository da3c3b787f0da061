internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender

/// JUnit XML as build servers read it: a suite per file. Of one payload every issue is a test; of records every issue at a
/// place is one, however many records have it.
struct JUnitRenderer {
    let catalogue: IssueCatalogue
    let failOn: FailOn
    let isQuiet: Bool

    private struct Case {
        var severity: Severity?
        var name: String
        var message = ""
        var text = ""
    }

    func head() -> [UInt8] { Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"barbule\">\n".utf8) }

    func tail() -> [UInt8] { Array("</testsuites>\n".utf8) }

    func suite(_ facts: ReportFacts) -> [UInt8] {
        suite(
            facts.path,
            facts.issues(isQuiet: isQuiet).map { issue in
                let pointer = facts.pointer(issue)
                return Case(
                    severity: issue.severity, name: name(issue.code, pointer), message: facts.message(issue),
                    text: "\(facts.path.shown):\(issue.position.line):\(issue.position.column)")
            })
    }

    func suite(_ tally: RecordTally, of path: PathName) -> [UInt8] {
        let rows = tally.rowsByWeight.filter { !isQuiet || $0.key.severity > .info }
        return suite(
            path,
            rows.map { row in
                let count = "\(StreamSummary.count(row.recordCount)) of \(StreamSummary.count(tally.recordCount)) records"
                return Case(
                    severity: row.key.severity, name: name(row.key.code, row.key.pointer),
                    message: catalogue[row.key.code]?.prose(in: Words.english.language) ?? row.key.code,
                    text: ([count] + [StreamSummary.lines(row)]).filter { !$0.isEmpty }.joined(separator: ", "))
            })
    }

    private func name(_ code: String, _ pointer: String) -> String { pointer.isEmpty ? code : "\(code) \(pointer)" }

    /// A file without issues is one test that passes.
    private func suite(_ path: PathName, _ cases: [Case]) -> [UInt8] {
        let cases = cases.isEmpty ? [Case(name: "no issues")] : cases
        let file = MarkupText.escaped(path.shown)
        let failureCount = cases.count { isFailure($0) }
        var text = "<testsuite name=\"\(file)\" tests=\"\(cases.count)\" failures=\"\(failureCount)\" errors=\"0\" skipped=\"0\">\n"
        for item in cases {
            text += "<testcase classname=\"\(file)\" name=\"\(MarkupText.escaped(item.name))\""
            let message = MarkupText.escaped(item.message)
            let place = MarkupText.escaped(item.text)
            if let severity = item.severity, isFailure(item) {
                text += "><failure type=\"\(severity.rawValue)\" message=\"\(message)\">\(place)</failure></testcase>\n"
            } else if let severity = item.severity {
                text += "><system-out>\(severity.rawValue): \(message) \(place)</system-out></testcase>\n"
            } else {
                text += "/>\n"
            }
        }
        return Array((text + "</testsuite>\n").utf8)
    }

    private func isFailure(_ item: Case) -> Bool {
        item.severity == .error || (item.severity == .warning && failOn == .warning)
    }
}
