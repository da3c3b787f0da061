/// Builds the ``NormalizationPlan`` of a schema: the subset construction over subschemas.
///
/// ```
/// place in the document     subschemas that apply there                          shape
/// /                         #                                                    0
/// /email                    #/properties/email, #/$defs/code, #/$defs/text       1   ($ref followed, facts merged)
/// /tags/3                   #/properties/tags/items, #/$defs/text                2
/// ```
struct PlanBuilder {
    /// A schema that needs more is refused: subsets can grow exponentially.
    private static let shapeCountMax = 10_000
    static let patternCountMax = 8

    let graph: SchemaGraph
    let hasFacts: [Bool]
    var plan: NormalizationPlan
    private let optionNames: [String]
    private let memo = Facts.Memo()
    private var idBySet: [Place: NormalizationPlan.ShapeID] = [:]
    private var pending: [(NormalizationPlan.ShapeID, Place)] = []

    /// What makes a shape: the subschemas that hold at a place, and those whose branches have been taken on the way.
    struct Place: Hashable {
        var set: [SubschemaID]
        var settled: [SubschemaID] = []
    }

    static func build(_ graph: SchemaGraph) throws(SchemaError) -> NormalizationPlan {
        for subschema in graph.subschemas { try checkVendorNames(of: subschema, in: graph) }
        var builder = PlanBuilder(graph, options: try OptionTable(try mergedOptions(graph)))
        builder.plan.root = try builder.shape(of: [graph.root])
        while let (id, place) = builder.pending.popLast() {
            let shape = try builder.makeShape(place)
            builder.plan.shapes[Int(id.index)] = shape
        }
        for (place, id) in builder.idBySet.sorted(by: { $0.value.index < $1.value.index }) {
            try builder.orderMembers(of: id, graph[place.set[0]])
            if place.settled.isEmpty { builder.plan.shapeBySet[place.set] = id }
        }
        builder.plan.markShapesAroundSecrets()
        try DefaultCheck.check(builder.plan, graph)
        return builder.plan
    }

    /// The options of the root and of every schema it refers to. The root's own word counts where both declare one.
    private static func mergedOptions(_ graph: SchemaGraph) throws(SchemaError) -> SchemaReader? {
        let root = graph[graph.root].location
        let holders = graph.subschemas.sorted { $0.location == root && $1.location != root }
        var merged: SchemaReader?
        for subschema in holders {
            guard let options = SchemaReader("x-options", of: subschema, in: graph, optionNames: nil) else { continue }
            guard let known = merged else {
                merged = options
                continue
            }
            var members = try known.members().map { (name: $0.name, value: $0.reader.value) }
            for (name, option) in try options.members() {
                guard let own = known.member(name.description) else {
                    members.append((name, option.value))
                    continue
                }
                if subschema.location != root, known.location != root { _ = try FactMerge.agree.merge(own, option) }
            }
            merged = known.replacing(with: .object(members))
        }
        return merged
    }

    /// `x-` members of others are fine; one that is nearly ours is a typing error.
    private static func checkVendorNames(of subschema: Subschema, in graph: SchemaGraph) throws(SchemaError) {
        let ours = (planKeywords + ["x-options"]).map(\.description).sorted()
        for (name, value) in subschema.vendor where !ours.contains(name.description) {
            guard let near = ours.first(where: { EditDistance.isWithin(2, Array($0.utf8), name.utf8) != nil }) else { continue }
            throw graph.error(
                "schema.unknown_name", at: subschema.location, value: value, path: [name],
                parameters: ["expected": "an x- keyword", "found": name.description, "suggestion": near])
        }
    }

    private init(_ graph: SchemaGraph, options: OptionTable) {
        self.graph = graph
        hasFacts = Self.reachability(graph)
        plan = NormalizationPlan(options: options)
        optionNames = options.options.map(\.name)
    }

    // MARK: Which subschemas matter

    /// For each subschema, whether it or anything it leads to holds an `x-…` keyword the plan needs.
    private static func reachability(_ graph: SchemaGraph) -> [Bool] {
        var reaches = graph.subschemas.map { $0.vendor.contains { planKeywords.contains($0.name) } }
        var leadsFrom: [[Int]] = Array(repeating: [], count: reaches.count)
        for (index, subschema) in graph.subschemas.enumerated() {
            for child in walked(subschema) { leadsFrom[Int(child.index)].append(index) }
        }
        var queue = reaches.indices.filter { reaches[$0] }
        while let index = queue.popLast() {
            for parent in leadsFrom[index] where !reaches[parent] {
                reaches[parent] = true
                queue.append(parent)
            }
        }
        return reaches
    }

    private static let planKeywords: Set<JSONString> = [
        "x-normalize", "x-keys", "x-rules", "x-issue", "x-sensitive",
    ]

