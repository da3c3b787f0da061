internal import BarbuleEngine

/// Issue codes as manual pages, from the catalogue.
struct ExplanationRenderer {
    let palette: Palette

    /// ```
    /// gender.invalid: error, the value stays as it came
    ///
    ///   This is not MALE or FEMALE.
    ///
    ///   why   …
    ///   bad   …
    ///   good  …
    /// ```
    func page(_ entry: IssueCatalogue.Entry) -> String {
        let head = palette.severity(entry.severity, entry.code)
        var text =
            "\(head): \(entry.severity.rawValue), \(Self.outcome(entry.action))\n\n  \(Self.prose(entry.message))\n"
        let rows = [("why", entry.why), ("bad", entry.bad), ("good", entry.good)].filter { !$0.1.isEmpty }
        if !rows.isEmpty { text += "\n" }
        for (name, words) in rows {
            let name = name.utf8.count < 4 ? name + " " : name
            text += "  \(palette.bold(name))  \(words)\n"
        }
        return text
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
                + "\(Self.prose(entry.message))\n"
        }.joined()
    }

    static func outcome(_ action: IssueCatalogue.Entry.Action) -> String {
        switch action {
        case .fix: "the value is rewritten"
        case .keep: "the value stays as it came"
        case .drop: "the value is removed"
        case .stop: "nothing of the payload can be sent"
        }
    }

    /// The sentence without an issue to fill it: `{limit}` becomes `<limit>`, `{limit|the limit}` its own words.
    static func prose(_ template: String) -> String {
        var text = ""
        var name = ""
        var isInside = false
        for character in template {
            switch character {
            case "{": isInside = true
            case "}" where isInside:
                let parts = name.split(separator: "|", maxSplits: 1)
                text += parts.count > 1 ? parts[1] : "<" + name + ">"
                (name, isInside) = ("", false)
            default: if isInside { name.append(character) } else { text.append(character) }
            }
        }
        return text
    }
}
