import Barbule
import BarbuleHummingbird
import Foundation
import Hummingbird
import Logging
import NIOCore

/// A service that reads a body and answers how long it was, with the middleware or without.
enum BenchServer {
    static func run(isChecked: Bool) async throws {
        let router = Router()
        if isChecked { router.add(middleware: CheckRequestsMiddleware(.contact)) }
        router.on("/v2/account/:account_id/contact/:contact_id", method: .put) { request, _ in
            let body = try await request.body.collect(upTo: 1 << 20)
            return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: "\(body.readableBytes)\n")))
        }
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        let application = Application(
            router: router, server: .http1(configuration: .init(idleTimeout: .seconds(15))),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0), backlog: 2048),
            onServerRunning: { channel in
                try? FileHandle.standardOutput.write(contentsOf: Data("\(channel.localAddress?.port ?? 0)\n".utf8))
            }, logger: logger)
        try await application.runService()
    }
}
