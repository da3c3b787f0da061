/// A payload that can be sent: its canonical bytes, and what led to them.
public struct CanonicalPayload: Sendable {
    /// The canonical document as JSON text. A document that was canonical comes back byte for byte.
    public let bytes: [UInt8]
    /// The changes from the input to ``bytes``, as JSON Patch operations with their causes.
    public let changes: [Change]
    /// The whole report: warnings and notes of a valid payload.
    public let report: Report
}

extension Schema {
    /// Brings a payload to its canonical form, or says why it cannot be sent.
    ///
    /// ```swift
    /// let clean = try Schema.contactUpdate.normalize(body)
    /// send(clean.bytes)
    /// for change in clean.changes { log(change.path, change.causes) }
    /// ```
    ///
    /// To go on with the good fields of a payload that has errors in others, use ``check(_:options:limits:)`` and
    /// `Report.canonical`: an error leaves its field as it came, the other fields are canonical.
    ///
    /// - Throws: ``InvalidPayload`` when an issue is an error.
    /// - Complexity: O(*n*) in the payload.
    public func normalize(
        _ payload: [UInt8], options: CheckOptions = CheckOptions(), limits: Limits = Limits()
    ) throws(InvalidPayload) -> CanonicalPayload {
        let report = check(payload, options: options, limits: limits)
        guard report.isValid, let bytes = report.canonical else { throw InvalidPayload(report: report) }
        return CanonicalPayload(bytes: bytes, changes: report.changes, report: report)
    }

    /// Checks, normalizes and reads a payload into a typed model: parse, don't validate.
    ///
    /// ```swift
    /// do { let update = try Schema.contactUpdate.decode(ContactUpdate.self, from: body) }
    /// catch { respond(422, error.issues) }   // error is InvalidPayload, no cast
    /// ```
    ///
    /// The model is built from the canonical document, so it holds what would be sent. A model generated from the same
    /// schema reads every valid document.
    ///
    /// - Throws: ``InvalidPayload`` when an issue is an error, or when the model does not fit the schema.
    /// - Complexity: O(*n*) in the payload.
    public func decode<Model: JSONConvertible>(
        _ model: Model.Type, from payload: [UInt8], options: CheckOptions = CheckOptions(), limits: Limits = Limits()
    ) throws(InvalidPayload) -> Model {
        let canonical = try normalize(payload, options: options, limits: limits)
        guard let json = JSON(canonical.bytes, limits: limits) else {
            let mismatch = JSONMismatch(path: "", expected: "at most \(JSONValue.depthMax) levels")
            throw InvalidPayload(report: canonical.report, mismatch: mismatch)
        }
        do throws(JSONMismatch) {
            return try Model(json: json)
        } catch {
            throw InvalidPayload(report: canonical.report, mismatch: error)
        }
    }
}

// A `String` is UTF-8 already; these save the caller `Array(text.utf8)`.
extension Schema {
    /// Checks the JSON text of a string; see ``check(_:options:limits:)``.
    public func check(
        _ payload: String, options: CheckOptions = CheckOptions(), limits: Limits = Limits()
    ) -> Report {
        check(Array(payload.utf8), options: options, limits: limits)
    }

    /// Normalizes the JSON text of a string; see ``normalize(_:options:limits:)``.
    public func normalize(
        _ payload: String, options: CheckOptions = CheckOptions(), limits: Limits = Limits()
    ) throws(InvalidPayload) -> CanonicalPayload {
        try normalize(Array(payload.utf8), options: options, limits: limits)
    }

    /// Decodes the JSON text of a string; see ``decode(_:from:options:limits:)``.
    public func decode<Model: JSONConvertible>(
        _ model: Model.Type, from payload: String, options: CheckOptions = CheckOptions(), limits: Limits = Limits()
    ) throws(InvalidPayload) -> Model {
        try decode(model, from: Array(payload.utf8), options: options, limits: limits)
    }
}
