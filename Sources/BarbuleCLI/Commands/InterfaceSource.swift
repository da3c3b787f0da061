internal import ArgumentParser
internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender

/// `--api`, `--with`: which interface, and the settings of the checks by it.
struct InterfaceSource: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("An OpenAPI 3.1 file, or the name of a bundled one.", valueName: "file"))
    var api: String = InterfaceSource.defaultName

    @Option(name: .long, help: ArgumentHelp("A schema file that --api refers to; repeatable.", valueName: "file"))
    var with: [String] = []

    @OptionGroup var settings: CheckSettings

    static let defaultName = "contact-api"

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

    /// Options of the first body that declares them; an interface without bodies takes none but the numbering plan.
    func loadOptions(for api: API) throws(CommandFailure) -> CheckOptions {
        guard !settings.set.isEmpty || settings.options != nil else {
            var options = CheckOptions()
            try settings.usePlan(in: &options)
            return options
        }
        var failure = CommandFailure("the interface has no body with options")
        for schema in api.bodySchemas {
            do { return try settings.loadOptions(for: schema) } catch { failure = error }
        }
        throw failure
    }
}
