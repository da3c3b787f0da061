#if Hummingbird
    internal import HTTPTypes
    package import Hummingbird
    internal import NIOCore

    /// The body of a request, read within a size and a time.
    ///
    /// Both are held while the bytes arrive. A body that is refused is not read to its end: the connection ends after the
    /// answer.
    package enum RequestBytes {
        /// Why there is no body.
        package enum Failure: Error, Sendable, Hashable {
            case tooLarge, tooSlow, encoded

            package func problem(bytesMax: Int, _ timeout: Duration) -> Problem {
                switch self {
                case .tooLarge: Problem(.contentTooLarge, "The body is larger than \(bytesMax) bytes.")
                case .tooSlow: Problem(.requestTimeout, "The body was not complete after \(timeout).")
                case .encoded:
                    Problem(
                        .unsupportedMediaType, "The body is encoded; only plain bodies are read.",
                        headers: [.acceptEncoding: "identity"])
                }
            }
        }

        package static func read(
            _ request: Request, bytesMax: Int, within timeout: Duration
        ) async throws -> Result<[UInt8], Failure> {
            if let length = request.headers[.contentLength], Int(length) == 0 { return .success([]) }
            let body = request.body
            let isEncoded = !hasPlainBody(request.headers)
            let isTooLong = (request.headers[.contentLength].flatMap { Int($0) } ?? 0) > bytesMax
            guard !isEncoded, !isTooLong else {
                await withTaskGroup { $0.addTask { await abandon(body) } }
                return .failure(isEncoded ? .encoded : .tooLarge)
            }
            return try await withThrowingTaskGroup(of: Result<[UInt8], Failure>.self) { group in
                group.addTask { try await collect(body, bytesMax: bytesMax) }
                group.addTask {
                    try? await Task.sleep(for: timeout)
                    return .failure(.tooSlow)
                }
                // The task that loses is cancelled, which ends the reading of this connection.
                defer { group.cancelAll() }
                return try await group.next() ?? .failure(.tooSlow)
            }
        }

        private static func hasPlainBody(_ headers: HTTPFields) -> Bool {
            headers[values: .contentEncoding].allSatisfy { field in
                field.split(separator: ",").allSatisfy { coding in
                    coding.trimmingSpaces.lowercased() == "identity"
                }
            }
        }

        private static func collect(_ body: RequestBody, bytesMax: Int) async throws -> Result<[UInt8], Failure> {
            var bytes: [UInt8] = []
            var iterator = body.makeAsyncIterator()
            while let part = try await iterator.next() {
                guard bytes.count + part.readableBytes <= bytesMax else {
                    await end(&iterator)
                    return .failure(.tooLarge)
                }
                bytes.append(contentsOf: part.readableBytesView)
            }
            return .success(bytes)
        }

        private static func abandon(_ body: RequestBody) async {
            var iterator = body.makeAsyncIterator()
            await end(&iterator)
        }

        /// Ends the reading of a connection: a task that waits for bytes while it is cancelled gives them up. Otherwise the
        /// server would read all that a client cares to send before it looks for the next request.
        private static func end(_ iterator: inout RequestBody.AsyncIterator) async {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            while (try? await iterator.next()) != nil {}
        }
    }

    extension Substring {
        fileprivate var trimmingSpaces: Substring {
            var text = self
            while text.first == " " || text.first == "\t" { text.removeFirst() }
            while text.last == " " || text.last == "\t" { text.removeLast() }
            return text
        }
    }
#endif
