#if Hummingbird
    internal import HTTPTypes
    internal import Logging
    internal import Metrics

    /// What is counted and logged of one request: outcome, status, codes, duration; no value, no path.
    struct RequestRecord {
        private let outcome: String
        private let status: Int?
        private let codes: [String: Int]
        private let duration: Duration

        init(_ verdict: RequestVerdict, duration: Duration) {
            switch verdict.decision {
            case .accepted:
                outcome = verdict.isChanged ? "repaired" : "accepted"
                status = nil
            case .refused(let problem):
                outcome = "refused"
                status = problem.status.code
            }
            codes = verdict.codes
            self.duration = duration
        }

        func tell(_ logger: Logger) {
            Counter(
                label: "barbule_requests",
                dimensions: [("outcome", outcome), ("status", status.map(String.init) ?? "")]
            )
            .increment()
            for (code, count) in codes {
                Counter(label: "barbule_issues", dimensions: [("code", code)]).increment(by: count)
            }
            Timer(label: "barbule_check_duration", dimensions: [("outcome", outcome)]).record(duration: duration)
            logger.log(level: status == nil ? .debug : .info, "request checked", metadata: metadata)
        }

        var metadata: Logger.Metadata {
            var metadata: Logger.Metadata = [
                "barbule.outcome": "\(outcome)", "barbule.codes": .array(codes.keys.sorted().map { "\($0)" }),
                "barbule.microseconds": "\(Int(duration / .microseconds(1)))",
            ]
            if let status { metadata["barbule.status"] = "\(status)" }
            return metadata
        }
    }
#endif
