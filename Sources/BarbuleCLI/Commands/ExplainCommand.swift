internal import ArgumentParser
internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender

/// `barbule explain`: the manual page of an issue code.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explain an issue code: what, why, bad, good, and where it comes from.")

    @Argument(help: ArgumentHelp("A code such as date.ambiguous_day_month.", valueName: "code"))
    var codes: [String] = []

    @Flag(name: .long, help: "List every code.")
    var all = false

    @Option(name: .long, help: "Colours: auto, always or never.")
    var color: ColorMode = .auto

    @OptionGroup var language: LanguageOption

    func validate() throws {
        if codes.isEmpty != all { throw ValidationError("give a code, or --all for the list of all codes") }
    }

    func run() throws {
        let catalogue = Schema.contactUpdate.catalogue
        let output = OutputStream.standardOutput
        let renderer = ExplanationRenderer(
            palette: color.palette(isTerminal: output.isTerminal), words: language.words(for: output))
        if all {
            try output.write(renderer.list(catalogue.entries))
        }
        for (index, code) in codes.enumerated() {
            guard let entry = catalogue[code] else {
                let hint = Spelling.hint(for: code, among: catalogue.entries.map(\.code))
                throw CommandFailure(
                    "there is no issue code '\(TerminalText.safe(code))'"
                        + (hint.isEmpty ? "; `barbule explain --all` lists them" : hint))
            }
            try output.write((index > 0 ? "\n" : "") + renderer.page(entry, places: Explanation.places(of: code)))
        }
        try output.flush()
    }
}
