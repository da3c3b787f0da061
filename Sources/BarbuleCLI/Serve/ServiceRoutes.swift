#if Hummingbird
    internal import Barbule
    internal import BarbuleEngine
    internal import BarbuleHummingbird
    internal import BarbuleRender
    internal import BarbuleValues
    internal import HTTPTypes
    internal import Hummingbird
    internal import NIOCore

    /// What the service answers besides the interface.
    struct ServiceRoutes: Sendable {
        let limits: Limits
        let bodyTimeout: Duration
        let options: CheckSettings
        let metrics: PrometheusMetrics

        func add(to router: Router<BasicRequestContext>) {
            router.on("/", method: .get) { _, _ in PlaygroundPage.response() }
            router.on("/health", method: .get) { _, _ in Response.json(Array(#"{"status":"ok"}"#.utf8)) }
            router.on("/metrics", method: .get) { _, _ in
                Response(
                    status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                    body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.text)))
            }
            router.on("/schemas", method: .get) { _, _ in Response.json(Self.schemas) }
            router.on("/check", method: .post) { request, _ in try await check(request) }
            router.on("/try", method: .post) { request, _ in
                try await withBody(of: request) { .json(TryRequest.answer($0, limits: limits)) }
            }
        }

        private static let schemas: [UInt8] = {
            var renderer = JSONRenderer()
            renderer.array(Schema.bundledNames) { renderer, name in
                renderer.object {
                    $0.member("name", name)
                    $0.member("text", String(decoding: Schema.bundledText(named: name) ?? [], as: UTF8.self))
                }
            }
            return renderer.output
        }()

        private func check(_ request: Request) async throws -> Response {
            let name = request.uri.queryParameters["schema"].map(String.init) ?? SchemaSource.defaultName
            guard let schema = Schema.bundled(named: name) else {
                return Problem(.notFound, "There is no such schema; see GET /schemas.").response
            }
            let checkOptions: CheckOptions
            do { checkOptions = try options.loadOptions(for: schema) } catch {
                return Problem(.unprocessableContent, "The options of this server are none of this schema.").response
            }
            return try await withBody(of: request) { payload in
                let report = schema.check(payload, options: checkOptions, limits: limits)
                let facts = ReportFacts(report, of: payload, path: PathName(argument: "-"), showsValues: false)
                return .json(JSONRenderer.render(facts, schemaName: schema.name))
            }
        }

        /// Reads the body within the limits, and works on it with room for the deepest.
        private func withBody(
            of request: Request, _ work: @escaping @Sendable ([UInt8]) -> Response
        ) async throws -> Response {
            let bytesMax = limits.documentBytesMax
            switch try await RequestBytes.read(request, bytesMax: bytesMax, within: bodyTimeout) {
            case .failure(let failure): return failure.problem(bytesMax: bytesMax, bodyTimeout).response
            case .success(let body):
                return RoomyStack.value { work(body) } ?? Problem.overloaded.response
            }
        }
    }
#endif
