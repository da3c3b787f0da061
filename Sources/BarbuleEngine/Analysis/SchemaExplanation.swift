/// What a schema, or one field of it, demands: in words, with its normalization, the codes it can raise and examples.
package struct SchemaExplanation: Sendable {
    /// JSON Pointer to the schema in its file, and its line.
    package var pointer = ""
    package var file = ""
    package var line = 1
    package var title = ""
    package var description = ""
    /// One sentence each, without a full stop.
    package var demands: [String] = []
    /// Facts of `x-normalize` with their values as JSON text and the words of the meta-schema.
    package var facts: [(name: String, value: String, words: String)] = []
    package var codes: [IssueCatalogue.Entry] = []
    /// Codes that only this schema knows.
    package var ownCodes: [String] = []
    package var examples: [String] = []
}

/// Explains compiled schemas.
package struct SchemaExplainer {
    private let graph: SchemaGraph
    private let plan: NormalizationPlan
    private let catalogue = IssueCatalogue.embedded

    /// - Throws: the first mistake that keeps the schema from compiling.
    package init(
        _ text: [UInt8], name: String, with others: [(name: String, text: [UInt8])] = [],
        dialect: Dialect = .draft2020_12
    ) throws(SchemaError) {
        var registry = SchemaRegistry()
        registry.defaultDialect = dialect
        registry.assertsFormat = true
        for file in others { try registry.add(file.text, uri: file.name, name: file.name) }
        try registry.add(text, uri: name, name: name)
        graph = try registry.compile(root: name)
        plan = try PlanBuilder.build(graph)
    }

    /// What there is to say about a place: a JSON Pointer to a schema in the file (`/properties/email`) or to a field of
    /// a payload (`/email`, `/tags/0`, or just `email`). Nil when there is none.
    package func explanation(of pointer: String) -> SchemaExplanation? {
        guard let id = schema(at: pointer) ?? field(at: pointer) else { return nil }
        let parts = PlanBuilder.closure([id], in: graph).map { graph[$0] }
        var result = SchemaExplanation()
        let location = graph[id].location
        result.pointer = location.pointer
        result.file = graph.documents[location.document].name
        result.line = graph.position(of: location).line
        func text(_ name: JSONString) -> String {
            parts.lazy.compactMap { $0.json[name]?.string?.description }.first ?? ""
        }
        result.title = text("title")
        result.description = text("description")
        let words = DemandWords(graph: graph)
        for part in parts { result.demands += words.demands(of: part).filter { !result.demands.contains($0) } }
        result.facts = facts(parts)
        let codes = CodePlaces.codes(of: parts, in: graph, catalogue)
        result.codes = codes.compactMap { catalogue[$0] }
        result.ownCodes = codes.filter { catalogue[$0] == nil }
        let examples = parts.flatMap { ($0.json["examples"]?.elements ?? []) + [$0.json["default"]].compactMap { $0 } }
        result.examples = examples.prefix(8).map { JSONString(SchemaText.compact($0)).description }
        return result
    }

    /// Names of the fields at the root, for a did-you-mean.
    package var fieldNames: [String] {
        PlanBuilder.closure([graph.root], in: graph).flatMap { graph[$0].properties.map(\.name.description) }
    }

    private func schema(at pointer: String) -> SubschemaID? {
        let document = graph[graph.root].location.document
        let index = graph.subschemas.firstIndex { $0.location.document == document && $0.location.pointer == pointer }
        return index.map { SubschemaID(Int32($0)) }
    }

    /// Down the members and elements that a payload would have, also through branches.
    private func field(at pointer: String) -> SubschemaID? {
        let text = pointer.hasPrefix("/") ? pointer : "/" + pointer
        guard let tokens = JSONPointer.parse(JSONString(text)) else { return nil }
        var current = [graph.root]
        for token in tokens {
            let here = everywhere(current)
            var next = here.flatMap { PlanBuilder.applicable(graph[$0], to: token) }
            if next.isEmpty, let index = JSONPointer.index(token) {
                next = here.compactMap {
                    index < graph[$0].prefixItems.count ? graph[$0].prefixItems[index] : graph[$0].items
                }
            }
            guard !next.isEmpty else { return nil }
            current = next.filter { graph[$0].boolean != false }
        }
        return current.first
    }

    /// A subschema and all that may apply to the same value.
    private func everywhere(_ ids: [SubschemaID]) -> [SubschemaID] {
        var seen: Set<SubschemaID> = []
        var queue = ids
        var next = 0
        while next < queue.count {
            let id = queue[next]
            next += 1
            guard seen.insert(id).inserted else {
                queue.remove(at: next - 1)
                next -= 1
                continue
            }
            queue += graph[id].inPlace.filter { $0 != graph[id].not && $0 != graph[id].ifSchema }
        }
        return queue
    }

    // MARK: Normalization

    private func facts(_ parts: [Subschema]) -> [(name: String, value: String, words: String)] {
        let meta = MetaSchemaLibrary.file(at: Array(MetaSchemaLibrary.vocabularyURI.utf8))
        let described = meta.flatMap { try? JSONValue(parsing: $0.text) }?["$defs"]?["normalize"]?["properties"]
        var order: [String] = []
        var merged: [String: SchemaReader] = [:]
        for part in parts {
            let reader = SchemaReader("x-normalize", of: part, in: graph, optionNames: nil)
            for (name, fact) in (try? reader?.members()) ?? [] {
                let name = name.description
                if merged[name] == nil { order.append(name) }
                // What cannot be merged was refused when the plan was built.
                merged[name] = merged[name].flatMap { try? factMerges[name]?.merge($0, fact) } ?? fact
            }
        }
        return order.compactMap { name in
            guard let fact = merged[name] else { return nil }
            let shown = Self.shortened(JSONString(SchemaText.compact(fact.value)).description)
            return (name, shown, described?[JSONString(name)]?["description"]?.string?.description ?? "")
        }
    }

    private static func shortened(_ text: String) -> String {
        text.unicodeScalars.count <= 80 ? text : String(text.unicodeScalars.prefix(79)) + "…"
    }
}
