import Barbule
import BarbuleEngine
import Foundation
import Testing

/// The pages of the codes: `barbule explain`, and the article made of the same catalogue.
@Suite("Explanations of codes")
struct ExplanationTests {
    static let entries = Schema.contactUpdate.catalogue.entries
    /// Raised by the text of a payload, or by the engine for any schema.
    static let placeless: Set<String> = [
        "json.syntax", "json.duplicate_key", "json.bom", "json.limit", "schema.undecided", "schema.false",
        "normalize.ambiguous", "normalize.broke_valid", "normalize.unstable_condition",
        "csv.cell_count",
    ]

    @Test("every code says what, why, bad and good")
    func complete() {
        for entry in Self.entries {
            #expect(![entry.message, entry.why, entry.bad, entry.good].contains(""), "\(entry.code)")
            #expect(entry.bad != entry.good || entry.action == .keep, "\(entry.code)")
        }
    }

    @Test("every code has a place that raises it, and the place is there")
    func places() throws {
        var files: [String: JSONValue] = [:]
        for entry in Self.entries {
            let places = Explanation.places(of: entry.code)
            #expect(places.isEmpty == Self.placeless.contains(entry.code), "\(entry.code)")
            for place in places {
                let bytes = try Project.bytes("Schemas/\(place.file)")
                let root = try files[place.file] ?? JSONValue(parsing: bytes)
                files[place.file] = root
                let tokens = try #require(JSONPointer.parse(JSONString(place.pointer)))
                var value: JSONValue? = root
                for token in tokens {
                    value = value?.elements.flatMap { list in JSONPointer.index(token).map { list[$0] } } ?? value?[token]
                }
                let offset = try #require(value, "\(place.pointer)").byteOffset
                #expect(place.line == bytes.prefix(offset).count { $0 == 0x0A } + 1, "\(place.pointer)")
            }
        }
    }

    @Test("a place says what options make of the severity")
    func severities() {
        let places = CodePlaces(of: .contactUpdate)
        for code in ["gdpr.consent_without_date", "gdpr.minor_consent", "gdpr.date_before_regulation"] {
            #expect(places[code].map(\.severities) == [["gdpr=off: off", "gdpr=require: error"]], "\(code)")
        }
        #expect(places["gender.invalid"].allSatisfy { $0.severities.isEmpty })
    }

    @Test("what a case raises, the schema has a place for")
    func raised() throws {
        let places = CodePlaces(of: .contactUpdate)
        let codes = Set(CaseFile.all.filter { $0.request == nil && $0.response == nil }.flatMap(\.codes))
        #expect(codes.filter { places[$0].isEmpty && !Self.placeless.contains($0) }.sorted() == [])
    }

    @Test("the article of codes is the catalogue's")
    func article() throws {
        let path = "Sources/Barbule/Barbule.docc/IssueCodes.md"
        let text = Self.article
        if ReadmeDocument.isRecording {
            try Data(text.utf8).write(to: Project.root.appending(path: path))
        } else {
            #expect(try Project.text(path) == text, "BARBULE_README=write swift test --filter ExplanationTests")
        }
    }

    private static var article: String {
        var lines = [
            "# Issue codes", "",
            "Every code that a report can hold, from `Schemas/issues.json`; made by `BARBULE_README=write swift test`.", "",
            "`barbule explain CODE` adds why, and the places of the schemas that raise it. Codes are permanent: readers",
            "accept unknown ones and go by the severity. A value is rewritten (fix), kept as it came (keep), removed",
            "(drop), or nothing can be sent (stop).",
        ]
        var area = ""
        for entry in entries {
            let name = String(entry.code.prefix { $0 != "." })
            if name != area {
                area = name
                lines += ["", "## \(name)", "", "| code | severity | action | meaning | bad | good |", "|---|---|---|---|---|---|"]
            }
            let cells = [
                code(entry.code), entry.severity.rawValue, entry.action.rawValue,
                escaped(MessagePattern(entry.message).prose), code(entry.bad), code(entry.good),
            ]
            let row = cells.map { $0.replacingOccurrences(of: "|", with: "\\|") }.joined(separator: " | ")
            lines.append("| \(row) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Signs of Markdown outside code.
    private static func escaped(_ text: String) -> String {
        let parts = text.components(separatedBy: "`").enumerated().map { index, part in
            index % 2 == 1 ? part : part.replacingOccurrences(of: "<", with: "\\<").replacingOccurrences(of: "*", with: "\\*")
        }
        return parts.joined(separator: "`")
    }

    private static func code(_ text: String) -> String {
        let line = text.replacingOccurrences(of: "\r", with: "\\r").replacingOccurrences(of: "\n", with: "\\n")
        return "`\(line)`"
    }
}
