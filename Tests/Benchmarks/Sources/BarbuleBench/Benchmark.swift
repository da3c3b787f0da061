import AllocationCount
import PeerProcess

/// One thing to measure: a pass over payloads of one class.
struct Benchmark {
    let title: String
    let lines: Lines
    /// Goes over all the lines; returns CPU nanoseconds and a number that depends on all the work, so that nothing can be
    /// left out.
    let pass: () -> (nanoseconds: Double, checksum: Int)

    init(_ title: String, _ lines: Lines, _ pass: @escaping (Lines) -> Int) {
        self.title = title
        self.lines = lines
        self.pass = {
            var checksum = 0
            let nanoseconds = time { checksum = pass(lines) }
            return (nanoseconds, checksum)
        }
    }

    /// Lines that another process has in a file.
    init(_ peer: PeerProcess, _ lines: Lines) {
        title = peer.title
        self.lines = lines
        pass = {
            let (nanoseconds, count) = peer.run()
            return (nanoseconds, count)
        }
    }
}

/// What the rounds say.
struct Measurement {
    let title: String
    let lineCount: Int
    let nanosecondsPerPayload: Double
    /// How many times the walk over the same lines, in the same round.
    let ratioToWalk: Double
    let mallocsPerPayload: Double
    /// CPU nanoseconds of the rounds, for one payload.
    let times: [Double]
    let checksum: Int

    /// How many times another row over as many lines, in the same round.
    func ratio(to other: Measurement) -> Double { median(zip(times, other.times).map { $0 / $1 }) }
}

/// Runs all benchmarks in turn, round by round, so that a slow moment of the machine falls on all of them.
func measure(_ benchmarks: [Benchmark], roundCount: Int) -> [Measurement] {
    var times = [[Double]](repeating: [], count: benchmarks.count)
    var ratios = times
    var mallocs = [Double](repeating: 0, count: benchmarks.count)
    var checksums = [Int?](repeating: nil, count: benchmarks.count)
    for round in 0...roundCount {
        for (index, benchmark) in benchmarks.enumerated() where benchmark.lines.count > 0 {
            let lines = benchmark.lines
            let walkTime = time { _ = lines.walk().sum }
            let mallocsBefore = allocation_count()
            let (ownTime, checksum) = benchmark.pass()
            let mallocCount = allocation_count() - mallocsBefore
            precondition(checksums[index] ?? checksum == checksum, "\(benchmark.title): another result than before")
            checksums[index] = checksum
            // The first round fills caches and buffers.
            guard round > 0 else { continue }
            times[index].append(ownTime / Double(lines.count))
            ratios[index].append(ownTime / walkTime)
            mallocs[index] = Double(mallocCount) / Double(lines.count)
        }
    }
    return benchmarks.indices.map { index in
        Measurement(
            title: benchmarks[index].title, lineCount: benchmarks[index].lines.count,
            nanosecondsPerPayload: median(times[index]), ratioToWalk: median(ratios[index]),
            mallocsPerPayload: mallocs[index], times: times[index], checksum: checksums[index] ?? 0)
    }
}

/// CPU time of the process in nanoseconds.
private func time(_ body: () -> Void) -> Double {
    let start = cpu_time_nanoseconds()
    body()
    return Double(cpu_time_nanoseconds() - start)
}

private func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
