import BarbuleEngine

/// The laws of DESIGN.md §1 for one schema: what must hold for every payload, whatever it is.
struct Laws {
    let schema: Schema
    /// The same schema without any `x-…` keyword: what other validators see.
    let plain: Schema
    var options = CheckOptions()
    /// Options that mean the same but keep the engine from its quick look.
    var fullOptions: CheckOptions?
    var limits = Limits(issueCountMax: 1_000_000)

    struct Violation: CustomStringConvertible {
        var law: String
        var detail: String
        var description: String { "\(law): \(detail)" }
    }

    /// Members of the record that stand or fall together, as pointers.
    private let groups: [Set<String>]
    let source: JSONValue
    let foldsBrackets: Bool

    init(_ text: [UInt8], name: String) throws {
        groups = (try JSONValue(parsing: text)["x-rules"]?.elements ?? []).filter { $0["kind"]?.string == "phone" }.map { rule in
            Set((["full", "callingCode", "number"] as [JSONString]).compactMap { rule[$0]?.string.map { "/\($0)" } })
        }
        schema = try Schema(compiling: text, name: name)
        source = try JSONValue(parsing: text)
        foldsBrackets = Self.foldsBrackets(source)
        let stripped = Draft(try JSONValue(parsing: text)).withoutVendorKeywords
        plain = try Schema(compiling: stripped.bytes(), name: "plain-" + name)
    }

    private static func foldsBrackets(_ schema: JSONValue) -> Bool {
        schema["x-keys"]?["brackets"]?.string == "fold" || (schema.elements ?? []).contains(where: foldsBrackets)
            || (schema.members ?? []).contains { foldsBrackets($0.value) }
    }

    func report(_ payload: [UInt8]) -> Report { schema.check(payload, options: options, limits: limits) }

    /// Everything that is wrong with what the engine says about `payload`.
    func violations(_ payload: [UInt8]) -> [Violation] {
        let report = self.report(payload)
        let issues = report.issues
        var found: [Violation] = []
        func note(_ law: String, _ detail: String) { found.append(Violation(law: law, detail: detail)) }

        checkPlaces(issues, in: payload, note)
        checkDeterminism(report, issues, payload, note)
        checkSecrets(report, issues, note)
        let codes = issues.map(\.code)
        guard let canonical = report.canonical else {
            if !issues.contains(where: { $0.action == .stop }) { note("total", "no canonical document and no reason: \(codes)") }
            if report.isChanged || !report.changes.isEmpty { note("total", "changes without a canonical document") }
            return found
        }
        if !report.isChanged, canonical != payload { note("stillness", "no change, other bytes: \(Self.show(canonical))") }
        if report.isChanged, canonical == payload { note("stillness", "a change, the same bytes") }
        let isCause = { (issue: BarbuleEngine.Issue) in
            issue.action == .fix || issue.action == .drop || issue.code == "json.duplicate_key"
        }
        if report.isChanged, !issues.contains(where: isCause) {
            note("cause", "a change without an issue: \(Self.show(canonical)) \(codes)")
        }
        for change in report.changes where change.causes.isEmpty { note("cause", "\(change.operation) \(change.path) has no cause; \(codes)") }

        let again = self.report(canonical)
        if again.canonical != canonical {
            note("idempotence", "\(Self.show(canonical)) then \(again.canonical.map(Self.show) ?? "nothing") \(again.issues.map(\.code))")
        }
        let errors = again.issues.filter { $0.severity == .error }
        for issue in again.issues where issue.action == .fix || issue.action == .drop {
            // A warning of a value that ends in an error is told although nothing was changed (contract, rule 2).
            if issue.severity == .warning, errors.contains(where: { covers($0, issue) }) { continue }
            note("idempotence", "canonical \(Self.show(canonical)) raises \(issue.code) at \(issue.instanceLocation)")
        }
        checkPurity(report, again, payload, canonical, note)
        guard let before = try? JSONValue(parsing: payload), let after = try? JSONValue(parsing: canonical) else { return found }
        checkPatch(report, before, after, note)
        checkAtomicity(issues, payload, before, canonical, after, note)
        return found
    }

    /// Whether an error undoes the change of another issue: at the same place, around it, or in the same group.
    private func covers(_ error: Issue, _ issue: Issue) -> Bool {
        isAround(error, issue)
            || groups.contains { $0.contains(error.instanceLocation) && $0.contains(issue.instanceLocation) }
    }

    // MARK: Determinism and privacy

    private func checkDeterminism(_ report: Report, _ issues: [Issue], _ payload: [UInt8], _ note: (String, String) -> Void) {
        let second = self.report(payload)
        if second.canonical != report.canonical || second.issues.map(\.description) != issues.map(\.description) {
            note("determinism", "two runs differ")
        }
        if let fullOptions {
            let full = schema.check(payload, options: fullOptions, limits: limits)
            if full.canonical != report.canonical || full.issues.map(\.description) != issues.map(\.description) {
                note("quick look", "the quick look says \(issues.map(\.description)), the full check \(full.issues.map(\.description))")
            }
        }
        if second.patch.json != report.patch.json { note("determinism", "two runs give two patches") }
    }

