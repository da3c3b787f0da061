/// Swift source taken apart: code without comments and texts, and the texts.
struct SourceCode {
    /// The code; comments are gone, every text literal is empty.
    private(set) var code = ""
    /// The text literals, without interpolations.
    private(set) var texts: [String] = []

    init(_ source: String) {
        var rest = Substring(source)
        while let character = rest.first {
            if rest.hasPrefix("//") {
                rest = rest.drop { $0 != "\n" }
            } else if rest.hasPrefix("/*") {
                rest = rest.firstRange(of: "*/").map { rest[$0.upperBound...] } ?? ""
            } else if character == "\"" || (character == "#" && rest.drop { $0 == "#" }.first == "\"") {
                rest = takeText(rest)
            } else {
                code.append(character)
                rest.removeFirst()
            }
        }
    }

    private mutating func takeText(_ source: Substring) -> Substring {
        let pounds = String(source.prefix { $0 == "#" })
        var rest = source.dropFirst(pounds.count)
        let quotes = rest.hasPrefix("\"\"\"") ? "\"\"\"" : "\""
        let end = quotes + pounds
        let escape = "\\" + pounds
        rest = rest.dropFirst(quotes.count)
        var text = ""
        while !rest.isEmpty, !rest.hasPrefix(end) {
            if rest.hasPrefix(escape + "(") {
                rest = takeInterpolation(rest.dropFirst(escape.count))
                text += "\u{1}"
            } else if rest.hasPrefix(escape) {
                text += rest.prefix(escape.count + 1)
                rest = rest.dropFirst(escape.count + 1)
            } else if let character = rest.popFirst() {
                text.append(character)
            }
        }
        texts.append(text)
        code += "\"\""
        return rest.dropFirst(end.count)
    }

    /// From an opening parenthesis to behind its partner; what is inside is code.
    private mutating func takeInterpolation(_ source: Substring) -> Substring {
        var rest = source
        var depth = 0
        while let character = rest.first {
            if character == "\"" || (character == "#" && rest.drop { $0 == "#" }.first == "\"") {
                rest = takeText(rest)
                continue
            }
            code.append(character)
            rest.removeFirst()
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if depth == 0 { break }
        }
        return rest
    }
}
