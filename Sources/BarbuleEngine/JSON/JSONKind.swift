/// What a node of a `JSONTape` is: one of the seven JSON values (RFC 8259 §3), or the name of a member.
package enum JSONKind: UInt8, Sendable, Hashable {
    case null, `false`, `true`, number, string, array, object
    /// A member name; its value is the next node.
    case name
}
