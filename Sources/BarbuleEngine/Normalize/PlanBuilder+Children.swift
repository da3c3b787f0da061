/// The shapes of what a value holds, and of its branches.
extension PlanBuilder {
    mutating func addProperties(_ subschemas: [Subschema], to shape: Shape) throws(SchemaError) {
        var names: [JSONString] = []
        var seen: Set<JSONString> = []
        for subschema in subschemas {
            for (name, _) in subschema.properties where seen.insert(name).inserted { names.append(name) }
        }
        shape.documentedNames = DocumentedNames(names)
        for name in names {
            let ids = subschemas.flatMap { Self.applicable($0, to: name) }
            if let id = try self.shape(of: ids) { shape.properties[name] = id }
        }
        try addPatterns(subschemas, to: shape)
        for (type, id) in subschemas.flatMap(\.declaredTypes) {
            shape.keys?.shapeByDeclaredType[type] = try self.shape(of: [id])
            shape.keys?.subschemaByDeclaredType[type] = id
        }
    }

    static func applicable(_ s: Subschema, to name: JSONString) -> [SubschemaID] {
        var ids = s.properties.filter { $0.name == name }.map(\.schema)
        ids += s.patternProperties.filter { $0.pattern.matches(name.utf8[...]) }.map(\.schema)
        if ids.isEmpty, let additional = s.additionalProperties { ids.append(additional) }
        return ids
    }

    /// Names that are not documented: by the set of patterns they match.
    mutating func addPatterns(_ subschemas: [Subschema], to shape: Shape) throws(SchemaError) {
        let patterns = subschemas.flatMap(\.patternProperties)
        let relevant = patterns.contains { hasFacts[Int($0.schema.index)] }
        guard patterns.count <= Self.patternCountMax || !relevant else {
            throw graph.error(
                "schema.too_large", at: subschemas[0].location, parameters: ["limit": "\(Self.patternCountMax) patternProperties with facts"])
        }
        if relevant {
            shape.patterns = patterns.enumerated().map { Shape.PatternShape(pattern: $1.pattern, index: $0) }
        }
        for bits in 0..<(relevant ? 1 << patterns.count : 1) {
            let matching = (0..<patterns.count).filter { bits >> $0 & 1 == 1 }
            var ids: [SubschemaID] = []
            var index = 0
            for subschema in subschemas {
                let own = index..<index + subschema.patternProperties.count
                let matched = matching.filter { own.contains($0) }
                ids += matched.map { patterns[$0].schema }
                if matched.isEmpty, let additional = subschema.additionalProperties { ids.append(additional) }
                index = own.upperBound
            }
            if let id = try self.shape(of: ids) { shape.shapeByPatternSet[matching] = id }
        }
    }

    /// Members that look at siblings come after these; a cycle is a schema error. Asks the finished shapes of the
    /// members, so that no facts are compiled twice.
    mutating func orderMembers(of id: NormalizationPlan.ShapeID, _ holder: Subschema) throws(SchemaError) {
        let shape = plan[id]
        let names = shape.documentedNames.names
        var wanted: [JSONString: [JSONString]] = [:]
        for name in names {
            guard let facts = shape.properties[name].flatMap({ plan[$0].facts }) else { continue }
            if let value = facts.defaultValue { shape.defaults.append((name, value)) }
            let siblings = facts.siblings.filter { $0 != name && shape.documentedNames.isDocumented($0) }
            if !siblings.isEmpty { wanted[name] = siblings }
        }
        while !wanted.isEmpty {
            let ready = names.filter { name in wanted[name]?.allSatisfy { wanted[$0] == nil } ?? false }
            guard !ready.isEmpty else {
                let cycle = names.filter { wanted[$0] != nil }.map(\.description).joined(separator: ", ")
                throw graph.error(
                    "schema.conflict", at: holder.location, parameters: ["expected": "an order of members that wait for each other: \(cycle)"])
            }
            shape.lateMembers += ready
            for name in ready { wanted[name] = nil }
        }
        shape.earlyShapes = names.map { shape.lateMembers.contains($0) ? nil : shape.properties[$0] }
    }

    mutating func addItems(_ subschemas: [Subschema], to shape: Shape) throws(SchemaError) {
        let prefixCount = subschemas.map(\.prefixItems.count).max() ?? 0
        for index in 0..<prefixCount {
            let ids = subschemas.compactMap { index < $0.prefixItems.count ? $0.prefixItems[index] : $0.items }
            shape.prefixItems.append(try self.shape(of: ids))
        }
        shape.items = try self.shape(of: subschemas.compactMap(\.items))
    }

    /// The branches of one subschema. The shape of a branch holds what the place says anyway as well, so that both are one
    /// canonical form; two that contradict each other are a schema error.
    mutating func addBranches(_ s: Subschema, of place: Place, to shape: Shape) throws(SchemaError) {
        if let test = s.ifSchema {
            let then = try s.thenSchema.flatMap { id throws(SchemaError) in try branch(id, of: place) }
            let otherwise = try s.elseSchema.flatMap { id throws(SchemaError) in try branch(id, of: place) }
            if then != nil || otherwise != nil {
                shape.branches.append(.conditional(test: test, then: then, otherwise: otherwise))
            }
        }
        for (alternatives, isExclusive) in [(s.anyOf, false), (s.oneOf, true)] {
            var shaped: [(subschema: SubschemaID, shape: NormalizationPlan.ShapeID?)] = []
            for id in alternatives { shaped.append((id, try branch(id, of: place))) }
            if shaped.contains(where: { $0.shape != nil }) {
                shape.branches.append(.alternatives(shaped, isExclusive: isExclusive))
            }
        }
        for (name, id) in s.dependentSchemas {
            if let id = try branch(id, of: place) { shape.branches.append(.dependent(member: name, id)) }
        }
    }

    /// The shape of a branch together with the place it is a branch of; `nil` where the branch itself says nothing.
    private mutating func branch(_ id: SubschemaID, of place: Place) throws(SchemaError) -> NormalizationPlan.ShapeID? {
        guard hasFacts[Int(id.index)], !place.set.contains(id) else { return nil }
        // All branches of the place are settled, not only this one: their combinations would grow exponentially.
        return try shape(of: place.set + [id], settled: Array(Set(place.settled + place.set)).sorted { $0.index < $1.index })
    }
}
