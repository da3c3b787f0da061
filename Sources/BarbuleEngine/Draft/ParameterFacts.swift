/// What the description of a parameter says about its values: type, choices, examples, kind.
struct ParameterFacts {
    enum Kind: String { case string, integer, number, boolean, array }

    var kind = Kind.string
    var choices: [String] = []
    var example: String?
    /// The member of `x-normalize.as`, with its parameters.
    var form: (name: String, parameters: [(String, String)])?
    var isID = false

    init(name: String, description: String) {
        let lower = description.lowercased()
        let words = lower.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "-" }.map(String.init)
        choices = Self.options(in: description) ?? Self.alternatives(in: description)
        example = Self.example(in: description)
        isID = name == "id" || name.hasSuffix("_id") || name.hasSuffix("Id")
        kind = Self.kind(description, lower, words)
        form = Self.form(name, lower, words, kind: kind, example: example)
    }

    private static func kind(_ description: String, _ lower: String, _ words: [String]) -> Kind {
        if lower.contains("boolean") || lower.hasPrefix("if true") || lower.contains("true or false") { return .boolean }
        if lower.hasPrefix("array") || lower.contains("list of ") { return .array }
        if lower.hasPrefix("number of ") || lower.contains("integer") || lower.contains("count of ") { return .integer }
        let parts = description.split { $0 == "," || $0 == ":" || $0 == "." || $0 == "(" || $0 == ")" }
        let isNumber = parts.contains { part in
            ["number", "number type", "decimal", "float"].contains(part.drop { $0 == " " }.lowercased())
        }
        return isNumber ? .number : .string
    }

    /// `Options: [email, sms, push]`
    private static func options(in description: String) -> [String]? {
        for word in ["ptions:", "llowed values:", "ne of:", "alues:"] {
            guard let range = description.firstRange(of: word) else { continue }
            let rest = description[range.upperBound...].drop { $0 == " " || $0 == "[" }
            let list = rest.prefix { $0 != "]" && $0 != "." }
            let options = list.split { $0 == "," || $0 == "|" }.map { option in
                String(option.filter { !" `\"'".contains($0) })
            }
            if options.count > 1 { return options }
        }
        return nil
    }

    /// `(MALE or FEMALE)`
    private static func alternatives(in description: String) -> [String] {
        guard let open = description.firstIndex(of: "("), let close = description[open...].firstIndex(of: ")") else { return [] }
        let inner = description[description.index(after: open)..<close]
        let words = inner.split { " ,/|".contains($0) }.map { String($0.filter { !"`\"'".contains($0) }) }
        let options = words.filter { $0.lowercased() != "or" }
        let isList = inner.contains(" or ") || inner.contains("/") || inner.contains("|")
        guard isList, options.count > 1, options.allSatisfy({ $0.allSatisfy { $0.isUppercase || $0 == "_" || $0.isNumber } }) else {
            return []
        }
        return options
    }

    /// `Example: ES`
    private static func example(in description: String) -> String? {
        guard let range = description.firstRange(of: "xample:") ?? description.firstRange(of: "e.g.") else { return nil }
        let rest = description[range.upperBound...].drop { $0 == " " }
        let word = rest.prefix { !$0.isWhitespace && $0 != ")" }.filter { !"`\"'".contains($0) }
        let example = word.last == "." || word.last == "," ? String(word.dropLast()) : word
        return example.isEmpty ? nil : example
    }

    private static func form(
        _ name: String, _ lower: String, _ words: [String], kind: Kind, example: String?
    ) -> (name: String, parameters: [(String, String)])? {
        switch kind {
        case .boolean: return ("boolean", [("words", "none")])
        case .integer: return ("integer", [("minimum", "0")])
        case .array: return nil
        case .number:
            for axis in ["latitude", "longitude"] where words.contains(axis) { return (axis, []) }
            return ("number", [])
        case .string: break
        }
        if lower.contains("iso_8601") || lower.contains("iso 8601") || lower.contains("iso-8601") {
            let isDay = words.contains { $0.hasPrefix("birth") }
            let hasTime = example.map { $0.contains("T") } ?? true
            return ("date", [("keep", isDay ? "day" : "moment")] + (hasTime ? [] : [("form", "date")]))
        }
        let letterCase = example.map { $0 == $0.lowercased() ? "lower" : "upper" }
        if words.first == "language" {
            let isTag = lower.contains("bcp") || example.map { $0.contains("-") || $0.contains("_") } ?? false
            if isTag { return ("language", [("form", "bcp47")]) }
            return ("language", [("form", "alpha-2")] + (letterCase.map { [("case", $0)] } ?? []))
        }
        if words.first == "email" || name == "email" { return ("email", [("case", "domain")]) }
        if name == "country" { return ("country", [("form", "alpha-2")]) }
        if words.contains("ip"), words.contains("string") || words.first == "ip" { return ("ip", []) }
        return nil
    }
}
