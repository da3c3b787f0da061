public import BarbuleEngine
public import Testing

// Expectations about payloads that are written in the test. `#expect(schema.check(body).isValid)` fails as well, but says
// nothing of what was found.
extension Schema {
    /// Expects that no issue of a payload is an error.
    ///
    /// ```swift
    /// Schema.contactUpdate.expectValid(#"{"gender": "MALE"}"#)
    /// ```
    public func expectValid(
        _ payload: String, options: CheckOptions = CheckOptions(), values: SamplePayload.Values = .masked,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let judge = Judge(schema: self, options: options, values: values)
        record(judge.complaint(ifInvalid: Array(payload.utf8)).map { "payload\($0)" }, sourceLocation)
    }

    /// Expects exactly these errors and warnings of a payload, in any order; infos do not count.
    ///
    /// ```swift
    /// Schema.contactUpdate.expectIssues(["gender.unsupported"], in: #"{"gender": "x"}"#)
    /// ```
    public func expectIssues(
        _ codes: [String], in payload: String, options: CheckOptions = CheckOptions(),
        values: SamplePayload.Values = .masked, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let judge = Judge(schema: self, options: options, values: values)
        record(judge.complaint(unlessIssuesOf: Array(payload.utf8), are: codes), sourceLocation)
    }

    /// Expects that a payload is valid and becomes a canonical document, compared as JSON.
    ///
    /// ```swift
    /// Schema.contactUpdate.expectCanonical(#"{"gender": "MALE"}"#, of: #"{"gender": "male"}"#)
    /// ```
    public func expectCanonical(
        _ canonical: String, of payload: String, options: CheckOptions = CheckOptions(),
        values: SamplePayload.Values = .masked, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let judge = Judge(schema: self, options: options, values: values)
        let complaint = judge.complaint(
            unless: Array(payload.utf8), becomes: Array(canonical.utf8), of: "the expected document")
        record(complaint.map { "payload\($0)" }, sourceLocation)
    }

    private func record(_ complaint: String?, _ sourceLocation: SourceLocation) {
        guard let complaint else { return }
        Testing.Issue.record(Comment(rawValue: complaint), sourceLocation: sourceLocation)
    }
}
