internal import ArgumentParser
internal import Glibc

/// `--color`.
enum ColorMode: String, ExpressibleByArgument, CaseIterable, Sendable {
    case auto, always, never

    /// `auto` follows `NO_COLOR` (no-color.org), then `FORCE_COLOR`, then asks whether the stream is a terminal.
    func palette(isTerminal: Bool, environment: (String) -> String? = Environment.value) -> Palette {
        switch self {
        case .always: return Palette(isOn: true)
        case .never: return .plain
        case .auto: break
        }
        if let value = environment("NO_COLOR"), !value.isEmpty { return .plain }
        if let value = environment("FORCE_COLOR"), !value.isEmpty { return Palette(isOn: value != "0") }
        return Palette(isOn: isTerminal && environment("TERM") != "dumb")
    }
}

enum Environment {
    static func value(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}
