internal import BarbuleEngine
internal import BarbuleRender

/// Tells issues payload after payload, so that nothing of them is kept.
protocol IssueRenderer: Sendable {
    /// What stands before the first payload, and behind the last.
    func head() -> [UInt8]
    /// - Parameter codes: the codes that were told.
    func tail(_ codes: [String]) -> [UInt8]
    /// Between what two payloads led to; it is written before each and left out once.
    var separator: [UInt8] { get }
    /// A payload without issues leads to something too.
    var tellsCleanPayloads: Bool { get }

    /// - Parameter isChanged: the canonical payload differs.
    func append(_ facts: ReportFacts, isChanged: Bool, to output: inout [UInt8])
}

extension IssueRenderer {
    func head() -> [UInt8] { [] }
    func tail(_ codes: [String]) -> [UInt8] { [] }
    var separator: [UInt8] { [] }
    var tellsCleanPayloads: Bool { false }
}

extension ReportFormat {
    /// `nil` for what is made of counts, and for prose.
    func issueRenderer(_ schema: Schema, isQuiet: Bool) -> (any IssueRenderer)? {
        switch self {
        case .concise: ConciseRenderer(isQuiet: isQuiet)
        case .ndjson: IssueLineRenderer(isQuiet: isQuiet)
        case .github: GitHubRenderer(isQuiet: isQuiet)
        case .sarif: SARIFRenderer(catalogue: schema.catalogue, isQuiet: isQuiet)
        case .json: RecordReportRenderer()
        case .text, .junit, .html: nil
        }
    }
}

extension ReportFacts {
    /// - Parameter isQuiet: errors and warnings only.
    func issues(isQuiet: Bool) -> [Issue] { isQuiet ? issues.filter { $0.severity > .info } : issues }
}
