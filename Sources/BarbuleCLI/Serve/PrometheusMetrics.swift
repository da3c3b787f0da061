#if Hummingbird
    internal import CoreMetrics
    internal import Synchronization

    /// Counters and durations in memory, told as Prometheus reads them.
    ///
    /// A duration is a summary without quantiles: how many, and their sum in seconds. What else a library wants to measure is
    /// dropped.
    ///
    /// - Source: Prometheus text exposition format 0.0.4.
    final class PrometheusMetrics: MetricsFactory {
        fileprivate struct Key: Hashable {
            var name: String
            var labels: String
        }

        private struct Value {
            var count: Int64 = 0
            var nanoseconds: Int64?
        }

        private let values = Mutex<[Key: Value]>([:])

        func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
            Handler(self, Key(name: label + "_total", labels: Self.labels(dimensions)))
        }

        func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
            Handler(self, Key(name: label + "_seconds", labels: Self.labels(dimensions)))
        }

        func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
            NOOPMetricsHandler.instance
        }

        func destroyCounter(_ handler: any CounterHandler) {}
        func destroyTimer(_ handler: any TimerHandler) {}
        func destroyRecorder(_ handler: any RecorderHandler) {}

        fileprivate final class Handler: CounterHandler, TimerHandler {
            private let metrics: PrometheusMetrics
            private let key: Key

            fileprivate init(_ metrics: PrometheusMetrics, _ key: Key) {
                self.metrics = metrics
                self.key = key
            }

            func increment(by amount: Int64) {
                metrics.values.withLock { $0[key, default: Value()].count += amount }
            }

            func reset() { metrics.values.withLock { $0[key] = nil } }

            func recordNanoseconds(_ duration: Int64) {
                metrics.values.withLock {
                    $0[key, default: Value()].count += 1
                    $0[key, default: Value()].nanoseconds = ($0[key]?.nanoseconds ?? 0) + duration
                }
            }
        }

        private static func labels(_ dimensions: [(String, String)]) -> String {
            let pairs = dimensions.filter { !$0.1.isEmpty }.map { name, value in
                let safe = value.flatMap { "\\\"\n".contains($0) ? "\\" + ($0 == "\n" ? "n" : String($0)) : String($0) }
                return "\(name)=\"\(String(safe))\""
            }
            return pairs.isEmpty ? "" : "{" + pairs.joined(separator: ",") + "}"
        }

        var text: String {
            let sorted = values.withLock { $0.sorted { ($0.key.name, $0.key.labels) < ($1.key.name, $1.key.labels) } }
            var text = ""
            var name = ""
            for (key, value) in sorted {
                if key.name != name {
                    text += "# TYPE \(key.name) \(value.nanoseconds == nil ? "counter" : "summary")\n"
                }
                name = key.name
                guard let nanoseconds = value.nanoseconds else {
                    text += "\(name)\(key.labels) \(value.count)\n"
                    continue
                }
                text +=
                    "\(name)_sum\(key.labels) \(Double(nanoseconds) / 1e9)\n\(name)_count\(key.labels) \(value.count)\n"
            }
            return text
        }
    }
#endif
