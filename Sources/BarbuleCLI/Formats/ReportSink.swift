internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender

/// Where a run tells what it found: one format, one place.
final class ReportSink {
    let format: ReportFormat
    let output: OutputStream
    /// It is neither standard output nor standard error.
    let hasFile: Bool
    /// For records of a stream; `nil` when only counts are wanted.
    let records: (any IssueRenderer)?
    /// A message in the language that was asked for; what machines read does not follow the environment.
    let words: Words
    private let schema: Schema
    private let display: DisplayOptions
    private let isQuiet: Bool
    private var totals = ReportTotals()
    private var counter: FieldCounter

    private let file: OutputFile?
    private let junit: JUnitRenderer

    /// - Parameters:
    ///   - standard: where it goes when no file is named.
    ///   - isQuiet: errors and warnings only.
    init(
        _ options: ReportOptions, _ stream: StreamOptions, _ display: DisplayOptions, _ schema: Schema, limits: Limits,
        failOn: FailOn, standard: OutputStream, isQuiet: Bool
    ) throws(CommandFailure) {
        format = options.format
        file = try options.output.map { name throws(CommandFailure) in
            try OutputFile(PathName(argument: name), stream.force ? .replacing : .new)
        }
        hasFile = file != nil
        output = file?.stream ?? standard
        records = format.issueRenderer(schema, isQuiet: isQuiet)
        words = display.language.words(for: output, isForMachines: format != .text)
        junit = JUnitRenderer(catalogue: schema.catalogue, failOn: failOn, isQuiet: isQuiet)
        counter = FieldCounter(limits)
        self.schema = schema
        self.display = display
        self.isQuiet = isQuiet
        let head = format == .junit ? junit.head() : records?.head() ?? []
        guard !head.isEmpty else { return }
        try output.write(head)
        output.skipNext(records?.separator.count ?? 0)
    }

    /// Sentences for people can stand beside it without being in its way.
    var leavesRoomForProse: Bool { format == .text || hasFile }

    var wantsFields: Bool { format == .html }

    func showsValues(of path: PathName) -> Bool {
        format == .text ? display.showsValues(of: path, on: output) : display.showValues
    }

    /// One payload.
    func add(_ facts: ReportFacts) throws(CommandFailure) {
        switch format {
        case .text:
            return try output.write(TextRenderer(palette: display.palette(for: output), isQuiet: isQuiet).render(facts))
        case .json: return try output.write(JSONRenderer.render(facts, schemaName: schema.name))
        case .junit: try output.write(junit.suite(facts))
        case .html: counter.add(facts.payload)
        case .concise, .ndjson, .sarif, .github:
            var bytes: [UInt8] = []
            records?.append(facts, isChanged: facts.report.isChanged, to: &bytes)
            try output.write(bytes)
        }
        var tally = RecordTally()
        tally.add(facts, line: nil, isChanged: facts.report.isChanged)
        totals.add(tally, of: facts.path)
    }

    /// The records of a stream.
    func add(_ tally: RecordTally, of path: PathName) throws(CommandFailure) {
        if format == .junit { try output.write(junit.suite(tally, of: path)) }
        totals.add(tally, of: path)
    }

    func add(_ fields: FieldTally) { totals.fields.add(fields) }

    func finish() throws(CommandFailure) {
        switch format {
        case .html:
            totals.fields.add(counter.takeTally())
            try output.write(HTMLPage.render(totals, schema))
        case .junit: try output.write(junit.tail())
        default: try output.write(records?.tail(totals.codes) ?? [])
        }
        try output.flush()
    }
}
