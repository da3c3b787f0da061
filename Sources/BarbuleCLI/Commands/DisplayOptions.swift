internal import ArgumentParser
internal import BarbuleRender

/// `--color`, `--show-values`, `--quiet`, `--lang`: how the output looks.
struct DisplayOptions: ParsableArguments {
    @Option(name: .long, help: "Colours: auto, always or never. NO_COLOR and FORCE_COLOR are followed.")
    var color: ColorMode = .auto

    @Flag(
        name: .long,
        help: ArgumentHelp(
            "Show values of the payload.",
            discussion:
                "Without it they are shown on a terminal for files you name; elsewhere letters become a, digits 9."))
    var showValues = false

    @Flag(name: .shortAndLong, help: "Errors and warnings only, no summary.")
    var quiet = false

    @OptionGroup var language: LanguageOption

    /// Values appear on a terminal for a file the user named, or when asked for.
    func showsValues(of path: PathName, on stream: OutputStream) -> Bool {
        showValues || (!path.isStandardInput && stream.isTerminal)
    }

    func palette(for stream: OutputStream) -> Palette { color.palette(isTerminal: stream.isTerminal) }
}
