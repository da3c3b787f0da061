internal import BarbuleEngine

extension API {
    /// Checks a whole response: status, headers, body.
    ///
    /// - Parameters:
    ///   - response: the response as it came.
    ///   - operation: the `operationId` of the request it answers; may be left out when the document has one operation.
    ///   - options: of the body's schema.
    ///   - limits: beyond them the answer is `json.limit` or `schema.undecided`.
    /// - Issues: `http.status` at `@status`, `http.header` and `http.content_type` at `@header/<name>`, what the document says
    ///   of its headers, and those of the body.
    /// - Complexity: O(*n*) in the response.
    public func check(
        _ response: Response, to operation: String? = nil, options: CheckOptions = CheckOptions(),
        limits: Limits = Limits()
    ) -> Report {
        let fields = HeaderFields(response.headers, catalogue)
        let candidates = operations.filter { operation == nil || $0.id == operation }
        let answers = candidates.count == 1 ? candidates.first?.responses ?? [] : []
        let ranked = answers.compactMap { answer in answer.rank(of: response.status).map { (answer: answer, rank: $0) }
        }
        guard let answer = ranked.max(by: { $0.rank < $1.rank })?.answer else {
            var facts = ["found": String(response.status)]
            if !answers.isEmpty { facts["expected"] = answers.map(\.status).joined(separator: ", ") }
            return fallback.reportWithoutPayload(options).behind(
                [Issue("http.status", at: "@status", facts, in: catalogue)] + fields.issues, limits)
        }
        var issues = fields.issues
        for header in answer.headers {
            issues += header.issues(of: fields[lowercased: header.name.lowercased()], in: catalogue)
        }
        guard !answer.bodies.isEmpty else { return fallback.reportWithoutPayload(options).behind(issues, limits) }
        let body = BodyRule(answer.bodies, fields[lowercased: "content-type"], catalogue)
        issues += body.issues
        guard let schema = body.schema else { return fallback.reportWithoutPayload(options).behind(issues, limits) }
        let report =
            body.isForm(response.body)
            ? schema.check(form: response.body, options: options, limits: limits)
            : schema.check(response.body, options: options, limits: limits)
        return report.behind(issues, limits)
    }
}
