#if Hummingbird
    internal import Barbule
    internal import HTTPTypes
    internal import Hummingbird
    internal import NIOCore

    /// Answers a request of the interface that passed its check.
    ///
    /// For the contact interface as documented, with the contact: its id, the last segment of the path, and the canonical
    /// members. Nothing is stored, so what was not sent is not there. For another interface, with the canonical body.
    struct CheckedRequestAnswer: RouterMiddleware {
        let api: API

        func handle(
            _ request: Request, context: BasicRequestContext,
            next: (Request, BasicRequestContext) async throws -> Response
        ) async throws -> Response {
            guard !api.methods(at: request.head.path ?? "").isEmpty else { return try await next(request, context) }
            let body = try await request.body.collect(upTo: .max)
            let canonical = body.getBytes(at: body.readerIndex, length: body.readableBytes) ?? []
            return .json(api.name == API.contact.name ? Self.contact(canonical, at: request.uri.path) : canonical)
        }

        /// `{"id":"…",` and the members of the canonical object. An id that passed the check has no character to escape.
        private static func contact(_ canonical: [UInt8], at path: String) -> [UInt8] {
            let id = path.split(separator: "/").last ?? ""
            let members = canonical.dropFirst()
            return Array(#"{"id":"\#(id)"\#(members.count > 1 ? "," : "")"#.utf8) + members
        }
    }

    extension Response {
        /// - Parameter json: a whole JSON text.
        static func json(_ json: [UInt8]) -> Response {
            Response(
                status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: json)))
        }
    }
#endif
