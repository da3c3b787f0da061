internal import ArgumentParser

/// `barbule import`: a file of people as canonical contacts.
///
/// Only a build with the package trait `CSV` can do it; every build knows the command, so that it can say so.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read a CSV file; write one canonical payload on a line per row.",
        discussion: """
            Columns are mapped by the schema's rules for names; encoding, delimiter, order of day and month and decimal \
            sign are found out from the whole file. All of it is said on standard error, without values. Empty cells are \
            absent members. A row with errors is never written to the output. \
            Exit status: 0 all rows were written, 1 rows were rejected or the file cannot be understood, 2 the job could \
            not be done.
            """)

    @Argument(help: ArgumentHelp("A CSV file, or - for standard input.", valueName: "file"))
    var path: String

    @Option(name: .shortAndLong, help: ArgumentHelp("Write here instead of to standard output.", valueName: "file"))
    var output: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Write rejected rows here: line, record, and its issues with their columns.", valueName: "file"))
    var rejects: String?

    @Flag(name: .long, help: "Replace outputs that are there already.")
    var force = false

    @Option(name: .long, help: "utf-8, utf-16le, utf-16be, windows-1252 or iso-8859-1, when it is not found out.")
    var encoding: String?

    @Option(name: .long, help: "What stands between cells: , ; | or tab, when it is not found out.")
    var delimiter: String?

    @Option(
        name: .long, help: ArgumentHelp("The member a column stands for; repeatable.", valueName: "column=member"))
    var rename: [String] = []

    @Flag(name: .long, help: "Rename the columns that look like another name as suggested.")
    var renameSuggested = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Take a column under its own name although it looks like another; repeatable.", valueName: "column"))
    var keep: [String] = []

    @Option(name: .long, help: ArgumentHelp("Leave a column out; repeatable.", valueName: "column"))
    var drop: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("How large the file may be; up to four times as much is needed.", valueName: "bytes"))
    var limitFileBytes: Int = 512 << 20

    @Flag(name: .shortAndLong, help: "No list of columns, no summary. What was found out is always said.")
    var quiet = false

    @OptionGroup var source: SchemaSource

    func validate() throws {
        guard limitFileBytes > 0 else { throw ValidationError("--limit-file-bytes takes a whole number above 0") }
        guard output == nil || output != rejects else { throw ValidationError("--output and --rejects are one file") }
    }

    func run() throws {
        #if CSV
            let job = try ImportJob(self)
            let status = try job.run()
            if status != .fine { throw ExitCode(status.rawValue) }
        #else
            throw CommandFailure(
                "this barbule was built without CSV; build it with `swift build -c release --traits CSV`")
        #endif
    }
}
