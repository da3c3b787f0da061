internal import ArgumentParser
internal import BarbuleEngine

/// `barbule check`: every issue of every payload.
struct CheckCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable, Sendable {
        case text, json
    }

    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Report every issue of payloads.",
        discussion: "Exit status: 0 fine, 1 bad data, 2 the job could not be done.")

    @Argument(
        help: ArgumentHelp("JSON files, directories of *.json files, or - for standard input.", valueName: "file"))
    var paths: [String]

    @Option(name: .long, help: "text, or json: one report object on a line per payload.")
    var format: Format = .text

    @Option(name: .long, help: "The least severity that makes the exit status 1: error, warning or never.")
    var failOn: FailOn = .error

    @OptionGroup var source: SchemaSource
    @OptionGroup var display: DisplayOptions

    func run() throws {
        let schema = try source.loadSchema()
        let options = try source.settings.loadOptions(for: schema)
        let output = OutputStream.standardOutput
        let palette = display.palette(for: output)
        let renderer = TextRenderer(palette: palette, isQuiet: display.quiet)
        let words = display.language.words(for: output, isForMachines: format == .json)
        var summary = SummaryRenderer()
        var reader = PayloadReader(bytesMax: source.settings.limitBytes)
        try reader.forEach(paths) { path, payload in
            let report = schema.check(payload, options: options, limits: source.settings.limits)
            let showsValues = format == .json ? display.showValues : display.showsValues(of: path, on: output)
            let facts = ReportFacts(report, of: payload, path: path, showsValues: showsValues, words: words)
            switch format {
            case .json: try output.write(JSONRenderer.render(facts, schemaName: schema.name))
            case .text: try output.write(renderer.render(facts))
            }
            summary.add(facts)
            return failOn.fails(report) ? .badData : .fine
        }
        if format == .text, !display.quiet, summary.payloadCount > 0 { try output.write(summary.render(palette)) }
        try output.flush()
        try reader.finish()
    }
}
