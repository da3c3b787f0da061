import BarbuleEngine
import Foundation
import Testing

/// Endpoints that came after the first, and a vendor nobody here knows: all of them by schema alone.
@Suite("Cases of other endpoints")
struct EndpointCaseTests {
    /// Folders of `Tests/Fixtures/cases` and the schema that each is about.
    static let schemaByFolder = [
        "create": "contact-create.schema.json", "bulk": "contact-bulk.schema.json", "profile": "Examples/profile.schema.json",
    ]
    static let folders = Set(schemaByFolder.keys)

    static let cases: [(folder: String, file: CaseFile)] = folders.sorted().flatMap { folder -> [(folder: String, file: CaseFile)] in
        let base = Project.root.appending(path: "Tests/Fixtures/cases/\(folder)")
        let files = (try? FileManager.default.contentsOfDirectory(at: base, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "json" }.compactMap { file in
            (try? CaseFile(file, in: base)).map { (folder, $0) }
        }.sorted { $0.file.name < $1.file.name }
    }

    private static let schemas: Result<[String: Schema], any Error> = Result {
        try schemaByFolder.mapValues { file in
            try Schema(compiling: Array(Data(contentsOf: Project.root.appending(path: "Schemas/\(file)"))), name: file)
        }
    }

    @Test("a case gives its canonical document and its issues, and again the same", arguments: cases)
    func gives(_ folder: String, _ file: CaseFile) throws {
        let schema = try #require(Self.schemas.get()[folder])
        let options = try CheckOptions(json: file.options, for: schema)
        let report = schema.check(file.payload, options: options)
        let issues = report.issues.map { "\($0.severity.rawValue) \($0.code) \($0.instanceLocation)" }.sorted()
        #expect(issues == file.issues, "\(folder)/\(file.name)")
        let canonical = try report.canonical.map { try JSONValue(parsing: $0) } ?? JSONValue(.null)
        #expect(canonical == file.canonical, "\(folder)/\(file.name)")
        guard let bytes = report.canonical else { return }
        let again = schema.check(bytes, options: options)
        #expect(again.canonical == bytes, "\(folder)/\(file.name)")
        #expect(again.isValid == report.isValid, "\(folder)/\(file.name)")
    }

    @Test("every folder has cases")
    func found() {
        for folder in Self.folders { #expect(Self.cases.count { $0.folder == folder } >= 15, "\(folder)") }
    }

    @Test("five thousand entries are a batch, one more is not")
    func size() throws {
        let schema = try #require(Self.schemas.get()["bulk"])
        func batch(_ count: Int) -> [UInt8] {
            Array(("[" + (0..<count).map { #"{"user_id":"\#($0)"}"# }.joined(separator: ",") + "]").utf8)
        }
        #expect(schema.check(batch(5000)).isValid)
        #expect(schema.check(batch(5001)).issues.map(\.code) == ["batch.too_large"])
    }
}
