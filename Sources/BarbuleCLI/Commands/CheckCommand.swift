internal import ArgumentParser
internal import BarbuleEngine

/// `barbule check`: every issue of every payload.
struct CheckCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable, Sendable {
        case text, json, ndjson
    }

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

    @Option(name: .long, help: "text, or json (also called ndjson): one report object on a line per payload.")
    var format: Format = .text

    @Option(name: .long, help: "The least severity that makes the exit status 1: error, warning or never.")
    var failOn: FailOn = .error

    @OptionGroup var stream: StreamOptions
    @OptionGroup var source: SchemaSource
    @OptionGroup var display: DisplayOptions

    func run() throws {
        let schema = try source.loadSchema()
        let options = try source.settings.loadOptions(for: schema)
        let job = StreamJob(
            command: "check", schema: schema, options: options, source: source, stream: stream, display: display)
        let output = OutputStream.standardOutput
        let words = display.language.words(for: output, isForMachines: format != .text)
        var summary = SummaryRenderer()
        var reader = PayloadReader()
        if stream.isAsked {
            let sources = try job.sources(paths, &reader)
            if !sources.isEmpty { reader.raise(try check(sources, job, output)) }
        } else {
            try reader.forEach(paths) { input in
                try job.findShape(of: input)
                guard input.shape == nil else { return try check([StreamSource(input)], job, output) }
                let payload = try input.readAll(bytesMax: source.settings.limitBytes)
                let report = schema.check(payload, options: options, limits: source.settings.limits)
                let showsValues = format == .text ? display.showsValues(of: input.path, on: output) : display.showValues
                let facts = ReportFacts(report, of: payload, path: input.path, showsValues: showsValues, words: words)
                try write(facts, schema, to: output)
                summary.add(facts)
                return failOn.fails(report) ? .badData : .fine
            }
        }
        if format == .text, !display.quiet, summary.payloadCount > 0 {
            try output.write(summary.render(display.palette(for: output)))
        }
        try output.flush()
        try reader.finish()
    }

    private func write(_ facts: ReportFacts, _ schema: Schema, to output: OutputStream) throws {
        switch format {
        case .json, .ndjson: try output.write(JSONRenderer.render(facts, schemaName: schema.name))
        case .text:
            try output.write(TextRenderer(palette: display.palette(for: output), isQuiet: display.quiet).render(facts))
        }
    }

    private func check(_ sources: [StreamSource], _ job: StreamJob, _ output: OutputStream) throws -> ExitStatus {
        let run = try job.run(sources, to: output, summaryOutput: format == .text ? output : nil) { plan in
            plan.output = format == .text ? .nothing : .reports
            plan.failOn = failOn
        }
        return run.hasFailed ? .badData : .fine
    }
}
