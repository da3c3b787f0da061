/// What stands around a payload: the head of a message, and the text a payload was made of.
///
/// ```
/// PUT /v2/… HTTP/1.1          issues of the head come first, at @method, @path, @header/<name>
/// Content-Type: …
///
/// list[][id]=7                the payload that was checked is made of this; places are told as places of this text
/// ```
package final class ReportEnvelope: Sendable {
    /// Issues of the head, in the order of the message.
    let issues: [Issue]
    /// Nothing was checked but the head: there is no canonical document.
    let hasNoPayload: Bool
    /// From a place in the checked text to one in the text a person reads, innermost first.
    let relocations: [@Sendable (Issue) -> Issue]

    init(issues: [Issue], hasNoPayload: Bool, relocations: [@Sendable (Issue) -> Issue]) {
        self.issues = issues
        self.hasNoPayload = hasNoPayload
        self.relocations = relocations
    }

    func place(_ issue: Issue) -> Issue { relocations.reduce(issue) { issue, move in move(issue) } }
}

extension Report {
    /// The same report with issues of the head in front of it.
    package func behind(_ issues: [Issue]) -> Report {
        guard !issues.isEmpty else { return self }
        var report = self
        report.envelope = ReportEnvelope(
            issues: issues + (envelope?.issues ?? []), hasNoPayload: envelope?.hasNoPayload ?? false,
            relocations: envelope?.relocations ?? [])
        return report
    }

    /// The same report with the places of its issues told in another text.
    package func relocated(by move: @escaping @Sendable (Issue) -> Issue) -> Report {
        var report = self
        report.envelope = ReportEnvelope(
            issues: envelope?.issues ?? [], hasNoPayload: envelope?.hasNoPayload ?? false,
            relocations: (envelope?.relocations ?? []) + [move])
        return report
    }
}

extension Schema {
    /// A report about no payload at all: a message without a body, or one whose body nobody described.
    package func reportWithoutPayload() -> Report {
        var report = Report(clean: [], schema: storage)
        report.envelope = ReportEnvelope(issues: [], hasNoPayload: true, relocations: [])
        return report
    }
}
