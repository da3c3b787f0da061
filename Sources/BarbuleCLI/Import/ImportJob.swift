internal import BarbuleRender

#if CSV
    internal import BarbuleEngine
    internal import BarbuleTabular

    /// One file read, told about, and written.
    struct ImportJob {
        private let path: PathName
        private let bytes: [UInt8]
        private let schema: Schema
        private let options: CheckOptions
        private let limits: Limits
        private let command: ImportCommand
        private let settings: Table.Settings

        init(_ command: ImportCommand) throws {
            self.command = command
            settings = try Self.settings(command)
            schema = try command.source.loadSchema()
            options = try command.source.settings.loadOptions(for: schema)
            limits = command.source.settings.limits
            path = PathName(argument: command.path)
            bytes = try FileReader.read(path, bytesMax: command.limitFileBytes)
            guard bytes.count <= command.limitFileBytes else {
                throw CommandFailure(
                    "\(path.shown) has more than \(command.limitFileBytes) bytes, the limit of --limit-file-bytes")
            }
        }

        func run() throws -> ExitStatus {
            let errors = OutputStream.standardError
            let table: Table
            do throws(TableFault) {
                table = try Table(bytes, settings: settings, schema: schema, options: options)
            } catch {
                try errors.write("barbule: \(ImportStatement.sentence(error, in: path.shown))\n")
                try errors.flush()
                return .badData
            }
            let statement = ImportStatement(path: path, table: table)
            try errors.write(statement.beginning(isQuiet: command.quiet))
            let problems = table.header.problems(table.surveys)
            guard problems.isEmpty else {
                try errors.write(statement.sentences(problems))
                try errors.flush()
                return .badData
            }
            try errors.write(statement.habits)
            try errors.flush()
            let run = try ImportRun(table, command, path, schema, options, limits)
            try run.run()
            try errors.write(run.tally.sentences(isQuiet: command.quiet))
            try errors.flush()
            return run.tally.rejectedCount == 0 ? .fine : .badData
        }

        private static func settings(_ command: ImportCommand) throws(CommandFailure) -> Table.Settings {
            var settings = Table.Settings()
            if let name = command.encoding {
                guard let encoding = TextEncoding(rawValue: name.lowercased()) else {
                    let names = TextEncoding.allCases.map(\.rawValue)
                    throw CommandFailure(
                        "--encoding takes \(names.joined(separator: ", ")), not '\(TerminalText.safe(name))'")
                }
                settings.encoding = encoding
            }
            if let name = command.delimiter {
                guard let delimiter = Delimiter(name) else {
                    throw CommandFailure("--delimiter takes , ; | or tab, not '\(TerminalText.safe(name))'")
                }
                settings.delimiter = delimiter
            }
            settings.edits.takesSuggestions = command.renameSuggested
            for text in command.rename {
                let parts = text.utf8.split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false)
                // A column may have the sign in its name, a member hardly.
                guard parts.count > 1, let member = parts.last, !member.isEmpty else {
                    throw CommandFailure("--rename takes column=member, not '\(TerminalText.safe(text))'")
                }
                let column = Array(text.utf8.dropLast(member.count + 1))
                settings.edits.renamed[column] = Array(member)
            }
            settings.edits.kept = Set(command.keep.map { Array($0.utf8) })
            settings.edits.dropped = Set(command.drop.map { Array($0.utf8) })
            return settings
        }
    }
#endif
