import Foundation
import Testing

/// Reports against the schemas of their formats, as packages of PyPI carry them. They are fetched once, into `.build`.
@Suite(.serialized) struct OutsideSchemaTests {
    @Test("SARIF is valid against the official schema", arguments: FormatTests.inputs.map(\.name))
    func sarif(_ input: String) throws {
        guard let schema = try Self.fetch("sarif-om==1.0.4", "sarif_om-1.0.4/sarif-2.1.0-rtm.4.json") else { return }
        let folder = try Self.report(input, "sarif")
        // One pattern has a bracket too many, which ECMA-262 with the flag u (and so Barbule) refuses.
        let text = try String(contentsOfFile: schema, encoding: .utf8)
        let mended = text.replacing("-[a-zA-Z]{2}]?$", with: #"-[a-zA-Z]{2}\\]?$"#)
        #expect(text != mended)
        try folder.write(mended, to: "sarif.json")
        let result = try Tool.run(["check", "report", "--schema", "sarif.json"], folder: folder.url)
        #expect(result.output == "1 payload checked, nothing to report.\n", "\(result.output)\(result.errors)")
        try folder.write(try folder.read("report").replacing(#""startLine":"#, with: #""startLine":-"#), to: "broken")
        #expect(try Tool.run(["check", "broken", "--schema", "sarif.json"], folder: folder.url).status == 1)
    }

    @Test("JUnit is valid against the schema of the Jenkins plugin", arguments: FormatTests.inputs.map(\.name))
    func junit(_ input: String) throws {
        guard let schema = try Self.fetch("pytest==9.2.0", "pytest-9.2.0/testing/example_scripts/junit-10.xsd") else { return }
        let folder = try Self.report(input, "junit")
        let result = try Tool.shell("command -v xmllint >/dev/null || exit 77; xmllint --noout --schema '\(schema)' report", folder: folder.url)
        if result.status == 77 { return print("skipped: no xmllint (Debian: libxml2-utils) to check JUnit XML with") }
        #expect(result.status == 0, "\(result.errors)")
    }

    private static func report(_ input: String, _ format: String) throws -> TemporaryFolder {
        let input = try #require(FormatTests.inputs.first { $0.name == input })
        let folder = try Records.folder("")
        try folder.write(input.text, to: input.file)
        let schema = input.name == "records" ? ["--schema", "s.json"] : []
        try folder.write(try Tool.run(["check", input.file, "--format", format] + schema, folder: folder.url).output, to: "report")
        return folder
    }

    /// A file out of a source package; `nil`, said aloud, where it cannot be had.
    private static func fetch(_ package: String, _ path: String) throws -> String? {
        let cache = Tool.packageRoot.appendingPathComponent(".build/outside-schemas")
        let file = cache.appendingPathComponent(path).path
        if FileManager.default.fileExists(atPath: file) { return file }
        try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
        let download = "timeout 120 python3 -m pip download -q --no-deps --no-binary :all: '\(package)'"
        let result = try Tool.shell("\(download) && for f in *.tar.gz; do tar xzf $f; done", folder: cache)
        if FileManager.default.fileExists(atPath: file) { return file }
        print("skipped: pip cannot give \(package): \(result.errors.suffix(200))")
        return nil
    }
}
