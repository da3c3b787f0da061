#if Hummingbird
    import Barbule
    import BarbuleHummingbird
    import Foundation
    import FoundationNetworking
    import Hummingbird

    /// The Swift of the README, compiled; what it shows is the answer to a request with an error.
    enum Middleware {
        private static func store(_ body: RequestBody) async throws -> HTTPResponse.Status { .noContent }

        static func run() async throws -> [String] {
            // README
            let router = Router()
            router.add(middleware: CheckRequestsMiddleware(.contact))
            router.put("/v2/account/:account_id/contact/:contact_id") { request, context in
                try await store(request.body)  // The canonical body; a bad request never comes here.
            }
            // END
            let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
            let application = Application(
                router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
                onServerRunning: { continuation.yield($0.localAddress?.port ?? 0) })
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await application.run() }
                defer { group.cancelAll() }
                for await port in ports { return try await answer(from: port) }
                return []
            }
        }

        private static func answer(from port: Int) async throws -> [String] {
            let path = "/v2/account/a/contact/550aac3da096734ce5000001"
            guard let url = URL(string: "http://127.0.0.1:\(port)\(path)") else { return [] }
            var request = URLRequest(url: url)
            request.httpMethod = "PUT"
            request.setValue("Token token=abcdefgh", forHTTPHeaderField: "Authorization")
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
            request.httpBody = Data(#"{"gender": "zebra"}"#.utf8)
            let (body, response) = try await URLSession.shared.data(for: request)
            let status = (response as? HTTPURLResponse)?.statusCode ?? 0
            let object = try JSONSerialization.jsonObject(with: body)
            let json = try JSONSerialization.data(withJSONObject: object, options: [.prettyPrinted, .sortedKeys])
            return ["\(status) \(response.mimeType ?? "")"]
                + String(decoding: json, as: UTF8.self).components(separatedBy: "\n")
        }
    }
#endif
