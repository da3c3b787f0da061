internal import BarbuleEngine

/// Colours of the text output (SGR sequences), or none at all.
struct Palette: Sendable {
    let isOn: Bool

    static let plain = Palette(isOn: false)

    func bold(_ text: String) -> String { paint("1", text) }
    func added(_ text: String) -> String { paint("32", text) }
    func removed(_ text: String) -> String { paint("31", text) }
    /// Frame lines of an excerpt.
    func frame(_ text: String) -> String { paint("1;34", text) }
    func faint(_ text: String) -> String { paint("2", text) }

    func severity(_ severity: Severity, _ text: String) -> String {
        switch severity {
        case .error: paint("1;31", text)
        case .warning: paint("1;33", text)
        case .info: paint("1;36", text)
        }
    }

    private func paint(_ code: String, _ text: String) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
