internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender
internal import BarbuleValues
internal import Glibc

/// Outputs and checkpoint of one run: begins them, goes on with them, ends them.
struct StreamJournal {
    private(set) var checkpoint: Checkpoint
    let intervalBytes: Int
    private var outputs = StreamOutputs()
    private let file: CheckpointFile?
    private let report: PathName?
    private var nextByteCount: Int
    private var byteCount = 0

    /// - Parameter settings: a digest of what must not change when a run is gone on with.
    init(_ files: StreamFiles, _ sources: [StreamSource], settings: String) throws(CommandFailure) {
        checkpoint = Checkpoint(sources, settings: settings)
        report = files.report
        intervalBytes = files.intervalBytes
        nextByteCount = intervalBytes
        // Devices and pipes cannot be gone on with.
        let isResumable = files.records.allSatisfy { FileFacts($0)?.isRegular ?? true }
        file = isResumable ? files.records.first.map(CheckpointFile.init(beside:)) : nil
        try Self.refuseInputs(files, sources)
        guard files.resumes, let file, file.exists else {
            try begin(files)
            return
        }
        let old = try file.read()
        if let why = old.mismatch(with: checkpoint) { throw CommandFailure("cannot resume: \(why)") }
        checkpoint = old
        outputs = try StreamOutputs(files, .continuing(accepted: old.acceptedByteCount, rejects: old.rejectsByteCount))
    }

    private static func refuseInputs(_ files: StreamFiles, _ sources: [StreamSource]) throws(CommandFailure) {
        var known: [FileFacts] = []
        for output in files.records + [files.report].compactMap(\.self) {
            guard let facts = FileFacts(output), facts.isRegular else { continue }
            if sources.contains(where: { $0.facts.isSameFile(as: facts) }) {
                throw CommandFailure("\(output.shown) is the input; fix --write replaces it")
            }
            if known.contains(where: facts.isSameFile(as:)) { throw CommandFailure("\(output.shown) is named twice") }
            known.append(facts)
        }
    }

    private mutating func begin(_ files: StreamFiles) throws(CommandFailure) {
        if !files.replaces {
            if let file, file.exists {
                throw CommandFailure(
                    "\(file.path.shown) is there: a run was cut off; --resume goes on with it, --force begins anew")
            }
            for path in files.records + [files.report].compactMap(\.self) where FileFacts(path)?.isRegular == true {
                throw CommandFailure(
                    files.resumes
                        ? "cannot resume: \(path.shown) is there and no checkpoint is: that run came to its end"
                        : "\(path.shown) is there already; --force replaces it")
            }
        }
        // The checkpoint comes first, so that outputs without one are those of a run that came to its end.
        try file?.write(checkpoint)
        outputs = try StreamOutputs(files, files.replaces ? .replacing : .new)
    }

    // MARK: Going on

    /// Where the reading of the current input begins.
    func start(_ input: StreamInput) throws(CommandFailure) -> RecordSplitter.Position {
        let position = checkpoint.position
        guard position.byteOffset > 0 else { return position }
        let tail = try input.skip(to: position.byteOffset, tailCount: checkpoint.tailCount)
        guard let tail, Digest.of(tail) == checkpoint.tail else {
            throw CommandFailure("cannot resume: \(input.path.shown) has been changed since")
        }
        return position
    }

    mutating func beginInput(_ index: Int) {
        guard index > checkpoint.inputIndex else { return }
        checkpoint.inputIndex = index
        checkpoint.position = RecordSplitter.Position()
        checkpoint.tailCount = 0
        checkpoint.tallies.append(RecordTally(rowCountMax: StreamRun.rowCountMax))
    }

    /// Takes over what came of a batch.
    mutating func add(_ batch: StreamBatch) throws(CommandFailure) {
        try outputs.write(batch.result)
        checkpoint.tallies[checkpoint.tallies.count - 1].add(batch.result.tally)
        checkpoint.hasFailed = checkpoint.hasFailed || batch.result.hasFailed
        checkpoint.position = batch.position
        byteCount += batch.chunk.end
        noteTail(batch)
        guard byteCount >= nextByteCount else { return }
        nextByteCount = byteCount + intervalBytes
        try save()
    }

    private mutating func noteTail(_ batch: StreamBatch) {
        guard file != nil, batch.chunk.end > 0 else { return }
        let tail = batch.chunk.bytes[..<batch.chunk.end].suffix(Checkpoint.tailCountMax)
        checkpoint.tailCount = tail.count
        checkpoint.tail = Digest.of(tail)
    }

    /// After this, whatever happens, the run can go on from here.
    mutating func save() throws(CommandFailure) {
        guard let file else { return }
        try outputs.sync()
        (checkpoint.acceptedByteCount, checkpoint.rejectsByteCount) = outputs.byteCounts
        try file.write(checkpoint)
    }

    func finish(_ sources: [StreamSource], _ plan: StreamPlan) throws(CommandFailure) {
        try outputs.sync()
        if let report {
            let tallies = zip(sources, checkpoint.tallies).map { (path: $0.path, tally: $1) }
            let text = StreamReport.render(
                tallies, schemaName: plan.schema.name, numberingPlan: plan.options.numberingPlan.version)
            if FileFacts(report)?.isRegular ?? true {
                try FileWriter.replace(report, with: text)
            } else {
                try OutputFile(report, .replacing).write(text)
            }
        }
        file?.remove()
    }

    // MARK: How far it is

    var recordCount: Int { checkpoint.tallies.reduce(0) { $0 + $1.recordCount } }

    /// In all inputs together.
    var byteOffset: Int {
        checkpoint.inputs[..<checkpoint.inputIndex].reduce(checkpoint.position.byteOffset) { $0 + $1.byteCount }
    }
}
