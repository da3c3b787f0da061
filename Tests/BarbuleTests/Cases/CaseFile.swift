import Barbule
import BarbuleEngine
import Foundation
import Testing

/// One case of `Tests/Fixtures/samples` or `Tests/Fixtures/cases`: a payload, the options of the run and what it must give.
struct CaseFile: Sendable, CustomTestStringConvertible {
    let name: String
    let payload: [UInt8]
    /// Set when the payload is the body of a whole message.
    let request: API.Request?
    let response: API.Response?
    let options: [UInt8]
    let canonical: JSONValue
    /// `severity code pointer`, in order.
    let issues: [String]

    var testDescription: String { name }

    init(_ file: URL, in folder: URL) throws {
        let content = try JSONValue(parsing: Array(Data(contentsOf: file)))
        name = String(file.path.dropFirst(folder.path.count + 1).dropLast(".json".count))
        let payload = try content["input_text"]?.string?.utf8 ?? Self.text(of: #require(content["input"]))
        self.payload = payload
        let headers = (content["request"] ?? content["response"])?["headers"]?.members?.flatMap { name, value in
            (value.elements ?? [value]).compactMap(\.string).map { API.Header(name.description, $0.description) }
        }
        request = try content["request"].map { json in
            try API.Request(
                method: #require(json["method"]?.string).description, path: #require(json["path"]?.string).description,
                headers: headers ?? [], body: payload)
        }
        response = try content["response"].map { json in
            try API.Response(status: #require(json["status"]?.integer), headers: headers ?? [], body: payload)
        }
        options = try Self.text(of: #require(content["options"]))
        canonical = try #require(content["expect"]?["canonical"])
        issues = try #require(content["expect"]?["issues"]?.elements).map { issue in
            try [#require(issue["severity"]?.string), #require(issue["code"]?.string), #require(issue["pointer"]?.string)]
                .map(\.description).joined(separator: " ")
        }.sorted()
    }

    /// All case files, by name.
    static let all: [CaseFile] = {
        let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures")
        let files = FileManager.default.enumerator(at: fixtures, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
        return (files ?? []).filter { file in
            file.pathExtension == "json" && ["/samples/", "/cases/"].contains { file.path.contains("Fixtures\($0)") }
                && !EndpointCaseTests.folders.contains(file.deletingLastPathComponent().lastPathComponent)
        }.compactMap { file in
            do {
                return try CaseFile(file, in: fixtures)
            } catch {
                Issue.record("\(file.lastPathComponent) is no case file: \(error)")
                return nil
            }
        }.sorted { $0.name < $1.name }
    }()

    /// The report of the payload, or of the whole message.
    func check(by schema: Schema, _ options: CheckOptions) -> Report {
        if let request { return API.contact.check(request, options: options) }
        if let response { return API.contact.check(response, options: options) }
        return schema.check(payload, options: options)
    }

    static func text(of value: JSONValue) -> [UInt8] {
        var text: [UInt8] = []
        append(value, to: &text)
        return text
    }

    private static func append(_ value: JSONValue, to text: inout [UInt8]) {
        switch value.content {
        case .null: text += "null".utf8
        case .boolean(let boolean): text += (boolean ? "true" : "false").utf8
        case .number(let lexeme): text += lexeme
        case .string(let string): JSONText.appendQuoted(string.utf8, to: &text)
        case .array(let elements):
            text.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                append(element, to: &text)
            }
            text.append(UInt8(ascii: "]"))
        case .object(let members):
            text.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                JSONText.appendQuoted(member.name.utf8, to: &text)
                text.append(UInt8(ascii: ":"))
                append(member.value, to: &text)
            }
            text.append(UInt8(ascii: "}"))
        }
    }
}
