internal import ArgumentParser
internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender

/// `barbule request`: whole HTTP messages against an interface.
struct RequestCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable, Sendable {
        case text, json
    }

    static let configuration = CommandConfiguration(
        commandName: "request", abstract: "Report every issue of whole HTTP requests: method, path, headers and body.",
        discussion: """
            A file holds one HTTP/1.1 message: request line (`PUT /path`, the version may be left out), headers, a blank \
            line, the body. The rules are those of an OpenAPI 3.1 document. Secrets are never shown. \
            Exit status: 0 fine, 1 bad data, 2 the job could not be done.
            """)

    @Argument(help: ArgumentHelp("Files with one message each, or - for standard input.", valueName: "file"))
    var paths: [String]

    @Flag(name: .long, help: "The messages are responses.")
    var response = false

    @Option(name: .long, help: ArgumentHelp("The operationId that the responses answer.", valueName: "id"))
    var operation: String?

    @Option(name: .long, help: "text, or json: one report object on a line per message.")
    var format: Format = .text

    @Option(name: .long, help: "The least severity that makes the exit status 1: error, warning or never.")
    var failOn: FailOn = .error

    @OptionGroup var source: InterfaceSource
    @OptionGroup var display: DisplayOptions

    func validate() throws {
        if operation != nil, !response { throw ValidationError("--operation needs --response") }
    }

    func run() throws {
        let api = try source.loadInterface()
        try checkOperation(of: api)
        let options = try source.loadOptions(for: api)
        let output = OutputStream.standardOutput
        let palette = display.palette(for: output)
        let renderer = TextRenderer(palette: palette, isQuiet: display.quiet)
        let words = display.language.words(for: output, isForMachines: format != .text)
        var summary = SummaryRenderer(noun: "message", fixCommand: nil)
        var reader = PayloadReader()
        try reader.forEach(paths) { input in
            let path = input.path
            let bytes = try input.readAll(bytesMax: source.settings.limitBytes)
            guard bytes.count <= source.settings.limitBytes else {
                throw CommandFailure(
                    "\(path.shown): larger than --limit-bytes \(source.settings.limitBytes)", concernsOneFile: true)
            }
            let text = try MessageText(bytes, response ? .response : .request, path: path)
            let report = text.place(
                response
                    ? api.check(text.response, to: operation, options: options, limits: source.settings.limits)
                    : api.check(text.request, options: options, limits: source.settings.limits))
            let showsValues = format == .text ? display.showsValues(of: path, on: output) : display.showValues
            let facts = ReportFacts(report, of: bytes, path: path, showsValues: showsValues, words: words) {
                MessageMask.mask(of: text, revealing: $0, showsValues: $1)
            }
            switch format {
            case .json: try output.write(JSONRenderer.render(facts, schemaName: api.name))
            case .text: try output.write(renderer.render(facts))
            }
            summary.add(facts)
            return failOn.fails(report) ? .badData : .fine
        }
        if format == .text, !display.quiet, summary.payloadCount > 0 { try output.write(summary.render(palette)) }
        try output.flush()
        try reader.finish()
    }

    private func checkOperation(of api: API) throws(CommandFailure) {
        guard response else { return }
        let names = api.operationNames
        if let operation, !names.contains(operation) {
            throw CommandFailure(
                "there is no operation '\(TerminalText.safe(operation))'" + Spelling.hint(for: operation, among: names))
        }
        if operation == nil, api.operationCount > 1 {
            throw CommandFailure(
                "--operation says which of these the responses answer: \(names.joined(separator: ", "))")
        }
    }
}
