internal import ArgumentParser
internal import BarbuleEngine
internal import BarbuleRender

/// `barbule fix`: the canonical payload.
struct FixCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fix", abstract: "Write the canonical form of payloads.",
        discussion: """
            The canonical payload goes to standard output, what could not be repaired to standard error. Files of records \
            (*.ndjson, *.jsonl, --lines, or an array) are read in constant memory; every record stays at its place. \
            CSV files: `barbule fix --csv` is `barbule import`, with its options. \
            Exit status: 0 fine, 1 errors remain (or, with --check, something would change), 2 the job could not be \
            done.
            """)

    @Argument(
        help: ArgumentHelp("JSON and NDJSON files, directories of *.json files, or - for standard input.", valueName: "file"))
    var paths: [String]

    @Flag(name: .long, help: "Show the changes and the codes that caused them instead.")
    var diff = false

    @Flag(name: .long, help: "Write the changes as a JSON Patch (RFC 6902) instead. It holds values.")
    var patch = false

    @Flag(name: .long, help: "Write nothing; exit with 1 if anything would change.")
    var check = false

    @Flag(name: .shortAndLong, help: "Replace the files.")
    var write = false

    @OptionGroup var report: ReportOptions
    @OptionGroup var stream: StreamOptions
    @OptionGroup var source: SchemaSource
    @OptionGroup var display: DisplayOptions

    func validate() throws {
        try report.validate(with: stream, inputs: paths)
        guard [diff, patch, check, write].count(where: \.self) <= 1 else {
            throw ValidationError("only one of --diff, --patch, --check and --write can be given")
        }
        let names = paths.map(PathName.init(argument:))
        if write, names.contains(where: \.isStandardInput) { throw ValidationError("--write needs files, not -") }
        guard !stream.isAsked || !(diff || patch || check || write) else {
            throw ValidationError("--accepted, --rejects and --report go without --diff, --patch, --check and --write")
        }
        guard !diff, !check, !write, !stream.isAsked else { return }
        guard names.count <= 1, !names.contains(where: FileFinder.isDirectory) else {
            throw ValidationError("several payloads need --write, --diff or --check")
        }
    }

    func run() throws {
        let schema = try source.loadSchema()
        let options = try source.settings.loadOptions(for: schema)
        let job = StreamJob(
            command: "fix", schema: schema, options: options, source: source, stream: stream, display: display)
        let output = OutputStream.standardOutput
        let errors = OutputStream.standardError
        // Repairs are seen in the output; what stays wrong is told.
        let sink = try job.openSink(report, standard: errors, isQuiet: display.quiet || report.format == .text)
        var summary = SummaryRenderer()
        var reader = PayloadReader()
        if stream.isAsked {
            let sources = try job.sources(paths, &reader)
            if !sources.isEmpty { reader.raise(try fix(sources, job, sink, output, errors)) }
        } else {
            try reader.forEach(paths) { input in
                try job.findShape(of: input)
                guard input.shape == nil else { return try fixRecords(input, job, sink, output, errors) }
                let payload = try input.readAll(bytesMax: source.settings.limitBytes)
                let report = schema.check(payload, options: options, limits: source.settings.limits)
                let facts = ReportFacts(
                    report, of: payload, path: input.path, showsValues: sink.showsValues(of: input.path), words: sink.words)
                let status = try emit(facts, to: output)
                try sink.add(facts)
                summary.add(facts)
                return report.isValid ? status : .badData
            }
        }
        try output.flush()
        if sink.leavesRoomForProse, !display.quiet, summary.errorCount + summary.warningCount > 0 {
            try errors.write(summary.render(display.palette(for: errors)))
        }
        try sink.finish()
        try errors.flush()
        try reader.finish()
    }

    // MARK: Files of records

    private func fix(
        _ sources: [StreamSource], _ job: StreamJob, _ sink: ReportSink, _ output: OutputStream, _ errors: OutputStream
    ) throws -> ExitStatus {
        let run = try job.run(sources, to: output, summaryOutput: errors, sink: sink) { plan in
            if stream.accepted == nil, stream.rejects != nil {
                plan.output = .accepted
            } else if stream.accepted == nil, stream.rejects == nil {
                plan.output = patch ? .patches : check ? .nothing : .canonical
            }
            plan.failsOnChange = check
        }
        if check, run.hasChanged { try output.write("\(sources[0].path.shown) would change\n") }
        return run.hasFailed ? .badData : .fine
    }

    private func fixRecords(
        _ input: StreamInput, _ job: StreamJob, _ sink: ReportSink, _ output: OutputStream, _ errors: OutputStream
    ) throws -> ExitStatus {
        guard !diff else {
            throw CommandFailure("\(input.path.shown) has many records; --diff shows one payload, --patch shows records")
        }
        guard write else { return try fix([StreamSource(input)], job, sink, output, errors) }
        let file = try ReplacementFile(for: input.path)
        let run: StreamRun
        do {
            let replaced = OutputStream(descriptor: file.descriptor, name: input.path.shown)
            run = try job.run([StreamSource(input)], to: replaced, summaryOutput: errors, sink: sink, replacement: file) { plan in
                plan.output = .canonical
            }
        } catch {
            file.abandon()
            throw error
        }
        if run.hasChanged, !run.hasLost { try file.commit() } else { file.abandon() }
        guard !run.hasLost else {
            try errors.flush()
            throw CommandFailure(
                "\(input.path.shown) stays as it is: a record is longer than --limit-bytes", concernsOneFile: true)
        }
        return run.hasFailed ? .badData : .fine
    }

    // MARK: Payloads

    private func emit(_ facts: ReportFacts, to output: OutputStream) throws -> ExitStatus {
        guard let canonical = facts.report.canonical else { return .badData }
        if check {
            guard facts.report.isChanged else { return .fine }
            try output.write("\(facts.path.shown) would change\n")
            return .badData
        }
        if diff {
            let showsValues = display.showsValues(of: facts.path, on: output)
            let shown = ReportFacts(facts.report, of: facts.payload, path: facts.path, showsValues: showsValues)
            try output.write(DiffRenderer(palette: display.palette(for: output)).render(shown))
        } else if patch {
            try output.write(facts.report.patch.json + [0x0A])
        } else if !write {
            try output.write(canonical)
        } else if facts.report.isChanged {
            try FileWriter.replace(facts.path, with: canonical)
        }
        return .fine
    }
}