    private func checkSecrets(_ report: Report, _ issues: [Issue], _ note: (String, String) -> Void) {
        func leaks(_ text: String) -> Bool { text.lowercased().contains(PayloadGenerator.canary) }
        for issue in issues {
            for (name, fact) in issue.parameters where leaks(fact) { note("privacy", "\(issue.code) \(issue.instanceLocation): \(name)") }
            if leaks(issue.message) { note("privacy", "\(issue.code) \(issue.instanceLocation): message") }
            if let fix = issue.fix, leaks(fix) { note("privacy", "\(issue.code) \(issue.instanceLocation): fix") }
        }
        for change in report.changes where !change.isSensitive {
            for value in [change.before, change.after] where value.map({ leaks(String(decoding: $0, as: UTF8.self)) }) ?? false {
                note("privacy", "change \(change.path) is not marked sensitive")
            }
        }
    }

    // MARK: Purity

    private func checkPurity(
        _ report: Report, _ again: Report, _ payload: [UInt8], _ canonical: [UInt8], _ note: (String, String) -> Void
    ) {
        guard !again.issues.contains(where: { $0.code == "json.duplicate_key" }) else { return }
        let verdict = plain.check(canonical, limits: limits)
        if verdict.canonical != canonical { note("purity", "a plain schema changes a document") }
        if again.isValid, !verdict.isValid {
            note("purity", "valid for us, for others not: \(verdict.issues.map(\.description)) \(Self.show(canonical))")
        }
        // Types that an option of the run declares stand inside `x-keys`, which others do not read, or are referred to from
        // there and have codes of their own.
        if verdict.isValid,
            let failure = again.issues.first(where: { issue in
                issue.severity == .error && !issue.code.hasPrefix("custom.")
                    && issue.keywordLocation.map { !$0.contains("/x-keys/declared/") } ?? false && !isToldOfUndoneName(issue, again.issues)
            })
        {
            note("purity", "valid for others, for us not: \(failure)")
        }
        let isRepeated = report.issues.contains { $0.code == "json.duplicate_key" }
        if report.isValid != again.isValid, !isRepeated {
            note("validity", "the report is \(report.isValid), that of its canonical document \(again.isValid): \(report.issues.map(\.code)) \(again.issues.map(\.code))")
        }
        // Under another name a member is another member: its old validity says nothing about it.
        let hasChangedNames = report.issues.contains {
            $0.action != .keep && ["field", "shape", "custom"].contains($0.code.prefix { $0 != "." })
        }
        if !verdict.isValid, !hasChangedNames, plain.check(payload, limits: limits).isValid {
            note("validity kept", "\(verdict.issues.map(\.description)) \(Self.show(canonical))")
        }
    }

    /// An error around a member undoes the better name that it was judged under; what was found there is still told.
    private func isToldOfUndoneName(_ error: Issue, _ issues: [Issue]) -> Bool {
        issues.contains { $0.action == .fix && $0.code.hasPrefix("field.") && isAround($0, error) }
            && issues.contains { $0.severity == .error && $0.instanceLocation != error.instanceLocation && isAround($0, error) }
    }

    private func isAround(_ outer: Issue, _ inner: Issue) -> Bool {
        (inner.instanceLocation + "/").hasPrefix(outer.instanceLocation + "/")
    }

    // MARK: Changes

    private func checkPatch(_ report: Report, _ before: JSONValue, _ after: JSONValue, _ note: (String, String) -> Void) {
        do {
            let there = try TestPatch.apply(report.patch, to: before)
            if there != after { note("reversible", "the patch leads elsewhere: \(Self.show(report.patch.json))") }
            let back = try TestPatch.apply(report.patch.inverse, to: after)
            if back != before { note("reversible", "the inverse leads elsewhere: \(Self.show(report.patch.inverse.json))") }
        } catch {
            note("reversible", "\(error): \(Self.show(report.patch.json))")
        }
    }

    // MARK: Order

    /// What shuffling members changes, which must be nothing but order.
    func orderViolations(_ draft: Draft, _ random: inout SeededGenerator) -> [Violation] {
        guard !draft.hasDuplicateNames else { return [] }
        let one = report(draft.bytes())
        let shuffled = draft.shuffled(&random).bytes()
        let two = report(shuffled)
        var found: [Violation] = []
        let same = one.canonical.map { try? JSONValue(parsing: $0) } == two.canonical.map { try? JSONValue(parsing: $0) }
        if !same {
            found.append(Violation(law: "order-free", detail: "\(one.canonical.map(Self.show) ?? "-") against \(two.canonical.map(Self.show) ?? "-") of \(Self.show(shuffled))"))
        }
        func facts(_ report: Report) -> Set<String> { Set(report.issues.map { "\($0.severity) \($0.code) \($0.instanceLocation)" }) }
        let difference = facts(one).symmetricDifference(facts(two))
        if !difference.isEmpty { found.append(Violation(law: "order-free", detail: "\(difference.sorted()) of \(Self.show(shuffled))")) }
        return found
    }

    static func show(_ bytes: [UInt8]) -> String { String(decoding: bytes.prefix(600), as: UTF8.self) }
}

extension Draft {
    /// The schema as others read it.
    var withoutVendorKeywords: Draft {
        switch self {
        case .lexeme: self
        case .array(let elements): .array(elements.map(\.withoutVendorKeywords))
        case .object(let members):
            .object(members.filter { !$0.name.hasPrefix("x-") }.map { ($0.name, $0.value.withoutVendorKeywords) })
        }
    }
}

extension [UInt8] {
    func contains(_ part: ArraySlice<UInt8>) -> Bool {
        guard let first = part.first, count >= part.count else { return part.isEmpty }
        for start in 0...(count - part.count) where self[start] == first && self[start..<start + part.count] == part { return true }
        return false
    }
}
