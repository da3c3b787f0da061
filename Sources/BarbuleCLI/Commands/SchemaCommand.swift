internal import ArgumentParser
internal import BarbuleEngine

/// `barbule schema`: tools for authors of schemas.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Tools for authors of schemas.", subcommands: [Check.self, SchemaDraftCommand.self])

    func run() throws { throw CommandFailure("schema needs a command: check or draft") }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Compile a schema and show the first mistake with its place.")

        @Argument(help: ArgumentHelp("The schema file.", valueName: "file"))
        var path: String

        @Option(name: .long, help: ArgumentHelp("A further schema file it refers to; repeatable.", valueName: "file"))
        var with: [String] = []

        @Option(name: .long, help: "Colours: auto, always or never.")
        var color: ColorMode = .auto

        func run() throws {
            let file = PathName(argument: path)
            let text = try FileReader.read(file, bytesMax: SchemaSource.schemaBytesMax)
            var others: [(name: String, text: [UInt8])] = []
            for other in with.map(PathName.init(argument:)) {
                others.append((other.shown, try FileReader.read(other, bytesMax: SchemaSource.schemaBytesMax)))
            }
            let output = OutputStream.standardOutput
            do {
                _ = try Schema(compiling: text, name: file.shown, with: others)
                try output.write("\(file.shown): ok\n")
                try output.flush()
            } catch let error as SchemaError {
                let source = others.first { $0.name == error.file }?.text ?? text
                try output.write(
                    SchemaErrorRenderer(palette: color.palette(isTerminal: output.isTerminal)).render(error, in: source)
                )
                try output.flush()
                throw ExitCode(ExitStatus.badData.rawValue)
            }
        }
    }
}
