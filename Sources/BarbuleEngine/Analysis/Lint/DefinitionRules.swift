/// Definitions nothing refers to. Of a schema that only defines, all are meant for others.
enum DefinitionRules {
    private struct Place: Hashable {
        var document: Int
        var pointer: String
    }

    static func check(_ pass: inout LintPass) {
        guard !pass.graph[pass.graph.root].instructionRange.isEmpty else { return }
        let reached = reachedPlaces(pass.graph)
        let used = withAncestors(reached)
        var indices: [Place: Int] = [:]
        for (index, schema) in pass.graph.subschemas.enumerated() { indices[place(schema)] = index }
        for schema in pass.graph.subschemas where !used.contains(place(schema)) {
            // Others may refer to what has a name of its own.
            guard let (holder, path) = definition(place(schema)), reached.contains(holder),
                ["$id", "id", "$anchor", "$dynamicAnchor"].allSatisfy({ schema.json[$0] == nil }),
                let index = indices[holder]
            else { continue }
            pass.report("schema.unused_definition", pass.graph.subschemas[index], path, [:])
        }
    }

    /// Where the schemas stand that the root leads to.
    private static func reachedPlaces(_ graph: SchemaGraph) -> Set<Place> {
        var reached: Set<SubschemaID> = [graph.root]
        var open = [graph.root]
        while let id = open.popLast() {
            let schema = graph[id]
            for next in schema.inPlace + schema.below + schema.declaredTypes.map(\.schema)
            where reached.insert(next).inserted {
                open.append(next)
            }
        }
        return Set(reached.map { place(graph[$0]) })
    }

    /// A definition is used, too, when something inside it is.
    private static func withAncestors(_ places: Set<Place>) -> Set<Place> {
        var all = places
        for place in places {
            var tokens = JSONPointer.parse(JSONString(place.pointer)) ?? []
            while !tokens.isEmpty {
                tokens.removeLast()
                let pointer = JSONPointer.join(tokens).description
                guard all.insert(Place(document: place.document, pointer: pointer)).inserted else { break }
            }
        }
        return all
    }

    /// The schema object whose `$defs` or `definitions` holds a place, and the path from there.
    private static func definition(_ place: Place) -> (holder: Place, path: [JSONString])? {
        guard let tokens = JSONPointer.parse(JSONString(place.pointer)), tokens.count >= 2,
            ["$defs", "definitions"].contains(tokens[tokens.count - 2])
        else { return nil }
        let pointer = JSONPointer.join(Array(tokens.dropLast(2))).description
        return (Place(document: place.document, pointer: pointer), Array(tokens.suffix(2)))
    }

    private static func place(_ schema: Subschema) -> Place {
        Place(document: schema.location.document, pointer: schema.location.pointer)
    }
}
