internal import ArgumentParser
internal import BarbuleRender
internal import BarbuleValues

/// `barbule phone`: one number, or a filter over lines of numbers.
struct PhoneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "phone", abstract: "Read a phone number: valid or why not, region, type, formats.",
        discussion: """
            `barbule phone -` reads lines of a number and, after a tab, its region; \\t, \\n, \\r, \\0 and \\\\ are escapes. It \
            answers each with one line, tab separated: error, possible, valid, calling code, national number, E.164, type, \
            region, extension, source, and the national, international and RFC 3966 formats of a valid number.
            """)

    /// How an answer looks.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, tsv
    }

    @Argument(help: ArgumentHelp("A number, or - for lines of standard input.", valueName: "number"))
    var number: String

    @Option(name: .long, help: "Where numbers without + were written down, as GB.")
    var region: String?

    @Option(name: .long, help: "text, json or tsv. Lines are answered in tsv or json.")
    var format: Format?

    @Option(name: .long, help: "Colours: auto, always or never.")
    var color: ColorMode = .auto

    @OptionGroup var plans: PlanSource

    func run() throws {
        let plan = try plans.load() ?? .bundled
        let entry = try region.map { try Self.entry($0, plan) }
        // `PathName` knows how bytes that are not UTF-8 travel through the argument parser.
        let text = PathName(argument: number).bytes
        if PathName(bytes: text).isStandardInput {
            guard format != .text else {
                throw CommandFailure("--format text is for one number; lines take tsv or json")
            }
            var worker = PhoneLineWorker(plan: plan, region: entry, writesJSON: format == .json)
            return try worker.run()
        }
        let answer = PhoneAnswer(text.span, entry, plan)
        let output = OutputStream.standardOutput
        switch format ?? .text {
        case .text:
            let palette = color.palette(isTerminal: output.isTerminal)
            try output.write(PhonePage(palette: palette).page(answer, of: text, region: region, plan))
        case .json: try output.write(PhoneJSON.line(answer, of: text.span, plan))
        case .tsv: try output.write(PhoneRow.line(answer))
        }
        try output.flush()
        if !answer.isValid { throw ExitCode(ExitStatus.badData.rawValue) }
    }

    private static func entry(_ region: String, _ plan: NumberingPlan) throws(CommandFailure) -> NumberingPlan.Entry {
        guard let entry = TwoLetters(Array(region.utf8)).flatMap(plan.entry(region:)) else {
            throw CommandFailure(
                "there is no numbering plan for region '\(TerminalText.safe(region))'; "
                    + "a region is an ISO 3166-1 code such as GB")
        }
        return entry
    }
}

/// A number, or why there is none.
enum PhoneAnswer {
    case number(PhoneNumber)
    case error(PhoneNumberError)

    init(_ text: Span<UInt8>, _ region: NumberingPlan.Entry?, _ plan: NumberingPlan) {
        do throws(PhoneNumberError) {
            self = .number(try PhoneNumber(text, entry: region, plan: plan))
        } catch {
            self = .error(error)
        }
    }

    var isValid: Bool {
        if case .number(let number) = self { number.isValid } else { false }
    }
}
