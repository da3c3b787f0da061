/// Threads that work on pieces of a stream; the pieces come back in the order they were handed in.
///
/// ```
/// submit ─→ ring of pieces ─→ workers, any order ─→ retire, in order
/// ```
///
/// The ring has a fixed number of places, so whoever reads waits for whoever writes, and memory is bounded. One thread
/// hands in and takes out.
package final class OrderedWorkers<Piece: AnyObject & Sendable> {
    /// What the threads share. Unchecked, because everything in it is touched inside the monitor only.
    private final class Ring: @unchecked Sendable {
        let monitor = Monitor()
        let pieces: [Piece]
        var isDone: [Bool]
        var submittedCount = 0
        var takenCount = 0
        var retiredCount = 0
        var isClosed = false

        init(_ pieces: [Piece]) {
            self.pieces = pieces
            isDone = Array(repeating: false, count: pieces.count)
        }

        func work(_ body: (Piece) -> Void) {
            while let (place, piece) = take() {
                body(piece)
                monitor.withLock {
                    isDone[place] = true
                    monitor.notifyAll()
                }
            }
        }

        private func take() -> (Int, Piece)? {
            monitor.withLock {
                while takenCount == submittedCount {
                    if isClosed { return nil }
                    monitor.wait()
                }
                let place = takenCount % pieces.count
                takenCount += 1
                return (place, pieces[place])
            }
        }
    }

    private let ring: Ring
    private var threads: [WorkerThread] = []
    private let body: (Piece) -> Void

    /// - Parameters:
    ///   - pieces: the places of the ring.
    ///   - threadCount: with 0, or when the system has no threads, the work is done by who hands it in.
    ///   - makeWorker: called once on each thread.
    package init(_ pieces: [Piece], threadCount: Int, makeWorker: @escaping @Sendable () -> (Piece) -> Void) {
        let ring = Ring(pieces)
        self.ring = ring
        for _ in 0..<threadCount {
            guard let thread = WorkerThread.start({ ring.work(makeWorker()) }) else { break }
            threads.append(thread)
        }
        body = threads.isEmpty ? makeWorker() : { _ in }
    }

    /// Every place of the ring is taken: the oldest piece must be retired first.
    package var isFull: Bool { ring.monitor.withLock { ring.submittedCount - ring.retiredCount == ring.pieces.count } }

    /// The piece to fill next; only while the ring is not full.
    package var next: Piece {
        ring.monitor.withLock {
            precondition(ring.submittedCount - ring.retiredCount < ring.pieces.count, "the ring is full")
            return ring.pieces[ring.submittedCount % ring.pieces.count]
        }
    }

    /// Hands ``next`` to the workers.
    package func submit() {
        if threads.isEmpty { body(next) }
        ring.monitor.withLock {
            let place = ring.submittedCount % ring.pieces.count
            ring.isDone[place] = threads.isEmpty
            ring.submittedCount += 1
            if threads.isEmpty { ring.takenCount += 1 } else { ring.monitor.notifyAll() }
        }
    }

    /// Waits for the oldest piece; its place is free with the next ``submit()``.
    ///
    /// - Returns: `nil` when none is under way.
    package func retire() -> Piece? {
        ring.monitor.withLock {
            guard ring.retiredCount < ring.submittedCount else { return nil }
            let place = ring.retiredCount % ring.pieces.count
            while !ring.isDone[place] { ring.monitor.wait() }
            ring.retiredCount += 1
            return ring.pieces[place]
        }
    }

    /// Lets the threads end. What is under way is finished, not returned.
    package func close() {
        ring.monitor.withLock {
            ring.isClosed = true
            ring.monitor.notifyAll()
        }
        for thread in threads { thread.join() }
        threads = []
    }

    deinit { close() }
}
