import Barbule
import BarbuleEngine
import Foundation
import Testing

/// What the bundled schemas never raise, raised by small schemas of their own: a case file with a `schema`.
@Suite("Cases of the vocabulary")
struct VocabularyCaseTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let schema: [UInt8]
        let file: CaseFile

        var testDescription: String { file.name }
    }

    static let cases: [Case] = {
        let base = Project.root.appending(path: "Tests/Fixtures/vocabulary")
        let files = (try? FileManager.default.contentsOfDirectory(at: base, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "json" }.compactMap { file in
            do {
                let content = try JSONValue(parsing: Array(Data(contentsOf: file)))
                let schema = try #require(content["schema"])
                return try Case(schema: CaseFile.text(of: schema), file: CaseFile(file, in: base))
            } catch {
                Issue.record("\(file.lastPathComponent) is no case file: \(error)")
                return nil
            }
        }.sorted { $0.file.name < $1.file.name }
    }()

    @Test("a case gives its canonical document and its issues, and again the same", arguments: cases)
    func gives(_ row: Case) throws {
        let schema = try Schema(compiling: row.schema, name: "\(row.file.name).schema.json")
        let options = try CheckOptions(json: row.file.options, for: schema)
        let report = schema.check(row.file.payload, options: options)
        let issues = report.issues.map { "\($0.severity.rawValue) \($0.code) \($0.instanceLocation)" }.sorted()
        #expect(issues == row.file.issues)
        let canonical = try report.canonical.map { try JSONValue(parsing: $0) } ?? JSONValue(.null)
        #expect(canonical == row.file.canonical)
        guard let bytes = report.canonical else { return }
        #expect(schema.check(bytes, options: options).canonical == bytes)
    }

    @Test("every code of the catalogue is raised by a case, the contract's own by a case of its endpoints")
    func everyCode() throws {
        let contract = Set((CaseFile.all + EndpointCaseTests.cases.map(\.file)).flatMap(\.codes))
        let raised = contract.union(Self.cases.flatMap(\.file.codes))
        let catalogue = Schema.contactUpdate.catalogue.entries.map(\.code)
        // A row of a table is no payload yet: the tests of `import` raise it.
        #expect(catalogue.filter { !raised.contains($0) } == ["csv.cell_count"])
        let table = LawData.url("samples/CODES.tsv")
        guard let table, let rows = try? String(contentsOf: table, encoding: .utf8) else {
            return Project.skip("the shared table of codes is not here")
        }
        let codes = rows.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "\t" }) }
        try #require(codes.count == 147)
        #expect(codes.filter { !contract.contains($0) } == [])
    }
}

extension CaseFile {
    /// The codes it expects.
    var codes: [String] { issues.map { String($0.split(separator: " ")[1]) } }
}
