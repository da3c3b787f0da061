internal import ArgumentParser
internal import BarbuleRender
internal import Glibc

/// `barbule`: the root of all commands. It has no default command, so that a word mistyped is never taken for a file.
@main
struct BarbuleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "barbule",
        abstract: "Check JSON payloads, bring them to their canonical form, and say why.",
        version: ToolVersion.head,
        subcommands: [
            CheckCommand.self, FixCommand.self, ImportCommand.self, PipeCommand.self, RequestCommand.self, ExplainCommand.self,
            TestCommand.self, SchemaCommand.self, PhoneCommand.self, ServeCommand.self,
        ])

    static func main() {
        // A parent may have left SIGPIPE ignored; when the reader goes we die of it, quietly.
        _ = signal(SIGPIPE, SIG_DFL)
        // A file that may not grow is an error of the write, with a message, not our death.
        _ = signal(SIGXFSZ, SIG_IGN)
        Glibc.exit(run(withTables(CommandArguments.all())).rawValue)
    }

    func run() throws {
        throw CommandFailure("a command is missing: \(Self.commandNames.joined(separator: ", ")); see `barbule --help`")
    }

    static var commandNames: [String] { configuration.subcommands.compactMap { $0.configuration.commandName } }

    private static func run(_ arguments: [String]) -> ExitStatus {
        do {
            try rejectUnknownCommand(arguments)
            try rejectTables(arguments)
            var command = try parseAsRoot(arguments)
            try command.run()
            return .fine
        } catch {
            return conclude(error)
        }
    }

    /// `fix --csv` is another spelling of `import`, with its options.
    static func withTables(_ arguments: [String]) -> [String] {
        let options = arguments.prefix { $0 != "--" }
        guard options.first == FixCommand.configuration.commandName, let index = options.firstIndex(of: csvFlag) else {
            return arguments
        }
        var words = arguments
        words.remove(at: index)
        words[0] = ImportCommand.configuration.commandName ?? ""
        return words
    }

    private static let csvFlag = "--csv"

    /// A table is imported or not; `check` and `pipe` read payloads.
    private static func rejectTables(_ arguments: [String]) throws(CommandFailure) {
        guard arguments.prefix(while: { $0 != "--" }).contains(csvFlag), let word = arguments.first,
            [CheckCommand.configuration.commandName, PipeCommand.configuration.commandName].contains(word)
        else { return }
        throw CommandFailure("\(word) reads JSON; `barbule import FILE.csv` (or `fix --csv`) reads and checks a table")
    }

    private static func rejectUnknownCommand(_ arguments: [String]) throws(CommandFailure) {
        guard let word = arguments.first, !word.hasPrefix("-"), word != "help", !commandNames.contains(word) else {
            return
        }
        let hint = Spelling.hint(for: word, among: commandNames)
        throw CommandFailure(
            "there is no command '\(TerminalText.safe(word))'" + (hint.isEmpty ? "; see `barbule --help`" : hint))
    }

    /// Help and versions go to standard output; everything else is one line on standard error.
    private static func conclude(_ error: any Error) -> ExitStatus {
        if let code = error as? ExitCode { return ExitStatus(rawValue: code.rawValue) ?? .couldNotRun }
        if let failure = error as? CommandFailure { return complain(failure.message, failure.status) }
        guard exitCode(for: error).isSuccess else {
            return complain(oneLine(message(for: error)), .couldNotRun)
        }
        let output = OutputStream.standardOutput
        do {
            let text = fullMessage(for: error)
            try output.write((text == ToolVersion.head ? ToolVersion.text : text) + "\n")
            try output.flush()
            return .fine
        } catch {
            return complain(error.message, error.status)
        }
    }

    private static func complain(_ message: String, _ status: ExitStatus) -> ExitStatus {
        // Nothing can be done if even standard error is closed; the status still tells.
        _ = FileWriter.write(Array("barbule: \(message)\n".utf8), to: STDERR_FILENO)
        return status
    }

    /// The parser's words as the end of our line: `Unknown option '--foo'.` becomes `unknown option '--foo'`.
    private static func oneLine(_ text: String) -> String {
        var line = TerminalText.safe(text.split(whereSeparator: \.isNewline).joined(separator: " "))
        if line.hasSuffix(".") { line.removeLast() }
        return line.prefix(1).lowercased() + line.dropFirst()
    }
}
