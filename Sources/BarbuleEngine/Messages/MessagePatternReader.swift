/// Reads the text of a ``MessagePattern``, left to right.
struct MessagePatternReader {
    private let scalars: [Unicode.Scalar]
    private var index = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// sentence = *( text / argument ), up to the end, or up to the brace that closes a form.
    ///
    /// - Returns: `nil` when braces do not pair, or forms are nested deeper than `depth`.
    mutating func sentence(depth: Int, isForm: Bool = false) -> [MessagePattern.Part]? {
        var parts: [MessagePattern.Part] = []
        var text = ""
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            switch scalar {
            case "{":
                if !text.isEmpty { parts.append(.text(text)) }
                text = ""
                guard let part = argument(depth: depth) else { return nil }
                parts.append(part)
            case "}" where isForm:
                if !text.isEmpty { parts.append(.text(text)) }
                return parts
            default: text.unicodeScalars.append(scalar)
            }
        }
        if !text.isEmpty { parts.append(.text(text)) }
        return isForm ? nil : parts
    }

    /// argument = "{" name [ "|" words / "," ( "plural" / "select" ) "," forms ] "}"
    private mutating func argument(depth: Int) -> MessagePattern.Part? {
        let name = word(upTo: ["}", "|", ","])
        let isName = name.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0 == "_" || ("0"..."9").contains($0)
        }
        guard index < scalars.count, isName, !name.isEmpty else { return nil }
        let sign = scalars[index]
        index += 1
        switch sign {
        case "}": return .argument(name, instead: nil)
        case "|":
            let words = word(upTo: ["}"])
            guard index < scalars.count else { return nil }
            index += 1
            return .argument(name, instead: words)
        default:
            let kind = word(upTo: [",", "}"])
            guard depth > 0, index < scalars.count, scalars[index] == ",", kind == "plural" || kind == "select" else {
                return nil
            }
            index += 1
            return forms(depth: depth).map { .choice(name, isPlural: kind == "plural", forms: $0) }
        }
    }

    /// forms = 1*( selector "{" sentence "}" ) "}"; the last one is `other`.
    private mutating func forms(depth: Int) -> [(selector: String, parts: [MessagePattern.Part])]? {
        var forms: [(selector: String, parts: [MessagePattern.Part])] = []
        while true {
            let selector = word(upTo: ["{", "}"])
            guard index < scalars.count else { return nil }
            let sign = scalars[index]
            index += 1
            if sign == "}" { return selector.isEmpty && forms.last?.selector == "other" ? forms : nil }
            guard !selector.isEmpty, let parts = sentence(depth: depth - 1, isForm: true) else { return nil }
            forms.append((selector, parts))
        }
    }

    /// Up to one of some signs, without the spaces around.
    private mutating func word(upTo ends: [Unicode.Scalar]) -> String {
        let start = index
        while index < scalars.count, !ends.contains(scalars[index]) { index += 1 }
        var word = scalars[start..<index].drop { $0 == " " }
        while word.last == " " { word.removeLast() }
        var text = ""
        text.unicodeScalars.append(contentsOf: word)
        return text
    }
}
