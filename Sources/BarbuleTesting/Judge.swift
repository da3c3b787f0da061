internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender

/// Says what is wrong with a payload, for people: a sentence, and a line for each thing found.
struct Judge {
    let schema: Schema
    let options: CheckOptions
    let values: SamplePayload.Values

    /// More lines than these help nobody.
    private static let lineCountMax = 20

    func complaint(ifInvalid payload: [UInt8]) -> String? {
        let report = schema.check(payload, options: options)
        return report.isValid ? nil : ": \(counted(report.errorCount, "error"))\(errors(of: report, payload))"
    }

    func complaint(ifValid payload: [UInt8], expecting code: String?) -> String? {
        let report = schema.check(payload, options: options)
        let codes = Set(report.issues.filter { $0.severity == .error }.map(\.code))
        guard let code else {
            return report.isValid
                ? ": valid, but an error was expected\(lines(of: report, payload) { _ in true })" : nil
        }
        if codes.contains(code) { return nil }
        let known = schema.catalogue[code] == nil ? ", which is no issue code" : ""
        let found = report.isValid ? "valid" : counted(report.errorCount, "error")
        return ": \(found), but \(code) was expected\(known)\(lines(of: report, payload) { _ in true })"
    }

    /// - Parameter file: names the canonical document.
    func complaint(unless payload: [UInt8], becomes canonical: [UInt8], of file: String) -> String? {
        if let complaint = complaint(ifInvalid: payload) { return complaint }
        guard let expected = try? JSONValue(parsing: canonical) else { return ": \(file) is no JSON" }
        let report = schema.check(payload, options: options)
        let differences = DocumentDifference.between(expected, report.canonical)
        guard differences.isEmpty else {
            return ": the canonical document is not \(file)"
                + list(
                    differences.map {
                        "\(pointer($0.pointer))  expected \(value($0.expected)), found \(value($0.found))"
                    })
        }
        // What was written down as canonical stays so, and is valid.
        let again = schema.check(canonical, options: options)
        guard again.isValid, !again.isChanged else {
            return
                ": \(file) is not canonical itself\(lines(of: again, canonical) { $0.action != .keep || $0.severity == .error })"
        }
        return nil
    }

    /// Codes that are there and not expected, or the other way round; of errors and warnings.
    func complaint(unlessIssuesOf payload: [UInt8], are expected: [String]) -> String? {
        let report = schema.check(payload, options: options)
        let told = report.issues.filter { $0.severity > .info }
        guard told.map(\.code).sorted() != expected.sorted() else { return nil }
        let names = expected.isEmpty ? "none" : expected.joined(separator: ", ")
        return "issues are not \(names)\(lines(of: report, payload) { $0.severity > .info })"
    }

    // MARK: Lines

    private func errors(of report: Report, _ payload: [UInt8]) -> String {
        lines(of: report, payload) { $0.severity == .error }
    }

    private func lines(of report: Report, _ payload: [UInt8], where isShown: (Barbule.Issue) -> Bool) -> String {
        let facts = ReportFacts(report, of: payload, path: PathName(bytes: []), showsValues: values == .shown)
        return list(
            facts.issues.filter(isShown).map { issue in
                let place = "\(issue.position.line):\(issue.position.column)"
                let label = issue.severity == .error ? issue.code : "\(issue.severity.rawValue) \(issue.code)"
                return
                    "\(place)  \(facts.pointer(issue).isEmpty ? "the document" : facts.pointer(issue))  \(label)  \(facts.message(issue))"
            })
    }

    private func list(_ lines: [String]) -> String {
        let shown = lines.prefix(Self.lineCountMax).map { "\n  \($0)" }.joined()
        return lines.count > Self.lineCountMax ? shown + "\n  … \(lines.count - Self.lineCountMax) more" : shown
    }

    private func pointer(_ pointer: String) -> String {
        if pointer.isEmpty { return "the document" }
        return TerminalText.safe(values == .shown ? pointer : ValueMask.maskedPointer(pointer))
    }

    private func value(_ json: [UInt8]?) -> String {
        guard let json else { return "nothing" }
        return ValueMask(of: json, showsValues: values == .shown).apply(to: json)
    }

    private func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
}
