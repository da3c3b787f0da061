import Foundation

/// Clients of the loopback interface, good and bad; all of them end by themselves.
enum Load {
    static let path = "/v2/account/550aac3da096734ce5000009/contact/550aac3da096734ce5000001"
    private static let head = [
        "PUT \(path) HTTP/1.1", "Host: localhost", "Authorization: Token token=abcdefgh",
        "Content-Type: application/json", "",
    ].joined(separator: "\r\n")

    /// - Returns: requests a second.
    static func wrk(_ port: Int, body: String, seconds: Int = 4) throws -> Double {
        let script = FileManager.default.temporaryDirectory.appending(path: "barbule-\(port).lua")
        let text = """
            wrk.method = "PUT"
            wrk.body = [[\(body)]]
            wrk.headers["Authorization"] = "Token token=abcdefgh"
            wrk.headers["Content-Type"] = "application/json"
            wrk.headers["Accept"] = "application/json"
            """
        try Data(text.utf8).write(to: script)
        defer { try? FileManager.default.removeItem(at: script) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let url = "http://127.0.0.1:\(port)\(path)"
        process.arguments = ["wrk", "-t1", "-c16", "-d\(seconds)s", "-s", script.path(), url]
        process.standardOutput = output
        try process.run()
        let report = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let line = report.split(separator: "\n").first { $0.hasPrefix("Requests/sec:") } ?? ""
        return line.split(separator: " ").last.flatMap { Double($0) } ?? 0
    }

    /// A thousand that send a byte of their body a second, for twelve seconds.
    static func slow(_ port: Int) -> [String: Int] {
        let clients = (0..<1000).map { _ in client(port) }
        for client in clients { send(client, head + "Content-Length: 100000\r\n\r\n{") }
        for _ in 0..<12 {
            sleep(1)
            for client in clients { send(client, " ") }
        }
        return answers(clients)
    }

    /// A thousand that each send up to 4 MiB in chunks, all at once.
    static func oversized(_ port: Int) -> [String: Int] {
        let clients = (0..<1000).map { _ in client(port) }
        let chunk = "8000\r\n" + String(repeating: " ", count: 0x8000) + "\r\n"
        for client in clients { send(client, head + "Transfer-Encoding: chunked\r\n\r\n") }
        for _ in 0..<128 { for client in clients { send(client, chunk) } }
        sleep(1)
        return answers(clients)
    }

    private static func client(_ port: Int) -> Int32 {
        let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        _ = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return handle
    }

    /// Waits for room a moment; a server that has answered takes no more. A part that is cut leaves the framing broken, which
    /// is as good a bad client as any.
    private static func send(_ client: Int32, _ text: String) {
        var poller = pollfd(fd: client, events: Int16(POLLOUT), revents: 0)
        guard poll(&poller, 1, 2) > 0 else { return }
        let bytes = Array(text.utf8)
        _ = Glibc.send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }

    private static func answers(_ clients: [Int32]) -> [String: Int] {
        var counts: [String: Int] = [:]
        for client in clients {
            var part = [UInt8](repeating: 0, count: 64)
            let count = recv(client, &part, part.count, Int32(MSG_DONTWAIT))
            let status = count >= 12 ? String(decoding: part[9..<12], as: UTF8.self) : "none"
            counts[status, default: 0] += 1
            close(client)
        }
        return counts
    }
}
