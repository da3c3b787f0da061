internal import BarbuleValues

/// Everything about one checked payload. Bad data is told here, never thrown.
///
/// ```swift
/// let report = Schema.contactUpdate.check(body)
/// if report.isValid { send(report.canonical) } else { report.issues.forEach { print($0) } }
/// ```
///
/// The report keeps links; issues, changes and canonical bytes are made when they are asked for, each time anew.
public struct Report: Sendable {
    private enum Content: Sendable {
        /// Nothing to say, nothing changed.
        case clean([UInt8])
        /// Not a JSON text.
        case broken([UInt8], JSONSyntaxError)
        case checked(Document, [IssueRecord], NodeShapes)
    }

    private let content: Content
    private let schema: Schema.Storage
    /// Nil for the bundled one.
    private let loadedPlan: NumberingPlan?
    private let issueCountMax: Int

    /// What stands around the payload, when it was the body of a message or made of another text.
    var envelope: ReportEnvelope? { didSet { countEnvelope(instead: oldValue) } }

    /// How many issues of each severity were found, also those beyond `Limits.issueCountMax`.
    public private(set) var errorCount: Int
    public private(set) var warningCount: Int
    public private(set) var infoCount: Int

    /// The quick look was enough: nothing was found and nothing changed.
    package var isCleanAtAGlance: Bool {
        if case .clean = content { true } else { false }
    }

    /// No issue is an error.
    public var isValid: Bool { errorCount == 0 }

    /// Version of the numbering plan that phone numbers were read with: `9.0.43`.
    public var numberingPlanVersion: String { (loadedPlan ?? .bundled).version }

    init(clean payload: [UInt8], schema: Schema.Storage, _ loadedPlan: NumberingPlan?) {
        content = .clean(payload)
        self.schema = schema
        self.loadedPlan = loadedPlan
        issueCountMax = 0
        errorCount = 0
        warningCount = 0
        infoCount = 0
    }

    init(broken payload: [UInt8], by error: JSONSyntaxError, schema: Schema.Storage, _ loadedPlan: NumberingPlan?) {
        content = .broken(payload, error)
        self.schema = schema
        self.loadedPlan = loadedPlan
        issueCountMax = 1
        errorCount = 1
        warningCount = 0
        infoCount = 0
    }

    init(_ run: Normalization, schema: Schema.Storage, _ loadedPlan: NumberingPlan?, issueCountMax: Int) {
        let document = run.document
        let ordered = run.issues.map { (offset: $0.byteRange(in: document).lowerBound, record: $0) }.sorted {
            ($0.offset, $0.record.code) < ($1.offset, $1.record.code)
        }
        content = .checked(document, ordered.map(\.record), run.shapes)
        self.schema = schema
        self.loadedPlan = loadedPlan
        self.issueCountMax = issueCountMax
        errorCount = run.issues.count { $0.severity == .error }
        warningCount = run.issues.count { $0.severity == .warning }
        infoCount = run.issues.count { $0.severity == .info }
    }

    /// All issues in document order, at most `Limits.issueCountMax`.
    ///
    /// - Complexity: O(*n*) in the payload plus the issues.
    public var issues: [Issue] {
        guard let envelope else { return payloadIssues }
        return (envelope.issues.prefix(envelope.issueCountMax) + payloadIssues).map(envelope.place)
    }

    private var payloadIssues: [Issue] {
        switch content {
        case .clean: []
        case .broken(let payload, let error): [makeIssue(error, in: payload)]
        case .checked(let document, let records, let shapes):
            makeIssues(records.prefix(issueCountMax), in: document, shapes)
        }
    }

    /// The canonical document, or `nil` when nothing can be sent: not JSON, or no record at all.
    ///
    /// Bytes that did not change are the input's own; a canonical document comes back byte for byte.
    public var canonical: [UInt8]? {
        if envelope?.hasNoPayload == true { return nil }
        return switch content {
        case .clean(let payload): payload
        case .broken: nil
        case .checked(let document, let records, _):
            records.contains { $0.action == .stop } ? nil : CanonicalWriter.write(document)
        }
    }

    /// Whether the canonical document differs from the input.
    public var isChanged: Bool {
        guard case .checked(let document, let records, _) = content, !records.contains(where: { $0.action == .stop }) else {
            return false
        }
        return document.isDirty && (!document.tape.duplicateNames.isEmpty || !changes.isEmpty) || document.tape.hasByteOrderMark
    }

    /// The changes from the input to the canonical document, as JSON Patch operations with their causes.
    public var changes: [Change] {
        guard case .checked(let document, let records, let shapes) = content, !records.contains(where: { $0.action == .stop })
        else { return [] }
        return ChangeList.changes(
            in: document,
            causes: records.lazy.filter { $0.action != .keep }.flatMap { record in
                ([record.node] + record.related).map { (code: record.code, node: $0) }
            },
            isSensitive: { isSensitive($0, in: document, shapes) || holdsSecrets($0, in: document, shapes) })
    }

