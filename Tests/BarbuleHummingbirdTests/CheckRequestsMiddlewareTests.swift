#if Hummingbird
    import Barbule
    import BarbuleHummingbird
    import CoreMetrics
    import Foundation
    import MetricsTestKit
    import Testing

    @Suite("CheckRequestsMiddleware", .serialized)
    struct CheckRequestsMiddlewareTests {
        struct Row: Sendable, CustomTestStringConvertible {
            var note: String
            var method = "PUT"
            var path = TestServer.path
            var headers = ["Authorization: Token token=\(TestServer.token)", "Content-Type: application/json"]
            var body = #"{"gender":"MALE"}"#
            var status: Int
            var codes: [String] = []
            var header: (name: String, value: String)?
            var testDescription: String { note }

            var piece: SocketClient.Piece {
                let head = ["\(method) \(path) HTTP/1.1", "Host: localhost", "Accept: application/json"] + headers
                return .text((head + ["Content-Length: \(body.utf8.count)", "", body]).joined(separator: "\r\n"))
            }
        }

        static let authorization = "Authorization: Token token=\(TestServer.token)"
        static let json = "Content-Type: application/json"

        static let rows = [
            Row(note: "a good request", status: 200),
            Row(
                note: "a path without its id", path: "/v2/account/:account_id/contact/x", status: 400,
                codes: ["http.path_param @path"]),
            Row(
                note: "a path that leaves", path: "/v2/account/..%2f/contact/x", status: 400,
                codes: ["http.path_param @path"]),
            Row(
                note: "no token", headers: [json], status: 401, codes: ["http.authorization @header/authorization"],
                header: ("www-authenticate", "Token")),
            Row(
                note: "a placeholder for a token", headers: ["Authorization: Token token=null", json], status: 401,
                codes: ["http.authorization @header/authorization"]),
            Row(
                note: "another method", method: "POST", status: 405, codes: ["http.method @method"],
                header: ("allow", "PUT")),
            Row(
                note: "another media type", headers: [authorization, "Content-Type: text/plain"], status: 415,
                codes: ["http.content_type @header/content-type"]),
            Row(
                note: "a form", headers: [authorization, "Content-Type: application/x-www-form-urlencoded"],
                body: "gender=MALE", status: 415, codes: ["http.content_type @header/content-type"]),
            Row(
                note: "a compressed body", headers: [authorization, json, "Content-Encoding: gzip"], status: 415,
                header: ("accept-encoding", "identity")),
            Row(
                note: "a body encoded as itself", headers: [authorization, json, "Content-Encoding: Identity"],
                status: 200),
            Row(note: "no JSON", body: #"{"gender":"MALE""#, status: 400, codes: ["json.syntax "]),
            Row(note: "no body", body: "", status: 400, codes: ["json.syntax "]),
            Row(
                note: "a value that is none of the documented", body: #"{"gender":"zebra"}"#, status: 422,
                codes: ["gender.invalid /gender"]),
            Row(
                note: "a body one byte too large",
                body: #"{"city":""# + String(repeating: "a", count: TestServer.bodyBytesMax - 10) + #""}"#, status: 413),
            Row(
                note: "a deep body", body: String(repeating: "[", count: 400) + String(repeating: "]", count: 400),
                status: 422,
                codes: ["shape.not_object "]),
        ]

        @Test("every status over a real socket, as a problem")
        func statuses() async throws {
            try await TestServer.run { port in
                for row in Self.rows {
                    let answer = try #require(await SocketClient.send([row.piece], to: port), "\(row.note)")
                    #expect(answer.status == row.status, "\(row.note): \(answer)")
                    guard row.status != 200 else { continue }
                    #expect(answer.headers["content-type"] == "application/problem+json", "\(row.note)")
                    #expect(answer.body.contains(#""status":\#(row.status)"#), "\(row.note)")
                    #expect(answer.codes == row.codes, "\(row.note): \(answer.body)")
                    if let header = row.header { #expect(answer.headers[header.name] == header.value, "\(row.note)") }
                }
            }
        }

        @Test("a problem is said in words, without the value")
        func words() async throws {
            let answer = try await TestServer.run { port in
                await SocketClient.send([Row(note: "", body: #"{"gender":"zebra"}"#, status: 422).piece], to: port)
            }
            #expect(
                answer?.body == #"{"type":"about:blank","title":"Unprocessable Content","status":422,"#
                    + #""detail":"1 error in the request.","errors":[{"code":"gender.invalid","pointer":"/gender","#
                    + #""message":"This was not recognized as a gender."}]}"#)
        }

        @Test("the handler reads the canonical body, and its length")
        func canonical() async throws {
            let body = #"{"email":"Ana@EXAMPLE.com","phone":"+44 (0)7712 345678"}"#
            let expected = try Schema.contactUpdate.normalize(Array(body.utf8)).bytes
            let answer = try await TestServer.run { port in
                await SocketClient.send([Row(note: "", body: body, status: 200).piece], to: port)
            }
            #expect(answer?.status == 200)
            #expect(answer?.body == String(decoding: expected, as: UTF8.self))
            #expect(answer?.headers["content-location"] == String(expected.count))
        }

        @Test("a body in chunks is one body, and what is not in the document passes as it is")
        func chunks() async throws {
            let head = "PUT \(TestServer.path) HTTP/1.1\r\nHost: localhost\r\n\(Self.authorization)\r\n\(Self.json)\r\n"
            let chunks: [SocketClient.Piece] = [
                .text(head + "Transfer-Encoding: chunked\r\n\r\n"),
                SocketClient.Piece(bytes: Array("6\r\n{\"name\r\n".utf8), pauseMilliseconds: 50),
                SocketClient.Piece(
                    bytes: Array("d\r\n_first\":\"Ana\"\r\n1\r\n}\r\n0\r\n\r\n".utf8), pauseMilliseconds: 50),
            ]
            let other = #"{"gender": "zebra"#
            let (chunked, passed) = try await TestServer.run { port in
                let row = Row(note: "", method: "POST", path: "/other", headers: [], body: other, status: 200)
                return (await SocketClient.send(chunks, to: port), await SocketClient.send([row.piece], to: port))
            }
            #expect(chunked?.body == #"{"name_first":"Ana"}"#)
            #expect(passed?.body == other)
        }

        @Test("a body that is not described comes as it is, and none is none")
        func undescribed() async throws {
            let document = """
                {"openapi": "3.1.0", "info": {"title": "Other", "version": "1"}, "paths": {"/other": {
                  "get": {"responses": {"200": {"description": "what"}}},
                  "post": {"requestBody": {"content": {"image/*": {}}}, "responses": {"200": {"description": "what"}}}}}}
                """
            let api = try API(compiling: Array(document.utf8), name: "other.json")
            try await TestServer.run(api: api) { port in
                let get = SocketClient.Piece.text("GET /other HTTP/1.1\r\nHost: localhost\r\n\r\n")
                let none = await SocketClient.send([get], to: port)
                #expect(none?.status == 200 && none?.body == "")
                var row = Row(
                    note: "", method: "POST", path: "/other", headers: ["Content-Type: image/png"], status: 200)
                row.body = "{ }"
                #expect(await SocketClient.send([row.piece], to: port)?.body == "{ }")
                row.headers = ["Content-Type: text/plain"]
                #expect(await SocketClient.send([row.piece], to: port)?.status == 415)
            }
        }

        @Test("a client that drips has its time, and no more", arguments: [0, 20])
        func drip(_ count: Int) async throws {
            let head = "PUT \(TestServer.path) HTTP/1.1\r\nHost: localhost\r\n\(Self.authorization)\r\n\(Self.json)\r\n"
            var pieces = [SocketClient.Piece.text(head + "Content-Length: 5000\r\n\r\n{")]
            pieces += (0..<count).map { _ in SocketClient.Piece(bytes: [0x20], pauseMilliseconds: 100) }
            let drops = pieces
            let start = ContinuousClock.now
            let answer = try await TestServer.run { port in await SocketClient.send(drops, to: port) }
            #expect(answer?.status == 408)
            #expect(start.duration(to: .now) < .seconds(4))
        }

        @Test("a body that never ends is refused while it arrives")
        func endless() async throws {
            let head = "PUT \(TestServer.path) HTTP/1.1\r\nHost: localhost\r\n\(Self.authorization)\r\n\(Self.json)\r\n"
            let chunk = "2000\r\n" + String(repeating: " ", count: 0x2000) + "\r\n"
            let pieces =
                [SocketClient.Piece.text(head + "Transfer-Encoding: chunked\r\n\r\n")]
                + [SocketClient.Piece](repeating: .text(chunk), count: 2000)
            let answer = try await TestServer.run(bodyTimeout: .seconds(5)) { port in
                await SocketClient.send(pieces, to: port)
            }
            #expect(answer?.status == 413)
        }

        @Test("many clients at once get their own answers")
        func concurrent() async throws {
            try await TestServer.run(bodyTimeout: .seconds(20)) { port in
                await withTaskGroup(of: (Int, SocketClient.Answer?).self) { group in
                    for number in 0..<200 {
                        let body = number % 3 == 0 ? #"{"gender":"zebra"}"# : #"{"name_first":"Ana \#(number)"}"#
                        let row = Row(note: "", body: body, status: 200)
                        group.addTask { (number, await SocketClient.send([row.piece], to: port)) }
                    }
                    for await (number, answer) in group {
                        #expect(answer?.status == (number % 3 == 0 ? 422 : 200))
                        if number % 3 != 0 { #expect(answer?.body == #"{"name_first":"Ana \#(number)"}"#) }
                    }
                }
            }
        }

        @Test("logs and metrics tell outcomes and codes, and no value, path or token")
        func privacy() async throws {
            let metrics = TestMetrics()
            let logs = LogStore()
            let bodies = [
                #"{"gender":"zebra","email":"ana.canary@example.com"}"#, #"{"email":"Ana.Canary@EXAMPLE.com"}"#,
                #"{"ana.canary@example.com":7,"gender":"canary"}"#, #"{"phone":"canary"#,
            ]
            let answers = try await withMetricsFactory(metrics) {
                try await TestServer.run(logs: logs) { port in
                    var answers: [String] = []
                    for body in bodies {
                        answers.append(
                            await SocketClient.send([Row(note: "", body: body, status: 0).piece], to: port)?.body ?? "")
                    }
                    let row = Row(note: "", headers: ["Authorization: Token token=canary!", Self.json], status: 401)
                    answers.append(await SocketClient.send([row.piece], to: port)?.body ?? "")
                    return answers
                }
            }
            let counted = metrics.counters.map { "\($0.label) \($0.dimensions) \($0.totalValue)" }.sorted()
            let told = logs.text + counted.joined(separator: "\n") + (answers[0] + answers[2] + answers[3] + answers[4])
            for secret in ["canary", "Canary", "zebra", TestServer.token, "550aac3da096734ce500"] {
                #expect(!told.contains(secret), "\(secret) in \(told)")
            }
            #expect(logs.text.contains("barbule.outcome"))
            #expect(
                counted.contains { $0.contains("barbule_requests") && $0.contains("refused") && $0.contains("422") })
            #expect(counted.contains { $0.contains("barbule_requests") && $0.contains("repaired") })
            #expect(counted.contains { $0.contains("barbule_issues") && $0.contains("gender.invalid") })
            #expect(metrics.timers.contains { $0.label == "barbule_check_duration" })
        }
    }
#endif
