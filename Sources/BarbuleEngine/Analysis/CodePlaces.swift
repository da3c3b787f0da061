/// A place of a schema that can raise a code.
package struct CodePlace: Sendable, Hashable {
    package let file: String
    package let line: Int
    /// JSON Pointer from the root of the file.
    package let pointer: String
    /// The severities that options of the run give the code here, such as `gdpr=require: error`; empty when none does.
    package var severities: [String] = []
}

/// Which places of a compiled schema can raise which codes: `x-issue` maps, facts of `x-normalize`, `x-keys`, `x-rules`,
/// and keywords under their own names.
package struct CodePlaces: Sendable {
    private struct Place: Sendable, Hashable {
        let document: Int
        let byteOffset: Int
        let pointer: String
        var severities: [String] = []
    }

    private let graph: SchemaGraph
    private let catalogue: IssueCatalogue
    private var places: [String: [Place]] = [:]
    private var known: [String: Set<Place>] = [:]
    /// In the order in which they were found.
    private var codesInOrder: [String] = []

    package init(of schema: Schema) { self.init(schema.storage.graph, schema.storage.catalogue) }

    private init(empty graph: SchemaGraph, _ catalogue: IssueCatalogue) {
        self.graph = graph
        self.catalogue = catalogue
    }

    /// The codes of one place of a document, described by these subschemas, in their order.
    static func codes(of parts: [Subschema], in graph: SchemaGraph, _ catalogue: IssueCatalogue) -> [String] {
        var places = CodePlaces(empty: graph, catalogue)
        places.visit(parts)
        return places.codesInOrder
    }

    init(_ graph: SchemaGraph, _ catalogue: IssueCatalogue) {
        self.init(empty: graph, catalogue)
        // A place of a document is described by one subschema and by all that it leads to.
        var sites = [graph.root]
        var seen: Set<SubschemaID> = [graph.root]
        while let site = sites.popLast() {
            visit(PlanBuilder.closure([site], in: graph).map { graph[$0] })
            sites += Self.reported(below: graph[site]).filter { seen.insert($0).inserted }
        }
    }

    package var codes: [String] { places.keys.sorted() }

    /// The places of a code, in the order of the file.
    package subscript(code: String) -> [CodePlace] {
        (places[code] ?? []).sorted { ($0.document, $0.byteOffset) < ($1.document, $1.byteOffset) }.map { place in
            let document = graph.documents[place.document]
            return CodePlace(
                file: document.name, line: document.position(of: place.byteOffset).line, pointer: place.pointer,
                severities: place.severities)
        }
    }

    /// The subschemas whose failures are told as their own: not those that only test something.
    private static func reported(below subschema: Subschema) -> [SubschemaID] {
        let tests = [subschema.not, subschema.ifSchema, subschema.contains, subschema.propertyNames].compactMap { $0 }
        let all = subschema.below + subschema.inPlace + subschema.declaredTypes.map(\.schema)
        return all.filter { !tests.contains($0) }
    }

    // MARK: One place of a document

    private mutating func visit(_ parts: [Subschema]) {
        var names: [String: (code: String, place: Place)] = [:]
        for part in parts {
            for (name, entry) in part.json["x-issue"]?.members ?? [] where names[name.description] == nil {
                guard let code = entry.string ?? entry["code"]?.string else { continue }
                names[name.description] = (code.description, place(part, entry, ["x-issue", name]))
            }
        }
        for part in parts {
            for keyword in graph.instructions[part.instructionRange] where keyword.operation != .reference {
                add(keyword: keyword.name, of: part, names)
            }
            for (fact, value) in part.json["x-normalize"]?.members ?? [] {
                let codes = FactCodes.codes(of: fact.description, value, in: catalogue)
                add(codes, at: place(part, value, ["x-normalize", fact]), names)
            }
            for (member, value) in part.json["x-keys"]?.members ?? [] {
                add(FactCodes.byKeyRule[member.description] ?? [], at: place(part, value, ["x-keys", member]), names)
            }
            for (index, rule) in (part.json["x-rules"]?.elements ?? []).enumerated() {
                let codes = FactCodes.codes(ofRule: rule, in: catalogue)
                add(codes, at: place(part, rule, ["x-rules", JSONString(String(index))]), names)
            }
        }
    }

    private mutating func add(keyword: String, of part: Subschema, _ names: [String: (code: String, place: Place)]) {
        // The branches of `if` have names of their own.
        for keyword in keyword == "if" ? ["then", "else"] : [keyword] {
            if let own = names[keyword] {
                add(own.code, own.place)
            } else if let value = part.json[JSONString(keyword)],
                !Self.passesOn.contains(keyword) || hasRefusal(value)
            {
                add("schema.\(keyword)", place(part, value, [JSONString(keyword)]))
            }
        }
    }

    private mutating func add(_ codes: [String], at place: Place, _ names: [String: (code: String, place: Place)]) {
        for code in codes {
            if let own = names[code] { add(own.code, own.place) } else { add(code, place) }
        }
    }

    private mutating func add(_ code: String, _ place: Place) {
        guard known[code, default: []].insert(place).inserted else { return }
        if places[code] == nil { codesInOrder.append(code) }
        places[code, default: []].append(place)
    }

    private func place(_ part: Subschema, _ value: JSONValue, _ path: [JSONString]) -> Place {
        Place(
            document: part.location.document, byteOffset: value.byteOffset,
            pointer: part.location.pointer + JSONPointer.join(path).description, severities: Self.severities(value))
    }

    /// What a rule or an entry of `x-issue` says of options.
    private static func severities(_ entry: JSONValue) -> [String] {
        guard let severity = entry["severity"], let option = severity["option"]?.string else { return [] }
        return (severity["values"]?.members ?? []).map { value, name in
            "\(option.description)=\(value.description): \(name.string?.description ?? "")"
        }
    }

    /// Keywords that pass on what fails below, and fail themselves only where a `false` stands.
    private static let passesOn: Set<String> = [
        "properties", "patternProperties", "items", "prefixItems", "allOf", "then", "else", "dependentSchemas",
    ]

    private func hasRefusal(_ value: JSONValue) -> Bool {
        value.boolean == false || value.elements?.contains { $0.boolean == false } == true
            || value.members?.contains { $0.value.boolean == false } == true
    }
}
