internal import ArgumentParser

/// `barbule schema`: tools for authors of schemas.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Tools for authors of schemas.",
        subcommands: [
            SchemaCheckCommand.self,
            SchemaTestCommand.self,
            SchemaBundleCommand.self,
            SchemaUpgradeCommand.self,
            SchemaExplainCommand.self,
            SchemaDraftCommand.self,
        ])

    func run() throws {
        let names = Self.configuration.subcommands.compactMap { $0.configuration.commandName }
        throw CommandFailure("schema needs a command: \(names.joined(separator: ", "))")
    }
}
