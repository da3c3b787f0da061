/// What a subschema is applied to: a value of the document, or a member name seen as a string (`propertyNames`).
struct Instance {
    /// A node's index, or its bitwise complement for the name of that node.
    let raw: Int32

    init(_ node: NodeID) { raw = node.index }
    init(nameOf node: NodeID) { raw = ~node.index }

    var isName: Bool { raw < 0 }
    var node: NodeID { NodeID(raw < 0 ? ~raw : raw) }

    func kind(in document: Document) -> JSONKind { isName ? .string : document.kind(of: node) }

    func text(in document: Document) -> ArraySlice<UInt8> {
        isName ? document.name(of: node) : document.text(of: node)
    }
}
