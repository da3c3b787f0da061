/// One thing noticed while a scalar was read: a stable issue code and the facts that go with it.
///
/// Prose is made elsewhere. `parameters` holds facts such as `expected`, `limit` or `suggestion`; a value that came
/// from the input goes under `found` or `suggestion` only, because reports mask those two.
package struct Finding: Sendable, Hashable {
    /// A permanent code of the form `area.what`, for example `date.iso_variant`.
    package var code: String
    /// Facts by name.
    package var parameters: [String: String]

    package init(_ code: String, _ parameters: [String: String] = [:]) {
        self.code = code
        self.parameters = parameters
    }
}

/// What became of a scalar.
package enum Outcome: Sendable, Hashable {
    /// The canonical bytes: UTF-8 text, or the lexeme of a JSON number or literal. Equal to the input when it was canonical.
    case canonical([UInt8])
    /// A filler that must not be sent; the member is removed.
    case dropped
    /// Not a value of this kind: an error. The value stays exactly as it came.
    case refused
}

/// The result of reading one scalar: what became of it, and everything noticed on the way, in order.
package struct Reading: Sendable, Hashable {
    package var outcome: Outcome
    package var findings: [Finding]

    package init(_ outcome: Outcome, _ findings: [Finding] = []) {
        self.outcome = outcome
        self.findings = findings
    }

    /// A refusal with one finding.
    package static func refused(_ code: String, _ parameters: [String: String] = [:]) -> Reading {
        Reading(.refused, [Finding(code, parameters)])
    }
}
