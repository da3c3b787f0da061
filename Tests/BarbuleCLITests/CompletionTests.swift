import ArgumentParser
import Foundation
import Testing

@testable import BarbuleCLI

/// What shells and manuals are made of: all of it comes from the declarations of the commands.
@Suite struct CompletionTests {
    /// Commands of all levels, as words behind `barbule`.
    static let commands = paths(of: BarbuleCommand.self)

    private static func paths(of command: any ParsableCommand.Type) -> [[String]] {
        command.configuration.subcommands.flatMap { child -> [[String]] in
            guard let name = child.configuration.commandName else { return [] }
            return [[name]] + paths(of: child).map { [name] + $0 }
        }
    }

    @Test("a completion script names every command, and its shell can read it", arguments: ["bash", "zsh", "fish"])
    func scripts(_ shell: String) throws {
        let folder = try TemporaryFolder()
        let made = try Tool.run(["--generate-completion-script", shell], folder: folder.url)
        #expect(made.status == 0 && made.errors.isEmpty)
        try #require(Self.commands.count > 9)
        let words = Set(made.output.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init))
        for name in Set(Self.commands.joined()) { #expect(words.contains(name), "\(name)") }
        try folder.write(made.output, to: "script")
        let read = try Tool.shell("! command -v \(shell) > /dev/null || \(shell) -n script", folder: folder.url)
        #expect(read.status == 0, "\(read.errors)")
    }

    @Test("bash completes commands, options and values")
    func bash() throws {
        let folder = try TemporaryFolder()
        try folder.write(try Tool.run(["--generate-completion-script", "bash"]).output, to: "script")
        for (words, expected) in [
            ("barbule ch", "check"), ("barbule schema up", "upgrade"), ("barbule check --fail", "--fail-on"),
            ("barbule fix --format sar", "sarif"),
        ] {
            let line = """
                source ./script; COMP_WORDS=(\(words)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE='\(words)'
                COMP_POINT=${#COMP_LINE}; complete="$(complete -p barbule | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
                "$complete" barbule "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"
                printf '%s\\n' "${COMPREPLY[@]}"
                """
            let completed = try Tool.shell(line, folder: folder.url)
            let answers = completed.output.split(whereSeparator: \.isWhitespace).map(String.init)
            #expect(answers.contains(expected), "\(words): \(completed.output)\(completed.errors)")
        }
    }

    private struct Help: Decodable {
        struct Command: Decodable {
            var commandName: String
            var abstract: String?
            var subcommands: [Command]?

            var paths: [[String]] {
                (subcommands ?? []).filter { $0.commandName != "help" }.flatMap { child in
                    [[child.commandName]] + child.paths.map { [child.commandName] + $0 }
                }
            }

            var withoutAbstract: [String] {
                (abstract ?? "").isEmpty ? [commandName] : (subcommands ?? []).flatMap(\.withoutAbstract)
            }
        }

        var command: Command
    }

    @Test("the dump that manuals are made of has every command, each with its sentence")
    func dump() throws {
        let dumped = try Tool.run(["--experimental-dump-help"])
        #expect(dumped.status == 0 && dumped.errors.isEmpty)
        let help = try JSONDecoder().decode(Help.self, from: Data(dumped.output.utf8))
        #expect(help.command.paths == Self.commands)
        #expect(help.command.withoutAbstract == [])
    }
}
