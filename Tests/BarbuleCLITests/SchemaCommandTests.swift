import Foundation
import Testing

/// `barbule schema …` and `barbule check --schema` with schemas of others, seen from outside.
@Suite struct SchemaCommandTests {
    private static let group = #"""
        [{"description": "words", "schema": {"type": "string", "maxLength": 2},
          "tests": [{"description": "short", "data": "a", "valid": true},
                    {"description": "long", "data": "abc", "valid": VERDICT}]}]
        """#

    @Test("schema test names failures and ends with the numbers, alone on the last line")
    func suite() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.group.replacing("VERDICT", with: "false"), to: "tests/deep/er/good.json")
        let good = try Tool.run(["schema", "test", "tests"], folder: folder.url)
        #expect(good.output == "2 passed, 0 failed\n")
        #expect(good.status == 0)
        try folder.write(Self.group.replacing("VERDICT", with: "true"), to: "tests/bad.json")
        try folder.write(
            #"[{"schema": {"type": "strin"}, "tests": [{"data": 1, "valid": true}]}]"#, to: "tests/broken.json")
        let bad = try Tool.run(["schema", "test", "tests"], folder: folder.url)
        #expect(
            bad.output.hasPrefix(
                "FAIL tests/bad.json:3  words: long\n     expected valid, is invalid: maxLength\nFAIL tests/broken.json:1"
            ))
        #expect(bad.output.hasSuffix("\n3 passed, 2 failed\n"))
        #expect(bad.status == 1)
        let quiet = try Tool.run(["schema", "test", "-q", "tests"], folder: folder.url)
        #expect(quiet.output == "3 passed, 2 failed\n")
    }

    @Test("schema test takes remotes, files, a dialect, and formats as assertions")
    func suiteOptions() throws {
        let folder = try TemporaryFolder()
        try folder.write(#"{"type": "integer"}"#, to: "remotes/a.json")
        try folder.write(#"{"id": "https://b.test/b", "type": "null"}"#, to: "more/b.json")
        try folder.write(
            #"""
            [{"schema": {"$ref": "http://localhost:1234/a.json"}, "tests": [{"data": 1, "valid": true}, {"data": "", "valid": false}]},
             {"schema": {"$ref": "https://b.test/b"}, "tests": [{"data": null, "valid": true}]},
             {"schema": {"minimum": 1, "exclusiveMinimum": true}, "tests": [{"data": 1, "valid": false}]},
             {"schema": {"format": "ipv4"}, "tests": [{"data": "x", "valid": false}]}]
            """#, to: "tests/t.json")
        let arguments = ["--remotes", "remotes", "--resource", "more", "--dialect", "draft-04", "--assert-format"]
        let result = try Tool.run(["schema", "test", "tests"] + arguments, folder: folder.url)
        #expect(result.output == "5 passed, 0 failed\n")
    }

    @Test("schema check tells all mistakes and their number")
    func check() throws {
        let folder = try TemporaryFolder()
        try folder.write(#"{"minLength": 3, "maxLength": 2, "requird": []}"#, to: "a.json")
        let result = try Tool.run(["schema", "check", "a.json"], folder: folder.url)
        #expect(
            result.output.contains(
                "error[schema.unsatisfiable]: No string is ever valid here: minLength (3) is above maxLength (2)."))
        #expect(result.output.contains("help: did you mean \"required\"?"))
        #expect(result.output.hasSuffix("\na.json: 1 error, 1 warning\n"))
        #expect(result.status == 1)
        try folder.write(#"{"requird": []}"#, to: "b.json")
        let warned = try Tool.run(["schema", "check", "b.json"], folder: folder.url)
        #expect(warned.output.hasSuffix("b.json: ok, 1 warning\n"))
        #expect(warned.status == 0)
        #expect(try Tool.run(["schema", "check", "--fail-on", "warning", "b.json"], folder: folder.url).status == 1)
    }

    @Test("schema bundle and upgrade write text that works alone")
    func rewrite() throws {
        let folder = try TemporaryFolder()
        try folder.write(#"{"$ref": "defs/a.json#/$defs/n"}"#, to: "root.json")
        try folder.write(#"{"$defs": {"n": {"type": "integer"}}}"#, to: "defs/a.json")
        let bundle = try Tool.run(
            ["schema", "bundle", "root.json", "--resource", "defs", "--out", "all.json"], folder: folder.url)
        #expect(bundle.status == 0 && bundle.output.isEmpty && bundle.errors.isEmpty)
        #expect(try Tool.run(["check", "--schema", "all.json", "-"], input: "1", folder: folder.url).status == 0)
        #expect(try Tool.run(["check", "--schema", "all.json", "-"], input: "\"\"", folder: folder.url).status == 1)
        let missing = try Tool.run(["schema", "bundle", "root.json"], folder: folder.url)
        #expect(missing.errorLineCount == 1 && missing.status == 2)

        try folder.write(
            #"{"$schema": "http://json-schema.org/draft-04/schema#", "minimum": 1, "exclusiveMinimum": true, "const": 2}"#,
            to: "old.json")
        let upgraded = try Tool.run(["schema", "upgrade", "old.json", "--to", "2020-12"], folder: folder.url)
        #expect(
            upgraded.output
                == #"{ "$schema": "https://json-schema.org/draft/2020-12/schema", "exclusiveMinimum": 1, "x-const": 2 }"#
                + "\n")
        #expect(upgraded.errors.hasPrefix("barbule: note: old.json /const: "))
        try folder.write(#"{"$schema": "http://json-schema.org/draft-03/schema#"}"#, to: "older.json")
        let refused = try Tool.run(["schema", "upgrade", "older.json"], folder: folder.url)
        #expect(refused.errorLineCount == 1 && refused.status == 1 && refused.output.isEmpty)
    }

    @Test("schema explain says what a field demands")
    func explain() throws {
        let result = try Tool.run(["schema", "explain", "contact-update", "/tags/0"])
        #expect(result.status == 0)
        #expect(result.output.contains("is a string\n"))
        #expect(result.output.contains("text.whitespace  info  "))
        let folder = try TemporaryFolder()
        try folder.write(#"{"properties": {"size": {"type": "integer", "minimum": 1}}}"#, to: "a.json")
        let unknown = try Tool.run(["schema", "explain", "a.json", "sise"], folder: folder.url)
        #expect(unknown.errors == "barbule: a.json has no schema or field at 'sise'; did you mean 'size'?\n")
        let known = try Tool.run(["schema", "explain", "a.json", "/size"], folder: folder.url)
        #expect(known.output.contains("is a whole number\n    is at least 1\n"))
    }

    @Test(
        "check --schema takes plain schemas of every draft",
        arguments: [
            ("http://json-schema.org/draft-04/schema#", #""minimum": 1, "exclusiveMinimum": true"#),
            ("http://json-schema.org/draft-06/schema#", #""exclusiveMinimum": 1"#),
            ("http://json-schema.org/draft-07/schema#", #""if": true, "then": {"exclusiveMinimum": 1}"#),
            ("https://json-schema.org/draft/2019-09/schema", #""$ref": "limit.json""#),
            ("https://json-schema.org/draft/2020-12/schema", #""$ref": "limit.json""#),
        ])
    func anySchema(uri: String, keywords: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "{\"$schema\": \"\(uri)\", \"type\": [\"integer\", \"array\"], \(keywords)}", to: "s/schema.json")
        try folder.write(#"{"exclusiveMinimum": 1}"#, to: "s/limit.json")
        func status(_ input: String) throws -> Int32 {
            try Tool.run(
                ["check", "--schema", "s/schema.json", "--resource", "s", "-"], input: input, folder: folder.url
            ).status
        }
        #expect(try status("2") == 0)
        #expect(try status("[1]") == 0)
        #expect(try status("1") == 1)
        #expect(try status("{}") == 1)
    }
}
