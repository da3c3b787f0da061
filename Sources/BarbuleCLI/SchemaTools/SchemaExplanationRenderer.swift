internal import BarbuleEngine
internal import BarbuleRender

/// A schema as a manual page.
struct SchemaExplanationRenderer {
    let palette: Palette

    /// ```
    /// /email: E-mail address
    ///   guest.schema.json:12  /properties/email
    ///
    ///   One e-mail address.
    ///
    ///   It
    ///     is a string
    ///   …
    /// ```
    func page(_ explanation: SchemaExplanation, pointer: String) -> String {
        let name = pointer.isEmpty ? explanation.file : pointer
        let title = explanation.title.isEmpty ? "" : ": \(explanation.title)"
        let place = "\(explanation.file):\(explanation.line)  \(explanation.pointer)"
        var text = palette.bold(safe(name)) + safe(title) + "\n  " + palette.faint(safe(place)) + "\n"
        if !explanation.description.isEmpty { text += "\n  \(safe(explanation.description))\n" }
        text += section("The value", explanation.demands.isEmpty ? ["can be anything"] : explanation.demands)
        text += section(
            "Normalization",
            explanation.facts.map { "\($0.name) \($0.value)" + ($0.words.isEmpty ? "" : "  \($0.words)") })
        text += section(
            "Codes",
            explanation.codes.map { "\($0.code)  \($0.severity.rawValue)  \($0.prose(in: "en"))" }
                + explanation.ownCodes)
        return text + section("Examples", explanation.examples)
    }

    private func section(_ name: String, _ lines: [String]) -> String {
        guard !lines.isEmpty else { return "" }
        return "\n  \(palette.bold(name))\n" + lines.map { "    \(safe($0))\n" }.joined()
    }

    private func safe(_ text: String) -> String { TerminalText.safe(text) }
}
