internal import ArgumentParser
internal import Barbule
internal import BarbuleEngine

/// `--api`, `--with`, `--set`, `--options`: which interface, and the options of its bodies.
struct InterfaceSource: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("An OpenAPI 3.1 file, or the name of a bundled one.", valueName: "file"))
    var api: String = InterfaceSource.defaultName

    @Option(name: .long, help: ArgumentHelp("A schema file that --api refers to; repeatable.", valueName: "file"))
    var with: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "An option the schema declares, such as date_order=DMY; repeatable.", valueName: "name=value"))
    var set: [String] = []

    @Option(name: .long, help: ArgumentHelp("A JSON object of such options.", valueName: "file"))
    var options: String?

    @Option(name: .long, help: ArgumentHelp("How many issues are shown of one body.", valueName: "count"))
    var limitIssues: Int = Limits().issueCountMax

    @Option(name: .long, help: ArgumentHelp("How large one message may be.", valueName: "bytes"))
    var limitBytes: Int = Limits().documentBytesMax

    @Option(
        name: .long,
        help: ArgumentHelp("How many arrays and objects may be open at once; 1000 at most.", valueName: "depth"))
    var limitDepth: Int = Limits().depthMax

    static let defaultName = "contact-api"

    func validate() throws {
        guard limitIssues > 0, limitBytes > 0, limitDepth > 0 else {
            throw ValidationError("--limit-issues, --limit-bytes and --limit-depth take whole numbers above 0")
        }
    }

    var limits: Limits {
        Limits(depthMax: limitDepth, documentBytesMax: limitBytes, issueCountMax: limitIssues)
    }

    func loadInterface() throws(CommandFailure) -> API { try Self.load(api, with: with) }

    static func load(_ name: String, with others: [String]) throws(CommandFailure) -> API {
        if let bundled = API.bundled(named: name) { return bundled }
        let path = PathName(argument: name)
        let text = try FileReader.read(path, bytesMax: SchemaSource.schemaBytesMax)
        var files: [(name: String, text: [UInt8])] = []
        for other in others.map(PathName.init(argument:)) {
            files.append((other.shown, try FileReader.read(other, bytesMax: SchemaSource.schemaBytesMax)))
        }
        do { return try API(compiling: text, name: path.shown, with: files) } catch {
            throw CommandFailure(TerminalText.safe(error.description))
        }
    }

    /// Options of the first body that declares them; an interface without bodies takes none.
    func loadOptions(for api: API) throws(CommandFailure) -> CheckOptions {
        guard !set.isEmpty || options != nil else { return CheckOptions() }
        var failure = CommandFailure("the interface has no body with options")
        for schema in api.bodySchemas {
            do { return try SchemaSource.loadOptions(set, options, for: schema) } catch { failure = error }
        }
        throw failure
    }
}
