import Foundation
import Testing

@Suite struct RequestTests {
    private static let secret = "hunter2canary99"

    private static func message(
        _ start: String = "PUT /v2/account/550aac3da096734ce5000009/contact/550aac3da096734ce5000001 HTTP/1.1",
        authorization: String = "Token token=\(secret)", type: String = "application/json", body: String,
        end: String = "\n"
    ) -> String {
        [start, "Accept: application/json", "Authorization: \(authorization)", "Content-Type: \(type)", "", body]
            .joined(separator: end)
    }

    private static func codes(_ result: Tool.Result) throws -> [String] {
        let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        return try #require(json?["issues"] as? [[String: Any]]).map { "\($0["code"] ?? "") \($0["pointer"] ?? "")" }
    }

    @Test("a documented request has nothing to report", arguments: ["\n", "\r\n"])
    func fine(_ end: String) throws {
        let result = try Tool.run(["request", "-"], input: Self.message(body: #"{"name_first": "John"}"#, end: end))
        #expect(result.output == "1 message checked, nothing to report.\n")
        #expect(result.status == 0)
    }

    @Test("issues of head and body point into the file")
    func session() throws {
        let folder = try TemporaryFolder()
        let text = Self.message(
            "POST /v2/account/550aac3da096734ce5000009/contact/:contact_id", authorization: "Bearer \(Self.secret)",
            body: "{\n  \"country\": \"Spain\"\n}\n")
        try folder.write("# my request\n\n" + text, to: "a.http")
        let result = try Tool.run(["request", "a.http"], folder: folder.url)
        #expect(
            result.output == """
                error[http.method]: This route answers to PUT only.
                 --> a.http:3:1  @method
                  |
                3 | POST /v2/account/999aaa9aa999999aa9999999/contact/:contact_id
                  | ^^^^

                error[http.path_param]: The path still carries a placeholder where an id belongs.
                 --> a.http:3:6  @path
                  |
                3 | POST /v2/account/999aaa9aa999999aa9999999/contact/:contact_id
                  |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  = note: parameter: contact_id

                error[http.authorization]: The Authorization header must have the form `Token token=<secret>` with a real secret.
                 --> a.http:5:1  @header/authorization
                  |
                5 | Authorization: **********************
                  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

                info[country.normalized]: The country was written as its two-letter code.
                 --> a.http:9:14  /country
                  |
                9 |   "country": "Spain"
                  |              ^^^^^^^
                  = fix: "ES"

                3 errors, 1 repair in 1 message.
                Run `barbule explain http.method` to learn more.

                """)
        #expect(result.status == 1)
    }

    @Test("a form is read, its values are shapes")
    func form() throws {
        let text = Self.message(type: "application/x-www-form-urlencoded", body: "city=+Trondhoek&gender=male\n")
        let result = try Tool.run(["request", "-"], input: text)
        #expect(result.output.contains("error[http.content_type]"))
        #expect(result.output.contains("info[text.whitespace]"))
        #expect(!result.output.contains("Trondhoek"))
        #expect(
            try Self.codes(Tool.run(["request", "-", "--format", "json"], input: text)) == [
                "http.content_type @header/content-type", "text.whitespace /city", "gender.normalized /gender",
            ])
    }

    @Test(
        "what no message can hold is refused by the check, not by the reader",
        arguments: [
            ("X-Note: a\rb", "http.header @header/x-note"), ("X-Note: a\n folded", "http.header @header/x-note"),
            ("no colon here", "http.header @header/no"), ("X-Note : a", "http.header @header/x-note"),
            ("X-Note: a\0b", "http.header @header/x-note"), (": a", "http.header @header/"),
        ])
    func headers(_ line: String, _ issue: String) throws {
        let text = Self.message(body: "{}").replacingOccurrences(of: "Accept:", with: line + "\nAccept:")
        #expect(try Self.codes(Tool.run(["request", "-", "--format", "json"], input: text)) == [issue])
    }

    @Test(
        "what is no message at all is one line, and 2",
        arguments: [
            ("", "does not begin with a request line"), ("\n\n# nothing\n", "does not begin with a request line"),
            ("{\"a\":1}", "does not begin with a request line"),
            (
                message(body: "{}").replacingOccurrences(of: "Accept:", with: "Content-Length: 7\nAccept:"),
                "Content-Length says 7 bytes, but the body has 2"
            ),
            (
                message(body: "2\r\n{}\r\n0\r\n").replacingOccurrences(
                    of: "Accept:", with: "Transfer-Encoding: chunked\nAccept:"), "Transfer-Encoding"
            ),
        ])
    func unreadable(_ text: String, _ words: String) throws {
        let result = try Tool.run(["request", "-"], input: text)
        #expect(result.errors.contains(words))
        #expect(result.errorLineCount == 1)
        #expect(result.status == 2)
    }

