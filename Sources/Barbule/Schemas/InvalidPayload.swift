/// A payload that cannot be sent as documented, with everything known about it.
public struct InvalidPayload: Error, Sendable {
    /// The whole report.
    public let report: Report
    /// Set when the payload is valid but the typed model does not fit the schema it was checked against.
    public let mismatch: JSONMismatch?

    init(report: Report, mismatch: JSONMismatch? = nil) {
        self.report = report
        self.mismatch = mismatch
    }

    /// All issues in document order, warnings and notes too.
    public var issues: [Issue] { report.issues }
}

extension InvalidPayload: CustomStringConvertible {
    /// One line an error and no value of a sensitive field.
    public var description: String {
        if let mismatch { return mismatch.description }
        return issues.filter { $0.severity == .error }.map(\.description).joined(separator: "\n")
    }
}
