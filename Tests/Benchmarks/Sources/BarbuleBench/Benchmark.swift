import AllocationCount

/// One thing to measure: a pass over payloads of one class.
struct Benchmark {
    let title: String
    let lines: Lines
    /// Goes over all the lines; returns a number that depends on all the work, so that nothing can be left out.
    let pass: (Lines) -> Int

    init(_ title: String, _ lines: Lines, _ pass: @escaping (Lines) -> Int) {
        self.title = title
        self.lines = lines
        self.pass = pass
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
            var checksum = 0
            let mallocsBefore = allocation_count()
            let ownTime = time { checksum = benchmark.pass(lines) }
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
            mallocsPerPayload: mallocs[index])
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
