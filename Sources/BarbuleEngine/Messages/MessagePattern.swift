internal import BarbuleValues

/// A sentence with arguments, in the part of ICU's MessageFormat that the message files use.
///
/// ```
/// This list has {limit, plural, one {more than one item} other {more than {limit} items}}.
/// The path is not {expected|one of the documented ones}.
/// ```
///
/// `{name}` is an argument, `plural` and `select` choose by one. Ours is `{name|words}`: the words stand in for an
/// argument that is missing. There is no `#` and no quoting: an apostrophe is an apostrophe.
package struct MessagePattern: Sendable {
    indirect enum Part: Sendable {
        case text(String)
        case argument(String, instead: String?)
        case choice(String, isPlural: Bool, forms: [(selector: String, parts: [Part])])
    }

    let parts: [Part]

    /// Nested choices deeper than this are text.
    private static let depthMax = 8

    /// A text that is no pattern stands for itself.
    package init(_ text: String) {
        guard text.utf8.contains(UInt8(ascii: "{")) else {
            parts = [.text(text)]
            return
        }
        var reader = MessagePatternReader(text)
        parts = reader.sentence(depth: Self.depthMax) ?? [.text(text)]
    }

    /// The names of all arguments.
    package var argumentNames: Set<String> { Self.names(in: parts) }

    /// Whether it needs the plural rules of a language.
    package var hasPlurals: Bool { Self.hasPlurals(parts) }

    /// The sentence without a report to fill it: `{limit}` becomes `<limit>`, `{limit|the limit}` its own words.
    package var prose: String {
        Self.filled(parts, Filling(isProse: true) { _ in nil })
    }

    /// How arguments become text.
    private struct Filling {
        var isProse = false
        /// Each argument is kept together, whatever the direction of the text around it.
        var isolates = false
        var fact: (String) -> String?

        func text(_ name: String, _ instead: String?) -> String {
            guard let fact = fact(name) else { return instead ?? (isProse ? "<\(name)>" : "{\(name)}") }
            return isolates ? "\u{2068}\(fact)\u{2069}" : fact
        }
    }

    /// The sentence in a language.
    ///
    /// - Parameters:
    ///   - isolates: sets arguments apart (U+2068 … U+2069), for languages written from right to left.
    ///   - fact: an argument's text; `nil` when there is none: then its own words or its name stand there.
    package func rendered(language: String, isolates: Bool = false, _ fact: (String) -> String?) -> String {
        withoutActuallyEscaping(fact) { fact in
            let filling = Filling(isolates: isolates, fact: fact)
            if hasPlurals, language != MessageCatalogue.english, let text = formatted(language: language, filling) {
                return text
            }
            return Self.filled(parts, filling)
        }
    }

    /// By the English rules: *one* is the number 1.
    private static func filled(_ parts: [Part], _ filling: Filling) -> String {
        var result = ""
        for part in parts {
            switch part {
            case .text(let text): result += text
            case .argument(let name, let instead): result += filling.text(name, instead)
            case .choice(let name, let isPlural, let forms):
                let value = filling.fact(name)
                let key = isPlural && value == "1" ? "one" : value ?? "other"
                let form = forms.first { $0.selector == key } ?? forms.last
                result += filled(form?.parts ?? [], filling)
            }
        }
        return result
    }

    private static func names(in parts: [Part]) -> Set<String> {
        parts.reduce(into: []) { names, part in
            switch part {
            case .text: break
            case .argument(let name, _): names.insert(name)
            case .choice(let name, _, let forms):
                names.insert(name)
                for form in forms { names.formUnion(Self.names(in: form.parts)) }
            }
        }
    }

    private static func hasPlurals(_ parts: [Part]) -> Bool {
        parts.contains { part in
            guard case .choice(_, let isPlural, let forms) = part else { return false }
            return isPlural || forms.contains { hasPlurals($0.parts) }
        }
    }
}

// MARK: By ICU

extension MessagePattern {
    /// The pattern as ICU reads it, with numbers for names, and the arguments in their order.
    struct Numbered {
        var pattern = ""
        /// Texts first, then what chooses a plural form.
        var texts: [(name: String, instead: String?, isShown: Bool)] = []
        var numbers: [String] = []

        func index(of name: String, _ instead: String?) -> Int? {
            texts.firstIndex { $0.isShown && $0.name == name && $0.instead == instead }
        }

        /// Of a text that chooses.
        func index(of name: String) -> Int? { texts.firstIndex { !$0.isShown && $0.name == name } }
    }

    /// The pattern with the arguments of `Numbered`.
    package var icuPattern: String { numbered.pattern }

    /// How many texts and numbers `icuPattern` takes.
    package var icuArgumentCounts: (texts: Int, numbers: Int) { (numbered.texts.count, numbered.numbers.count) }

    private func formatted(language: String, _ filling: Filling) -> String? {
        let numbered = numbered
        let texts = numbered.texts.map { argument in
            // What only chooses is not shown, so it is not set apart.
            let name = argument.name
            let text = argument.isShown ? filling.text(name, argument.instead) : filling.fact(name) ?? ""
            return Array(text.utf8)
        }
        // Without a number no form but `other` is right.
        let numbers = numbered.numbers.map { filling.fact($0).flatMap(Double.init) ?? .nan }
        let bytes = MessageFormat.format(
            numbered.pattern, language: language + "@numbers=latn", texts: texts, numbers: numbers)
        return bytes.map { String(decoding: $0, as: UTF8.self) }
    }

    private var numbered: Numbered {
        var result = Numbered()
        Self.collect(parts, into: &result)
        result.pattern = Self.text(of: parts, result)
        return result
    }

    private static func collect(_ parts: [Part], into result: inout Numbered) {
        for part in parts {
            switch part {
            case .text: break
            case .argument(let name, let instead):
                if result.index(of: name, instead) == nil { result.texts.append((name, instead, true)) }
            case .choice(let name, let isPlural, let forms):
                if isPlural {
                    if !result.numbers.contains(name) { result.numbers.append(name) }
                } else if result.index(of: name) == nil {
                    result.texts.append((name, nil, false))
                }
                for form in forms { collect(form.parts, into: &result) }
            }
        }
    }

    private static func text(of parts: [Part], _ order: Numbered) -> String {
        var result = ""
        for part in parts {
            switch part {
            case .text(let text): result += quoted(text)
            case .argument(let name, let instead):
                result += "{\(order.index(of: name, instead) ?? 0)}"
            case .choice(let name, let isPlural, let forms):
                let index =
                    isPlural
                    ? order.numbers.firstIndex(of: name).map { $0 + order.texts.count }
                    : order.index(of: name)
                result += "{\(index ?? 0), \(isPlural ? "plural" : "select"),"
                for form in forms { result += " \(form.selector) {\(text(of: form.parts, order))}" }
                result += "}"
            }
        }
        return result
    }

    /// What ICU must take as it is. Signs of its own stand between apostrophes, and two apostrophes are one.
    private static func quoted(_ text: String) -> String {
        var result = ""
        var isQuoting = false
        for scalar in text.unicodeScalars {
            let isSign = ["{", "}", "#", "|"].contains(scalar)
            if isSign != isQuoting, scalar != "'" {
                result += "'"
                isQuoting = isSign
            }
            result += scalar == "'" ? "''" : String(scalar)
        }
        return isQuoting ? result + "'" : result
    }
}
