#if Hummingbird
    public import Barbule
    public import BarbuleEngine
    internal import HTTPTypes
    public import Hummingbird
    internal import NIOCore

    /// Checks requests by an OpenAPI document before a handler sees them.
    ///
    /// ```swift
    /// let router = Router()
    /// router.add(middleware: CheckRequestsMiddleware(.contact))
    /// router.put("/v2/account/:account_id/contact/:contact_id") { request, context in
    ///     try await store(request.body)          // the canonical body; a bad one was answered already
    /// }
    /// ```
    ///
    /// A path that the document describes is checked as a whole: method, path, headers, body. What it does not describe passes
    /// through untouched. The handler reads the canonical body. A request with errors never reaches it; the answer is
    /// `application/problem+json`:
    ///
    /// | status | why |
    /// | --- | --- |
    /// | 400 | the path or a header is wrong, or the body is no JSON |
    /// | 401 | the credentials are missing or no such |
    /// | 405 | the path has other methods |
    /// | 406 | none of the answers is accepted |
    /// | 408 | the body was not complete in time |
    /// | 413 | the body is larger than `limits.documentBytesMax`, told while it arrives |
    /// | 415 | another media type, or a `Content-Encoding`; what decodes in front of this must remove that field |
    /// | 422 | the body has errors |
    ///
    /// Compressed bodies are not read. No answer, log line or metric holds a value of the request. Give the server an
    /// `idleTimeout` too, for clients that send no head or stay after their answer.
    public struct CheckRequestsMiddleware<Context: RequestContext>: RouterMiddleware {
        private let check: RequestCheck

        /// - Parameters:
        ///   - api: the document; compiled once, shared by all requests.
        ///   - options: of the bodies' schemas.
        ///   - limits: `documentBytesMax` is the size of a body; 1 MiB unless told.
        ///   - bodyTimeout: from the head of a request until its body must be there.
        ///   - challenge: what `WWW-Authenticate` says in an answer 401.
        public init(
            _ api: API = .contact, options: CheckOptions = CheckOptions(),
            limits: Limits = Limits(documentBytesMax: 1 << 20), bodyTimeout: Duration = .seconds(10),
            challenge: String = "Token"
        ) {
            check = RequestCheck(
                api: api, options: options, limits: limits, bodyTimeout: bodyTimeout, challenge: challenge)
        }

        /// Answers a bad request, or hands on a good one with its canonical body.
        public func handle(
            _ request: Request, context: Context, next: (Request, Context) async throws -> Response
        ) async throws -> Response {
            let methods = check.api.methods(at: request.head.path ?? "")
            guard !methods.isEmpty else { return try await next(request, context) }
            let start = ContinuousClock.now
            let verdict = try await check.verdict(of: request, methods: methods)
            RequestRecord(verdict, duration: start.duration(to: .now)).tell(context.logger)
            switch verdict.decision {
            case .refused(let problem): return problem.response
            case .accepted(let body): return try await next(request.replacingBody(with: body), context)
            }
        }
    }

    extension Request {
        /// The same request with another body, of which its head tells the truth. The one it came with can be read only once.
        fileprivate func replacingBody(with bytes: [UInt8]) -> Request {
            var head = head
            if !bytes.isEmpty { head.headerFields[.contentLength] = String(bytes.count) }
            head.headerFields[.transferEncoding] = nil
            var request = self
            request.body = RequestBody(buffer: ByteBuffer(bytes: bytes))
            return Request(head: head, body: request.body)
        }
    }
#endif