    /// Subschemas whose facts contribute. `not`, `if` itself, `contains`, `propertyNames`, `contentSchema` and
    /// `unevaluated*` never do: what they say of a value is no promise about it.
    private static func walked(_ s: Subschema) -> [SubschemaID] {
        [s.ref, s.dynamicRef, s.additionalProperties, s.items, s.thenSchema, s.elseSchema].compactMap { $0 }
            + s.allOf + s.anyOf + s.oneOf + s.prefixItems + s.properties.map(\.schema) + s.patternProperties.map(\.schema)
            + s.dependentSchemas.map(\.schema) + s.declaredTypes.map(\.schema)
    }

    // MARK: Shapes

    /// The shape of a set of subschemas, or `nil` when nothing there or below has facts.
    mutating func shape(
        of ids: [SubschemaID], settled: [SubschemaID] = []
    ) throws(SchemaError) -> NormalizationPlan.ShapeID? {
        let set = Self.closure(ids, in: graph)
        guard set.contains(where: { hasFacts[Int($0.index)] }) else { return nil }
        let place = Place(set: set, settled: settled)
        if let known = idBySet[place] { return known }
        guard plan.shapes.count < Self.shapeCountMax else {
            throw graph.error("schema.too_large", at: graph[set[0]].location, parameters: ["limit": "\(Self.shapeCountMax) shapes"])
        }
        let id = NormalizationPlan.ShapeID(index: Int32(plan.shapes.count))
        plan.shapes.append(Shape())
        idBySet[place] = id
        pending.append((id, place))
        return id
    }

    /// Follows `$ref`, `$dynamicRef` and `allOf`. Nearest first: what refers comes before what it refers to.
    static func closure(_ ids: [SubschemaID], in graph: SchemaGraph) -> [SubschemaID] {
        var seen: Set<SubschemaID> = []
        var ordered: [SubschemaID] = []
        var queue = ids
        var next = 0
        while next < queue.count {
            let id = queue[next]
            next += 1
            guard seen.insert(id).inserted else { continue }
            ordered.append(id)
            let s = graph[id]
            queue += [s.ref, s.dynamicRef].compactMap { $0 } + s.allOf
        }
        return ordered
    }

    private mutating func makeShape(_ place: Place) throws(SchemaError) -> Shape {
        let shape = Shape()
        let subschemas = place.set.map { graph[$0] }
        let merged = try mergedFacts(subschemas)
        if !merged.isEmpty { shape.facts = try Facts(merged, memo) }
        shape.types = types(subschemas)
        if let keys = try mergedKeys(subschemas) { shape.keys = try KeyRules(keys) }
        for subschema in subschemas { try addKeywords(of: subschema, to: shape) }
        try addProperties(subschemas, to: shape)
        try addItems(subschemas, to: shape)
        for id in place.set where !place.settled.contains(id) { try addBranches(graph[id], of: place, to: shape) }
        return shape
    }

    private func reader(_ name: JSONString, of subschema: Subschema) -> SchemaReader? {
        SchemaReader(name, of: subschema, in: graph, optionNames: optionNames)
    }

    private func mergedFacts(_ subschemas: [Subschema]) throws(SchemaError) -> [String: SchemaReader] {
        var merged: [String: SchemaReader] = [:]
        for subschema in subschemas {
            for (name, reader) in try reader("x-normalize", of: subschema)?.members() ?? [] {
                let name = name.description
                guard let merge = factMerges[name] else {
                    if name.hasPrefix("x-") { continue }
                    throw reader.unknown(name, among: factMerges.keys.sorted(), "a fact of x-normalize")
                }
                merged[name] = try merged[name].map { known throws(SchemaError) in try merge.merge(known, reader) } ?? reader
            }
        }
        return merged
    }

    /// `x-keys` of several places: lists join, words must agree.
    private func mergedKeys(_ subschemas: [Subschema]) throws(SchemaError) -> SchemaReader? {
        var merged: SchemaReader?
        for subschema in subschemas {
            guard let keys = reader("x-keys", of: subschema) else { continue }
            merged = try merged.map { known throws(SchemaError) in try FactMerge.combine.merge(known, keys) } ?? keys
        }
        return merged
    }

    /// Types every `type` keyword allows; an integer is a number.
    private func types(_ subschemas: [Subschema]) -> Set<String> {
        var allowed: Set<String>?
        for subschema in subschemas {
            guard let type = subschema.json["type"] else { continue }
            let listed = type.string.map { [$0] } ?? type.elements?.compactMap(\.string) ?? []
            var names = Set(listed.map(\.description))
            if names.remove("integer") != nil { names.insert("number") }
            allowed = allowed.map { $0.intersection(names) } ?? names
        }
        return allowed ?? []
    }

    private func addKeywords(of subschema: Subschema, to shape: Shape) throws(SchemaError) {
        for rule in try reader("x-rules", of: subschema)?.elements() ?? [] { shape.rules.append(try makeRule(rule)) }
        // The nearest wins: what refers may rename what it refers to.
        for (name, entry) in try reader("x-issue", of: subschema)?.members() ?? []
        where shape.issueNames[name.description] == nil {
            shape.issueNames[name.description] = try IssueName(entry)
        }
        if reader("x-sensitive", of: subschema)?.value.boolean == true { shape.isSensitive = true }
    }
}
