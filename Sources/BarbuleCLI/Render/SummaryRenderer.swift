internal import BarbuleEngine
internal import BarbuleRender

/// Counts over all payloads of a run, and the sentence that ends it.
struct SummaryRenderer {
    /// What is counted.
    private let noun: String
    /// The command that repairs; `nil` when none does.
    private let fixCommand: String?
    private(set) var errorCount = 0
    private(set) var warningCount = 0
    private(set) var repairCount = 0
    private(set) var noteCount = 0
    private(set) var fixableCount = 0
    private(set) var payloadCount = 0
    /// A payload had more issues than were kept, so what is fixable is only counted among these.
    private var isCapped = false
    /// For the hint at `explain`.
    private var firstCode: String?
    private var firstSeverity: Severity?
    private var words = Words.english

    init(noun: String = "payload", fixCommand: String? = "barbule fix") {
        self.noun = noun
        self.fixCommand = fixCommand
    }

    mutating func add(_ facts: ReportFacts) {
        payloadCount += 1
        words = facts.words
        errorCount += facts.report.errorCount
        warningCount += facts.report.warningCount
        // Infos beyond the kept issues are counted as repairs: nearly all are.
        let notes = facts.issues.count { $0.severity == .info && $0.action == .keep }
        noteCount += notes
        repairCount += facts.report.infoCount - notes
        isCapped = isCapped || facts.issueCount > facts.issues.count
        fixableCount += facts.issues.count { facts.isFixed($0) }
        for issue in facts.issues where firstSeverity.map({ issue.severity > $0 }) ?? true {
            (firstCode, firstSeverity) = (issue.code, issue.severity)
        }
    }

    /// One or two lines, for example `4 errors, 1 warning in 2 payloads; 3 fixable with `barbule fix`.`
    func render(_ palette: Palette) -> String {
        var facts = ["count": String(payloadCount)]
        guard let firstCode else { return words("clean.\(noun)", facts) + "\n" }
        let counts = [
            part(errorCount, "errors", .error, palette), part(warningCount, "warnings", .warning, palette),
            part(repairCount, "repairs", .info, palette), part(noteCount, "notes", .info, palette),
        ].compactMap(\.self)
        facts["counts"] = counts.joined(separator: words("separator"))
        var name = "found.\(noun)"
        if fixableCount > 0, let fixCommand {
            name = "fixable.\(noun)"
            facts["fixable"] = String(fixableCount)
            facts["isCapped"] = isCapped ? "yes" : "no"
            facts["command"] = fixCommand
        }
        return words(name, facts) + "\n" + words("learn", ["command": "barbule explain \(firstCode)"]) + "\n"
    }

    private func part(_ count: Int, _ name: String, _ severity: Severity, _ palette: Palette) -> String? {
        count == 0 ? nil : palette.severity(severity, words(name, ["count": String(count)]))
    }
}
