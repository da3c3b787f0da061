#if Hummingbird
    internal import Barbule
    internal import BarbuleEngine
    internal import BarbuleHummingbird
    internal import Dispatch
    internal import Glibc
    internal import Hummingbird
    internal import Logging
    internal import Metrics
    internal import NIOCore
    internal import Synchronization

    /// The server of `barbule serve`: its parts, put together, from start to end.
    struct Service {
        private let command: ServeCommand
        private let api: API
        private let options: CheckOptions
        private let metrics = PrometheusMetrics()

        init(_ command: ServeCommand) throws(CommandFailure) {
            self.command = command
            api = try command.interface.loadInterface()
            options = try command.interface.loadOptions(for: api)
        }

        /// Returns when a signal has ended it.
        func run() throws {
            // A client that goes away is no reason to die.
            _ = signal(SIGPIPE, SIG_IGN)
            let application = application()
            let ended = DispatchSemaphore(value: 0)
            let failure = Failure()
            _ = withMetricsFactory(metrics) {
                Task {
                    do { try await application.runService() } catch {
                        failure.words.withLock { $0 = Self.words(error) }
                    }
                    ended.signal()
                }
            }
            ended.wait()
            if let words = failure.words.withLock({ $0 }) {
                throw CommandFailure("\(command.host):\(command.port): \(words)")
            }
        }

        private final class Failure: Sendable {
            let words = Mutex<String?>(nil)
        }

        private static func words(_ error: any Error) -> String {
            (error as? IOError).map { SystemError.text($0.errnoCode) } ?? "\(error)"
        }

        private func application() -> some ApplicationProtocol {
            var logger = Logger(label: "barbule") { StreamLogHandler.standardError(label: $0) }
            logger.logLevel = command.verbose ? .info : .warning
            let bodyTimeout = Duration.seconds(command.limitBodySeconds)
            return Application(
                router: router(bodyTimeout),
                // A client that sends no head, or stays after its answer, has a little longer than a body.
                server: .http1(
                    configuration: .init(
                        idleTimeout: .seconds(Int64(command.limitBodySeconds) + 5),
                        httpDecoderConfiguration: .init(
                            maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))),
                configuration: ApplicationConfiguration(
                    address: .hostname(command.host, port: command.port),
                    availableConnectionsDelegate: .maximum(command.limitConnections, logger: logger)),
                onServerRunning: { [host = command.host] channel in Self.announce(host, channel.localAddress?.port) },
                logger: logger)
        }

        private func router(_ bodyTimeout: Duration) -> Router<BasicRequestContext> {
            let router = Router()
            let limits = Limits(documentBytesMax: command.limitBodyBytes)
            router.add(middleware: HostRule(names: [command.host] + command.allowHost))
            router.add(
                middleware: CheckRequestsMiddleware(api, options: options, limits: limits, bodyTimeout: bodyTimeout))
            router.add(middleware: CheckedRequestAnswer(api: api))
            ServiceRoutes(
                limits: limits, bodyTimeout: bodyTimeout, options: command.interface.settings, metrics: metrics
            ).add(to: router)
            return router
        }

        /// The one line of output; a program that starts us waits for it.
        private static func announce(_ host: String, _ port: Int?) {
            let name = host.contains(":") ? "[\(host)]" : host
            let line = "Listening on http://\(name):\(port ?? 0)/\n"
            _ = FileWriter.write(Array(line.utf8), to: STDOUT_FILENO)
        }
    }
#endif
