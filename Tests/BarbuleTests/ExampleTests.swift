import Barbule
import BarbuleEngine
import Foundation
import Testing

/// What `barbule explain` shows as bad and good: the bad raises the code, the good is what becomes of it or is right.
@Suite("Examples of codes")
struct ExampleTests {
    static let catalogue = Result { try JSONValue(parsing: Project.bytes("Schemas/issues.json")).elements ?? [] }

    /// How an example becomes a payload: the schema, the text around it (§ is the example, ¶ its members), the options of the
    /// run.
    struct Row {
        var schema = "contact"
        var frame = ""
        var options = "{}"
    }

    private static let rows: [String: Row] = {
        let lines = (try? Project.text("Tests/Fixtures/examples/rows.tsv"))?.split(separator: "\n") ?? []
        return Dictionary(
            lines.filter { !$0.hasPrefix("#") }.map { line in
                let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                return (cells[0], Row(schema: cells[1], frame: cells[2], options: cells.count > 3 ? cells[3] : "{}"))
            }, uniquingKeysWith: { first, _ in first })
    }()

    /// Payloads too long or too odd to be shown.
    private static let generated: [String: String] = [
        "json.bom": "\u{FEFF}{\"city\": \"Rome\"}",
        "json.limit": String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000),
        "email.too_long": #"{"email":"\#(String(repeating: "x", count: 65))@example.com"}"#,
        "text.too_long": #"{"full_address":"\#(String(repeating: "a ", count: 150))"}"#,
        "batch.too_large": "[" + (0...5000).map { #"{"user_id":"\#($0)"}"# }.joined(separator: ",") + "]",
    ]

    private static let files = [
        "contact": "contact-update", "create": "contact-create", "bulk": "contact-bulk", "profile": "Examples/profile",
    ]

    @Test("every bad example raises its code, every good one is right", arguments: try catalogue.get().compactMap { $0["code"]?.string?.description })
    func holds(code: String) throws {
        let entry = try #require(Self.catalogue.get().first { $0["code"]?.string?.description == code })
        func text(_ name: JSONString) -> String { entry[name]?.string?.description ?? "" }
        let row = Self.rows[code] ?? Row()
        guard row.schema != "-" else { return }
        if code.hasPrefix("http.") { return try Self.checkMessage(code, bad: text("bad"), good: text("good")) }
        let bad = Self.generated[code] ?? Self.payload(text("bad"), row)
        let report = try Self.report(bad, row)
        #expect(report.issues.contains { $0.code == code }, "\(bad) gives \(report.issues.map(\.code))")
        // Advice in brackets is no payload.
        guard !text("good").hasPrefix("("), Self.isPayload(text("good"), row) else {
            if text("action") == "drop" { #expect(report.isChanged) }
            return
        }
        let good = Self.payload(text("good"), row)
        let after = try Self.report(good, row)
        #expect(after.isValid && !after.issues.contains { $0.code == code }, "\(good) gives \(after.issues.map(\.code))")
        if ["fix", "drop"].contains(text("action")) {
            let canonical = try JSONValue(parsing: #require(report.canonical))
            #expect(try canonical == JSONValue(parsing: Array(good.utf8)), "\(bad) becomes \(JSONString(SchemaText.compact(canonical)))")
        }
    }

    @Test("rows are of known codes, and few are not run")
    func rows() throws {
        let codes = Set(try Self.catalogue.get().compactMap { $0["code"]?.string?.description })
        #expect(Set(Self.rows.keys).subtracting(codes) == [])
        #expect(Self.rows.count { $0.value.schema == "-" } <= 3)
    }

    // MARK: Payloads

    /// The JSON of an example: all of it, its members, or what stands before the words that explain it.
    private static func json(_ text: String) -> String? {
        var heads = [text]
        for word in [" with ", " where ", " as ", ", or ", " ("] {
            if let range = text.range(of: word) { heads.append(String(text[..<range.lowerBound])) }
        }
        for head in heads {
            for candidate in [head, "{\(head)}"] where (try? JSONValue(parsing: Array(candidate.utf8))) != nil { return candidate }
        }
        return nil
    }

    private static func isPayload(_ text: String, _ row: Row) -> Bool {
        (try? JSONValue(parsing: Array(payload(text, row).utf8))) != nil
    }

    private static func payload(_ text: String, _ row: Row) -> String {
        guard let json = json(text) else { return row.frame.isEmpty ? text : row.frame.replacing("§", with: text) }
        if row.frame.isEmpty { return json }
        return row.frame.replacing("§", with: json).replacing("¶", with: json.dropFirst().dropLast())
    }

    private static func report(_ payload: String, _ row: Row) throws -> Report {
        let bytes = try files[row.schema].map { try Project.bytes("Schemas/\($0).schema.json") } ?? Array(row.schema.utf8)
        let schema = try Schema(compiling: bytes, name: files[row.schema].map { "\($0).schema.json" } ?? "inline.schema.json")
        var options = try CheckOptions(json: Array(row.options.utf8), for: schema)
        if row.schema == "contact" || row.options != "{}" || row.schema.contains("\"now\"") {
            try? options.set("now", to: "2025-06-15T12:00:00Z", in: schema)
        }
        return schema.check(Array(payload.utf8), options: options)
    }

    // MARK: Messages

    private static func checkMessage(_ code: String, bad: String, good: String) throws {
        for (text, isBad) in [(bad, true), (good, false)] {
            let text = text.replacing("account/…/contact/…", with: "account/\(account)/contact/\(contact)")
                .replacing("<secret>", with: "9f3c2a71b84e4d0fa1c6")
            let issues = report(of: text).issues
            #expect(issues.contains { $0.code == code } == isBad, "\(text) gives \(issues.map(\.code))")
            if !isBad { #expect(!issues.contains { $0.severity == .error }, "\(text) gives \(issues.map(\.code))") }
        }
    }

    private static let account = "550aac3da096734ce5000009"
    private static let contact = "550aac3da096734ce5000001"

    /// A request, or an answer, that is right but for the line shown.
    private static func report(of line: String) -> Report {
        let options = CheckOptions()
        if line.hasPrefix("HTTP/1.1 ") {
            let status = Int(line.dropFirst(9).prefix(3)) ?? 0
            let sample = try? JSONValue(parsing: Project.bytes("Tests/Fixtures/cases/http/response-documented.json"))
            let body = CaseFile.text(of: sample?["input"] ?? JSONValue(.null))
            return API.contact.check(
                API.Response(status: status, headers: [API.Header("Content-Type", "application/json")], body: body), options: options)
        }
        var (method, path) = ("PUT", "/v2/account/\(account)/contact/\(contact)")
        var headers = ["Content-Type": "application/json", "Accept": "application/json", "Authorization": "Token token=9f3c2a71b84e4d0fa1c6"]
        if line.hasPrefix("/") {
            path = line.hasPrefix("/v2") ? line : "/v2/account/\(account)" + line
        } else if let colon = line.firstRange(of: ": ") {
            headers[String(line[..<colon.lowerBound])] = String(line[colon.upperBound...])
        } else if let space = line.firstIndex(of: " ") {
            (method, path) = (String(line[..<space]), String(line[line.index(after: space)...]))
        }
        let sorted = headers.sorted { $0.key < $1.key }.map { API.Header($0.key, $0.value) }
        return API.contact.check(API.Request(method: method, path: path, headers: sorted, body: Array(#"{"city":"Rome"}"#.utf8)), options: options)
    }
}
