import Barbule
import BarbuleEngine
import Foundation
import Testing

@Suite("API")
struct APITests {
    /// Another interface, without a line of Swift: two operations, a query, headers, a bearer or a key, a form.
    private static let library = #"""
        {
          "openapi": "3.1.0", "info": { "title": "Library", "version": "1" },
          "servers": [{ "url": "https://library.example/api/" }],
          "security": [{ "bearer": [] }, { "key": [] }],
          "paths": {
            "/shelf/{shelf}/book": {
              "parameters": [{ "name": "shelf", "in": "path", "required": true, "schema": { "type": "integer" } }],
              "post": {
                "operationId": "addBook",
                "parameters": [
                  { "name": "X-Batch", "in": "header", "required": true, "schema": { "type": "integer", "minimum": 1, "x-issue": { "required": "batch.missing" } } },
                  { "name": "lang", "in": "query", "schema": { "enum": ["en", "es"] } }
                ],
                "requestBody": { "content": {
                  "application/json": { "schema": { "$ref": "#/components/schemas/Book" } },
                  "application/x-www-form-urlencoded": { "schema": { "$ref": "#/components/schemas/Book" }, "x-charsets": ["utf-8"] },
                  "image/*": {}
                } },
                "responses": { "201": { "description": "made", "headers": { "Location": { "required": true, "schema": { "type": "string", "pattern": "^/" } } } }, "default": { "description": "other" } }
              },
              "get": { "operationId": "listBooks", "security": [], "responses": { "2XX": { "description": "list", "content": { "application/json": { "schema": { "type": "array" } } } } } }
            },
            "/shelf/all/book": { "get": { "operationId": "listAll", "security": [], "responses": { "200": { "description": "all" } } } }
          },
          "components": {
            "schemas": { "Book": { "type": "object", "properties": { "title": { "type": "string", "x-normalize": { "space": "collapse" } }, "authors": { "type": "array", "items": { "type": "string" } } }, "required": ["title"] } },
            "securitySchemes": {
              "bearer": { "type": "http", "scheme": "bearer" },
              "key": { "type": "apiKey", "in": "query", "name": "key", "x-schema": { "pattern": "^[a-z]{8}$" } }
            }
          }
        }
        """#

    private static let compiled = Result { try API(compiling: Array(library.utf8), name: "library.json") }

    struct Row: Sendable, CustomTestStringConvertible {
        var method = "POST"
        var path = "/api/shelf/7/book"
        var headers: [API.Header] = [API.Header("Authorization", "Bearer abc"), API.Header("X-Batch", "3"), json]
        var body = #"{"title": "Emma"}"#
        var issues: [String]
        var testDescription: String { "\(method) \(path) \(headers.map(\.value)) \(issues)" }

        static let json = API.Header("Content-Type", "application/json")
        static func with(_ headers: (String, String)...) -> [API.Header] { headers.map { API.Header($0, $1) } }
    }

    @Test(
        "a second interface needs no Swift",
        arguments: [
            Row(issues: []),
            Row(path: "https://library.example/api/shelf/7/book", issues: []),
            Row(path: "/shelf/7/book", issues: ["http.route @path"]),
            Row(path: "/api/shelf/7/book?lang=de", issues: ["schema.enum @query/lang"]),
            Row(path: "/api/shelf/seven/book", issues: ["schema.type @path"]),
            Row(method: "PUT", issues: ["http.method @method"]),
            Row(
                headers: Row.with(("Content-Type", "application/json")),
                issues: ["batch.missing @header/x-batch", "http.authorization @header/authorization"]),
            Row(
                headers: Row.with(
                    ("Authorization", "Basic abc"), ("X-Batch", "0"), ("Content-Type", "application/json")),
                issues: ["schema.minimum @header/x-batch", "http.authorization @header/authorization"]),
            Row(
                headers: Row.with(("Authorization", "Bearer "), ("X-Batch", "1"), ("Content-Type", "application/json")),
                issues: ["http.authorization @header/authorization"]),
            Row(
                path: "/api/shelf/7/book?key=abcdefgh",
                headers: Row.with(("X-Batch", "1"), ("Content-Type", "application/json")), issues: []),
            Row(
                headers: Row.with(
                    ("Authorization", "bearer x"), ("X-Batch", "1"),
                    ("Content-Type", "application/x-www-form-urlencoded")),
                body: "title=+Emma&authors=Austen&authors=Jane", issues: ["text.whitespace /title"]),
            Row(
                headers: Row.with(
                    ("Authorization", "bearer x"), ("X-Batch", "1"),
                    ("Content-Type", "application/x-www-form-urlencoded; charset=latin1")), body: "title=Emma",
                issues: ["http.content_type @header/content-type"]),
            Row(
                headers: Row.with(("Authorization", "bearer x"), ("X-Batch", "1"), ("Content-Type", "image/png")),
                body: "\u{1}", issues: []),
            Row(body: "", issues: []),
            Row(body: "{}", issues: ["schema.required "]),
            Row(method: "GET", headers: Row.with(("Accept", "application/json")), body: "", issues: []),
            Row(method: "GET", path: "/api/shelf/all/book", headers: [], body: "", issues: []),
        ])
    func library(_ row: Row) throws {
        let api = try Self.compiled.get()
        let report = api.check(
            API.Request(method: row.method, path: row.path, headers: row.headers, body: Array(row.body.utf8)))
        #expect(report.issues.map { "\($0.code) \($0.instanceLocation)" } == row.issues)
        #expect(report.isValid == !report.issues.contains { $0.severity == .error })
        #expect(report.errorCount + report.warningCount + report.infoCount == report.issues.count)
    }

    @Test(
        "a path is in the document, whatever the method, or it is not",
        arguments: [
            ("/api/shelf/7/book", ["GET", "POST"]), ("https://library.example/api/shelf/7/book?key=a", ["GET", "POST"]),
            ("/api/shelf/all/book", ["GET"]), ("/api/shelf//book", ["GET", "POST"]), ("/shelf/7/book", []),
            ("/api/shelf/7/book/", []), ("/", []), ("", []),
        ] as [(String, [String])])
    func methods(_ path: String, _ methods: [String]) throws {
        #expect(try Self.compiled.get().methods(at: path) == methods)
    }

    @Test("with one operation, too, other paths are not in the document")
    func methodsOfOneOperation() {
        #expect(API.contact.methods(at: "/v2/account/a/contact/b") == ["PUT"])
        #expect(API.contact.methods(at: "/v2/account/a/contact") == [])
        #expect(API.contact.methods(at: "/health") == [])
    }

    @Test(
        "an answer is held against its operation",
        arguments: [
            ("addBook", 201, ["Location": "/b/1"], []), ("addBook", 201, [:], ["schema.required @header/location"]),
            ("addBook", 201, ["Location": "b"], ["schema.pattern @header/location"]), ("addBook", 500, [:], []),
            ("listBooks", 204, ["Content-Type": "application/json"], ["json.syntax "]),
            ("listBooks", 404, [:], ["http.status @status"]),
            (nil, 200, [:], ["http.status @status"]),
        ] as [(String?, Int, [String: String], [String])])
    func answer(_ operation: String?, _ status: Int, _ headers: [String: String], _ issues: [String]) throws {
        let response = API.Response(status: status, headers: headers.map { API.Header($0, $1) })
        let report = try Self.compiled.get().check(response, to: operation)
        #expect(report.issues.map { "\($0.code) \($0.instanceLocation)" } == issues)
    }

    @Test(
        "a mistake in the document is told with its place",
        arguments: [
            (
                ##""schema": { "$ref": "#/components/schemas/Book" }"##,
                ##""schema": { "$ref": "#/components/schemas/Bok" }"##, "schema.unresolved_reference"
            ),
            (#""space": "collapse""#, #""spcae": "collapse""#, "schema.unknown_member"),
            (#""enum": ["en", "es"]"#, #""enum": "en""#, "schema.bad_keyword"),
            (#""bearer": [] }, {"#, #""bearar": [] }, {"#, "schema.unresolved_reference"),
            (#""openapi": "3.1.0""#, #""openapi": "3.0.3""#, "schema.bad_keyword"),
            (#""openapi""#, #"openapi"#, "schema.syntax"),
        ])
    func mistakes(_ good: String, _ bad: String, _ code: String) {
        let text = Self.library.replacingOccurrences(of: good, with: bad)
        let error = #expect(throws: SchemaError.self) { try API(compiling: Array(text.utf8), name: "library.json") }
        #expect(error?.code == code, "\(error?.description ?? "")")
        #expect(error?.file == "library.json")
        #expect((error?.line ?? 0) > 1 || code == "schema.syntax")
    }

    // MARK: Secrets

    private static let canary = "canary7Qz9secret"

    @Test(
        "no issue holds a secret, wherever in the head it stands",
        arguments: [
            ("PUT", path, [("Authorization", "Token token=\(canary)!")]),
            ("PUT", path, [("Authorization", "Bearer \(canary)")]),
            ("PUT", path, [("Authorization", canary)]), ("PUT", path, [("Authorization Token token=\(canary)", "")]),
            ("PUT", path, [("Authorization", "Token token=\(canary)\r\nX: 1"), ("Authorization", canary)]),
            ("PUT", path + "?token=\(canary)\n", [("Content-Type", canary), ("Accept", canary)]),
            ("PUT", "https://u:\(canary)@h \(path)", [("X-Api-Key", "\(canary)\0")]),
            ("PUT \(canary)", path, [(canary + ":", "x")]),
            ("PUT", "/v2/account/\(canary)!/contact/\(canary)!", []), ("PUT", canary, []),
        ] as [(String, String, [(String, String)])])
    func secrets(_ method: String, _ path: String, _ headers: [(String, String)]) {
        let request = API.Request(
            method: method, path: path, headers: headers.map { API.Header($0, $1) }, body: Array("{}".utf8))
        let report = API.contact.check(request)
        #expect(!report.isValid)
        for issue in report.issues where issue.instanceLocation != "@header/\(Self.canary.lowercased())" {
            let told = "\(issue) \(issue.parameters) \(issue.fix ?? "") \(issue.keywordLocation ?? "")"
            #expect(!told.lowercased().contains(Self.canary.lowercased()), "\(told)")
        }
    }

    private static let path = "/v2/account/550aac3da096734ce5000009/contact/550aac3da096734ce5000001"

    @Test("any head at all is answered, soon", arguments: 0..<300)
    func random(_ seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let pieces = [
            "/", "..", "%2e", "%", "\r\n", "\0", "{id}", ";", "?", "#", "é", "\"", "\\", ",", "=", "application/json",
            "Token token=", "q", "*",
        ]
        func text(_ count: Int) -> String {
            (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        }
        let headers =
            (0..<6).map { _ in API.Header(text(2), text(5)) }
            + ["Accept", "Authorization", "Content-Type"].map { API.Header($0, text(4)) }
        let report = API.contact.check(
            API.Request(method: text(1), path: text(9), headers: headers, body: Array(text(5).utf8)))
        #expect(!report.isValid)
        #expect(report.issues.count <= 120)
    }

    @Test("of many issues in the head a hundred are kept, all are counted")
    func kept() {
        let headers = (0..<500).map { API.Header("X-\($0)", "a\0") }
        let report = API.contact.check(API.Request(method: "PUT", path: "/", headers: headers, body: Array("{}".utf8)))
        #expect(report.errorCount == 503)
        #expect(report.issues.count == 100)
    }

    @Test("a head of many or long headers takes linear time")
    func large() {
        let many =
            (0..<20_000).map { _ in API.Header("X", "y\u{1}") } + [
                API.Header("Authorization", String(repeating: "a", count: 1_000_000))
            ]
        let clock = ContinuousClock()
        let time = clock.measure {
            _ = API.contact.check(
                API.Request(method: "PUT", path: String(repeating: "%25", count: 100_000), headers: many))
        }
        #expect(time < .seconds(20))
    }
}
