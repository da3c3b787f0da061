extension Schema {
    /// Checks the records of a file one after the other: a payload on each line (NDJSON), or the elements of one array.
    ///
    /// ```swift
    /// for try await record in Schema.contactUpdate.records(in: "contacts.ndjson", workers: 2) {
    ///     if record.report.isValid { send(record.report.canonical) } else { reject(record.line, record.report.issues) }
    /// }
    /// ```
    ///
    /// Nothing is opened before the first record is asked for. No more is read than the loop takes, but for a few chunks
    /// of 64 KiB, so memory does not grow with the file, and a slow loop makes reading wait. A line that is broken or too
    /// long is one invalid record; the records are the same, in the same order, for any number of workers.
    ///
    /// - Parameters:
    ///   - path: the file. It holds an array of records if it begins with `[` and no payload of the schema may be an array,
    ///     else a record on each line; empty lines are passed over.
    ///   - workers: threads that check; one more reads. None of them is one of Swift's own, so none of these is blocked.
    ///   - limits: a record is at most `documentBytesMax` long.
    /// - Throws: while iterating, ``Records/ReadError``; bad data is told in the reports.
    public func records(
        in path: String, workers: Int = 1, options: CheckOptions = CheckOptions(), limits: Limits = Limits()
    ) -> Records {
        Records(
            plan: RecordPump.Plan(
                schema: self, path: path, workerCount: max(1, workers), options: options, limits: limits))
    }

    /// The records of a file, checked; made by ``records(in:workers:options:limits:)``.
    ///
    /// Each iteration reads the file anew. One that is left early, or whose task is cancelled, stops reading.
    public struct Records: AsyncSequence, Sendable {
        /// One record of the file, as it came, and everything about it.
        public struct Record: Sendable {
            /// Where it begins: its line in the file, from 1.
            public let line: Int
            /// Where it begins: its first byte in the file, from 0.
            public let byteOffset: Int
            /// The record as it came; empty when it is longer than the limit.
            public let bytes: [UInt8]
            /// The report; lines, columns and byte ranges of its issues are those of the file.
            public let report: Report
        }

        /// The file could not be read, or the task was cancelled.
        public struct ReadError: Error, Sendable, CustomStringConvertible {
            /// As it was given.
            public let path: String
            /// In the words of the system.
            public let reason: String

            /// One line: `cannot read contacts.ndjson: No such file or directory`.
            public var description: String { "cannot read \(path): \(reason)" }
        }

        public typealias Element = Record
        public typealias Failure = ReadError

        let plan: RecordPump.Plan

        /// The iterator that `for try await` uses.
        public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(plan: plan) }

        /// Hands out the records that a thread of its own has read and checked.
        public struct AsyncIterator: AsyncIteratorProtocol {
            private let plan: RecordPump.Plan
            private var pump: RecordPump?
            private var batch: [Record] = []
            private var index = 0

            init(plan: RecordPump.Plan) { self.plan = plan }

            /// The next record; `nil` at the end of the file.
            public mutating func next() async throws(ReadError) -> Record? { try await next(isolation: nil) }

            /// The same, called from an actor.
            public mutating func next(isolation actor: isolated (any Actor)?) async throws(ReadError) -> Record? {
                while index == batch.count {
                    let pump = self.pump ?? RecordPump(plan)
                    self.pump = pump
                    guard let next = try await pump.mailbox.take(isolation: actor).get() else { return nil }
                    batch = next
                    index = 0
                }
                defer { index += 1 }
                return batch[index]
            }
        }
    }
}