    /// The changes as an RFC 6902 document with an inverse.
    public var patch: JSONPatch { JSONPatch(changes) }

    private mutating func countEnvelope(instead old: ReportEnvelope?) {
        func add(_ issues: [Issue], _ sign: Int) {
            for issue in issues {
                switch issue.severity {
                case .error: errorCount += sign
                case .warning: warningCount += sign
                case .info: infoCount += sign
                }
            }
        }
        add(old?.issues ?? [], -1)
        add(envelope?.issues ?? [], 1)
    }

    // MARK: Making issues

    private func isSensitive(
        _ node: NodeID, in document: Document, _ shapes: NodeShapes
    ) -> Bool {
        var current: NodeID? = node
        while let place = current {
            if let id = shapes[place], schema.plan[id].isSensitive { return true }
            let holder = document.parent(of: place) ?? document.inputParent(of: place)
            if let holder, let id = shapes[holder], document.kind(of: holder) == .object,
                schema.plan.isSecret(JSONString(document.name(of: place)), in: id)
            {
                return true
            }
            current = holder
        }
        return false
    }

    /// Something inside the value, as it came or as it is now, is personal.
    private func holdsSecrets(
        _ node: NodeID, in document: Document, _ shapes: NodeShapes
    ) -> Bool {
        let origin = document.inputNode(standingFor: node)
        var open = [node, origin]
        while let place = open.popLast() {
            if let id = shapes[place], schema.plan[id].leadsToSecrets { return true }
            open += document.children(of: place)
        }
        return document.inputDescendants(of: origin).contains { shapes[$0].map { schema.plan[$0].isSensitive } ?? false }
    }

    private func makeIssue(_ error: JSONSyntaxError, in payload: [UInt8]) -> Issue {
        let lines = LineIndex(payload)
        let range = error.byteOffset..<min(error.byteOffset + 1, payload.count)
        let entry = schema.catalogue[error.code]
        return Issue(
            code: error.code, severity: .error, action: .stop, instanceLocation: "",
            byteRange: range.lowerBound <= range.upperBound ? range : payload.count..<payload.count,
            position: lines.textPosition(of: error.byteOffset), endPosition: lines.textPosition(of: error.byteOffset + 1),
            keywordLocation: nil, absoluteKeywordLocation: nil, parameters: error.parameters, isSensitive: false, fix: nil,
            template: Issue.Template(text: entry?.message ?? error.code))
    }

    private func makeIssues(
        _ records: ArraySlice<IssueRecord>, in document: Document, _ shapes: NodeShapes
    ) -> [Issue] {
        guard !records.isEmpty else { return [] }
        let lines = LineIndex(document.source)
        return records.map { record in
            let range = record.byteRange(in: document)
            let isSensitive = isSensitive(record.node, in: document, shapes)
            var parameters = record.parameters
            if isSensitive, !record.isAtName {
                for name in Issue.valueParameters { parameters[name] = nil }
            }
            let location = record.subschema.map { schema.graph[$0].location }
            return Issue(
                code: record.code, severity: record.severity, action: record.action,
                instanceLocation: document.pointer(to: record.node), byteRange: range,
                position: lines.textPosition(of: range.lowerBound), endPosition: lines.textPosition(of: range.upperBound),
                keywordLocation: location.map { $0.pointer + "/" + (record.keyword ?? "") },
                absoluteKeywordLocation: location.map { $0.absoluteURI + "/" + (record.keyword ?? "") },
                parameters: parameters, isSensitive: isSensitive,
                fix: isSensitive ? nil : fix(for: record, in: document, shapes),
                template: template(of: record))
        }
    }

    private func template(of record: IssueRecord) -> Issue.Template {
        if let message = record.message { return Issue.Template(text: message, isOfSchema: true) }
        guard let entry = schema.catalogue[record.code] else { return Issue.Template(text: record.code, isOfSchema: true) }
        return Issue.Template(text: entry.message)
    }

    private func fix(
        for record: IssueRecord, in document: Document, _ shapes: NodeShapes
    ) -> String? {
        guard record.action == .fix, !record.isAtName, document.isDirty(record.node),
            !holdsSecrets(record.node, in: document, shapes)
        else { return nil }
        return String(decoding: CanonicalWriter.write(record.node, of: document), as: UTF8.self)
    }
}

extension IssueRecord {
    func byteRange(in document: Document) -> Range<Int> {
        (isAtName ? document.nameByteRange(of: node) : nil) ?? document.byteRange(of: node)
    }
}

extension LineIndex {
    func textPosition(of byteOffset: Int) -> TextPosition {
        let place = position(of: byteOffset)
        return TextPosition(line: place.line, column: place.column)
    }
}
