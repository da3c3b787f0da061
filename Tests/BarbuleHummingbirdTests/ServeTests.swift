#if Hummingbird
    import Barbule
    import Foundation
    import Testing

    @Suite("ServeCommand", .serialized)
    struct ServeTests {
        private static func request(
            _ method: String, _ target: String, _ headers: [String] = [], host: String = "localhost", body: String = ""
        ) -> SocketClient.Piece {
            let head = ["\(method) \(target) HTTP/1.1", "Host: \(host)"] + headers
            return .text((head + ["Content-Length: \(body.utf8.count)", "", body]).joined(separator: "\r\n"))
        }

        private static let contactHeaders = [
            "Authorization: Token token=\(TestServer.token)", "Content-Type: application/json",
            "Accept: application/json",
        ]

        @Test("the page comes with a policy that lets only itself run")
        func page() async throws {
            let service = try await RunningService()
            let answer = try #require(await SocketClient.send([Self.request("GET", "/")], to: service.port))
            let again = try #require(await SocketClient.send([Self.request("GET", "/")], to: service.port))
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == "text/html; charset=utf-8")
            let policy = try #require(answer.headers["content-security-policy"])
            for rule in ["default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"] {
                #expect(policy.contains(rule))
            }
            #expect(!policy.contains("unsafe"))
            let nonce = try #require(policy.firstMatch(of: #/script-src 'nonce-([a-z0-9]{20,})'/#)).1
            #expect(
                answer.body.contains("<script nonce=\"\(nonce)\">")
                    && answer.body.contains("<style nonce=\"\(nonce)\">"))
            #expect(policy != again.headers["content-security-policy"])
            let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appending(path: "../../Sources/CPlayground/playground.html")
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(answer.body.replacing(" nonce=\"\(nonce)\"", with: "") == text)
        }

        @Test("/check answers what the command prints")
        func check() async throws {
            let service = try await RunningService()
            for (schema, body) in [
                ("contact-update", #"{"gender":"zebra","born_date":"01/02/1990"}"#), ("contact-create", "{}"),
                ("contact-update", #"{"a":"#), ("contact-update", String(repeating: "[", count: 500)),
            ] {
                let piece = Self.request("POST", "/check?schema=\(schema)", body: body)
                let answer = try #require(await SocketClient.send([piece], to: service.port))
                let printed = try RunningService.output(
                    ["check", "-", "--format", "json", "--schema", schema], input: body)
                #expect(answer.status == 200)
                #expect(answer.body == printed)
            }
            let unknown = await SocketClient.send(
                [Self.request("POST", "/check?schema=x", body: "{}")], to: service.port)
            #expect(unknown?.status == 404)
        }

        @Test(
            "/try checks by any schema and shows values",
            arguments: [
                (
                    #"{"payload":"{\"gender\":\"zebra\"}"}"#,
                    [#""report":{"valid":false"#, #""pointer":"/gender""#, #""byteOffset":10"#]
                ),
                (
                    #"{"payload":"{\"a\": 7}","schema":"{\"properties\":{\"a\":{\"type\":\"string\"}}}"}"#,
                    [#""valid":false"#, "/a"]
                ),
                (#"{"payload":"{\"email\":\"a@EXAMPLE.com\"}"}"#, [#""canonical":"{\"email\":\"a@example.com\"}""#]),
                (#"{"payload":"{\"born_date\":\"03/04/1990\"}","options":{"date_order":"DMY"}}"#, ["1990-04-03"]),
                (
                    #"{"payload":"{}","schema":"{\n  \"type\": 7}"}"#,
                    [#"{"schemaError":{"code":"schema.bad_keyword""#, #""pointer":"/type","line":2,"column":11"#]
                ),
                (#"{"payload":"{}","options":{"nope":1}}"#, [#"{"schemaError":{"#, "nope"]),
                (#"{"payload":"{"#, [#"{"schemaError":{"#]), ("[]", [#"{"schemaError":{"#]),
            ] as [(String, [String])])
        func tryOut(_ body: String, _ parts: [String]) async throws {
            let service = try await RunningService()
            let answer = try #require(
                await SocketClient.send([Self.request("POST", "/try", body: body)], to: service.port))
            #expect(answer.status == 200)
            for part in parts { #expect(answer.body.contains(part), "\(answer.body)") }
        }

        @Test("the interface's request is answered as documented")
        func contact() async throws {
            let service = try await RunningService()
            for body in [#"{"email":"Ana@EXAMPLE.com","tags":["a"]}"#, "{}"] {
                let piece = Self.request("PUT", TestServer.path, Self.contactHeaders, body: body)
                let answer = try #require(await SocketClient.send([piece], to: service.port))
                let response = API.Response(
                    status: answer.status, headers: answer.headers.map { API.Header($0.key, $0.value) },
                    body: Array(answer.body.utf8))
                let report = API.contact.check(response)
                #expect(report.isValid, "\(report.issues)")
                #expect(answer.body.hasPrefix(#"{"id":"550aac3da096734ce5000001""#))
            }
            let bad = Self.request("PUT", TestServer.path, Self.contactHeaders, body: #"{"gender":"zebra"}"#)
            #expect(await SocketClient.send([bad], to: service.port)?.status == 422)
        }

        @Test("schemas, health and metrics are told")
        func facts() async throws {
            let service = try await RunningService()
            let bad = Self.request("PUT", TestServer.path, Self.contactHeaders, body: #"{"gender":"zebra"}"#)
            _ = await SocketClient.send([bad], to: service.port)
            let schemas = try #require(await SocketClient.send([Self.request("GET", "/schemas")], to: service.port))
            let list = try #require(
                try JSONSerialization.jsonObject(with: Data(schemas.body.utf8)) as? [[String: String]])
            #expect(list.map { $0["name"] } == Schema.bundledNames)
            #expect(
                list.map { $0["text"]?.utf8.count } == Schema.bundledNames.map { Schema.bundledText(named: $0)?.count })
            let health = await SocketClient.send([Self.request("GET", "/health")], to: service.port)
            #expect(health?.body == #"{"status":"ok"}"#)
            let metrics = try #require(await SocketClient.send([Self.request("GET", "/metrics")], to: service.port))
            #expect(metrics.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
            #expect(metrics.body.contains("# TYPE barbule_requests_total counter\n"))
            #expect(metrics.body.contains(#"barbule_requests_total{outcome="refused",status="422"} 1"#))
            #expect(metrics.body.contains(#"barbule_issues_total{code="gender.invalid"} 1"#))
            #expect(metrics.body.contains(#"barbule_check_duration_seconds_count{outcome="refused"} 1"#))
        }

        @Test(
            "requests by another name or from another page are not let in",
            arguments: [
                ("evil.example", nil, 421), ("evil.example:80", nil, 421), ("localhost.evil.example", nil, 421),
                ("", nil, 421),
                ("LOCALHOST:1", nil, 200), ("[::1]:8080", nil, 200), ("127.0.0.1", "http://127.0.0.1:8080", 200),
                ("service.example", nil, 200), ("localhost", "https://evil.example", 403), ("localhost", "null", 403),
            ] as [(String, String?, Int)])
        func hosts(_ host: String, _ origin: String?, _ status: Int) async throws {
            let service = try await RunningService(["--allow-host", "service.example"])
            let piece = Self.request("GET", "/health", origin.map { ["Origin: \($0)"] } ?? [], host: host)
            let answer = await SocketClient.send([piece], to: service.port)
            #expect(answer?.status == status)
            #expect(answer?.headers.keys.contains("access-control-allow-origin") == false)
        }

        @Test("a head that drips has 5 seconds more than a body, and no more")
        func headDrip() async throws {
            let service = try await RunningService(["--limit-body-seconds", "1"])
            let drops = [SocketClient.Piece](repeating: .init(bytes: [0x61], pauseMilliseconds: 250), count: 40)
            let start = ContinuousClock.now
            #expect(await SocketClient.send([.text("GET /health HTTP/1.1\r\nX-Drip: ")] + drops, to: service.port) == nil)
            #expect((.seconds(5)...(.seconds(9))).contains(start.duration(to: .now)))
        }

        @Test("what is not there, or too large, or too slow, is a problem")
        func problems() async throws {
            let service = try await RunningService(["--limit-body-bytes", "1000", "--limit-body-seconds", "1"])
            let large = Self.request("POST", "/check", body: String(repeating: " ", count: 1001))
            let slow = SocketClient.Piece.text("POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{")
            for (piece, status) in [(large, 413), (slow, 408), (Self.request("GET", "/check"), 404)] {
                let answer = try #require(await SocketClient.send([piece], to: service.port))
                #expect(answer.status == status)
                #expect(answer.headers["content-type"] == "application/problem+json")
            }
        }

        @Test("a signal ends it after the request under way", arguments: [SIGTERM, SIGINT])
        func signals(_ signal: Int32) async throws {
            let service = try await RunningService()
            let body = #"{"name_first":"Ana"}"#
            let head = ["PUT \(TestServer.path) HTTP/1.1", "Host: localhost"] + Self.contactHeaders
            let pieces = [
                SocketClient.Piece.text(
                    (head + ["Content-Length: \(body.utf8.count)", "", ""]).joined(separator: "\r\n")),
                SocketClient.Piece(bytes: Array(body.utf8), pauseMilliseconds: 1000),
            ]
            async let answer = SocketClient.send(pieces, to: service.port)
            try await Task.sleep(for: .milliseconds(400))
            service.send(signal)
            #expect(await answer?.status == 200)
            #expect(await service.exitStatus() == 0)
        }

        @Test("a port that is taken is said in one line")
        func takenPort() async throws {
            let service = try await RunningService()
            let second = Process()
            let errors = Pipe()
            second.executableURL = RunningService.tool
            second.arguments = ["serve", "--port", String(service.port)]
            second.standardError = errors
            try second.run()
            second.waitUntilExit()
            let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            #expect(second.terminationStatus == 2)
            #expect(text == "barbule: 127.0.0.1:\(service.port): address already in use\n")
        }
    }

    /// `barbule serve` on a free port, ended with the test.
    ///
    /// Unchecked: after `init` nobody touches the process but `deinit`.
    final class RunningService: @unchecked Sendable {
        let port: Int
        private let process = Process()

        static let tool = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "barbule")

        init(_ arguments: [String] = []) async throws {
            let output = Pipe()
            process.executableURL = Self.tool
            process.arguments = ["serve", "--port", "0"] + arguments
            process.standardOutput = output
            process.standardError = FileHandle.nullDevice
            try process.run()
            var line = ""
            while !line.hasSuffix("\n") {
                let part = output.fileHandleForReading.availableData
                if part.isEmpty { break }
                line += String(decoding: part, as: UTF8.self)
            }
            port = try #require(
                line.firstMatch(of: #/^Listening on http:\/\/127.0.0.1:([0-9]+)\/\n$/#).flatMap { Int($0.1) })
        }

        deinit { process.terminate() }

        func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

        func exitStatus() async -> Int32 {
            for _ in 0..<100 where process.isRunning { try? await Task.sleep(for: .milliseconds(100)) }
            return process.isRunning ? -1 : process.terminationStatus
        }

        /// What another command prints.
        static func output(_ arguments: [String], input: String) throws -> String {
            let process = Process()
            let (standardInput, standardOutput) = (Pipe(), Pipe())
            process.executableURL = tool
            process.arguments = arguments
            process.standardInput = standardInput
            process.standardOutput = standardOutput
            try process.run()
            try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
            try standardInput.fileHandleForWriting.close()
            let data = standardOutput.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return String(decoding: data, as: UTF8.self)
        }
    }
#endif
