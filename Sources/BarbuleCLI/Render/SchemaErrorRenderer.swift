internal import BarbuleEngine
internal import BarbuleRender

/// A mistake in a schema, with the line it stands on. A schema holds no personal values.
struct SchemaErrorRenderer {
    let palette: Palette

    func render(_ error: SchemaError, in text: [UInt8]) -> String {
        render(error, in: text, severity: .error, sentence: Self.sentence(error), shownFacts: nil)
    }

    /// A finding of the linter says its facts in its sentence, but for the suggestion.
    func render(_ finding: SchemaFinding, in text: [UInt8]) -> String {
        let isOfCompiler = finding.message == finding.code
        return render(
            finding.error, in: text, severity: finding.severity,
            sentence: isOfCompiler ? Self.sentence(finding.error) : TerminalText.safe(finding.message),
            shownFacts: isOfCompiler ? nil : ["suggestion"])
    }

    private func render(
        _ error: SchemaError, in text: [UInt8], severity: Severity, sentence: String, shownFacts: Set<String>?
    ) -> String {
        let offset = Self.byteOffset(line: error.line, column: error.column, in: text)
        let excerpt = ExcerptRenderer(payload: text, mask: .none, palette: palette)
            .render(offset..<Self.end(of: text, from: offset), line: error.line, severity: severity)
        let indent = String(repeating: " ", count: String(error.line).utf8.count)
        // The keyword and its URI are told by the place.
        let shown = error.parameters.filter { shownFacts?.contains($0.key) ?? ($0.key != "keyword" && $0.key != "uri") }
            .sorted { $0.key < $1.key }
        let facts = shown.map { name, fact in
            let fact = TerminalText.safe(fact)
            let (kind, words) = name == "suggestion" ? ("help", "did you mean \"\(fact)\"?") : (name, fact)
            return "\(indent) \(palette.frame("=")) \(palette.bold(kind)): \(words)\n"
        }.joined()
        let pointer = error.pointer.isEmpty ? "" : "  " + TerminalText.safe(error.pointer)
        return palette.severity(severity, "\(severity.rawValue)[\(error.code)]") + palette.bold(": \(sentence)\n") + indent
            + palette.frame("--> ") + "\(error.file):\(error.line):\(error.column)\(pointer)\n" + excerpt + "\n" + facts
    }

    private static func sentence(_ error: SchemaError) -> String {
        switch error.code {
        case "schema.syntax": "The schema is not JSON."
        case "schema.unknown_member": "The vocabulary has no such member."
        case "schema.unresolved_reference": "The reference leads nowhere."
        case "schema.reference_cycle": "The references lead in a circle."
        case "schema.bad_pattern": "This is not a regular expression of ECMA-262."
        case "schema.unknown_dialect": "This dialect of JSON Schema is not known."
        case "schema.conflict": "Two places say different things about one value."
        default: "The schema cannot be compiled."
        }
    }

    private static func byteOffset(line: Int, column: Int, in text: [UInt8]) -> Int {
        var offset = 0
        var current = 1
        while current < line, offset < text.count {
            if text[offset] == 0x0A { current += 1 }
            offset += 1
        }
        var place = 1
        while place < column, offset < text.count, text[offset] != 0x0A {
            offset += 1
            if offset < text.count, text[offset] & 0xC0 != 0x80 { place += 1 }
        }
        return offset
    }

    /// To the end of the text or word that begins there.
    private static func end(of text: [UInt8], from start: Int) -> Int {
        guard start < text.count else { return start }
        var end = start + 1
        if text[start] == UInt8(ascii: "\"") {
            while end < text.count, text[end] != UInt8(ascii: "\""), text[end] != 0x0A { end += 1 }
            return min(text.count, end + 1)
        }
        while end < text.count, !",:}] \t\r\n".utf8.contains(text[end]) { end += 1 }
        return end
    }
}
