internal import ArgumentParser
internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender

/// `barbule pipe`: a worker behind an engine such as Spark; one answer for every line.
struct PipeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pipe", abstract: "Answer every line of standard input with one line.",
        discussion: """
            A line is a payload and ends with a line feed. Blank and broken lines are answered too, so that the answers can \
            be put beside the lines. An answer is given before more input is waited for. Exit status: 0 also when there \
            is bad data, 2 the job could not be done.
            """)

    @Option(
        name: .long,
        help: """
            record: the canonical record, or null when the line has errors; report: the report; both: the report with the \
            record.
            """)
    var emit: PipeEmission = .record

    @Option(name: .long, help: ArgumentHelp("How many threads check records.", valueName: "count"))
    var jobs: Int = 1

    @Flag(name: .long, help: "One line on standard error in the end that counts the records.")
    var summary = false

    @Flag(name: .long, help: "Show values in reports.")
    var showValues = false

    @OptionGroup var source: SchemaSource

    func validate() throws {
        guard (1...StreamOptions.jobCountMax).contains(jobs) else {
            throw ValidationError("--jobs is a number from 1 to \(StreamOptions.jobCountMax)")
        }
    }

    func run() throws {
        let schema = try source.loadSchema()
        var plan = StreamPlan(
            schema: schema, options: try source.settings.loadOptions(for: schema), limits: source.settings.limits)
        plan.output = .answers(emit)
        plan.showsValues = showValues
        let input = try StreamInput(PathName(argument: "-"))
        try input.findShape(isLines: true, takesArrays: false)
        let sources = [StreamSource(input)]
        let journal = try StreamJournal(StreamFiles(), sources, settings: "")
        var run = StreamRun(
            plan, jobCount: jobs, journal: journal, output: .standardOutput,
            progress: Progress(isQuiet: true, byteCountTotal: nil))
        try run.run(sources)
        guard summary, let tally = run.tallies.first else { return }
        let errors = OutputStream.standardError
        try errors.write(
            "barbule: \(tally.recordCount) lines: \(tally.cleanCount) clean, \(tally.repairedCount) repaired, "
                + "\(tally.rejectedCount) rejected\n")
        try errors.flush()
    }
}

extension PipeEmission: ExpressibleByArgument {}
