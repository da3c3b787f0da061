/// The official output formats, as JSON text.
extension Evaluation {
    /// - Throws: `schema.limit` when the evaluation is undecided or, except for `flag`, not complete.
    /// - Complexity: O(*n*) in the units recorded, times the depth for their paths.
    package func output(_ format: Schema.OutputFormat) throws(SchemaError) -> [UInt8] {
        if isUndecided || isTruncated && format != .flag {
            throw SchemaError(
                code: "schema.limit", file: graph.documents.first?.name ?? "",
                parameters: trace.isTruncated && !isUndecided
                    ? ["limit": String(trace.unitCountMax), "unit": "evaluated subschemas"]
                    : ["unit": "schemas inside schemas, or steps of a pattern"])
        }
        var text: [UInt8] = []
        switch format {
        case .basic: basic(node(of: 0, path: [])).append(to: &text)
        case .detailed: (node(of: 0, path: []).condensed ?? OutputNode(isValid: isValid)).append(to: &text)
        case .verbose: node(of: 0, path: []).append(to: &text)
        case .list: appendList(to: &text)
        case .hierarchical: appendUnit(0, path: [], isNested: true, to: &text)
        default: text = Array("{\"valid\":\(isValid)}".utf8)
        }
        return text
    }

    // MARK: 2019-09 and 2020-12: a node for each keyword

    private func node(of index: Int32, path: [UInt8]) -> OutputNode {
        let unit = trace.units[Int(index)]
        let place = instanceLocation(of: index)
        var node = OutputNode(
            isValid: unit.isValid, path: path, absolute: absoluteURI(of: index), instance: place,
            error: ownError(of: index))
        for result in results(of: index) {
            let step = [UInt8(ascii: "/")] + JSONPointer.escape(result.name)
            var child = OutputNode(
                isValid: result.isValid, path: path + step,
                absolute: node.absolute + JSONString(URIReference.fragmentEncoded(step[...])).description,
                instance: place, error: result.error, annotation: unit.isValid ? result.annotation : nil)
            for index in result.children { child.take(self.node(of: index, path: path + pathSuffix(of: index))) }
            node.children.append(child)
        }
        return node
    }

    private func basic(_ root: OutputNode) -> OutputNode {
        var list: [OutputNode] = []
        for child in root.children { child.collect(isValid ? .annotations : .errors, into: &list) }
        var flat = root
        flat.children = list
        return flat
    }

    // MARK: v1: a unit for each schema object

    private func appendList(to text: inout [UInt8]) {
        text += Array("{\"valid\":\(isValid),\"details\":[".utf8)
        var open: [(index: Int32, path: [UInt8])] = [(0, [])]
        while let (index, path) = open.popLast() {
            let results = results(of: index)
            let isTelling = results.contains { $0.annotation != nil || $0.error != nil } || ownError(of: index) != nil
            if isTelling || index == 0 {
                if index != 0 { text.append(UInt8(ascii: ",")) }
                appendUnit(index, path: path, isNested: false, to: &text)
            }
            for child in results.flatMap(\.children).reversed() { open.append((child, path + pathSuffix(of: child))) }
        }
        text += Array("]}".utf8)
    }

    private func appendUnit(_ index: Int32, path: [UInt8], isNested: Bool, to text: inout [UInt8]) {
        let unit = trace.units[Int(index)]
        let results = results(of: index)
        text += Array("{\"valid\":\(unit.isValid),\"evaluationPath\":".utf8)
        JSONText.appendQuoted(path, to: &text)
        text += Array(",\"schemaLocation\":".utf8)
        JSONText.appendQuoted(absoluteURI(of: index).utf8, to: &text)
        text += Array(",\"instanceLocation\":".utf8)
        JSONText.appendQuoted(instanceLocation(of: index).utf8, to: &text)
        let errors = ownError(of: index).map { [(JSONString(""), $0)] } ?? []
        append(
            "errors", (errors + results.compactMap { result in result.error.map { (result.name, $0) } })
                .map { ($0.0, JSONValue(.string(JSONString($0.1)))) }, to: &text)
        append(
            unit.isValid ? "annotations" : "droppedAnnotations",
            results.compactMap { result in result.annotation.map { (result.name, $0) } }, to: &text)
        let children = isNested ? results.flatMap(\.children) : []
        if !children.isEmpty {
            text += Array(",\"details\":[".utf8)
            for (position, child) in children.enumerated() {
                if position > 0 { text.append(UInt8(ascii: ",")) }
                appendUnit(child, path: path + pathSuffix(of: child), isNested: true, to: &text)
            }
            text.append(UInt8(ascii: "]"))
        }
        text.append(UInt8(ascii: "}"))
    }

    private func append(_ name: String, _ members: [(JSONString, JSONValue)], to text: inout [UInt8]) {
        if members.isEmpty { return }
        text += Array(",\"\(name)\":".utf8)
        JSONValue(.object(members.map { (name: $0.0, value: $0.1) })).appendText(to: &text)
    }
}
