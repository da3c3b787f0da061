/// Questions about a whole graph.
enum GraphAnalysis {
    /// A subschema that reaches itself without going to a member or element would never end.
    ///
    /// - Throws: `schema.reference_cycle` at one of the subschemas on the cycle.
    static func refuseCycles(in graph: SchemaGraph) throws(SchemaError) {
        enum Color: UInt8 { case white, grey, black }
        var colors = [Color](repeating: .white, count: graph.subschemas.count)
        for start in graph.subschemas.indices where colors[start] == .white {
            var path: [(index: Int, next: [SubschemaID])] = [(start, graph.subschemas[start].inPlace)]
            colors[start] = .grey
            while let top = path.indices.last {
                guard let child = path[top].next.popLast().map({ Int($0.index) }) else {
                    colors[path[top].index] = .black
                    path.removeLast()
                    continue
                }
                if colors[child] == .grey {
                    throw graph.error(
                        "schema.reference_cycle", at: graph.subschemas[child].location,
                        parameters: ["through": graph.subschemas[path[top].index].location.absoluteURI])
                }
                if colors[child] == .white {
                    colors[child] = .grey
                    path.append((child, graph.subschemas[child].inPlace))
                }
            }
        }
    }

    /// Results are remembered where two paths can lead to the same question: at subschemas used in two places, and at
    /// branches that `unevaluated…` asks again. Subschemas without subschemas are cheap enough to ask again.
    static func markRemembered(in graph: inout SchemaGraph) {
        var useCounts = [Int](repeating: 0, count: graph.subschemas.count)
        var asksAgain = false
        for subschema in graph.subschemas {
            for child in subschema.inPlace + subschema.below { useCounts[Int(child.index)] += 1 }
            if subschema.unevaluatedItems != nil || subschema.unevaluatedProperties != nil { asksAgain = true }
        }
        useCounts[Int(graph.root.index)] += 1
        var isBranch = [Bool](repeating: false, count: graph.subschemas.count)
        if asksAgain {
            for subschema in graph.subschemas {
                for child in subschema.anyOf + subschema.oneOf { isBranch[Int(child.index)] = true }
                for child in [subschema.ifSchema, subschema.contains] {
                    if let child { isBranch[Int(child.index)] = true }
                }
            }
        }
        for index in graph.subschemas.indices {
            let subschema = graph.subschemas[index]
            guard useCounts[index] > 1 || isBranch[index] else { continue }
            graph.heads[index].isRemembered = !subschema.inPlace.isEmpty || !subschema.below.isEmpty
        }
    }
}
