internal import ArgumentParser
internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender

/// `barbule schema explain`: what a schema or a field demands.
struct SchemaExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say in plain words what a schema or one of its fields demands.",
        discussion: """
            The pointer leads to a schema in the file (/properties/email) or to a field of a payload (/email, /tags/0).
            """)

    @Argument(help: ArgumentHelp("The schema file, or the name of a bundled schema.", valueName: "file"))
    var path: String

    @Argument(help: ArgumentHelp("A JSON Pointer; without it the whole schema.", valueName: "pointer"))
    var pointer: String = ""

    @Option(
        name: [.long, .customLong("resource")],
        help: ArgumentHelp("A schema file, or a directory of them, that it refers to; repeatable.", valueName: "file"))
    var with: [String] = []

    @Option(name: .long, help: ArgumentHelp("Of schemas without $schema.", valueName: "name"))
    var dialect: String?

    @Option(name: .long, help: "Colours: auto, always or never.")
    var color: ColorMode = .auto

    func run() throws {
        let file = PathName(argument: path)
        var name = SchemaFiles.uri(file)
        var text: [UInt8] = []
        if let bundled = EmbeddedFile.all.first(where: { $0.kind == .endpoint && $0.name == path + ".schema.json" }) {
            (name, text) = (bundled.name, bundled.text)
        } else {
            text = try FileReader.read(file, bytesMax: SchemaSource.schemaBytesMax)
        }
        let others = try SchemaFiles.read(with.map(PathName.init(argument:)), except: file)
        let chosen = try DialectName.read(dialect) ?? .draft2020_12
        let explainer: SchemaExplainer
        do throws(SchemaError) {
            explainer = try SchemaExplainer(text, name: name, with: others, dialect: chosen)
        } catch {
            throw CommandFailure(TerminalText.safe(error.description))
        }
        guard let explanation = explainer.explanation(of: pointer) else {
            let hint = Spelling.hint(for: pointer.filter { $0 != "/" }, among: explainer.fieldNames)
            throw CommandFailure("\(name) has no schema or field at '\(TerminalText.safe(pointer))'" + hint)
        }
        let output = OutputStream.standardOutput
        let renderer = SchemaExplanationRenderer(palette: color.palette(isTerminal: output.isTerminal))
        try output.write(renderer.page(explanation, pointer: pointer))
        try output.flush()
    }
}
