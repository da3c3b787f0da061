/// What a schema says of a value.
package enum Verdict: Sendable, Hashable {
    case valid
    case invalid
    /// A limit was reached, and the rest does not settle it.
    case undecided
}

/// Judging with three values.
///
/// While a subschema is judged, `false` says that it is invalid, whatever else is in doubt. `true` says that no keyword
/// so far has failed; if one of them could not be decided, `isInDoubt` is set as well. So what must all hold (keywords of a
/// subschema, members, `allOf`) needs no thought; whatever turns a verdict around, counts or chooses asks for a `Verdict`.
///
/// ```
/// anyOf [undecided, valid]  valid       not undecided            undecided
/// allOf [undecided, false]  invalid     if undecided then false  undecided, or invalid if else is false too
/// ```
extension Validator {
    /// The verdict of one subschema alone; nothing is reported, and doubt stays in it.
    mutating func verdict(_ id: Int32, _ instance: Instance, _ document: Document) -> Verdict {
        let wasCollecting = isCollecting
        isCollecting = false
        defer { isCollecting = wasCollecting }
        return settled { $0.evaluate(id, instance, document) }
    }

    /// What a branch comes to, without failures of its own: they say nothing as long as another branch may hold.
    mutating func verdict(
        _ id: Int32, _ instance: Instance, _ document: Document, _ keyword: CompiledKeyword, _ owner: Int32
    ) -> Verdict {
        guard isTracing && isCollecting else { return verdict(id, instance, document) }
        return settled { $0.descendTraced(id, instance, document, keyword, owner) }
    }

    /// A subschema that may apply or not: that makes no difference only if it holds.
    mutating func applyPerhaps(_ id: Int32, _ instance: Instance, _ document: Document) {
        if verdict(id, instance, document) != .valid { isInDoubt = true }
    }

    private mutating func settled(_ judge: (inout Validator) -> Bool) -> Verdict {
        let wasInDoubt = isInDoubt
        isInDoubt = false
        defer { isInDoubt = wasInDoubt }
        guard judge(&self) else { return .invalid }
        return isInDoubt ? .undecided : .valid
    }
}
