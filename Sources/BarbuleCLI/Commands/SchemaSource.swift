internal import ArgumentParser
internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender

/// `--schema`, `--with`: which schema, and the settings of the checks by it.
struct SchemaSource: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("A schema file, or the name of a bundled schema.", valueName: "file"))
    var schema: String = SchemaSource.defaultName

    @Option(
        name: [.long, .customLong("resource")],
        help: ArgumentHelp(
            "A further schema file, or a directory of them, that --schema refers to; repeatable.", valueName: "file"))
    var with: [String] = []

    @OptionGroup var settings: CheckSettings

    static let defaultName = "contact-update"
    /// Schemas and options are small; larger files are mistakes.
    static let schemaBytesMax = 64 << 20

    func loadSchema() throws(CommandFailure) -> Schema {
        if let bundled = Schema.bundled(named: schema) { return bundled }
        return try Self.compile(PathName(argument: schema), with: with.map(PathName.init(argument:)), settings.limits)
    }

    static func compile(_ path: PathName, with others: [PathName], _ limits: Limits) throws(CommandFailure) -> Schema {
        let text = try FileReader.read(path, bytesMax: schemaBytesMax)
        let files = try SchemaFiles.read(others, except: path)
        do { return try Schema(compiling: text, name: SchemaFiles.uri(path), with: files, limits: limits) } catch {
            throw CommandFailure(TerminalText.safe(error.description))
        }
    }
}
