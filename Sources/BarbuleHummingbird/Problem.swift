#if Hummingbird
    internal import Barbule
    internal import BarbuleEngine
    internal import BarbuleRender
    package import HTTPTypes
    package import Hummingbird
    internal import NIOCore

    /// An answer `application/problem+json`.
    ///
    /// ```json
    /// {"type": "about:blank", "title": "Unprocessable Content", "status": 422, "detail": "1 error in the request.",
    ///  "errors": [{"code": "schema.enum", "pointer": "/gender", "message": "…"}]}
    /// ```
    ///
    /// - Source: RFC 9457; `errors` is a member of our own, as in its example.
    package struct Problem: Sendable {
        package let status: HTTPResponse.Status
        package let headers: HTTPFields
        let json: [UInt8]

        /// - Parameter detail: a sentence; never a value of the request.
        package init(_ status: HTTPResponse.Status, _ detail: String, headers: HTTPFields = [:]) {
            self.init(status, detail, headers, errors: nil)
        }

        /// The errors of a checked request; its status is that of the first kind that is there, from outside to inside.
        init(of report: Report, body: [UInt8], methods: [String], challenge: String) {
            let facts = ReportFacts(report, of: body, path: PathName(bytes: []), showsValues: false)
            let errors = facts.issues.filter { $0.severity == .error }
            let kind = errors.map(Kind.init(of:)).min() ?? .body
            let count = report.errorCount == 1 ? "1 error" : "\(report.errorCount) errors"
            self.init(
                kind.status, "\(count) in the request.", kind.headers(methods, challenge), errors: (facts, errors))
        }

        private init(
            _ status: HTTPResponse.Status, _ detail: String, _ headers: HTTPFields,
            errors: (facts: ReportFacts, issues: [Issue])?
        ) {
            self.status = status
            self.headers = headers
            var renderer = JSONRenderer()
            renderer.object {
                $0.member("type", "about:blank")
                $0.member("title", status.reasonPhrase)
                $0.member("status", status.code)
                $0.member("detail", detail)
                $0.name("errors")
                $0.array(errors?.issues ?? []) { renderer, issue in
                    renderer.object {
                        $0.member("code", issue.code)
                        $0.member("pointer", ValueMask.maskedPointer(issue.instanceLocation))
                        $0.member("message", errors?.facts.message(issue))
                    }
                }
            }
            json = renderer.output
        }

        /// No thread could be had for a deep body.
        package static let overloaded = Problem(.serviceUnavailable, "There is no room for this request now.")

        package var response: Response {
            var headers = headers
            headers[.contentType] = "application/problem+json"
            return Response(
                status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: json)))
        }
    }

    extension Problem {
        /// What an error is about; of several kinds the first decides the status.
        private enum Kind: Int, Comparable {
            case method, credentials, head, mediaType, accept, syntax, body

            init(of issue: Issue) {
                switch issue.code {
                case "http.method": self = .method
                case "http.authorization": self = .credentials
                case "http.content_type": self = .mediaType
                case "http.accept": self = .accept
                case "json.syntax": self = .syntax
                default: self = issue.isAboutHead ? .head : .body
                }
            }

            static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }

            var status: HTTPResponse.Status {
                switch self {
                case .method: .methodNotAllowed
                case .credentials: .unauthorized
                case .head, .syntax: .badRequest
                case .mediaType: .unsupportedMediaType
                case .accept: .notAcceptable
                case .body: .unprocessableContent
                }
            }

            /// What HTTP wants to be said with the status (RFC 9110 §15.5.2 and §15.5.6).
            func headers(_ methods: [String], _ challenge: String) -> HTTPFields {
                switch self {
                case .method: [.allow: methods.joined(separator: ", ")]
                case .credentials: [.wwwAuthenticate: challenge]
                default: [:]
                }
            }
        }
    }
#endif
