internal import ArgumentParser
internal import BarbuleEngine

/// `--fail-on`: the least severity that makes the exit status 1.
enum FailOn: String, ExpressibleByArgument, CaseIterable, Sendable {
    case error, warning, never

    func fails(_ report: Report) -> Bool {
        switch self {
        case .error: report.errorCount > 0
        case .warning: report.errorCount > 0 || report.warningCount > 0
        case .never: false
        }
    }
}
