internal import BarbuleRender

#if CSV
    internal import BarbuleEngine
    internal import BarbuleTabular

    /// The second way through a table: every row is checked and goes to one of two outputs.
    final class ImportRun {
        private let table: Table
        private let path: PathName
        private let schema: Schema
        private let options: CheckOptions
        private let limits: Limits
        private let accepted: ImportOutput
        private let rejects: ImportOutput?
        private var failure: (any Error)?
        private(set) var tally: ImportTally

        init(
            _ table: Table, _ command: ImportCommand, _ path: PathName, _ schema: Schema, _ options: CheckOptions,
            _ limits: Limits
        ) throws(CommandFailure) {
            self.table = table
            self.path = path
            self.schema = schema
            self.options = options
            self.limits = limits
            accepted = try ImportOutput(command.output, replaces: command.force)
            rejects = try command.rejects.map { name throws(CommandFailure) in
                try ImportOutput(name, replaces: command.force)
            }
            tally = ImportTally(
                columns: table.header.entries, output: command.output.map { PathName(argument: $0).shown },
                rejects: command.rejects.map { PathName(argument: $0).shown })
        }

        func run() throws {
            do throws(TableFault) {
                try table.forEachRow { [self] row in
                    guard failure == nil else { return }
                    do { try read(row) } catch { failure = error }
                }
            } catch {
                throw CommandFailure(ImportStatement.sentence(error, in: path.shown), status: .badData)
            }
            if let failure { throw failure }
            try accepted.finish()
            try rejects?.finish()
        }

        private func read(_ row: TableRow) throws {
            guard let json = table.json(of: row) else {
                tally.addWide(row.line)
                try rejects?.write(ImportReject.line(wide: row, of: table, file: path.shown))
                return
            }
            let report = schema.check(json, options: options, limits: limits)
            if !report.isCleanAtAGlance { tally.add(report, line: row.line) }
            guard report.isValid, let canonical = report.canonical else {
                tally.rejectedCount += 1
                try rejects?.write(
                    ImportReject.line(report, of: json, line: row.line, file: path.shown, columns: tally.columnNames))
                return
            }
            tally.acceptedCount += 1
            try accepted.write(canonical)
            try accepted.write([0x0A])
        }
    }
#endif
