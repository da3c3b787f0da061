internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender
internal import BarbuleValues

/// What `check` and `fix` share when they meet a file of records.
struct StreamJob {
    let command: String
    let schema: Schema
    let options: CheckOptions
    let source: SchemaSource
    let stream: StreamOptions
    let display: DisplayOptions

    /// The inputs of one run; those that cannot be read are told and left out.
    func sources(_ names: [String], _ reader: inout PayloadReader) throws -> [StreamSource] {
        var sources: [StreamSource] = []
        for path in try reader.files(names) {
            do throws(CommandFailure) {
                sources.append(try StreamSource(path, isLines: stream.lines, takesArrays: schema.takesArrays))
            } catch {
                try reader.note(error)
            }
        }
        return sources
    }

    func findShape(of input: StreamInput) throws(CommandFailure) {
        try input.findShape(isLines: stream.lines, takesArrays: schema.takesArrays)
    }

    /// Runs and tells on `summaryOutput` what was found.
    ///
    /// - Parameters:
    ///   - sink: where is told what was found.
    ///   - configure: sets what becomes of each record.
    ///   - replacement: the file that is being written in place of the input.
    func run(
        _ sources: [StreamSource], to output: OutputStream, summaryOutput: OutputStream, sink: ReportSink,
        replacement: ReplacementFile? = nil, _ configure: (inout StreamPlan) -> Void
    ) throws -> StreamRun {
        let journal = try StreamJournal(stream.files, sources, settings: try settingsDigest())
        var options = options
        options.setMoment(ifUnset: journal.checkpoint.now)
        var plan = StreamPlan(schema: schema, options: options, limits: source.settings.limits)
        plan.writesAccepted = stream.accepted != nil
        plan.writesRejects = stream.rejects != nil
        plan.showsValues = display.showValues
        plan.words = words
        plan.issueRenderer = sink.records
        plan.countsFields = sink.wantsFields
        configure(&plan)
        let areFiles = sources.allSatisfy(\.facts.isRegular)
        let progress = Progress(
            isQuiet: display.quiet, byteCountTotal: areFiles ? sources.reduce(0) { $0 + $1.facts.byteCount } : nil)
        var run = StreamRun(plan, jobCount: stream.jobCount, journal: journal, output: output, issueOutput: sink.output, progress: progress)
        run.cleanUp = { replacement?.abandon() }
        SignalWatch.install()
        defer { SignalWatch.uninstall() }
        try run.run(sources)
        let summary = StreamSummary(palette: display.palette(for: summaryOutput), isQuiet: display.quiet)
        for (source, tally) in zip(sources, run.tallies) {
            try sink.add(tally, of: source.path)
            if sink.leavesRoomForProse { try summaryOutput.write(summary.render(tally, of: source.path)) }
        }
        sink.add(run.fields)
        return run
    }

    /// - Parameter standard: where it goes when no file is named.
    func openSink(
        _ report: ReportOptions, failOn: FailOn = .error, standard: OutputStream, isQuiet: Bool
    ) throws(CommandFailure) -> ReportSink {
        try ReportSink(
            report, stream, display, schema, limits: source.settings.limits, failOn: failOn, standard: standard,
            isQuiet: isQuiet)
    }

    /// Records are for machines: their language is the one that was asked for.
    private var words: Words { display.language.words(for: .standardOutput, isForMachines: true) }

    /// Of everything the outputs depend on besides the inputs.
    private func settingsDigest() throws(CommandFailure) -> String {
        guard stream.accepted != nil || stream.rejects != nil else { return "" }
        var digest = Digest()
        let flags = [stream.lines, stream.accepted != nil, stream.rejects != nil, display.showValues]
        for text in [command, ToolVersion.text, options.numberingPlan.version, words.language, "\(flags)"] { digest.add(text.utf8) }
        try source.add(to: &digest)
        return digest.text
    }
}

extension SchemaSource {
    /// Schema, files it refers to, options and limits.
    func add(to digest: inout Digest) throws(CommandFailure) {
        digest.add(schema.utf8)
        if Schema.bundled(named: schema) == nil {
            digest.add(try FileReader.read(PathName(argument: schema), bytesMax: Self.schemaBytesMax))
        }
        for file in try SchemaFiles.read(with.map(PathName.init(argument:)), except: PathName(argument: schema)) {
            digest.add(file.name.utf8)
            digest.add(file.text)
        }
        for assignment in settings.set { digest.add(assignment.utf8) }
        if let options = settings.options {
            digest.add(try FileReader.read(PathName(argument: options), bytesMax: Self.schemaBytesMax))
        }
        digest.add("\(settings.limits)".utf8)
    }
}
