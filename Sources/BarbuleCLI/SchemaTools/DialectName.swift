internal import BarbuleEngine
internal import BarbuleRender

/// `--dialect`.
enum DialectName {
    static func read(_ name: String?) throws(CommandFailure) -> Dialect? {
        guard let name else { return nil }
        if let known = Dialect(spelled: name) { return known }
        let names = Dialect.known.map(\.shortName)
        let hint = Spelling.hint(for: name, among: names)
        throw CommandFailure(
            "there is no dialect '\(TerminalText.safe(name))'"
                + (hint.isEmpty ? "; known are \(names.joined(separator: ", "))" : hint))
    }
}
