/// Which types of values each subschema can accept at all. Never too few: a type that is missing is certainly refused.
///
/// The answer is the least one that fits all subschemas together: it begins with nothing and grows until nothing
/// changes, so a schema that needs an endless value is seen to have none.
///
/// ```
/// {"type": "object", "required": ["next"], "properties": {"next": {"$ref": "#"}}}       no value is finite
/// ```
struct Satisfiability {
    let conjunctions: [Conjunction]
    private(set) var types: [ValueTypes]
    /// Values of `const` and `enum` that their own schema lets through, where somebody looked.
    private let constantTypes: [ValueTypes?]

    private static let passCountMax = 100

    subscript(id: SubschemaID) -> ValueTypes { types[Int(id.index)] }

    init(_ graph: SchemaGraph, constants: [ValueTypes?]) {
        conjunctions = graph.subschemas.indices.map { Conjunction(SubschemaID(Int32($0)), in: graph) }
        constantTypes = constants
        types = Array(repeating: [], count: graph.subschemas.count)
        for _ in 0..<Self.passCountMax {
            var grew = false
            // What is referred to usually stands later: going backwards takes fewer rounds.
            for index in types.indices.reversed() {
                let possible = possibleTypes(index, graph)
                if possible != types[index] {
                    types[index].formUnion(possible)
                    grew = true
                }
            }
            if !grew { return }
        }
        // Too deep to settle: nothing is certain.
        types = Array(repeating: .all, count: types.count)
    }

    private func possibleTypes(_ index: Int, _ graph: SchemaGraph) -> ValueTypes {
        let all = conjunctions[index]
        var possible = all.possibleTypes
        if let constants = constantTypes[index] { possible.formIntersection(constants) }
        for id in all.members {
            let schema = graph[id]
            for branches in [schema.anyOf, schema.oneOf] where !branches.isEmpty {
                possible.formIntersection(branches.reduce(into: ValueTypes()) { $0.formUnion(self[$1]) })
            }
            if let not = schema.not { possible.subtract(Self.typesAcceptedWhole(graph[not], graph)) }
            if let test = schema.ifSchema {
                let then = schema.thenSchema.map { self[$0] } ?? .all
                let otherwise = schema.elseSchema.map { self[$0] } ?? .all
                possible.formIntersection(self[test].intersection(then).union(otherwise))
            }
            if schema.propertyNames.map({ !self[$0].contains(.string) }) == true, all.minProperties > 0 {
                possible.remove(.object)
            }
        }
        if possible.contains(.object), impossibleMember(index, graph) != nil { possible.remove(.object) }
        if possible.contains(.array), impossibleElement(index, graph) != nil { possible.remove(.array) }
        return possible
    }

    /// A required member that no value fits: its name, and the subschema that refuses everything.
    func impossibleMember(_ index: Int, _ graph: SchemaGraph) -> (
        name: JSONString, owner: SubschemaID, by: SubschemaID
    )? {
        let all = conjunctions[index]
        guard !all.required.isEmpty else { return nil }
        for id in all.members {
            let schema = graph[id]
            guard !schema.properties.isEmpty || !schema.patternProperties.isEmpty || schema.additionalProperties != nil
            else { continue }
            for (name, owner) in all.required {
                for child in PlanBuilder.applicable(schema, to: name) where self[child].isEmpty {
                    return (name, owner, child)
                }
            }
        }
        return nil
    }

    /// An element that must be there and that no value fits.
    func impossibleElement(_ index: Int, _ graph: SchemaGraph) -> (position: Int, owner: SubschemaID)? {
        let all = conjunctions[index]
        for id in all.members {
            let schema = graph[id]
            for (position, child) in schema.prefixItems.prefix(all.minItems).enumerated() where self[child].isEmpty {
                return (position, id)
            }
            if let items = schema.items, all.minItems > schema.prefixItems.count, self[items].isEmpty {
                return (schema.prefixItems.count, id)
            }
            if let contains = schema.contains, self[contains].isEmpty, Self.containsSomething(schema, graph) {
                return (0, id)
            }
        }
        return nil
    }

    private static func containsSomething(_ schema: Subschema, _ graph: SchemaGraph) -> Bool {
        graph.instructions[schema.instructionRange].contains {
            ($0.operation == .contains || $0.operation == .containsUnmarked) && $0.b > 0
        }
    }

    /// Types of which a schema accepts every value: all for `{}`, those named for a schema with `type` alone.
    static func typesAcceptedWhole(_ schema: Subschema, _ graph: SchemaGraph) -> ValueTypes {
        if acceptsEverything(schema) { return .all }
        guard schema.instructionRange.count == 1, let only = graph.instructions[schema.instructionRange].first,
            only.operation == .type, only.a & 128 == 0
        else { return [] }
        return ValueTypes(JSONType(rawValue: UInt8(truncatingIfNeeded: only.a)))
    }

    /// `true`, or an object that asserts nothing at all.
    static func acceptsEverything(_ schema: Subschema) -> Bool {
        schema.boolean == true || (schema.boolean == nil && schema.instructionRange.isEmpty)
    }
}
