internal import Barbule
internal import BarbuleEngine
internal import Glibc

/// Reads inputs, has their records checked, and writes what came of them, in order.
///
/// ```
/// reader ─→ ring of batches ─→ workers ─→ retire: outputs, counts, checkpoint
/// ```
///
/// One thread reads and writes, so a slow writer holds up the reader and memory is that of the ring.
struct StreamRun {
    private let plan: StreamPlan
    private let batchBytes: Int
    private let jobCount: Int
    private let output: OutputStream
    private let issueOutput: OutputStream?
    private(set) var journal: StreamJournal
    private var progress: Progress
    /// A record is not as it came, or is gone.
    private(set) var hasChanged = false
    private(set) var hasLost = false
    private(set) var fields = FieldTally()
    /// What is left to do when a signal ends the run.
    var cleanUp: () -> Void = {}

    /// Places in a summary; further ones are counted by code.
    static let rowCountMax = 1000
    private static let batchBytesMax = 256 << 10

    /// - Parameters:
    ///   - output: where canonical records and answers go.
    ///   - issueOutput: where the plan's renderer tells issues.
    ///   - progress: shown while it runs.
    init(
        _ plan: StreamPlan, jobCount: Int, journal: StreamJournal, output: OutputStream, issueOutput: OutputStream? = nil,
        progress: Progress
    ) {
        self.plan = plan
        self.jobCount = jobCount
        self.journal = journal
        self.output = output
        self.issueOutput = issueOutput
        self.progress = progress
        batchBytes = min(Self.batchBytesMax, journal.intervalBytes)
    }

    /// Counts by input.
    var tallies: [RecordTally] { journal.checkpoint.tallies }
    var hasFailed: Bool { journal.checkpoint.hasFailed }

    mutating func run(_ sources: [StreamSource]) throws {
        let plan = plan
        let workers = OrderedWorkers(
            (0..<(jobCount > 1 ? 2 * jobCount + 1 : 1)).map { _ in StreamBatch() },
            threadCount: jobCount > 1 ? jobCount : 0
        ) {
            let worker = RecordWorker(plan)
            return { worker.work($0) }
        }
        defer { workers.close() }
        defer { progress.clear() }
        for (index, source) in sources.enumerated() where index >= journal.checkpoint.inputIndex {
            journal.beginInput(index)
            try read(try source.input(), with: workers)
        }
        try output.flush()
        try journal.finish(sources, plan)
    }

    private mutating func read(_ input: StreamInput, with workers: OrderedWorkers<StreamBatch>) throws {
        var reader = RecordReader(
            input, input.shape ?? .whole, at: try journal.start(input), batchBytes: batchBytes,
            recordBytesMax: plan.limits.documentBytesMax, keepsBlankLines: plan.answersLines)
        while true {
            if workers.isFull { try retire(workers) }
            let batch = workers.next
            let outcome = try reader.fill(batch)
            if batch.chunk.end > 0 || !batch.chunk.slots.isEmpty { workers.submit() }
            if outcome == .full, SignalWatch.received == nil { continue }
            while try retire(workers) {}
            if outcome == .wouldWait {
                // Whoever waits for an answer gets it before we wait for a question.
                try output.flush()
                try issueOutput?.flush()
                _ = SignalWatch.isReadable(input.descriptor, waits: true)
            }
            if let signal = SignalWatch.received { try end(by: signal) }
            if outcome == .end { return }
        }
    }

    @discardableResult
    private mutating func retire(_ workers: OrderedWorkers<StreamBatch>) throws -> Bool {
        guard let batch = workers.retire() else { return false }
        try output.write(plan.output.isAccepted ? batch.result.accepted : batch.result.output)
        try issueOutput?.write(batch.result.issues)
        fields.add(batch.result.fields)
        hasChanged = hasChanged || batch.result.hasChanged
        hasLost = hasLost || batch.result.hasLost
        try journal.add(batch)
        progress.show(records: journal.recordCount, bytes: journal.byteOffset)
        return true
    }

    /// Between two batches all outputs end behind the same record.
    private mutating func end(by signal: Int32) throws -> Never {
        progress.clear()
        try output.flush()
        try issueOutput?.flush()
        try journal.save()
        cleanUp()
        SignalWatch.die(of: signal)
    }
}
