import Barbule
import Synchronization
import Testing

/// Threads give back in order what they were given.
@Suite struct OrderedWorkersTests {
    /// Unchecked, because the workers hand it on: one at a time has it, which is what is tested.
    final class Piece: @unchecked Sendable {
        var input = 0
        var output = 0
    }

    @Test("pieces come back in order, whoever is faster", arguments: [0, 1, 2, 7])
    func order(_ threadCount: Int) {
        let workers = OrderedWorkers((0..<5).map { _ in Piece() }, threadCount: threadCount) {
            { piece in
                // Uneven work.
                var sum = 0
                for step in 0..<(piece.input % 7 * 500) { sum &+= step }
                piece.output = piece.input * 2 + sum - sum
            }
        }
        var results: [Int] = []
        for input in 0..<2000 {
            if workers.isFull, let done = workers.retire() { results.append(done.output) }
            let piece = workers.next
            piece.input = input
            workers.submit()
        }
        while let done = workers.retire() { results.append(done.output) }
        workers.close()
        #expect(results == (0..<2000).map { $0 * 2 })
    }

    @Test("every thread has a worker of its own, and closing waits for what is under way")
    func workers() {
        let made = Mutex(0)
        let done = Mutex(0)
        let workers = OrderedWorkers((0..<8).map { _ in Piece() }, threadCount: 3) {
            made.withLock { $0 += 1 }
            return { _ in done.withLock { $0 += 1 } }
        }
        for _ in 0..<8 { workers.submit() }
        workers.close()
        #expect(made.withLock(\.self) == 3)
        #expect(done.withLock(\.self) == 8)
    }
}
