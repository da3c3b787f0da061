/// A unit of the output formats of 2019-09 and 2020-12 (Core 2020-12 §12.3).
struct OutputNode {
    var isValid: Bool
    /// The keyword location.
    var path: [UInt8] = []
    var absolute = ""
    var instance = ""
    var error: String?
    var annotation: JSONValue?
    var children: [OutputNode] = []

    enum Interest { case errors, annotations }

    /// Puts a subschema under its keyword. Where both have one location, as with `$ref`, they become one node.
    mutating func take(_ subschema: OutputNode) {
        guard subschema.path == path, subschema.instance == instance, subschema.isValid == isValid else {
            return children.append(subschema)
        }
        absolute = subschema.absolute
        error = error ?? subschema.error
        children += subschema.children
    }

    /// What matters of this node and all below it, each alone: of a failed one what failed, else the annotations.
    func collect(_ interest: Interest, into list: inout [OutputNode]) {
        guard isValid == (interest == .annotations) else { return }
        if interest == .errors || annotation != nil {
            var alone = self
            alone.children = []
            if interest == .errors { alone.error = error ?? OutputNode.subschemaFailed }
            list.append(alone)
        }
        for child in children { child.collect(interest, into: &list) }
    }

    /// The node with only what led to its verdict (Core 2020-12 §12.4.3): nodes without children go, nodes with one
    /// child give way to it. Nil when nothing remains to tell.
    var condensed: OutputNode? { condensed(isRoot: true) }

    private func condensed(isRoot: Bool) -> OutputNode? {
        var node = self
        node.children = children.filter { $0.isValid == isValid }.compactMap { $0.condensed(isRoot: false) }
        let tells = error != nil || annotation != nil
        if node.children.isEmpty { return tells || !isValid || isRoot ? node : nil }
        return node.children.count == 1 && !tells ? node.children[0] : node
    }

    private static let subschemaFailed = "a subschema failed"

    func append(to text: inout [UInt8]) {
        text += Array("{\"valid\":\(isValid),\"keywordLocation\":".utf8)
        JSONText.appendQuoted(path, to: &text)
        text += Array(",\"absoluteKeywordLocation\":".utf8)
        JSONText.appendQuoted(absolute.utf8, to: &text)
        text += Array(",\"instanceLocation\":".utf8)
        JSONText.appendQuoted(instance.utf8, to: &text)
        if let error = error ?? (!isValid && children.isEmpty ? OutputNode.subschemaFailed : nil) {
            text += Array(",\"error\":".utf8)
            JSONText.appendQuoted(error.utf8, to: &text)
        }
        if let annotation {
            text += Array(",\"annotation\":".utf8)
            annotation.appendText(to: &text)
        }
        if !children.isEmpty {
            text += Array((isValid ? ",\"annotations\":[" : ",\"errors\":[").utf8)
            for (index, child) in children.enumerated() {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                child.append(to: &text)
            }
            text.append(UInt8(ascii: "]"))
        }
        text.append(UInt8(ascii: "}"))
    }
}
