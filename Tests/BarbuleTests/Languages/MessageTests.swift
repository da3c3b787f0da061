import Barbule
import BarbuleEngine
import BarbuleValues
import Testing

/// `Schemas/messages`: every message in every language, fit for ICU.
@Suite("Messages in every language")
struct MessageTests {
    static let translations = IssueCatalogue.languages.filter { $0 != "en" }
    private let catalogue = Schema.contactUpdate.catalogue

    /// All sentences of a language: messages and the command line's own.
    private static func sentences(_ language: String) throws -> [(name: String, text: String)] {
        let catalogue = try #require(MessageCatalogue[language])
        return (catalogue.messages.map { ($0.key, $0.value) } + catalogue.words.map { ($0.key, $0.value) }).sorted { $0.0 < $1.0 }
    }

    @Test("there are ten languages")
    func languages() {
        #expect(IssueCatalogue.languages == ["ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt"])
    }

    @Test("a language has every message, with the parameters of the English one", arguments: translations)
    func complete(_ language: String) throws {
        let messages = try #require(MessageCatalogue[language]).messages
        #expect(Set(messages.keys) == Set(catalogue.entries.map(\.code)))
        for entry in catalogue.entries {
            let sentence = try #require(messages[entry.code])
            #expect(
                MessagePattern(sentence).argumentNames == MessagePattern(entry.message).argumentNames,
                "\(language) \(entry.code)")
            #expect(MessagePattern(sentence).hasPlurals == MessagePattern(entry.message).hasPlurals, "\(entry.code)")
        }
    }

    @Test("a language has every word of the command line, with the parameters of the English one", arguments: translations)
    func words(_ language: String) throws {
        let english = try #require(MessageCatalogue["en"]).words
        let words = try #require(MessageCatalogue[language]).words
        #expect(Set(words.keys) == Set(english.keys))
        for (name, sentence) in words {
            let names = try MessagePattern(#require(english[name])).argumentNames
            #expect(MessagePattern(sentence).argumentNames == names, "\(language) \(name)")
        }
    }

    @Test("ICU takes every sentence, for all counts", arguments: IssueCatalogue.languages)
    func icu(_ language: String) throws {
        var sentences = try Self.sentences(language)
        if language == "en" { sentences += catalogue.entries.map { ($0.code, $0.message) } }
        for (name, text) in sentences {
            let pattern = MessagePattern(text)
            let counts = pattern.icuArgumentCounts
            for count in [0, 1, 2, 5, 21] {
                let formatted = MessageFormat.format(
                    pattern.icuPattern, language: language, texts: Array(repeating: Array("\(count)".utf8), count: counts.texts),
                    numbers: Array(repeating: Double(count), count: counts.numbers))
                let sentence = String(decoding: try #require(formatted, "\(language) \(name)"), as: UTF8.self)
                #expect(!sentence.isEmpty && !sentence.contains("{") && !sentence.contains("plural"), "\(language) \(name)")
                let ours = pattern.rendered(language: language) { _ in "\(count)" }
                #expect(ours == sentence, "\(language) \(name)")
            }
        }
    }

    @Test("every plural of a language has all of its forms", arguments: IssueCatalogue.languages)
    func plurals(_ language: String) throws {
        let forms = ["pl": ["one", "few", "many"], "ar": ["one", "two", "few", "many"], "ja": []][language] ?? ["one"]
        for (name, text) in try Self.sentences(language) where text.contains(", plural,") {
            for form in forms { #expect(text.contains("\(form) {"), "\(language) \(name)") }
        }
    }

    @Test("a sentence holds no control, no mark of direction and no sign that ICU would read", arguments: IssueCatalogue.languages)
    func plain(_ language: String) throws {
        for (name, text) in try Self.sentences(language) {
            #expect(!text.isEmpty && !text.contains("#") && !text.contains("  "), "\(language) \(name)")
            let isPlain = text.unicodeScalars.allSatisfy { ![.control, .format].contains($0.properties.generalCategory) }
            #expect(isPlain, "\(language) \(name)")
            #expect(text.utf8.count { $0 == 0x7B } == text.utf8.count { $0 == 0x7D }, "\(language) \(name)")
        }
    }

    @Test(
        "counts take the forms of the language",
        arguments: [
            ("de", "1", "Diese Liste hat mehr als 1 Element."), ("de", "3", "Diese Liste hat mehr als 3 Elemente."),
            ("fr", "0", "Cette liste a plus de 0 élément."), ("pl", "1", "Ta lista ma więcej niż 1 element."),
            ("pl", "3", "Ta lista ma więcej niż 3 elementy."), ("pl", "22", "Ta lista ma więcej niż 22 elementy."),
            ("pl", "5", "Ta lista ma więcej niż 5 elementów."), ("ja", "5", "このリストは 5 項目を超えています。"),
            ("ar", "2", "في هذه القائمة أكثر من عنصرين (\u{2068}2\u{2069})."),
            ("ar", "5", "في هذه القائمة أكثر من \u{2068}5\u{2069} عناصر."),
            ("en", "1", "This list has more than 1 item."), ("tlh", "2", "This list has more than 2 items."),
        ])
    func counts(_ language: String, _ limit: String, _ sentence: String) throws {
        let schema = try Schema(compiling: Array(#"{"maxItems": \#(limit)}"#.utf8), name: "list.json")
        let text = "[" + Array(repeating: "0", count: 30).joined(separator: ",") + "]"
        let issues = schema.check(text).issues
        #expect(issues.map { $0.message(in: language) } == [sentence])
    }

    @Test("a locale leads to its language", arguments: [
        ("pt_BR.UTF-8", "pt"), ("de", "de"), ("DE_at", "de"), ("zh_CN.UTF-8", nil), ("C", "en"), ("POSIX", "en"),
        ("C.UTF-8", "en"), ("sr@latin", nil), ("", nil), ("ja-JP", "ja"), ("es_ES@euro", "es"), ("den", nil),
    ])
    func locale(_ name: String, _ language: String?) { #expect(IssueCatalogue.language(ofLocale: name) == language) }

    @Test("a message of the schema stays as it is; an unknown language is English")
    func ofSchema() throws {
        let text = #"{"properties": {"a": {"enum": [1], "x-issue": {"enum": {"code": "a.b", "message": "One, {expected}."}}}, "b": {"minimum": 2}}}"#
        let schema = try Schema(compiling: Array(text.utf8), name: "own.json")
        let issues = schema.check(#"{"a": 2, "b": 1}"#).issues
        #expect(issues.map { $0.message(in: "de") } == [issues[0].message, "Das ist weniger als 2."])
        #expect(issues.map { $0.message(in: "xx") } == issues.map(\.message))
        #expect(issues[0].message.hasPrefix("One, "))
    }

    @Test("no sentence of a case keeps a gap, and none tells more than the English one", arguments: translations)
    func cases(_ language: String) throws {
        for sample in Sample.all {
            guard let input = sample.input else { continue }
            let options = try CheckOptions(json: sample.options, for: .contactUpdate)
            for issue in Schema.contactUpdate.check(input, options: options).issues {
                let message = issue.message(in: language)
                #expect(!message.contains("{"), "\(issue.code)")
                for fact in issue.parameters.values where fact.utf8.count > 3 && !issue.message.contains(fact) {
                    #expect(!message.contains(fact), "\(issue.code)")
                }
            }
        }
    }

    @Test("what is no pattern is a text", arguments: ["{", "}", "a {b", "{n, plural, one {x}}", "{n, ordinal, other {x}}", "{{}"])
    func broken(_ text: String) {
        let pattern = MessagePattern(text)
        #expect(pattern.rendered(language: "en") { _ in "1" } == text)
        #expect(MessageFormat.format(pattern.icuPattern, language: "de", texts: [], numbers: []) == Array(text.utf8))
    }
}
