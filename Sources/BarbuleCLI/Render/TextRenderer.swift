internal import BarbuleEngine
internal import BarbuleRender

/// Issues as paragraphs in the manner of compilers.
///
/// ```
/// error[gender.invalid]: This is not MALE or FEMALE.
///  --> contact.json:3:13  /gender
///   |
/// 3 |   "gender": "male",
///   |             ^^^^^^
///   = fix: "MALE"
/// ```
struct TextRenderer {
    let palette: Palette
    /// Errors and warnings only.
    var isQuiet = false

    /// All issues of one payload, a blank line behind each; empty when there is nothing to say.
    func render(_ facts: ReportFacts) -> String {
        let shown = facts.issues(isQuiet: isQuiet)
        guard !shown.isEmpty else { return "" }
        let excerpts = ExcerptRenderer(payload: facts.payload, mask: facts.mask, palette: palette)
        var text = ""
        for issue in shown { text += render(issue, facts, excerpts) + "\n\n" }
        let hiddenCount = facts.issueCount - facts.issues.count
        if hiddenCount > 0 {
            text +=
                facts.words(
                    "hidden", ["count": String(hiddenCount), "file": facts.path.shown, "option": "--limit-issues"])
                + "\n\n"
        }
        return text
    }

    private func render(_ issue: Issue, _ facts: ReportFacts, _ excerpts: ExcerptRenderer) -> String {
        let indent = String(repeating: " ", count: String(issue.position.line).utf8.count)
        let message = facts.message(issue)
        let parameters = facts.parameters(issue).filter { !Self.contains(message, $0.fact) }
        let label = Self.label(issue, parameters, facts.words)
        let pointer = facts.pointer(issue)
        var lines = [
            palette.severity(issue.severity, "\(issue.severity.rawValue)[\(TerminalText.safe(issue.code))]")
                + palette.bold(": \(message)"),
            indent + palette.frame("--> ") + "\(facts.path.shown):\(issue.position.line):\(issue.position.column)"
                + (pointer.isEmpty ? "" : "  \(pointer)"),
            excerpts.render(issue.byteRange, line: issue.position.line, severity: issue.severity, label: label),
        ]
        func add(_ kind: String, _ text: String) {
            lines.append("\(indent) \(palette.frame("=")) \(palette.bold(facts.words(kind))): \(text)")
        }
        let fix = fix(issue, facts)
        if let fix { add("fix", fix) }
        for (name, fact) in parameters where !Self.shownElsewhere.contains(name) && fact != "U+0020" {
            let fact = TerminalText.safe(fact)
            if name != "suggestion" {
                add("note", "\(name): \(fact)")
            } else if fix == nil {
                add("help", facts.words("suggestion", ["text": fact]))
            }
        }
        return lines.joined(separator: "\n")
    }

    /// What the schema or the grammar wants here; of broken JSON at least the kind of fault.
    private static func label(_ issue: Issue, _ parameters: [(name: String, fact: String)], _ words: Words) -> String {
        if let expected = parameters.first(where: { $0.name == "expected" }) {
            return words("expected", ["text": TerminalText.safe(expected.fact)])
        }
        guard issue.action == .stop, let kind = issue.parameters["kind"] else { return "" }
        return TerminalText.safe(kind).split(separator: "_").joined(separator: " ")
    }

    /// The new value; the members a value was moved to; or `removed`.
    private func fix(_ issue: Issue, _ facts: ReportFacts) -> String? {
        let changes = facts.fixes(issue)
        if let change = changes.first(where: { $0.operation == .replace }), let after = change.after {
            return palette.added(facts.shown(after, of: change, about: issue))
        }
        let added = changes.filter { $0.operation == .add }.prefix(4).map { change in
            DiffRenderer.memberLabel(facts.showsValues ? change.path : ValueMask.maskedPointer(change.path))
                + facts.shown(change.after ?? [], of: change, about: issue)
        }
        if !added.isEmpty { return palette.added(added.joined(separator: ", ")) }
        return changes.isEmpty ? nil : facts.words("removed")
    }

    /// Facts that stand behind the carets, or that the excerpt shows anyway.
    private static let shownElsewhere: Set<String> = ["expected", "found", "kind", "offset", "keyword", "count"]

    private static func contains(_ text: String, _ part: String) -> Bool {
        let text = Array(text.utf8)
        let part = Array(part.utf8)
        guard part.count <= text.count else { return false }
        return (0...text.count - part.count).contains { text[$0...].starts(with: part) }
    }
}
