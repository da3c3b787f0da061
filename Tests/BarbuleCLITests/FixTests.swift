import Foundation
import Testing

@Suite struct FixTests {
    private let messy = "{\n  \"gender\": \"male\",\n  \"tags\": [\"a\"]\n}\n"
    private let clean = "{\n  \"gender\": \"MALE\",\n  \"tags\": [\"a\"]\n}\n"

    @Test("the canonical payload goes to standard output and nothing else")
    func canonical() throws {
        let result = try Tool.run(["fix", "-"], input: messy)
        #expect(result.output == clean)
        #expect(result.errors.isEmpty)
        #expect(result.status == 0)
    }

    @Test("errors that remain go to standard error, and 1")
    func remaining() throws {
        let result = try Tool.run(["fix", "-"], input: #"{"gender": "x", "country": "Spain"}"#)
        #expect(result.output == #"{"gender": "x", "country": "ES"}"#)
        #expect(result.errors.contains("--> <stdin>:1:12  /gender"))
        #expect(result.status == 1)
    }

    @Test("--patch is RFC 6902")
    func patch() throws {
        let result = try Tool.run(["fix", "--patch", "-"], input: messy)
        let operations = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: String]])
        #expect(
            operations == [
                ["op": "test", "path": "/gender", "value": "male"],
                ["op": "replace", "path": "/gender", "value": "MALE"],
            ])
    }

    @Test("--check writes nothing and tells by its status")
    func check() throws {
        let folder = try TemporaryFolder()
        try folder.write(messy, to: "a.json")
        try folder.write(clean, to: "b.json")
        let result = try Tool.run(["fix", "--check", "a.json", "b.json"], folder: folder.url)
        #expect(result.output == "a.json would change\n")
        #expect(result.status == 1)
        #expect(try folder.read("a.json") == messy)
        #expect(try Tool.run(["fix", "--check", "b.json"], folder: folder.url).status == 0)
    }

    @Test("--write replaces the file, keeps its mode and its link, and leaves nothing beside it")
    func write() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(messy, to: "a.json")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
        try FileManager.default.createSymbolicLink(
            atPath: folder.url.appendingPathComponent("link.json").path, withDestinationPath: "a.json")
        let result = try Tool.run(["fix", "-w", "link.json"], folder: folder.url)
        #expect(result.status == 0)
        #expect(result.output.isEmpty && result.errors.isEmpty)
        #expect(try folder.read("a.json") == clean)
        let facts = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect(facts[.posixPermissions] as? Int == 0o640)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == ["a.json", "link.json"])
        _ = try FileManager.default.destinationOfSymbolicLink(
            atPath: folder.url.appendingPathComponent("link.json").path)
    }

    @Test("a payload without a canonical form is never written over", arguments: ["{\"gender\": ", "[1]"])
    func refuses(_ text: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "a.json")
        let result = try Tool.run(["fix", "-w", "a.json"], folder: folder.url)
        #expect(result.status == 1)
        #expect(try folder.read("a.json") == text)
    }
}
