/// One walk over a compiled schema with all rules.
struct LintPass {
    let graph: SchemaGraph
    let plan: NormalizationPlan
    let registry: SchemaRegistry
    let catalogue: IssueCatalogue
    let satisfiability: Satisfiability
    /// Something asks what others have evaluated, so that keywords without assertion matter.
    let asksEvaluated: Bool
    var validator: Validator
    private let document: Int?
    private let lines: LineIndex
    private var found: [Key: (finding: SchemaFinding, count: Int)] = [:]

    private struct Key: Hashable {
        var code: String
        var pointer: String
        var facts: [String: String]
    }

    init(
        _ graph: SchemaGraph, _ plan: NormalizationPlan, _ registry: SchemaRegistry, document name: String,
        catalogue: IssueCatalogue
    ) {
        self.graph = graph
        self.plan = plan
        self.registry = registry
        self.catalogue = catalogue
        var validator = Validator(graph: graph)
        satisfiability = Satisfiability(graph, constants: ConstantRules.acceptedTypes(&validator))
        self.validator = validator
        asksEvaluated = graph.subschemas.contains { $0.unevaluatedItems != nil || $0.unevaluatedProperties != nil }
        document = graph.documents.lastIndex { $0.uri == name }
        lines = LineIndex(document.map { graph.documents[$0].text } ?? [])
    }

    /// What was found in the document. A subschema that was compiled for several dynamic scopes has a mistake only if it
    /// has it in all of them.
    mutating func run() -> [SchemaFinding] {
        var copyCounts: [Int: Int] = [:]
        for schema in graph.subschemas where schema.location.document == document {
            copyCounts[schema.location.byteOffset, default: 0] += 1
        }
        for index in graph.subschemas.indices where graph.subschemas[index].location.document == document {
            let id = SubschemaID(Int32(index))
            for rule in Self.rules { rule(&self, graph[id], id) }
        }
        for rule in Self.wholeRules { rule(&self) }
        return found.values.filter { $0.count >= copyCounts[$0.finding.byteOffset] ?? 1 }.map(\.finding)
    }

    /// Rules about one subschema.
    private static let rules: [@Sendable (inout LintPass, Subschema, SubschemaID) -> Void] = [
        UnknownKeywordRules.check, ContradictionRules.check, ConstantRules.check, BranchRules.check,
        NoEffectRules.check, ExampleRules.check,
    ]

    /// Rules about the schema as a whole.
    private static let wholeRules: [@Sendable (inout LintPass) -> Void] = [DefinitionRules.check]

    /// The draft whose keywords hold at a subschema.
    func edition(of schema: Subschema) -> Dialect.Edition {
        let place = SchemaPlace(document: Int32(schema.location.document), byteOffset: schema.location.byteOffset)
        return registry.sites[place].map { registry.resources[$0.resource].edition } ?? registry.defaultDialect.edition
    }

    /// The members of a schema object that count: not those beside a `$ref` of old.
    func keywords(of schema: Subschema) -> [(name: JSONString, value: JSONValue)] {
        guard edition(of: schema).hidesSiblingsOfReference, schema.json["$ref"]?.string != nil else {
            return schema.json.members ?? []
        }
        return (schema.json.members ?? []).filter { $0.name == "$ref" }
    }

    /// Notes a mistake at a keyword, or at a value inside it.
    mutating func report(
        _ code: String, _ schema: Subschema, _ path: [JSONString] = [], _ facts: [String: String] = [:],
        severity: Severity? = nil
    ) {
        var value = schema.json
        for step in path {
            if let elements = value.elements {
                guard let index = JSONPointer.index(step), elements.indices.contains(index) else { break }
                value = elements[index]
            } else {
                guard let member = value[step] else { break }
                value = member
            }
        }
        let place = lines.position(of: value.byteOffset)
        let pointer = schema.location.pointer + JSONPointer.join(path).description
        let error = SchemaError(
            code: code, file: graph.documents[schema.location.document].name, pointer: pointer, line: place.line,
            column: place.column, parameters: facts)
        let key = Key(code: code, pointer: pointer, facts: facts)
        found[key, default: (SchemaFinding(error, severity: severity, byteOffset: schema.location.byteOffset), 0)]
            .count += 1
    }
}
