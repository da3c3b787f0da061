internal import ArgumentParser
internal import BarbuleRender
internal import BarbuleValues

/// `--numbering-plan`: a newer numbering plan than the bundled one.
struct PlanSource: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "A numbering plan that `barbule-tables phone` has written, instead of the bundled one.", valueName: "file"))
    var numberingPlan: String?

    /// A plan has 200 KB; larger files are mistakes.
    private static let fileBytesMax = 16 << 20

    /// Nil when the option is not given.
    func load() throws(CommandFailure) -> NumberingPlan? {
        guard let numberingPlan else { return nil }
        let path = PathName(argument: numberingPlan)
        let file = try FileReader.read(path, bytesMax: Self.fileBytesMax)
        do { return try NumberingPlan(file) } catch {
            throw CommandFailure("\(path.shown) is no numbering plan that can be used: \(error.reason)")
        }
    }
}
