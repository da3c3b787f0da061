#if Hummingbird
    import Barbule
    import BarbuleHummingbird
    import Foundation
    import HTTPTypes
    import Hummingbird
    import Logging
    import NIOCore
    import Synchronization

    /// A service as somebody would write it, on a port of the loopback interface.
    enum TestServer {
        static let path = "/v2/account/550aac3da096734ce5000009/contact/550aac3da096734ce5000001"
        static let token = "S3cr3tS3cr3t"
        static let bodyBytesMax = 100_000

        /// - Parameter body: gets the port.
        static func run<Value: Sendable>(
            api: API = .contact, bodyTimeout: Duration = .milliseconds(600), logs: LogStore = LogStore(),
            _ body: @escaping @Sendable (Int) async throws -> Value
        ) async throws -> Value {
            let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
            var logger = Logger(label: "test") { _ in StoreHandler(store: logs) }
            logger.logLevel = .trace
            let application = Application(
                router: router(api, bodyTimeout),
                server: .http1(configuration: .init(idleTimeout: .seconds(5))),
                configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
                onServerRunning: { continuation.yield($0.localAddress?.port ?? 0) }, logger: logger)
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await application.run() }
                var port: Int?
                for await found in ports {
                    port = found
                    break
                }
                let value = try await body(port ?? 0)
                group.cancelAll()
                return value
            }
        }

        private static func router(_ api: API, _ bodyTimeout: Duration) -> Router<BasicRequestContext> {
            let router = Router()
            router.add(
                middleware: CheckRequestsMiddleware(
                    api, limits: Limits(documentBytesMax: bodyBytesMax), bodyTimeout: bodyTimeout))
            // Answers what it reads, and what the head says of it.
            router.on("/v2/account/:account_id/contact/:contact_id", method: .put) { request, context in
                let length = request.headers[.contentLength] ?? ""
                let body = try await request.body.collect(upTo: 1 << 20)
                return Response(
                    status: .ok, headers: [.contentLocation: length, .contentLength: String(body.readableBytes)],
                    body: ResponseBody(byteBuffer: body))
            }
            for method in [HTTPRequest.Method.get, .post] { router.on("/other", method: method, use: echo) }
            return router
        }

        private static func echo(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
            let body = try await request.body.collect(upTo: 1 << 20)
            return Response(
                status: .ok, headers: [.contentLength: String(body.readableBytes)],
                body: ResponseBody(byteBuffer: body))
        }
    }

    /// All that was logged, as text.
    final class LogStore: Sendable {
        private let lines = Mutex<[String]>([])
        func append(_ line: String) { lines.withLock { $0.append(line) } }
        var text: String { lines.withLock { $0.joined(separator: "\n") } }
    }

    private struct StoreHandler: LogHandler {
        let store: LogStore
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { $1 }
            store.append("\(event.level) \(event.message) \(all.sorted { $0.key < $1.key })")
        }
    }
#endif
