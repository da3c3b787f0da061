/// What stands around a payload: the head of a message, and the text a payload was made of.
///
/// ```
/// PUT /v2/… HTTP/1.1          issues of the head come first, at @method, @path, @header/<name>
/// Content-Type: …
///
/// list[][id]=7                the payload that was checked is made of this; places are told as places of this text
/// ```
package struct ReportEnvelope: Sendable {
    /// Issues of the head, in the order of the message.
    fileprivate(set) var issues: [Issue] = []
    /// How many of them are kept; all are counted.
    fileprivate(set) var issueCountMax = 0
    /// Nothing was checked but the head: there is no canonical document.
    fileprivate(set) var hasNoPayload = false
    /// From a place in the checked text to one in the text a person reads, innermost first.
    fileprivate var relocations: [@Sendable (Issue) -> Issue] = []

    func place(_ issue: Issue) -> Issue { relocations.reduce(issue) { issue, move in move(issue) } }
}

extension Report {
    /// The same report with issues of the head in front of it.
    package func behind(_ issues: [Issue], _ limits: Limits) -> Report {
        guard !issues.isEmpty else { return self }
        var report = self
        var envelope = self.envelope ?? ReportEnvelope()
        envelope.issues = issues + envelope.issues
        envelope.issueCountMax = limits.issueCountMax
        report.envelope = envelope
        return report
    }

    /// The same report with the places of its issues told in another text.
    package func relocated(by move: @escaping @Sendable (Issue) -> Issue) -> Report {
        var report = self
        var envelope = self.envelope ?? ReportEnvelope()
        envelope.relocations.append(move)
        report.envelope = envelope
        return report
    }
}

extension Schema {
    /// A report about no payload at all: a message without a body, or one whose body nobody described.
    package func reportWithoutPayload(_ options: CheckOptions) -> Report {
        var report = Report(clean: [], schema: storage, options.loadedPlan)
        var envelope = ReportEnvelope()
        envelope.hasNoPayload = true
        report.envelope = envelope
        return report
    }
}
