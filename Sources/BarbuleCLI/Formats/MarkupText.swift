internal import BarbuleRender

/// Text inside XML and HTML: between tags, and in attributes between double or single quotes.
enum MarkupText {
    /// - Parameter scalarCountMax: a longer text is cut and ends with `…`.
    static func escaped(_ text: String, scalarCountMax: Int = .max) -> String {
        var result = ""
        var count = 0
        for scalar in text.unicodeScalars {
            guard count < scalarCountMax else { return result + "…" }
            count += 1
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            // Of these some are not allowed in XML 1.0 even as references; the others mislead.
            default: result += TerminalText.safe(scalar)
            }
        }
        return result
    }
}
