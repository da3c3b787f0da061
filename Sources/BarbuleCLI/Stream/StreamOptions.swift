internal import ArgumentParser
internal import BarbuleRender
internal import Glibc

/// `--accepted`, `--rejects`, `--resume` …: files of many records.
struct StreamOptions: ParsableArguments {
    @Flag(
        name: .long,
        help: "Every line is a payload, as in *.ndjson and *.jsonl; seen by itself on standard input in most cases.")
    var lines = false

    @Option(
        name: .long,
        help: ArgumentHelp("Write the canonical records that have no errors here, one a line.", valueName: "file"))
    var accepted: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Write the records that have errors here, one a line, as they came and why.", valueName: "file"))
    var rejects: String?

    @Option(name: .long, help: ArgumentHelp("Write what was found in all records together here, as JSON.", valueName: "file"))
    var report: String?

    @Flag(name: .long, help: "Go on where the same run was cut off.")
    var resume = false

    @Flag(name: .long, help: "Replace these files if they are there.")
    var force = false

    @Option(
        name: .long, help: ArgumentHelp("How many threads check records; without it, one per core.", valueName: "count"))
    var jobs: Int?

    @Option(
        name: .long,
        help: ArgumentHelp("How much input is read between two checkpoints.", valueName: "bytes", visibility: .hidden))
    var checkpointEvery: Int = 64 << 20

    static let jobCountMax = 256

    func validate() throws {
        guard jobs.map({ (1...Self.jobCountMax).contains($0) }) ?? true else {
            throw ValidationError("--jobs is a number from 1 to \(Self.jobCountMax)")
        }
        guard checkpointEvery > 0 else { throw ValidationError("--checkpoint-every is a number of bytes") }
        guard !(resume && force) else { throw ValidationError("--resume goes on and --force begins anew: give one of them") }
        guard !resume || accepted != nil || rejects != nil else {
            throw ValidationError("--resume needs --accepted or --rejects: what was written there is gone on with")
        }
        let files = [accepted, rejects, report].compactMap(\.self)
        guard Set(files).count == files.count else {
            throw ValidationError("--accepted, --rejects and --report are different files")
        }
    }

    /// Every input is a file of records, also one that holds a single payload.
    var isAsked: Bool { accepted != nil || rejects != nil || report != nil }

    var jobCount: Int { jobs ?? min(Self.jobCountMax, max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))) }

    var files: StreamFiles {
        var files = StreamFiles()
        files.accepted = accepted.map(PathName.init(argument:))
        files.rejects = rejects.map(PathName.init(argument:))
        files.report = report.map(PathName.init(argument:))
        files.resumes = resume
        files.replaces = force
        files.intervalBytes = checkpointEvery
        return files
    }
}

/// The files a run writes, and how.
struct StreamFiles {
    var accepted: PathName?
    var rejects: PathName?
    var report: PathName?
    /// Goes on with a run that was cut off.
    var resumes = false
    /// Files that are there are replaced.
    var replaces = false
    /// Input between two checkpoints.
    var intervalBytes = 64 << 20

    /// Those that grow by records.
    var records: [PathName] { [accepted, rejects].compactMap(\.self) }
}
