import Barbule
import Foundation
import Testing

/// The reference of the vocabulary in the documentation, made of the meta-schema.
struct VocabularyArticleTests {
    @Test("the article of the vocabulary is the meta-schema's")
    func article() throws {
        let path = "Sources/BarbuleEngine/BarbuleEngine.docc/Vocabulary.md"
        let text = try VocabularyArticle().text
        if ReadmeDocument.isRecording {
            try Data(text.utf8).write(to: Project.root.appending(path: path))
        } else {
            #expect(try Project.text(path) == text, "BARBULE_README=write swift test --filter VocabularyArticleTests")
        }
    }
}

private struct VocabularyArticle {
    private let definitions: [(name: String, json: JSONObject)]

    init() throws {
        let schema = try #require(JSON(Project.bytes("Schemas/barbule-vocabulary.schema.json")))
        let object = try JSONObject(json: schema)
        definitions = try JSONObject(json: try #require(object["$defs"])).members.map {
            ($0.name, try JSONObject(json: $0.value))
        }
    }

    var text: String {
        var lines = [
            "# Vocabulary", "",
            "Every member of the `x-` keywords, from `Schemas/barbule-vocabulary.schema.json`; made by `BARBULE_README=write swift test`.",
            "",
            "The keywords never assert: other validators ignore them. A member that does not exist is an error when the",
            "schema is compiled, with a did-you-mean.",
        ]
        for (name, json) in definitions {
            guard let meaning = text(json["description"]), let members = try? object(json["properties"]).members else {
                continue
            }
            lines += ["", "## \(title(name))", "", escaped(meaning)]
            guard !members.isEmpty else { continue }
            lines += ["", "| Member | Value | Meaning |", "| --- | --- | --- |"]
            lines += members.map { member in
                let json = (try? JSONObject(json: member.value)) ?? JSONObject()
                return "| `\(member.name)` | \(value(json)) | \(escaped(meaningOf(json))) |"
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func title(_ name: String) -> String {
        let keywords = ["normalize", "keys", "issue", "options"]
        if keywords.contains(name) { return "x-\(name)" }
        if name.hasPrefix("as-") { return "as: \(name.dropFirst(3))" }
        return name.hasPrefix("rule-") ? "rule: \(name.dropFirst(5))" : name
    }

    /// Its own description, or that of the definition it refers to.
    private func meaningOf(_ json: JSONObject) -> String {
        text(json["description"]) ?? referred(json).flatMap { text($0.json["description"]) } ?? ""
    }

    private func value(_ json: JSONObject) -> String {
        if let words = json["enum"].flatMap({ try? [JSON](json: $0) }) {
            return words.map { "`\($0)`" }.joined(separator: ", ")
        }
        if let constant = json["const"] { return "`\(constant)`" }
        if let type = text(json["type"]) { return type }
        guard let (name, definition) = referred(json) else { return "" }
        let own = value(definition)
        return own.isEmpty || own == "object" ? title(name) : own
    }

    private func referred(_ json: JSONObject) -> (name: String, json: JSONObject)? {
        guard let name = text(json["$ref"])?.split(separator: "/").last else { return nil }
        return definitions.first { $0.name == name }
    }

    private func object(_ json: JSON?) throws -> JSONObject { try JSONObject(json: json ?? .null) }

    private func text(_ json: JSON?) -> String? { json.flatMap { try? String(json: $0) } }

    private func escaped(_ text: String) -> String {
        text.replacingOccurrences(of: "|", with: "\\|").replacingOccurrences(of: "<", with: "\\<")
            .replacingOccurrences(of: "*", with: "\\*").replacingOccurrences(of: "[", with: "\\[")
    }
}
