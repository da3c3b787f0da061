internal import ArgumentParser
internal import BarbuleEngine
internal import BarbuleRender

/// `barbule schema draft`: a first schema out of a page with a parameter table.
struct SchemaDraftCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft", abstract: "Draft a schema from a page with a table of names and descriptions.",
        discussion: """
            The page is text or Markdown with a "Name | Description" table. Types, choices, examples and what is required \
            are read out of the words; read the draft before you use it.
            """)

    @Argument(help: ArgumentHelp("The page, or - for standard input.", valueName: "page"))
    var path: String

    @Option(name: .long, help: ArgumentHelp("The $id of the schema.", valueName: "uri"))
    var id: String?

    func run() throws {
        let file = PathName(argument: path)
        let page = ParameterPage(try FileReader.read(file, bytesMax: SchemaSource.schemaBytesMax))
        guard !page.rows.isEmpty else {
            throw CommandFailure("\(file.shown): no table that begins with Name and Description")
        }
        let output = OutputStream.standardOutput
        try output.write(SchemaDraft.make(from: page, id: id))
        try output.flush()
    }
}
