internal import BarbuleEngine

/// The thread that reads a file and has its records checked, as long as the iterator that holds this lives.
///
/// ```
/// thread:  file ─→ chunk ─→ ring of workers ─→ mailbox ─→ task
/// ```
final class RecordPump: Sendable {
    struct Plan: Sendable {
        let schema: Schema
        let path: String
        let workerCount: Int
        let options: CheckOptions
        let limits: Limits
    }

    let mailbox: RecordMailbox

    init(_ plan: Plan) {
        let mailbox = RecordMailbox(path: plan.path)
        self.mailbox = mailbox
        let thread = WorkerThread.start {
            mailbox.finish(
                RecordMailbox.Batch { () throws(Schema.Records.ReadError) in
                    try Self.run(plan, mailbox)
                    return nil
                })
        }
        if thread == nil {
            mailbox.finish(
                .failure(Schema.Records.ReadError(path: plan.path, reason: "the system has no thread to give")))
        }
        thread?.detach()
    }

    deinit { mailbox.close() }

    private static func run(_ plan: Plan, _ mailbox: RecordMailbox) throws(Schema.Records.ReadError) {
        var reader = try RecordFileReader(plan)
        let isAlone = plan.workerCount == 1
        let workers = OrderedWorkers(
            (0..<(isAlone ? 1 : 2 * plan.workerCount + 1)).map { _ in RecordBatch() },
            threadCount: isAlone ? 0 : plan.workerCount
        ) {
            let session = CheckSession(plan.schema, options: plan.options, limits: plan.limits)
            return { $0.check(with: session, plan.limits) }
        }
        defer { workers.close() }
        while true {
            if workers.isFull, !deliver(workers.retire(), mailbox) { return }
            let outcome = try reader.fill(workers.next)
            workers.submit()
            if outcome == .full { continue }
            // There may be nothing to read for a while, or ever.
            while let batch = workers.retire() {
                guard deliver(batch, mailbox) else { return }
            }
            if outcome == .end { return }
        }
    }

    private static func deliver(_ batch: RecordBatch?, _ mailbox: RecordMailbox) -> Bool {
        guard let records = batch?.takeRecords(), !records.isEmpty else { return true }
        return mailbox.put(records)
    }
}

/// A chunk of the file, and what came of it. Unchecked, because one at a time has it: the reader, then a worker, then the
/// reader again; the ring of ``OrderedWorkers`` hands it on.
final class RecordBatch: @unchecked Sendable {
    var chunk = RecordChunk()
    private var records: [Schema.Records.Record] = []

    func check(with session: CheckSession, _ limits: Limits) {
        records.reserveCapacity(chunk.slots.count)
        for slot in chunk.slots {
            let bytes = slot.kind == .tooLong ? [] : Array(chunk.bytes[slot.range])
            var report = session.check(bytes, at: slot, limits: limits)
            if !report.isCleanAtAGlance {
                report = report.placed(line: slot.line, column: slot.column, byteOffset: slot.byteOffset)
            }
            records.append(
                Schema.Records.Record(line: slot.line, byteOffset: slot.byteOffset, bytes: bytes, report: report))
        }
    }

    func takeRecords() -> [Schema.Records.Record] {
        defer { records = [] }
        return records
    }
}
