/// How bad an issue is.
public enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
    /// A lossless change, or a note.
    case info
    /// Changed with an assumption, or suspicious.
    case warning
    /// Cannot be sent as documented; the value stays exactly as it came.
    case error

    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    private var rank: Int {
        switch self {
        case .info: 0
        case .warning: 1
        case .error: 2
        }
    }
}
