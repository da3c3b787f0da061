internal import ArgumentParser
internal import Barbule
internal import BarbuleEngine

/// `--schema`, `--with`, `--set`, `--options`: which schema, and the options it declares.
struct SchemaSource: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("A schema file, or the name of a bundled schema.", valueName: "file"))
    var schema: String = SchemaSource.defaultName

    @Option(
        name: [.long, .customLong("resource")],
        help: ArgumentHelp(
            "A further schema file, or a directory of them, that --schema refers to; repeatable.", valueName: "file"))
    var with: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "An option the schema declares, such as date_order=DMY; repeatable.", valueName: "name=value"))
    var set: [String] = []

    @Option(name: .long, help: ArgumentHelp("A JSON object of such options.", valueName: "file"))
    var options: String?

    @Option(name: .long, help: ArgumentHelp("How many issues are shown of one payload.", valueName: "count"))
    var limitIssues: Int = Limits().issueCountMax

    @Option(name: .long, help: ArgumentHelp("How large one payload may be.", valueName: "bytes"))
    var limitBytes: Int = Limits().documentBytesMax

    @Option(
        name: .long,
        help: ArgumentHelp("How many arrays and objects may be open at once; 1000 at most.", valueName: "depth"))
    var limitDepth: Int = Limits().depthMax

    func validate() throws {
        guard limitIssues > 0, limitBytes > 0, limitDepth > 0 else {
            throw ValidationError("--limit-issues, --limit-bytes and --limit-depth take whole numbers above 0")
        }
    }

    static let defaultName = "contact-update"
    /// Schemas and options are small; larger files are mistakes.
    static let schemaBytesMax = 64 << 20

    var limits: Limits {
        Limits(depthMax: limitDepth, documentBytesMax: limitBytes, issueCountMax: limitIssues)
    }

    func loadSchema() throws(CommandFailure) -> Schema {
        if let bundled = Schema.bundled(named: schema) { return bundled }
        return try Self.compile(PathName(argument: schema), with: with.map(PathName.init(argument:)))
    }

    func loadOptions(for schema: Schema) throws(CommandFailure) -> CheckOptions {
        try Self.loadOptions(set, options, for: schema)
    }

    static func loadOptions(
        _ set: [String], _ options: String?, for schema: Schema
    ) throws(CommandFailure) -> CheckOptions {
        var result = CheckOptions()
        if let options {
            let path = PathName(argument: options)
            let text = try FileReader.read(path, bytesMax: schemaBytesMax)
            do { result = try CheckOptions(json: text, for: schema) } catch {
                throw CommandFailure("\(path.shown): \(TerminalText.safe(error.message))")
            }
        }
        for assignment in set {
            guard let sign = assignment.firstIndex(of: "="), sign != assignment.startIndex else {
                throw CommandFailure("--set takes name=value, not '\(TerminalText.safe(assignment))'")
            }
            let value = String(assignment[assignment.index(after: sign)...])
            do { try result.set(String(assignment[..<sign]), to: value, in: schema) } catch {
                throw CommandFailure("--set: \(TerminalText.safe(error.message))")
            }
        }
        return result
    }

    static func compile(_ path: PathName, with others: [PathName]) throws(CommandFailure) -> Schema {
        let text = try FileReader.read(path, bytesMax: schemaBytesMax)
        let files = try SchemaFiles.read(others, except: path)
        do { return try Schema(compiling: text, name: SchemaFiles.uri(path), with: files) } catch {
            throw CommandFailure(TerminalText.safe(error.description))
        }
    }
}