    @Test("Content-Length may count the last line break in or out", arguments: [2, 3])
    func contentLength(_ count: Int) throws {
        let text = Self.message(body: "{}\n").replacingOccurrences(
            of: "Accept:", with: "Content-Length: \(count)\nAccept:")
        #expect(try Tool.run(["request", "-"], input: text).status == 0)
    }

    @Test("a response is checked with --response")
    func response() throws {
        let good = "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"id\": \"550aac3da096734ce5000001\"}\n"
        #expect(try Tool.run(["request", "--response", "-"], input: good).status == 0)
        let odd = "HTTP/1.1 204 No Content\n\n"
        let result = try Tool.run(["request", "--response", "-", "--format", "json"], input: odd)
        #expect(try Self.codes(result) == ["http.status @status"])
        #expect(try Tool.run(["request", "--response", "-"], input: "200 OK\n\n{}").status == 2)
        #expect(
            try Tool.run(["request", "--response", "--operation", "updateContct", "-"], input: good).errors.contains(
                "did you mean"))
    }

    @Test("an interface of one's own, and options of its body")
    func ownInterface() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            #"{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"post": {"requestBody": {"content": {"application/json": {"schema": {"$ref": "b.schema.json"}}}}}}}}"#,
            to: "a.openapi.json")
        try folder.write(#"{"type": "array", "x-options": {"order": {"enum": ["up", "down"]}}}"#, to: "b.schema.json")
        try folder.write("POST /a\nContent-Type: application/json\n\n{}", to: "a.http")
        let arguments = ["request", "--api", "a.openapi.json", "--with", "b.schema.json", "a.http", "--format", "json"]
        #expect(try Self.codes(Tool.run(arguments + ["--set", "order=up"], folder: folder.url)) == ["schema.type "])
        #expect(try Tool.run(arguments + ["--set", "order=left"], folder: folder.url).status == 2)
        let alone = try Tool.run(["request", "--api", "a.openapi.json", "a.http"], folder: folder.url)
        #expect(alone.errors.contains("schema.unresolved_reference") && alone.status == 2)
    }

    // MARK: Secrets

    private static let leaks = [
        message(body: #"{"gender": 1}"#), message(authorization: "Bearer \(secret)", body: #"{"gender": "x"}"#),
        message(authorization: secret, body: "{"),
        message(authorization: "Token token=\(secret)\n \(secret)", body: "{}"),
        message(body: "{}").replacingOccurrences(of: "Authorization:", with: "Authorization"),
        message(body: "{}").replacingOccurrences(of: "Authorization:", with: "X-Api-Key:"),
        message(body: "{}").replacingOccurrences(
            of: "Accept: application/json", with: "Accept: \u{1}Token token=\(secret)"),
        "Authorization: Token token=\(secret)\n\n{}", "PUT /a?token=\(secret)\n\n{}",
        "PUT http://me:\(secret)@host/a\n\n{}", "PUT Token token=\(secret)\n\n{}",
        "PUT /Token token=\(secret) HTTP/1.1\n\n{}", "PUT /a?b\r\u{1}token=\(secret)\n\n{}",
        message(type: "application/x-www-form-urlencoded", body: "token=\(secret)&gender=x"),
        message(body: #"{"authorization": "Token token=\#(secret)", "gender": "x"}"#),
    ]

    @Test(
        "a secret reaches no output, shown values or not",
        arguments: [
            ["--show-values"], ["--format", "json", "--show-values"], [], ["--format", "json"], ["--response"],
        ])
    func secrets(_ options: [String]) throws {
        let folder = try TemporaryFolder()
        let names = try Self.leaks.enumerated().map { index, text in
            try folder.write(text, to: "\(index).http")
            return "\(index).http"
        }
        let result = try Tool.run(["request", "--color", "always"] + names + options, folder: folder.url)
        #expect(!result.output.contains(Self.secret), "\(result.output)")
        #expect(!result.errors.contains(Self.secret), "\(result.errors)")
        #expect(result.status == (options == ["--response"] ? 2 : 1))
    }

    @Test("cases of whole messages run with the others")
    func cases() throws {
        let folder = Tool.packageRoot.appendingPathComponent("Tests/Fixtures/cases/http")
        let count = try FileManager.default.contentsOfDirectory(atPath: folder.path).count
        let result = try Tool.run(["test", folder.path])
        #expect(result.output == "\(count) passed, 0 failed\n")
        let sample = Tool.packageRoot.appendingPathComponent(
            "Tests/Fixtures/samples/30-http-request-and-leftovers.json")
        #expect(try Tool.run(["test", sample.path]).output == "1 passed, 0 failed\n")
    }
}
