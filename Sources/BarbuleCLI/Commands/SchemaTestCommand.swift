internal import ArgumentParser
internal import BarbuleEngine
internal import BarbuleRender

/// `barbule schema test`: files in the format of the JSON Schema Test Suite.
struct SchemaTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Run tests of schemas, written as in the JSON Schema Test Suite.",
        discussion: """
            A file is an array of groups: {"description", "schema", "tests": [{"description", "data", "valid"}]}. The \
            last line says how many passed. A folder named draft4, draft7, draft2019-09 … sets the dialect of schemas \
            without $schema, optional/format asserts formats, as in the suite. Nothing is fetched: what schemas refer \
            to comes from --remotes and --with. Exit status: 0 all passed, 1 some failed, 2 could not be run.
            """)

    @Argument(help: ArgumentHelp("A directory of test files, or one of them.", valueName: "dir"))
    var path: String

    @Option(
        name: .long, help: ArgumentHelp("Schemas served at --remotes-uri, by their path below.", valueName: "dir"))
    var remotes: String?

    @Option(name: .long, help: ArgumentHelp("Where --remotes stands.", valueName: "uri"))
    var remotesURI: String = "http://localhost:1234/"

    @Option(
        name: [.long, .customLong("resource")],
        help: ArgumentHelp("A schema file, or a directory of them, that tests refer to; repeatable.", valueName: "file")
    )
    var with: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("Of schemas without $schema: draft4, draft6, draft7, 2019-09, 2020-12.", valueName: "name"))
    var dialect: String?

    @Flag(name: .long, help: "Formats are assertions everywhere.")
    var assertFormat = false

    @Flag(name: .shortAndLong, help: "Only the last line.")
    var quiet = false

    func validate() throws {
        guard !PathName(argument: path).isStandardInput else { throw ValidationError("test needs a directory, not -") }
    }

    func run() throws {
        let resources = try SuiteResources(
            remotes: remotes.map(PathName.init(argument:)), remotesURI: remotesURI,
            files: try SchemaFiles.read(with.map(PathName.init(argument:))), chosen: try DialectName.read(dialect))
        let directory = PathName(argument: path)
        let (files, failures) =
            FileFinder.isDirectory(directory) ? FileFinder.jsonFiles(below: directory) : ([directory], [])
        if let failure = failures.first { throw failure }
        let output = OutputStream.standardOutput
        var run = SuiteRun(resources: resources, assertsFormat: assertFormat)
        for file in files {
            let text = try run.run(file)
            if !quiet { try output.write(text) }
        }
        try output.write("\(run.passedCount) passed, \(run.failedCount) failed\n")
        try output.flush()
        if run.failedCount > 0 { throw ExitCode(ExitStatus.badData.rawValue) }
    }
}
