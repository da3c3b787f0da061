/// Hands batches of records from a thread to a task: at most one lies here, so the thread waits for the task, and the task
/// is suspended, not blocked, while it waits for the thread.
///
/// Unchecked, because everything in it is touched inside the monitor only.
final class RecordMailbox: @unchecked Sendable {
    /// `nil` behind the last one.
    typealias Batch = Result<[Schema.Records.Record]?, Schema.Records.ReadError>

    private let monitor = Monitor()
    private let path: String
    private var batch: Batch?
    private var waiter: CheckedContinuation<Batch, Never>?
    /// What there is when the last batch has been taken, from then on.
    private var ending: Batch?

    init(path: String) { self.path = path }

    /// Waits until there is room.
    ///
    /// - Returns: false when nobody will take it.
    func put(_ records: [Schema.Records.Record]) -> Bool {
        let (isTaken, waiter): (Bool, CheckedContinuation<Batch, Never>?) = monitor.withLock {
            while batch != nil, ending == nil { monitor.wait() }
            guard ending == nil else { return (false, nil) }
            if self.waiter == nil { batch = .success(records) }
            return (true, takeWaiter())
        }
        waiter?.resume(returning: .success(records))
        return isTaken
    }

    /// Nothing comes behind what was put.
    func finish(_ last: Batch) {
        let waiter: CheckedContinuation<Batch, Never>? = monitor.withLock {
            while batch != nil, ending == nil { monitor.wait() }
            guard ending == nil else { return nil }
            ending = last
            return takeWaiter()
        }
        waiter?.resume(returning: last)
    }

    /// The next batch, or the end.
    func take(isolation actor: isolated (any Actor)?) async -> Batch {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let ready: Batch? = monitor.withLock {
                    if let batch {
                        self.batch = nil
                        monitor.notifyAll()
                        return batch
                    }
                    if ending == nil { waiter = continuation }
                    return ending
                }
                if let ready { continuation.resume(returning: ready) }
            }
        } onCancel: {
            end(with: .failure(Schema.Records.ReadError(path: path, reason: "the task was cancelled")))
        }
    }

    /// Nobody takes anything any more: the thread may end too.
    func close() { end(with: .success(nil)) }

    private func end(with last: Batch) {
        let waiter = monitor.withLock {
            batch = nil
            ending = last
            monitor.notifyAll()
            return takeWaiter()
        }
        waiter?.resume(returning: last)
    }

    /// Inside the monitor only.
    private func takeWaiter() -> CheckedContinuation<Batch, Never>? {
        defer { waiter = nil }
        return waiter
    }
}
