#if Hummingbird
    import Foundation

    /// A client made of a socket, so that a test decides about every byte and when it goes.
    enum SocketClient {
        struct Answer: Sendable {
            var status: Int
            var headers: [String: String]
            var body: String

            var codes: [String] {
                let json = try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
                let errors = json?["errors"] as? [[String: Any]] ?? []
                return errors.map { "\($0["code"] ?? "") \($0["pointer"] ?? "")" }
            }
        }

        /// Something to send, after a pause.
        struct Piece: Sendable {
            var bytes: [UInt8]
            var pauseMilliseconds = 0

            static func text(_ text: String) -> Piece { Piece(bytes: Array(text.utf8)) }
        }

        /// Sends the pieces until an answer is there, and reads it to its end.
        static func send(_ pieces: [Piece], to port: Int) async -> Answer? {
            // A thread of its own: waiting must not take one of the server's.
            await withCheckedContinuation { continuation in
                Thread.detachNewThread { continuation.resume(returning: exchange(pieces, port)) }
            }
        }

        private static func exchange(_ pieces: [Piece], _ port: Int) -> Answer? {
            let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(handle) }
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(port).bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            let isConnected = unsafe withUnsafePointer(to: &address) {
                unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
                }
            }
            guard isConnected else { return nil }
            for piece in pieces {
                if piece.pauseMilliseconds > 0, isReadable(handle, within: piece.pauseMilliseconds) { break }
                guard sendAll(piece.bytes, handle) else { break }
            }
            return read(handle)
        }

        private static func isReadable(_ handle: Int32, within milliseconds: Int) -> Bool {
            var poller = pollfd(fd: handle, events: Int16(POLLIN), revents: 0)
            return unsafe poll(&poller, 1, Int32(milliseconds)) > 0
        }

        private static func sendAll(_ bytes: [UInt8], _ handle: Int32) -> Bool {
            var rest = bytes[...]
            while !rest.isEmpty {
                // A server that does not take more has answered.
                var poller = pollfd(fd: handle, events: Int16(POLLOUT | POLLIN), revents: 0)
                guard unsafe poll(&poller, 1, 10_000) > 0, poller.revents & Int16(POLLIN) == 0 else { return false }
                let count = unsafe rest.withUnsafeBytes {
                    unsafe Glibc.send(handle, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
                }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }

        private static func read(_ handle: Int32) -> Answer? {
            var bytes: [UInt8] = []
            var part = [UInt8](repeating: 0, count: 65_536)
            while true {
                if let answer = parse(bytes) { return answer }
                guard isReadable(handle, within: 10_000) else { return nil }
                let count = unsafe recv(handle, &part, part.count, 0)
                guard count > 0 else { return nil }
                bytes += part[..<count]
            }
        }

        /// Whole answers only; ours have lengths.
        private static func parse(_ bytes: [UInt8]) -> Answer? {
            let text = String(decoding: bytes, as: UTF8.self)
            guard let end = text.range(of: "\r\n\r\n") else { return nil }
            let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
            var headers: [String: String] = [:]
            for line in lines.dropFirst() {
                let parts = line.split(separator: ":", maxSplits: 1)
                guard parts.count == 2 else { continue }
                headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
            }
            let body = String(text[end.upperBound...])
            guard body.utf8.count >= Int(headers["content-length"] ?? "0") ?? 0 else { return nil }
            let status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) }
            return status.map { Answer(status: $0, headers: headers, body: body) }
        }
    }
#endif
