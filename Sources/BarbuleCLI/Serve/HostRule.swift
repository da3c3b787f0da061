#if Hummingbird
    internal import BarbuleHummingbird
    internal import HTTPTypes
    internal import Hummingbird

    /// Lets requests in that mean this server, and makes problems of errors.
    ///
    /// A page from elsewhere can have its own name point at this machine (DNS rebinding); its requests then come with that
    /// name. A page can also send to us as another origin, without reading the answer; it is not let in either.
    struct HostRule: RouterMiddleware {
        private let names: Set<String>

        /// - Parameter names: besides those of this machine.
        init(names: [String]) {
            self.names = Set(names.map { Self.name(of: $0) } + ["localhost", "127.0.0.1", "::1"])
        }

        func handle(
            _ request: Request, context: BasicRequestContext,
            next: (Request, BasicRequestContext) async throws -> Response
        ) async throws -> Response {
            guard let host = request.head.authority, names.contains(Self.name(of: host)) else {
                return Problem(.misdirectedRequest, "The request means another host; see --allow-host.").response
            }
            if let origin = request.headers[.origin], !isOwn(origin) {
                return Problem(.forbidden, "A page of another origin may not ask.").response
            }
            do {
                var response = try await next(request, context)
                response.headers[.contentTypeOptions] = "nosniff"
                return response
            } catch let error as HTTPError {
                return Problem(error.status, "There is nothing here: \(Self.places).").response
            }
        }

        private static let places =
            "see GET /, GET /schemas, GET /health, GET /metrics, POST /check, POST /try, or the interface's requests"

        private func isOwn(_ origin: String) -> Bool {
            guard let scheme = ["http://", "https://"].first(where: origin.hasPrefix) else { return false }
            return names.contains(Self.name(of: String(origin.dropFirst(scheme.count))))
        }

        /// Without port and brackets, in lower case: `[::1]:80` is `::1`.
        private static func name(of authority: String) -> String {
            let text = authority.lowercased()
            if text.hasPrefix("[") { return String(text.dropFirst().prefix { $0 != "]" }) }
            // More than one colon: an address without brackets, as an option has it.
            guard text.count(where: { $0 == ":" }) == 1 else { return text }
            return String(text.prefix { $0 != ":" })
        }
    }

    extension HTTPField.Name {
        static var contentTypeOptions: Self { Self("X-Content-Type-Options") ?? .contentType }
    }
#endif
