import BarbuleEngine
import Testing

/// The contract, case by case, at its stricter level: canonical document and all issues, also the infos.
@Suite("Cases")
struct CaseTests {
    private static let compiled = Result {
        try EmbeddedFile.all.first { $0.kind == .endpoint }.map { try Schema(compiling: $0.text, name: $0.name) }
    }

    private let schema: Schema

    init() throws { schema = try #require(try Self.compiled.get()) }

    @Test("a case gives its canonical document and its issues", arguments: CaseFile.all)
    func gives(_ file: CaseFile) throws {
        let report = try file.check(by: schema, CheckOptions(json: file.options, for: schema))
        let issues = report.issues.map { "\($0.severity.rawValue) \($0.code) \($0.instanceLocation)" }.sorted()
        let missing = file.issues.filter { !issues.contains($0) }
        let extra = issues.filter { !file.issues.contains($0) }
        #expect(issues == file.issues, "missing \(missing), extra \(extra)")
        let canonical = try report.canonical.map { try JSONValue(parsing: $0) } ?? JSONValue(.null)
        #expect(canonical == file.canonical, "\(report.canonical.map { String(decoding: $0, as: UTF8.self) } ?? "")")
    }

    @Test("checking a canonical document again changes nothing", arguments: CaseFile.all)
    func isIdempotent(_ file: CaseFile) throws {
        let options = try CheckOptions(json: file.options, for: schema)
        let first = file.check(by: schema, options)
        guard file.response == nil, let canonical = first.canonical else { return }
        let second = schema.check(canonical, options: options)
        let again = try JSONValue(parsing: #require(second.canonical))
        #expect(try again == JSONValue(parsing: canonical), "\(again)")
        let told = Set(first.issues.map(\.code))
        let fixes = second.issues.filter { $0.action == .fix || $0.action == .drop }.map(\.code)
        #expect(fixes.filter { !told.contains($0) } == [])
    }

    @Test("every case file is found")
    func findsCases() {
        #expect(CaseFile.all.count(where: { $0.name.hasPrefix("samples/") }) == 30)
        #expect(CaseFile.all.count(where: { $0.name.hasPrefix("cases/") }) > 900)
    }
}
