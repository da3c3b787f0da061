/// Swift names made of the names of JSON members and values, after the API Design Guidelines.
///
/// ```
/// first_line → firstLine     order_id → orderID     source_ip → sourceIP     "MALE" → male
/// ```
package enum SwiftName {
    /// Words that keep one case throughout (`deviceID`, at the beginning `idToken`).
    private static let acronyms: Set<String> = ["api", "gdpr", "gps", "html", "id", "ip", "json", "sms", "uri", "url", "uuid"]

    private static let keywords: Set<String> = [
        "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do", "else",
        "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "init",
        "inout", "internal", "is", "let", "nil", "operator", "private", "protocol", "public", "repeat", "rethrows",
        "return", "self", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try",
        "typealias", "var", "where", "while",
    ]

    /// `nameFirst`, in backticks if Swift keeps the word for itself.
    package static func member(_ text: String) -> String {
        let words = words(of: text)
        guard let first = words.first else { return "_" }
        let name = first + words.dropFirst().map(capitalized).joined()
        if keywords.contains(name) { return "`\(name)`" }
        return startsWithDigit(name) ? "_" + name : name
    }

    /// `ContactUpdate`.
    package static func type(_ text: String) -> String {
        let name = words(of: text).map(capitalized).joined()
        if used.contains(name) { return name + "Value" }
        return name.isEmpty || startsWithDigit(name) ? "_" + name : name
    }

    /// Types the generated source itself speaks of; a type of that name would hide them.
    private static let used: Set<String> = [
        "Array", "Bool", "Field", "Hashable", "JSON", "JSONConvertible", "JSONMismatch", "JSONNumber", "JSONObject",
        "Moment", "RawRepresentable", "Self", "String", "Type",
    ]

    /// The type of one entry of a list: `order_rows` → `OrderRow`.
    package static func entryType(_ text: String) -> String {
        let name = type(text)
        return name.hasSuffix("s") && !name.hasSuffix("ss") ? String(name.dropLast()) : name + "Entry"
    }

    /// Lower-case words of letters and digits. A capital begins a word after a small letter: `firstName` has two.
    static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var previousIsLower = false
        for scalar in text.unicodeScalars {
            let properties = scalar.properties
            guard properties.isAlphabetic || properties.numericType == .decimal else {
                if !word.isEmpty { words.append(word) }
                word = ""
                previousIsLower = false
                continue
            }
            if previousIsLower, properties.isUppercase {
                words.append(word)
                word = ""
            }
            word += properties.lowercaseMapping
            previousIsLower = properties.isLowercase
        }
        return word.isEmpty ? words : words + [word]
    }

    private static func capitalized(_ word: String) -> String {
        acronyms.contains(word) ? word.uppercased() : word.prefix(1).uppercased() + word.dropFirst()
    }

    private static func startsWithDigit(_ name: String) -> Bool {
        name.unicodeScalars.first?.properties.numericType == .decimal
    }
}
