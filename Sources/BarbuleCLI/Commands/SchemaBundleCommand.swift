internal import ArgumentParser
internal import BarbuleEngine
internal import BarbuleRender

/// `barbule schema bundle`: one file of a schema and all it refers to.
struct SchemaBundleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bundle", abstract: "Make one file of a schema and what it refers to.",
        discussion: """
            Every schema that a $ref leads to is embedded under $defs with its $id, and the references stay as they are \
            (Core 2020-12, section 9.3). Nothing is fetched or opened but what --with names.
            """)

    @Argument(help: ArgumentHelp("The schema file.", valueName: "file"))
    var path: String

    @Option(
        name: [.long, .customLong("resource")],
        help: ArgumentHelp("A schema file, or a directory of them, that it refers to; repeatable.", valueName: "file"))
    var with: [String] = []

    @Option(name: .shortAndLong, help: ArgumentHelp("Write here instead of standard output.", valueName: "file"))
    var out: String?

    func run() throws {
        let file = PathName(argument: path)
        let text = try FileReader.read(file, bytesMax: SchemaSource.schemaBytesMax)
        let name = SchemaFiles.uri(file)
        let others = try SchemaFiles.read(with.map(PathName.init(argument:)), except: file)
        let bundle: (text: [UInt8], embedded: [String])
        do throws(SchemaBundler.Failure) {
            bundle = try SchemaBundler.bundle(text, name: name, with: others)
        } catch .schema(let error) {
            throw CommandFailure(TerminalText.safe(error.description))
        } catch .refused(let refusal) {
            throw CommandFailure("\(name) cannot be bundled: \(TerminalText.safe(refusal.reason))")
        }
        try SchemaOutput.write(bundle.text, to: out)
    }
}
