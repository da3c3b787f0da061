internal import Glibc

/// One line on a terminal that says how far a run is; nothing anywhere else.
struct Progress {
    private let isOn: Bool
    private let byteCountTotal: Int?
    private let start = Self.now
    private var last = 0.0
    private var isDrawn = false

    private static let intervalSeconds = 0.2
    /// A shorter run needs no bar.
    private static let delaySeconds = 1.0

    /// - Parameter byteCountTotal: of all inputs, where that is known.
    init(isQuiet: Bool, byteCountTotal: Int?) {
        isOn = !isQuiet && isatty(STDERR_FILENO) == 1 && Environment.value("TERM") != "dumb"
        self.byteCountTotal = byteCountTotal
    }

    mutating func show(records: Int, bytes: Int) {
        guard isOn else { return }
        let now = Self.now
        guard now - start >= Self.delaySeconds, now - last >= Self.intervalSeconds else { return }
        last = now
        draw(Self.line(records: records, bytes: bytes, of: byteCountTotal, seconds: now - start))
        isDrawn = true
    }

    func clear() { if isDrawn { draw("") } }

    /// ` 45 % [#########           ]  1,234,567 records  310,000/s  0:12 left`
    static func line(records: Int, bytes: Int, of total: Int?, seconds: Double) -> String {
        let rate = seconds > 0 ? Int(Double(records) / seconds) : 0
        let counts = "\(StreamSummary.count(records)) records  \(StreamSummary.count(rate))/s"
        guard let total, total > 0, bytes > 0 else { return "  \(counts)" }
        let share = min(1, Double(bytes) / Double(total))
        let filled = Int(share * 20)
        let percent = String(Int(share * 100))
        let bar = String(repeating: "#", count: filled) + String(repeating: " ", count: 20 - filled)
        let left = Int(seconds / share * (1 - share))
        return String(repeating: " ", count: 3 - percent.utf8.count) + "\(percent) % [\(bar)]  \(counts)  \(clock(left)) left"
    }

    private static func clock(_ seconds: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let (minutes, rest) = (seconds / 60, seconds % 60)
        return minutes < 60 ? "\(minutes):\(two(rest))" : "\(minutes / 60):\(two(minutes % 60)):\(two(rest))"
    }

    private func draw(_ text: String) { _ = FileWriter.write(Array("\r\u{1B}[K\(text)".utf8), to: STDERR_FILENO) }

    private static var now: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
