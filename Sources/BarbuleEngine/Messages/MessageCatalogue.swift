internal import Synchronization

/// The messages of one language: `Schemas/messages/<language>.json`, read when the first one is asked for.
///
/// English has its sentences in `Schemas/issues.json`, where every code is described; its file holds the words of the
/// command line only, and none of it needs ICU.
package struct MessageCatalogue: Sendable {
    package static let english = "en"

    package let language: String
    /// Arguments are set apart from text that runs from right to left.
    package let isRightToLeft: Bool
    /// Sentences by issue code.
    package let messages: [String: String]
    /// Sentences of the command line by name.
    package let words: [String: String]

    /// Every language, sorted.
    package static var languages: [String] { EmbeddedMessages.languages }

    private static let read = Mutex<[String: MessageCatalogue]>([:])

    /// The messages of a language, or `nil` when there is none such.
    ///
    /// - Complexity: reads the file at first use, O(1) after that.
    package static subscript(language: String) -> MessageCatalogue? {
        if let catalogue = read.withLock({ $0[language] }) { return catalogue }
        guard let text = EmbeddedMessages.text(of: language), let json = try? JSONValue(parsing: text) else {
            return nil
        }
        let catalogue = MessageCatalogue(language, json)
        return read.withLock { read in
            read[language] = catalogue
            return catalogue
        }
    }

    private init(_ language: String, _ json: JSONValue) {
        func table(_ name: JSONString) -> [String: String] {
            let members = (json[name]?.members ?? []).map { ($0.name.description, $0.value.string?.description ?? "") }
            return Dictionary(members) { first, _ in first }
        }
        self.language = language
        isRightToLeft = json["direction"]?.string == "rtl"
        messages = table("messages")
        words = table("words")
    }

    /// The language of a locale name, `pt_BR.UTF-8` → `pt`; `nil` when there is none such.
    package static func language(ofLocale name: String) -> String? {
        let subtag = name.prefix { !"_-.@".contains($0) }.lowercased()
        let language = subtag == "c" || subtag == "posix" ? english : subtag
        return languages.contains(language) ? language : nil
    }

    /// A sentence with its facts; text of another direction than the language's is kept together.
    package func render(_ pattern: MessagePattern, _ fact: (String) -> String?) -> String {
        pattern.rendered(language: language, isolates: isRightToLeft, fact)
    }
}

extension IssueCatalogue {
    /// The languages that messages can be told in, as ISO 639-1 codes, sorted.
    public static var languages: [String] { MessageCatalogue.languages }

    /// The language of a locale name, as the environment has it.
    ///
    /// ```swift
    /// IssueCatalogue.language(ofLocale: "pt_BR.UTF-8")   // "pt"
    /// IssueCatalogue.language(ofLocale: "POSIX")         // "en"
    /// IssueCatalogue.language(ofLocale: "tlh")           // nil
    /// ```
    public static func language(ofLocale name: String) -> String? { MessageCatalogue.language(ofLocale: name) }
}

extension IssueCatalogue.Entry {
    /// The sentence of the code in a language, without an issue to fill it; English when there is none such.
    package func prose(in language: String) -> String {
        MessagePattern(MessageCatalogue[language]?.messages[code] ?? message).prose
    }
}

extension Issue {
    /// The sentence in a language, `de` or `pt`; English when there is none such.
    ///
    /// A sentence that a schema brings along in `x-issue` stays as it is.
    ///
    /// ```swift
    /// issue.message               // "The date of this consent is missing."
    /// issue.message(in: "de")     // "Das Datum dieser Einwilligung fehlt."
    /// ```
    ///
    /// - Complexity: reads the language's file at its first use; O(*n*) in the sentence after that.
    public func message(in language: String) -> String { message(in: language) { $1 } }

    /// The same with the facts as they may be shown.
    package func message(in language: String, showing shown: (_ name: String, _ fact: String) -> String) -> String {
        func fact(_ name: String) -> String? { parameters[name].map { shown(name, $0) } }
        guard !template.isOfSchema, language != MessageCatalogue.english, let catalogue = MessageCatalogue[language],
            let sentence = catalogue.messages[code]
        else { return MessagePattern(template.text).rendered(language: MessageCatalogue.english, fact) }
        return catalogue.render(MessagePattern(sentence), fact)
    }
}
