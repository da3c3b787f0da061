internal import ArgumentParser
internal import BarbuleEngine
internal import BarbuleRender

/// `barbule schema check`: every mistake of a schema.
struct SchemaCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Show every mistake of a schema with its place.",
        discussion: """
            Errors: text that is not JSON, keywords of the wrong form, references that lead nowhere, facts that \
            contradict each other, and subschemas no value can satisfy. Warnings: names that are no keywords, keywords \
            and branches that can never come into play, defaults and examples that are invalid or not in canonical \
            form. Exit status: 0 fine, 1 mistakes, 2 could not be done.
            """)

    @Argument(help: ArgumentHelp("The schema file.", valueName: "file"))
    var path: String

    @Option(
        name: [.long, .customLong("resource")],
        help: ArgumentHelp("A schema file, or a directory of them, that it refers to; repeatable.", valueName: "file"))
    var with: [String] = []

    @Option(name: .long, help: ArgumentHelp("Of schemas without $schema.", valueName: "name"))
    var dialect: String?

    @Option(name: .long, help: "The least severity that makes the exit status 1: error, warning or never.")
    var failOn: FailOn = .error

    @Flag(name: .shortAndLong, help: "Errors and warnings only.")
    var quiet = false

    @Option(name: .long, help: "Colours: auto, always or never.")
    var color: ColorMode = .auto

    func run() throws {
        let file = PathName(argument: path)
        let text = try FileReader.read(file, bytesMax: SchemaSource.schemaBytesMax)
        let others = try SchemaFiles.read(with.map(PathName.init(argument:)), except: file)
        let name = SchemaFiles.uri(file)
        let findings = SchemaLinter.findings(
            in: text, name: name, with: others, dialect: try DialectName.read(dialect) ?? .draft2020_12)
        let output = OutputStream.standardOutput
        let renderer = SchemaErrorRenderer(palette: color.palette(isTerminal: output.isTerminal))
        for finding in findings where !quiet || finding.severity > .info {
            let source = others.first { $0.name == finding.error.file }?.text ?? text
            try output.write(renderer.render(finding, in: source) + (findings.count > 1 ? "\n" : ""))
        }
        try output.write(Self.conclusion(findings, name, isQuiet: quiet))
        try output.flush()
        let isBad = findings.contains { failOn.fails($0.severity) }
        if isBad { throw ExitCode(ExitStatus.badData.rawValue) }
    }

    /// `a.json: ok`, `a.json: ok, 2 warnings`; of several mistakes their number.
    private static func conclusion(_ findings: [SchemaFinding], _ name: String, isQuiet: Bool) -> String {
        let errorCount = findings.count { $0.severity == .error }
        let warningCount = findings.count { $0.severity == .warning }
        var parts: [String] = []
        if errorCount > 0 { parts.append(Words.english("errors", ["count": String(errorCount)])) }
        if warningCount > 0 { parts.append(Words.english("warnings", ["count": String(warningCount)])) }
        if errorCount == 0 { parts.insert("ok", at: 0) }
        if errorCount == 1, findings.count == 1 { return "" }
        return "\(name): \(parts.joined(separator: ", "))\n"
    }
}

extension FailOn {
    func fails(_ severity: Severity) -> Bool {
        switch self {
        case .error: severity == .error
        case .warning: severity >= .warning
        case .never: false
        }
    }
}
