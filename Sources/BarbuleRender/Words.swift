internal import BarbuleEngine

/// The command line's own sentences in one language: `words` of `Schemas/messages/<language>.json`.
package struct Words: Sendable {
    package let language: String

    package init(language: String) { self.language = language }

    package static let english = Words(language: MessageCatalogue.english)

    /// The sentence of that name with its facts.
    package func callAsFunction(_ name: String, _ facts: [String: String] = [:]) -> String {
        for language in [language, MessageCatalogue.english] {
            guard let catalogue = MessageCatalogue[language], let sentence = catalogue.words[name] else { continue }
            return catalogue.render(MessagePattern(sentence)) { facts[$0] }
        }
        return name
    }
}
