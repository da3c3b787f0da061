internal import ArgumentParser
internal import BarbuleEngine
internal import BarbuleRender

/// `barbule schema upgrade`: an older schema as 2020-12.
struct SchemaUpgradeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade", abstract: "Rewrite a schema of draft 4, 6, 7 or 2019-09 as 2020-12.",
        discussion: """
            The verdict stays the same for every value, and members keep their order. What was left out or renamed is \
            told on standard error. Exit status: 0 done, 1 the schema says something that 2020-12 cannot say, 2 the job \
            could not be done.
            """)

    @Argument(help: ArgumentHelp("The schema file.", valueName: "file"))
    var path: String

    @Option(name: .long, help: ArgumentHelp("The dialect to write.", valueName: "name"))
    var to: String = "2020-12"

    @Option(name: .long, help: ArgumentHelp("The dialect of a schema without $schema.", valueName: "name"))
    var from: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("Write here instead of standard output.", valueName: "file"))
    var out: String?

    func run() throws {
        guard try DialectName.read(to)?.edition == .draft2020_12 else {
            throw CommandFailure("schemas can only be upgraded to 2020-12")
        }
        let file = PathName(argument: path)
        let text = try FileReader.read(file, bytesMax: SchemaSource.schemaBytesMax)
        let name = SchemaFiles.uri(file)
        let source = try DialectName.read(from)
        let result: (text: [UInt8], notes: [SchemaUpgrader.Note])
        do throws(SchemaRefusal) {
            result = try SchemaUpgrader.upgrade(text, base: name, dialect: source)
        } catch {
            throw CommandFailure(
                "\(name) cannot be upgraded: \(TerminalText.safe(error.description))", status: .badData)
        }
        let errors = OutputStream.standardError
        for note in result.notes {
            try errors.write("barbule: note: \(name) \(TerminalText.safe(note.pointer)): \(note.text)\n")
        }
        try errors.flush()
        try SchemaOutput.write(result.text, to: out)
    }
}
