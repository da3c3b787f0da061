import Barbule
import BarbuleTesting
import Foundation
import Synchronization
import Testing

@Suite("Sample payloads")
struct SamplePayloadTests {
    // What a team writes.
    @Test("our payloads", arguments: SamplePayload.all(in: "../Readme/Samples"))
    func payloads(_ sample: SamplePayload) { sample.verify(by: .contactUpdate) }

    @Test("every file of the folder is one sample; what comes out of a repair is none of its own")
    func names() {
        let names = SamplePayload.all(in: "../Readme/Samples").map(\.name)
        let expected = [
            "valid/guest.json", "invalid/cut-off.json", "invalid/gender.unsupported from a form.json",
            "fix/birthday.in.json",
        ]
        #expect(names == expected)
    }

    /// What the samples of a folder say when they fail.
    private func failures(_ files: [String: String], _ values: SamplePayload.Values = .masked) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "barbule-samples-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return Self.failures {
            for sample in SamplePayload.all(in: folder.path) { sample.verify(by: .contactUpdate, values: values) }
        }.map { $0.replacingOccurrences(of: folder.path, with: "FOLDER") }
    }

    private static func failures(_ body: () -> Void) -> [String] {
        let told = Mutex<[String]>([])
        withKnownIssue(isIntermittent: true) {
            body()
        } matching: { issue in
            told.withLock { $0 += issue.comments.map(\.rawValue) }
            return true
        }
        return told.withLock(\.self)
    }

    private static let unsupported = "The endpoint cannot represent this gender; the value stays as it is."

    @Test("a failure names code, place and sentence, and no value")
    func valid() throws {
        let payload = "{\"name_first\": \"Anastasia\",\n \"gender\": \"x\"}"
        #expect(
            try failures(["valid/a.json": payload])
                == ["valid/a.json: 1 error\n  2:12  /gender  gender.unsupported  \(Self.unsupported)"])
    }

    @Test("an error that does not come is missed")
    func invalid() throws {
        #expect(
            try failures([
                "invalid/a.json": "{}", "invalid/gender.invalid.json": #"{"gender": "x"}"#,
                "invalid/zip.bad.json": "{}",
            ]) == [
                "invalid/a.json: valid, but an error was expected",
                "invalid/gender.invalid.json: 1 error, but gender.invalid was expected\n  1:12  /gender  gender.unsupported  \(Self.unsupported)",
                "invalid/zip.bad.json: valid, but zip.bad was expected, which is no issue code",
            ])
    }

    @Test("another canonical document is told by its members, as shapes unless asked for")
    func fix() throws {
        let files = ["fix/a.in.json": #"{"city": " Rome", "zip": "123"}"#, "fix/a.out.json": #"{"city": "Roma1"}"#]
        let head = "fix/a.in.json: the canonical document is not a.out.json\n  /city  expected "
        #expect(try failures(files) == [head + "\"Aaaa9\", found \"Aaaa\"\n  /zip  expected nothing, found \"999\""])
        #expect(
            try failures(files, .shown) == [head + "\"Roma1\", found \"Rome\"\n  /zip  expected nothing, found \"123\""]
        )
    }

    @Test("what was written down as canonical must be so")
    func notCanonical() throws {
        // 5.0 and 5 are the same number, but not the same text.
        let files = ["fix/a.in.json": #"{"facebook_friends": "5"}"#, "fix/a.out.json": #"{"facebook_friends": 5.0}"#]
        let sentence = "A whole number written as a decimal was restored exactly."
        let line = "\n  1:22  /facebook_friends  warning value.float_artifact  \(sentence)"
        #expect(try failures(files) == ["fix/a.in.json: a.out.json is not canonical itself\(line)"])
    }

    @Test("nothing to test is a failure")
    func missing() throws {
        let none = "no valid/*.json, invalid/*.json or fix/*.in.json in"
        let failed = Self.failures {
            for sample in SamplePayload.all(in: "/nowhere") { sample.verify(by: .contactUpdate) }
        }
        #expect(failed == ["/nowhere: \(none) /nowhere"])
        #expect(
            try failures(["fix/a.in.json": "{}", "fix/b.out.json": "{}", "fix/c.json": "{}"]) == [
                "fix/a.in.json: there is no a.out.json", "fix/b.out.json: there is no b.in.json",
                "fix/c.json: a file of fix/ ends with .in.json or .out.json",
            ])
        #expect(
            try failures(["valid/a.json": "{}", "options.json": #"{"date_ordre": "DMY"}"#]).first?.hasPrefix(
                "valid/a.json: options.json: ") == true)
    }

    @Test("expectations about payloads in the test itself")
    func expectations() {
        let schema = Schema.contactUpdate
        schema.expectValid(#"{"gender": "MALE"}"#)
        schema.expectIssues(["gender.unsupported"], in: #"{"gender": "x"}"#)
        schema.expectCanonical(#"{"gender": "MALE"}"#, of: #"{ "gender": "male" }"#)
        let told = Self.failures {
            schema.expectValid("{")
            schema.expectIssues([], in: #"{"gender": "x"}"#)
            schema.expectCanonical(#"{"gender": "FEMALE"}"#, of: #"{"gender": "male"}"#, values: .shown)
        }
        #expect(
            told == [
                "payload: 1 error\n  1:2  the document  json.syntax  The body is not valid JSON.",
                "issues are not none\n  1:12  /gender  gender.unsupported  \(Self.unsupported)",
                "payload: the canonical document is not the expected document\n  /gender  expected \"FEMALE\", found \"MALE\"",
            ])
    }
}
