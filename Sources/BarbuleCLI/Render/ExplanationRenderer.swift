internal import BarbuleEngine
internal import BarbuleRender

/// Issue codes as manual pages, from the catalogue.
struct ExplanationRenderer {
    let palette: Palette
    var words = Words.english

    /// ```
    /// gender.invalid: error, the value stays as it came
    ///
    ///   This is not MALE or FEMALE.
    ///
    ///   why   …
    ///   bad   …
    ///   good  …
    ///   raised by  contact-update.schema.json:461  /properties/gender/x-issue/enum
    ///   by option  gdpr=off: off, gdpr=require: error
    ///   to change  in the schema: …
    /// ```
    func page(_ entry: IssueCatalogue.Entry, places: [CodePlace] = []) -> String {
        let head = palette.severity(entry.severity, entry.code)
        let outcome = words("outcome.\(entry.action.rawValue)")
        var text = "\(head): \(entry.severity.rawValue), \(outcome)\n\n  \(entry.prose(in: words.language))\n"
        // Examples may hold the very line breaks that they are about.
        let examples = [("why", entry.why), ("bad", entry.bad), ("good", entry.good)].filter { !$0.1.isEmpty }
        var rows = examples.map { ($0.0, TerminalText.safe($0.1)) }
        if !rows.isEmpty { text += "\n" }
        for place in places.prefix(Self.placeCountMax) {
            rows.append(("places", "\(place.file):\(place.line)  \(place.pointer)"))
        }
        if places.count > Self.placeCountMax {
            rows.append(("places", words("more", ["count": String(places.count - Self.placeCountMax)])))
        }
        for severity in Self.severities(of: places) { rows.append(("severity", severity)) }
        if let entry = places.first.flatMap({ Self.change(entry, at: $0) }) {
            rows.append(("change", words("change.text", ["entry": entry])))
        }
        let width = rows.map { words($0.0).count }.max() ?? 0
        var last = ""
        for (name, line) in rows {
            let label = name == last ? "" : words(name)
            let padding = String(repeating: " ", count: max(4, width) - label.count)
            text += "  \(palette.bold(label))\(padding)  \(line)\n"
            last = name
        }
        return text
    }

    private static let placeCountMax = 6

    /// What the options of the schemas make of the severity, each once.
    private static func severities(of places: [CodePlace]) -> [String] {
        var seen: Set<String> = []
        return places.map { $0.severities.joined(separator: ", ") }.filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    /// The entry of the schema that switches a code off or gives it another severity.
    private static func change(_ entry: IssueCatalogue.Entry, at place: CodePlace) -> String? {
        let tokens = place.pointer.split(separator: "/").map(String.init)
        if tokens.contains("x-rules") { return #""severity": "off""# }
        guard let last = tokens.last, !tokens.contains("x-keys"), place.file.hasSuffix(".schema.json") else {
            return nil
        }
        let isNamed = tokens.dropLast().last == "x-issue"
        let name = isNamed ? last : entry.code.hasPrefix("schema.") ? String(entry.code.dropFirst(7)) : entry.code
        return #""x-issue": {"\#(name)": {"code": "\#(entry.code)", "severity": "off"}}"#
    }

    /// One line a code: code, severity, action, sentence.
    func list(_ entries: [IssueCatalogue.Entry]) -> String {
        let width = entries.map(\.code.utf8.count).max() ?? 0
        return entries.map { entry in
            let code = entry.code + String(repeating: " ", count: width - entry.code.utf8.count)
            let severity =
                entry.severity.rawValue + String(repeating: " ", count: 7 - entry.severity.rawValue.utf8.count)
            return
                "\(code)  \(palette.severity(entry.severity, severity))  \(entry.action.rawValue)  "
                + "\(entry.prose(in: words.language))\n"
        }.joined()
    }
}
