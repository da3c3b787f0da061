/// An issue as the engine notes it: facts and links, no text yet.
struct IssueRecord: Sendable {
    var code: String
    var severity: Severity
    var node: NodeID
    /// Other values that were changed for the same reason.
    var related: [NodeID] = []
    /// The issue is about the member's name, not its value.
    var isAtName: Bool
    var parameters: [String: String]
    var action: IssueCatalogue.Entry.Action
    /// A message that only the schema knows.
    var message: String?
    /// The schema that asked: the keyword and the subschema that holds it.
    var keyword: String?
    var subschema: SubschemaID?
    /// Noted when a keyword failed, not while normalizing.
    var isAssertion: Bool { keyword != nil }
}
