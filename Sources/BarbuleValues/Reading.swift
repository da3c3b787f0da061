/// One thing noticed while a scalar was read: a stable issue code and the facts that go with it.
///
/// Prose is made elsewhere. `parameters` holds facts such as `expected`, `limit` or `suggestion`; a value that came
/// from the input goes under `found` or `suggestion` only, because reports mask those two.
public struct Finding: Sendable, Hashable {
    /// A permanent code of the form `area.what`, for example `date.iso_variant`.
    public var code: String
    /// Facts by name.
    public var parameters: [String: String]

    public init(_ code: String, _ parameters: [String: String] = [:]) {
        self.code = code
        self.parameters = parameters
    }
}

/// What became of a scalar.
public enum Outcome: Sendable, Hashable {
    /// The canonical bytes: UTF-8 text, or the lexeme of a JSON number or literal. Equal to the input when it was canonical.
    case canonical([UInt8])
    /// A filler that must not be sent; the member is removed.
    case dropped
    /// Not a value of this kind: an error. The value stays exactly as it came.
    case refused
}

/// The result of reading one scalar: what became of it, and everything noticed on the way, in order.
public struct Reading: Sendable, Hashable {
    public var outcome: Outcome
    public var findings: [Finding]

    public init(_ outcome: Outcome, _ findings: [Finding] = []) {
        self.outcome = outcome
        self.findings = findings
    }

    /// A refusal with one finding.
    public static func refused(_ code: String, _ parameters: [String: String] = [:]) -> Reading {
        Reading(.refused, [Finding(code, parameters)])
    }
}
