internal import ArgumentParser
internal import BarbuleEngine
internal import BarbuleRender

/// `barbule test`: case files as a table-driven test of a schema.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Run case files: payloads with the result they must have.",
        discussion: """
            A case is a JSON file with "options", "input" (or "input_text", the raw text) and "expect" with \
            "canonical" and "issues". With "request" (method, path, headers) or "response" (status, headers) the input is \
            the body of a message. The last line says how many passed. Exit status: 0 all passed, 1 some failed, 2 could not be run.
            """)

    @Argument(help: ArgumentHelp("A directory of case files, or one of them.", valueName: "dir"))
    var path: String

    @Option(name: .long, help: "1 compares errors and warnings, 2 infos too.")
    var level: Int = CaseRunner.Level.all.rawValue

    @Option(name: .long, help: ArgumentHelp("The OpenAPI 3.1 file, or a bundled one, for whole messages.", valueName: "file"))
    var api: String = InterfaceSource.defaultName

    @OptionGroup var source: SchemaSource
    @OptionGroup var display: DisplayOptions

    func validate() throws {
        guard CaseRunner.Level(rawValue: level) != nil else { throw ValidationError("--level is 1 or 2") }
        guard !PathName(argument: path).isStandardInput else { throw ValidationError("test needs a directory, not -") }
    }

    func run() throws {
        let schema = try source.loadSchema()
        let directory = PathName(argument: path)
        let (files, failures) =
            FileFinder.isDirectory(directory) ? FileFinder.jsonFiles(below: directory) : ([directory], [])
        if let failure = failures.first { throw failure }
        let runner = CaseRunner(
            schema: schema, level: CaseRunner.Level(rawValue: level) ?? .all, plan: try source.settings.plan.load()
        ) { () throws(CommandFailure) in try InterfaceSource.load(api, with: source.with) }
        let output = OutputStream.standardOutput
        let renderer = CaseRenderer(
            palette: display.palette(for: output), showsValues: display.showsValues(of: directory, on: output))
        var failedCount = 0
        for file in files {
            var difference = CaseRunner.Difference()
            let text = try FileReader.read(file, bytesMax: source.settings.limitBytes)
            do { difference = runner.run(try CaseFile(text, path: file)) } catch {
                difference.complaints.append(error.message)
            }
            guard !difference.isEmpty else { continue }
            failedCount += 1
            if !display.quiet { try output.write(renderer.render(difference, path: file) + "\n") }
        }
        try output.write("\(files.count - failedCount) passed, \(failedCount) failed\n")
        try output.flush()
        if failedCount > 0 { throw ExitCode(ExitStatus.badData.rawValue) }
    }
}
