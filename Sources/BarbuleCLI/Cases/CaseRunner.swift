internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender
internal import BarbuleValues

/// Runs one case and tells the difference between what came out and what was expected.
struct CaseRunner {
    /// How strictly issues are compared.
    enum Level: Int, Sendable {
        /// Errors and warnings.
        case errorsAndWarnings = 1
        /// Infos too.
        case all
    }

    struct Difference: Sendable {
        var missing: [CaseFile.Expectation] = []
        var unexpected: [CaseFile.Expectation] = []
        /// Where the canonical documents differ.
        var canonical: [DocumentDifference] = []
        /// What stopped a part of the case from being run.
        var complaints: [String] = []

        var isEmpty: Bool { missing.isEmpty && unexpected.isEmpty && canonical.isEmpty && complaints.isEmpty }
    }

    let schema: Schema
    let level: Level
    /// Nil for the bundled one.
    let plan: NumberingPlan?
    /// For cases of whole messages.
    let loadInterface: () throws(CommandFailure) -> API

    func run(_ file: CaseFile) -> Difference {
        var difference = Difference()
        let options = options(of: file, &difference)
        let limits = Limits(issueCountMax: 1_000_000)
        let report: Report
        do throws(CommandFailure) {
            report =
                try file.message.map { message throws(CommandFailure) in
                    try message.check(file.payload, by: loadInterface(), options, limits)
                } ?? schema.check(file.payload, options: options, limits: limits)
        } catch {
            difference.complaints.append(error.message)
            return difference
        }
        let found = Set(
            report.issues.map { issue in
                CaseFile.Expectation(
                    pointer: JSONString(issue.instanceLocation), code: issue.code, severity: issue.severity)
            })
        difference.missing = file.issues.subtracting(found).filter(isCompared).sorted()
        difference.unexpected = found.subtracting(file.issues).filter(isCompared).sorted()
        difference.canonical = DocumentDifference.between(file.canonical, report.canonical)
        return difference
    }

    private func isCompared(_ issue: CaseFile.Expectation) -> Bool { level == .all || issue.severity > .info }

    /// Options the schema does not take are told; the case is run with the others.
    private func options(of file: CaseFile, _ difference: inout Difference) -> CheckOptions {
        var taken: [(name: JSONString, value: JSONValue)] = []
        var result = CheckOptions()
        for option in file.options {
            do {
                result = try CheckOptions(json: JSONValue(.object(taken + [option])).jsonText, for: schema)
                taken.append(option)
            } catch {
                difference.complaints.append(error.message)
            }
        }
        if let plan { result.numberingPlan = plan }
        return result
    }
}
