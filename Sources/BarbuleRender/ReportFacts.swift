internal import Barbule
package import BarbuleEngine

/// A checked payload as the renderers need it: issues and changes are made once, and it is settled what may be shown.
package struct ReportFacts {
    package let path: PathName
    package let payload: [UInt8]
    package let report: Report
    package let issues: [Issue]
    package let changes: [Change]
    package let showsValues: Bool
    package let words: Words
    /// Where the payload begins in its file.
    package var place = PayloadPlace()

    /// Set when the payload is a whole message, which says itself what of it must be hidden.
    private let hide: Hiding?

    /// What must be hidden of a text in which the values in some ranges are known not to be personal.
    package typealias Hiding = (_ revealing: [Range<Int>], _ showsValues: Bool) -> ValueMask

    package init(
        _ report: Report, of payload: [UInt8], path: PathName, showsValues: Bool, words: Words = .english,
        hiding: Hiding? = nil
    ) {
        hide = hiding
        self.words = words
        self.path = path
        self.payload = payload
        self.report = report
        self.showsValues = showsValues
        issues = report.issues
        changes = report.changes
        issueCountByCode = issues.reduce(into: [:]) { $0[$1.code, default: 0] += 1 }
        for change in changes {
            if change.operation == .add {
                for code in change.causes { additionsByCode[code, default: []].append(change) }
            } else {
                changesByPath[JSONString(change.path), default: []].append(change)
            }
            causes.formUnion(change.causes)
        }
    }

    // So that many issues and many changes do not multiply.
    private let issueCountByCode: [String: Int]
    private var additionsByCode: [String: [Change]] = [:]
    private var changesByPath: [JSONString: [Change]] = [:]
    private var causes: Set<String> = []

    package var issueCount: Int { report.errorCount + report.warningCount + report.infoCount }

    /// What an excerpt must hide. Values of issues that are not personal are shown, unless they hold other values.
    package var mask: ValueMask {
        guard !issues.isEmpty else { return .none }
        let scalars = issues.filter { issue in
            guard !issue.isSensitive, !issue.isAboutHead, issue.action != .stop,
                payload.indices.contains(issue.byteRange.lowerBound)
            else {
                return false
            }
            let first = payload[issue.byteRange.lowerBound]
            return first != UInt8(ascii: "{") && first != UInt8(ascii: "[")
        }
        if let hide { return hide(scalars.map(\.byteRange), showsValues) }
        return ValueMask(of: payload, revealing: scalars.map(\.byteRange), showsValues: showsValues)
    }

    /// The issue led to a change of the canonical document.
    package func isFixed(_ issue: Issue) -> Bool {
        guard issue.action == .fix || issue.action == .drop else { return false }
        // A byte order mark belongs to no value, so no change of the list names it.
        return causes.contains(issue.code) || (issue.instanceLocation.isEmpty && report.isChanged)
    }

    package func pointer(_ issue: Issue) -> String {
        TerminalText.safe(showsValues ? issue.instanceLocation : ValueMask.maskedPointer(issue.instanceLocation))
    }

    /// The sentence; facts that were read out of a personal value (two readings of a date) are shapes unless shown.
    package func message(_ issue: Issue) -> String {
        let isMasked = !showsValues && issue.isSensitive
        let message = issue.message(in: words.language) { name, fact in
            TerminalText.safe(isMasked && !Self.schemaFacts.contains(name) ? ValueMask.shape(of: fact) : fact)
        }
        // Our own sentences may hold marks of direction around a fact.
        return issue.hasMessageOfSchema ? TerminalText.safe(message) : message
    }

    /// The facts that may be told, by name. What was read out of a personal value is left out unless shown.
    package func parameters(_ issue: Issue) -> [(name: String, fact: String)] {
        issue.parameters.sorted { $0.key < $1.key }.compactMap { name, fact in
            issue.isSensitive && !showsValues && !Self.schemaFacts.contains(name) ? nil : (name, fact)
        }
    }

    /// The changes an issue led to at its place; those that only add are told when no other issue has the same code.
    package func fixes(_ issue: Issue) -> [Change] {
        guard isFixed(issue) else { return [] }
        let changed = (changesByPath[JSONString(issue.instanceLocation)] ?? []).filter {
            $0.causes.contains(issue.code)
        }
        return changed + (issueCountByCode[issue.code] == 1 ? additionsByCode[issue.code] ?? [] : [])
    }

    /// JSON text as it may be shown in a change. Where a value was moved to is as personal as where it came from.
    package func shown(_ json: [UInt8], of change: Change, about issue: Issue? = nil) -> String {
        let isSensitive = change.isSensitive || change.operation == .add || issue?.isSensitive == true
        return mask(of: json, isSensitive: isSensitive).apply(to: json)
    }

    /// What must be hidden of the JSON text of one value.
    package func mask(of json: [UInt8], isSensitive: Bool) -> ValueMask {
        let isScalar = json.first != UInt8(ascii: "{") && json.first != UInt8(ascii: "[")
        return ValueMask(of: json, showsValues: showsValues || (isScalar && !isSensitive))
    }

    /// Facts that come from the schema or the grammar, never from the payload. A suggestion for a personal value is
    /// left out by the engine; what remains are documented names.
    private static let schemaFacts: Set<String> = [
        "expected", "limit", "keyword", "kind", "offset", "encoding", "suggestion", "count", "parameter",
    ]
}
