import Foundation
import Testing

@Suite struct CaseTests {
    @Test("the samples run, and the last line counts them all", arguments: ["1", "2"])
    func samples(_ level: String) throws {
        let folder = Tool.packageRoot.appendingPathComponent("Tests/Fixtures/samples")
        let count = try FileManager.default.contentsOfDirectory(atPath: folder.path).count { $0.hasSuffix(".json") }
        let result = try Tool.run(["test", folder.path, "--level", level])
        let last = try #require(result.output.split(separator: "\n").last)
        let match = try #require(last.wholeMatch(of: /(\d+) passed, (\d+) failed/))
        let passed = try #require(Int(match.1))
        let failed = try #require(Int(match.2))
        #expect(passed + failed == count)
        #expect(result.status == (failed == 0 ? 0 : 1))
    }

    @Test("a failing case tells what is missing, what is unexpected and where the documents differ")
    func failing() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            #"{"input": {"gender": "male", "n": 1.0}, "expect": {"canonical": {"n": 1, "gender": "FEMALE"}, "issues": [{"code": "gender.lossy", "pointer": "/gender", "severity": "warning"}]}}"#,
            to: "a.json")
        try folder.write(
            #"{"input": {"gender": "MALE"}, "expect": {"canonical": {"gender": "MALE"}, "issues": []}}"#, to: "b.json")
        try folder.write(
            #"{"input_text": "{", "expect": {"canonical": null, "issues": [{"code": "json.syntax", "pointer": "", "severity": "error"}]}}"#,
            to: "c.json")
        try folder.write(
            #"{"options": {"colour": 1}, "input": {}, "expect": {"canonical": {}, "issues": []}}"#, to: "d.json")
        try folder.write(#"{"input": {}}"#, to: "e.json")
        let result = try Tool.run(["test", ".", "--show-values"], folder: folder.url)
        #expect(
            result.output.hasPrefix(
                """
                FAIL ./a.json
                  missing     warning gender.lossy at /gender
                  unexpected  info gender.normalized at /gender
                  canonical   /gender: expected "FEMALE", found "MALE"

                FAIL ./d.json
                  not run     \

                """.trimmingCharacters(in: .newlines)))
        #expect(result.output.hasSuffix("\n2 passed, 3 failed\n"))
        #expect(result.status == 1)
        let lenient = try Tool.run(["test", ".", "--level", "1"], folder: folder.url)
        #expect(!lenient.output.contains("gender.normalized"))
        #expect(!lenient.output.contains("\"FEMALE\""))
    }

    @Test("schema check shows the first mistake, and 1; a good schema is ok")
    func schemaCheck() throws {
        let folder = try TemporaryFolder()
        try folder.write("{\n  \"type\": \"objct\"\n}\n", to: "bad.json")
        try folder.write("{\"type\": \"object\"}", to: "good.json")
        let bad = try Tool.run(["schema", "check", "bad.json"], folder: folder.url)
        #expect(
            bad.output.contains(" --> bad.json:2:11  /type\n  |\n2 |   \"type\": \"objct\"\n  |           ^^^^^^^\n"))
        #expect(bad.status == 1)
        let good = try Tool.run(["schema", "check", "good.json"], folder: folder.url)
        #expect(good.output == "good.json: ok\n")
        #expect(good.status == 0)
        let use = try Tool.run(["check", "--schema", "bad.json", "-"], input: "{}", folder: folder.url)
        #expect(use.errorLineCount == 1 && use.status == 2)
        let own = try Tool.run(["check", "--schema", "good.json", "-"], input: "[]", folder: folder.url)
        #expect(own.output.hasPrefix("error[schema.type]") && own.status == 1)
    }
}
