extension Dialect {
    /// The dialect people mean by a word: `draft7`, `draft-07`, `7`, `2019-09`, `draft2020-12`, or its URI.
    package init?(spelled word: String) {
        let key = Dialect.key(word)
        guard let known = Dialect.known.first(where: { $0.uri == word || Dialect.key($0.shortName) == key }) else {
            return nil
        }
        self = known
    }

    /// The short name: `draft-07`, `2020-12`.
    package var shortName: String {
        let parts = uri.split(separator: "/").map(String.init)
        return parts.last { $0 != "schema" && $0 != "schema#" } ?? uri
    }

    /// `draft-07`, `draft7` and `7` are `7`.
    private static func key(_ word: String) -> String {
        var key = word.lowercased().filter { $0 != "-" && $0 != "_" && $0 != "." }[...]
        if key.hasPrefix("draft") { key = key.dropFirst(5) }
        return String(key.drop { $0 == "0" })
    }
}
