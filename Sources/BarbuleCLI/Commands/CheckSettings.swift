internal import ArgumentParser
internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender

/// `--set`, `--options`, `--numbering-plan`, `--limit-…`: the options that a schema declares, and what a check works with.
struct CheckSettings: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "An option the schema declares, such as date_order=DMY; repeatable.", valueName: "name=value"))
    var set: [String] = []

    @Option(name: .long, help: ArgumentHelp("A JSON object of such options.", valueName: "file"))
    var options: String?

    @Option(name: .long, help: ArgumentHelp("How many issues are shown of one payload.", valueName: "count"))
    var limitIssues: Int = Limits().issueCountMax

    @Option(name: .long, help: ArgumentHelp("How large one payload may be.", valueName: "bytes"))
    var limitBytes: Int = Limits().documentBytesMax

    @Option(
        name: .long,
        help: ArgumentHelp("How many arrays and objects may be open at once; 1000 at most.", valueName: "depth"))
    var limitDepth: Int = Limits().depthMax

    @Option(
        name: .long,
        help: ArgumentHelp("How long a pattern with references may look at one text.", valueName: "steps"))
    var limitPatternSteps: Int = Limits().patternStepCountMax

    @Option(name: .long, help: ArgumentHelp("How large one pattern of the schema may be.", valueName: "states"))
    var limitPatternStates: Int = Limits().patternStateCountMax

    @OptionGroup var plan: PlanSource

    func validate() throws {
        guard [limitIssues, limitBytes, limitDepth, limitPatternSteps, limitPatternStates].allSatisfy({ $0 > 0 }) else {
            throw ValidationError("the --limit-… options take whole numbers above 0")
        }
    }

    var limits: Limits {
        Limits(
            depthMax: limitDepth, documentBytesMax: limitBytes, issueCountMax: limitIssues,
            patternStepCountMax: limitPatternSteps, patternStateCountMax: limitPatternStates)
    }

    func loadOptions(for schema: Schema) throws(CommandFailure) -> CheckOptions {
        var result = CheckOptions()
        if let options {
            let path = PathName(argument: options)
            let text = try FileReader.read(path, bytesMax: SchemaSource.schemaBytesMax)
            do { result = try CheckOptions(json: text, for: schema) } catch {
                throw CommandFailure("\(path.shown): \(TerminalText.safe(error.message))")
            }
        }
        for assignment in set {
            guard let sign = assignment.firstIndex(of: "="), sign != assignment.startIndex else {
                throw CommandFailure("--set takes name=value, not '\(TerminalText.safe(assignment))'")
            }
            let value = String(assignment[assignment.index(after: sign)...])
            do { try result.set(String(assignment[..<sign]), to: value, in: schema) } catch {
                throw CommandFailure("--set: \(TerminalText.safe(error.message))")
            }
        }
        try usePlan(in: &result)
        return result
    }

    func usePlan(in options: inout CheckOptions) throws(CommandFailure) {
        if let plan = try plan.load() { options.numberingPlan = plan }
    }
}
