import BarbuleEngine
import BarbuleRender
import Foundation
import Testing

@testable import BarbuleCLI

@Suite("Languages of the command line")
struct LanguageTests {
    private static let payload = #"{"tags": ["a", "A"], "gdpr_accept_terms": true, "zip": "a"}"#

    @Test(
        "a terminal follows LC_ALL, then LC_MESSAGES, then LANG; all else is English without --lang",
        arguments: [
            (["LANG": "de_DE.UTF-8"], nil, true, "de"), (["LANG": "de_DE.UTF-8"], nil, false, "en"),
            (["LC_ALL": "", "LC_MESSAGES": "fr_FR", "LANG": "de_DE"], nil, true, "fr"),
            (["LC_ALL": "C", "LC_MESSAGES": "fr_FR", "LANG": "de_DE"], nil, true, "en"),
            (["LC_ALL": "tlh", "LANG": "de_DE"], nil, true, "en"), ([:], nil, true, "en"),
            (["LC_ALL": "C"], "pt_BR.UTF-8", false, "pt"), (["LANG": "de"], "xx", true, "en"),
            (["LANGUAGE": "de"], nil, true, "en"),
        ] as [([String: String], String?, Bool, String)])
    func choice(_ environment: [String: String], _ lang: String?, _ isOnTerminal: Bool, _ language: String) {
        var option = LanguageOption()
        option.lang = lang
        #expect(option.words(isOnTerminal: isOnTerminal) { environment[$0] }.language == language)
    }

    @Test("--lang gives the report, its labels and its summary in that language")
    func german() throws {
        let run = try Tool.run(["check", "--lang", "de", "-"], input: Self.payload, environment: ["LC_ALL": "fr_FR"])
        #expect(run.status == 0)
        #expect(run.output.contains("Das Datum dieser Einwilligung fehlt."))
        #expect(run.output.contains("= Korrektur: entfernt"))
        #expect(run.output.contains("1 Korrektur in 1 Payload; 1 mit `barbule fix` korrigierbar."))
    }

    @Test("what machines read does not depend on the environment")
    func machines() throws {
        let plain = try Tool.run(["check", "--format", "json", "-"], input: Self.payload)
        let german = try Tool.run(
            ["check", "--format", "json", "-"], input: Self.payload, environment: ["LC_ALL": "de_DE.UTF-8"])
        #expect(plain.output == german.output)
        let asked = try Tool.run(["check", "--format", "json", "--lang", "de", "-"], input: Self.payload)
        #expect(asked.output.contains("Das Datum dieser Einwilligung fehlt."))
        let text = try Tool.run(["check", "-"], input: Self.payload, environment: ["LANG": "de_DE.UTF-8"])
        #expect(text.output.contains("The date of this consent is missing."))
    }

    @Test("a terminal speaks the language of its environment")
    func terminal() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Self.payload, to: "contact.json")
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
        let run = try Tool.shell(
            "LC_ALL=ja_JP.UTF-8 script -qec \"$BARBULE check \(file.path)\" /dev/null", folder: folder.url)
        #expect(run.output.contains("この同意の日付がありません。"))
    }

    @Test("text that runs from right to left keeps facts apart, and a payload cannot add marks of its own")
    func arabic() throws {
        let schema = try TemporaryFolder()
        let file = try schema.write(#"{"items": {"maxLength": 2, "minimum": 2}}"#, to: "s.json")
        let run = try Tool.run(
            ["check", "--lang", "ar", "--show-values", "--schema", file.path, "-"], input: "[\"a\u{2069}\u{202E}b\", 1]")
        #expect(run.output.contains("هذا أقل من \u{2068}2\u{2069}."))
        #expect(!run.output.contains("\u{202E}"))
        #expect(run.output.components(separatedBy: "\u{2068}").count == run.output.components(separatedBy: "\u{2069}").count)
    }

    @Test("a personal value stands in no language's message", arguments: IssueCatalogue.languages)
    func masked(_ language: String) throws {
        let input = #"{"born_date": "03/04/1990", "email": "ana@secret-domain.example, bob@secret-domain.example"}"#
        let run = try Tool.run(["check", "--lang", language, "-"], input: input)
        #expect(run.status == 1)
        #expect(!run.output.contains("1990") && !run.output.contains("secret"))
    }
}
