extension Schema {
    /// The verdict on a payload as it came, not normalized, in an official output format.
    ///
    /// A payload that is no JSON is invalid at its root. `format` asserts, as in `check(_:options:limits:)`.
    ///
    /// ```swift
    /// let text = try schema.output(of: payload, as: .basic)
    /// ```
    /// - Returns: JSON text; it holds no values of the payload, only names and places.
    /// - Throws: `schema.limit` when the schema asks for too much to be written down, for example 2^64 paths.
    /// - Complexity: O(*n*) in the subschemas applied to values.
    public func output(of payload: [UInt8], as format: Schema.OutputFormat, limits: Limits = Limits()) throws(SchemaError)
        -> [UInt8]
    {
        var limits = limits
        limits.depthMax = min(limits.depthMax, Limits.depthCeiling)
        var tape = JSONTape()
        if let error = JSONScanner.scan(payload, limits: limits, into: &tape) {
            return unreadable(error, format)
        }
        return try evaluation(of: Document(source: payload, tape: tape), limits).output(format)
    }

    /// What the schema says about a payload as it came: titles, defaults, unknown keywords …; nothing when it is
    /// invalid or no JSON.
    ///
    /// - Throws: `schema.limit` as `output(of:as:limits:)` does.
    package func annotations(of payload: [UInt8], limits: Limits = Limits()) throws(SchemaError) -> [Annotation] {
        var limits = limits
        limits.depthMax = min(limits.depthMax, Limits.depthCeiling)
        var tape = JSONTape()
        guard JSONScanner.scan(payload, limits: limits, into: &tape) == nil else { return [] }
        let evaluation = evaluation(of: Document(source: payload, tape: tape), limits)
        // Throws what every format would.
        _ = try evaluation.output(evaluation.isTruncated ? .basic : .flag)
        return evaluation.annotations()
    }

    private func evaluation(of document: Document, _ limits: Limits) -> Evaluation {
        var validator = Validator(graph: storage.graph, limits: limits)
        return validator.evaluation(of: document, document.root, against: storage.graph.root)
    }

    private func unreadable(_ error: JSONSyntaxError, _ format: Schema.OutputFormat) -> [UInt8] {
        var message: [UInt8] = []
        JSONText.appendQuoted("\(error.code) at byte \(error.byteOffset)".utf8, to: &message)
        var location: [UInt8] = []
        JSONText.appendQuoted(storage.graph[storage.graph.root].location.absoluteURI.utf8, to: &location)
        let reason = JSONString(message).description
        let place = JSONString(location).description
        let unit =
            "{\"valid\":false,\"evaluationPath\":\"\",\"schemaLocation\":\(place),\"instanceLocation\":\"\","
            + "\"errors\":{\"\":\(reason)}}"
        switch format {
        case .flag: return Array("{\"valid\":false}".utf8)
        case .list: return Array("{\"valid\":false,\"details\":[\(unit)]}".utf8)
        case .hierarchical: return Array(unit.utf8)
        default:
            return Array(
                ("{\"valid\":false,\"keywordLocation\":\"\",\"absoluteKeywordLocation\":\(place),"
                    + "\"instanceLocation\":\"\",\"error\":\(reason)}").utf8)
        }
    }
}
