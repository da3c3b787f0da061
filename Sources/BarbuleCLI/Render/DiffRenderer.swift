internal import BarbuleEngine
internal import BarbuleRender

/// The changes of one payload in the manner of a unified diff, with the codes that caused them.
///
/// ```
/// --- contact.json
/// +++ contact.json (canonical)
/// @@ /email @@
/// -  "email": "JohnDoe@EXAMPLE.com"
/// +  "email": "JohnDoe@example.com"   email.domain_case
/// ```
struct DiffRenderer {
    let palette: Palette

    /// Empty when nothing changes.
    func render(_ facts: ReportFacts) -> String {
        guard facts.report.isChanged else { return "" }
        var lines = [
            palette.bold("--- \(facts.path.shown)"), palette.bold("+++ \(facts.path.shown) (canonical)"),
        ]
        for change in facts.changes { lines += render(change, facts) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func render(_ change: Change, _ facts: ReportFacts) -> [String] {
        let path = facts.showsValues ? change.path : ValueMask.maskedPointer(change.path)
        let label = Self.memberLabel(path)
        var lines = [palette.frame("@@ \(TerminalText.safe(path)) @@")]
        let codes = change.causes.isEmpty ? "" : "   " + palette.faint(change.causes.joined(separator: ", "))
        if let before = change.before {
            let value = facts.shown(before, of: change)
            lines.append(palette.removed("-  \(label)\(value)") + (change.after == nil ? codes : ""))
        }
        if let after = change.after {
            lines.append(palette.added("+  \(label)\(facts.shown(after, of: change))") + codes)
        }
        return lines
    }

    /// `"email": ` for a member; nothing for an element of an array or the whole document.
    static func memberLabel(_ pointer: String) -> String {
        guard let tokens = JSONPointer.parse(JSONString(pointer)), let last = tokens.last,
            JSONPointer.index(last) == nil
        else { return "" }
        var name: [UInt8] = []
        JSONText.appendQuoted(last.utf8, to: &name)
        return TerminalText.safe(String(decoding: name, as: UTF8.self)) + ": "
    }
}
