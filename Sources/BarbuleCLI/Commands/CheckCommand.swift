internal import ArgumentParser
internal import BarbuleEngine
internal import BarbuleRender

/// `barbule check`: every issue of every payload.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Report every issue of payloads.",
        discussion: """
            A file of records, a payload per line (*.ndjson, *.jsonl, --lines) or an array of them, is read in constant \
            memory; the report says what to fix first. Exit status: 0 fine, 1 bad data, 2 the job could not be done.
            """)

    @Argument(
        help: ArgumentHelp(
            "JSON and NDJSON files, directories of *.json files, or - for standard input.", valueName: "file"))
    var paths: [String]

    @OptionGroup var report: ReportOptions

    @Option(name: .long, help: "The least severity that makes the exit status 1: error, warning or never.")
    var failOn: FailOn = .error

    @OptionGroup var stream: StreamOptions
    @OptionGroup var source: SchemaSource
    @OptionGroup var display: DisplayOptions

    func validate() throws { try report.validate(with: stream, inputs: paths) }

    func run() throws {
        let schema = try source.loadSchema()
        let options = try source.settings.loadOptions(for: schema)
        let job = StreamJob(
            command: "check", schema: schema, options: options, source: source, stream: stream, display: display)
        let output = OutputStream.standardOutput
        let sink = try job.openSink(report, failOn: failOn, standard: output, isQuiet: display.quiet)
        var summary = SummaryRenderer()
        var reader = PayloadReader()
        if stream.isAsked {
            let sources = try job.sources(paths, &reader)
            if !sources.isEmpty { reader.raise(try check(sources, job, sink, output)) }
        } else {
            try reader.forEach(paths) { input in
                try job.findShape(of: input)
                guard input.shape == nil else { return try check([StreamSource(input)], job, sink, output) }
                let payload = try input.readAll(bytesMax: source.settings.limitBytes)
                let report = schema.check(payload, options: options, limits: source.settings.limits)
                let facts = ReportFacts(
                    report, of: payload, path: input.path, showsValues: sink.showsValues(of: input.path),
                    words: sink.words)
                try sink.add(facts)
                summary.add(facts)
                return failOn.fails(report) ? .badData : .fine
            }
        }
        if sink.leavesRoomForProse, !display.quiet, summary.payloadCount > 0 {
            try output.write(summary.render(display.palette(for: output)))
        }
        try sink.finish()
        try output.flush()
        try reader.finish()
    }

    private func check(
        _ sources: [StreamSource], _ job: StreamJob, _ sink: ReportSink, _ output: OutputStream
    ) throws -> ExitStatus {
        let run = try job.run(sources, to: output, summaryOutput: output, sink: sink) { $0.failOn = failOn }
        return run.hasFailed ? .badData : .fine
    }
}
