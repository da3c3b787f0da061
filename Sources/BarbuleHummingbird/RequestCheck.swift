#if Hummingbird
    internal import Barbule
    internal import BarbuleEngine
    internal import HTTPTypes
    internal import Hummingbird

    /// From a request to the decision about it.
    struct RequestCheck: Sendable {
        let api: API
        let options: CheckOptions
        let limits: Limits
        let bodyTimeout: Duration
        let challenge: String

        /// - Parameter methods: those of the request's path.
        /// - Throws: what the connection threw; nobody is there to be answered.
        func verdict(of request: Request, methods: [String]) async throws -> RequestVerdict {
            let body: [UInt8]
            switch try await RequestBytes.read(request, bytesMax: limits.documentBytesMax, within: bodyTimeout) {
            case .success(let bytes): body = bytes
            case .failure(let failure):
                return RequestVerdict(failure.problem(bytesMax: limits.documentBytesMax, bodyTimeout))
            }
            let message = API.Request(
                method: request.head.method.rawValue, path: request.head.path ?? "",
                headers: request.headers.map { API.Header($0.name.canonicalName, $0.value) }, body: body)
            let verdict = RoomyStack.value(for: body) { [self] in
                let report = api.check(message, options: options, limits: limits)
                guard report.isValid else {
                    return RequestVerdict(Problem(of: report, body: body, methods: methods, challenge: challenge), report)
                }
                return RequestVerdict(accepted: body.isEmpty ? body : report.canonical ?? body, report, from: body)
            }
            return verdict ?? RequestVerdict(.overloaded)
        }
    }

    /// What is done with a request, and what is told of it.
    struct RequestVerdict: Sendable {
        enum Decision: Sendable {
            /// With the canonical body, or as it came where the document describes none.
            case accepted([UInt8])
            case refused(Problem)
        }

        let decision: Decision
        let isChanged: Bool
        /// How often each code was raised.
        let codes: [String: Int]

        init(accepted canonical: [UInt8], _ report: Report, from body: [UInt8]) {
            decision = .accepted(canonical)
            isChanged = canonical != body
            codes = Self.count(report)
        }

        init(_ problem: Problem, _ report: Report? = nil) {
            decision = .refused(problem)
            isChanged = false
            codes = report.map(Self.count) ?? [:]
        }

        private static func count(_ report: Report) -> [String: Int] {
            report.issues.reduce(into: [:]) { $0[$1.code, default: 0] += 1 }
        }
    }
#endif
