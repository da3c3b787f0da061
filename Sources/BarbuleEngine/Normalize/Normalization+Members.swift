/// Objects: names first, then the members, those that look at others last, then the rules between them.
extension Normalization {
    /// - Parameter row: the row of the object, -1 when it has none.
    mutating func normalizeMembers(of node: NodeID, _ shape: Shape, _ row: Int32, _ issueStart: Int) {
        if let keys = shape.keys { applyKeys(keys, to: node, shape, row) }
        var removed: Set<NodeID> = []
        var fields = look?.fields(of: row, knownCount: shape.documentedNames.names.count, in: document)
        var child = document.firstChild(of: node)
        while let member = child {
            child = document.nextSibling(of: member)
            if let index = shape.documentedNames.index(of: document.name(of: member)) {
                validator.proven.note(member, nameRightIn: row)
                fields?.note(index, member, in: document)
                guard let id = shape.earlyShapes[index] else { continue }
                if isRemoved(member, as: id, row) { removed.insert(member) }
            } else if isStrangerRemoved(member, shape, row) {
                removed.insert(member)
            }
        }
        if !removed.isEmpty { document.removeChildren(of: node) { removed.contains($0) } }
        // Before the members that look at siblings and the rules, which would else say of the canonical document what they did
        // not say of this one.
        addDefaults(to: node, shape, &fields)
        for name in shape.lateMembers {
            guard let member = document.member(named: name, of: node), let id = shape.properties[name],
                isRemoved(member, as: id, row, siblings: SiblingValues(object: node))
            else { continue }
            removed.insert(member)
            document.removeChildren(of: node) { $0 == member }
            addDefaults(to: node, shape, &fields)
        }
        recordIssueStart = issueStart
        removedMembers = removed
        apply(shape.rules, to: node, row, &fields)
        addDefaults(to: node, shape, &fields)
    }

    /// Defaults of documented members that are not there; called again after whatever removes members.
    private mutating func addDefaults(to object: NodeID, _ shape: Shape, _ fields: inout RecordFields?) {
        for (name, value) in shape.defaults where document.member(named: name, of: object) == nil {
            let added = add(value, standingFor: object)
            document.insert(added, into: object, named: name.utf8)
            report("value.default_added", at: object, ["member": name.description])
            if let index = shape.documentedNames.index(of: name.utf8[...]) { fields?.noteChange(index) }
        }
    }

    /// The rules of a record, except those that are sure to be quiet.
    private mutating func apply(_ rules: [any Rule], to record: NodeID, _ row: Int32, _ fields: inout RecordFields?) {
        fields?.update(document)
        let quiet = fields.flatMap { look?.quietRules(of: row, $0, in: document) }
        for (index, rule) in rules.enumerated() where !rule.isForArrays {
            if let asked = quiet?[index], fields?.areUnchanged(asked) == true { continue }
            rule.apply(to: record, in: &self)
            fields?.update(document)
        }
    }

    /// Normalizes a member whose name is not documented.
    private mutating func isStrangerRemoved(_ member: NodeID, _ shape: Shape, _ row: Int32) -> Bool {
        let name = document.name(of: member)
        if let look {
            if look.isHarmless(name, in: row) {
                validator.proven.note(member, nameRightIn: row)
            } else if row >= 0, document.isFromInput(member), !document.isRenamed(member) {
                strangers.append((member, row))
            }
        }
        guard let id = shapeID(ofStranger: JSONString(name), in: shape) else { return false }
        if isRemoved(member, as: id, row) { return true }
        if !refusedNames.contains(member), let subschema = shape.keys?.declaredSubschema(of: JSONString(name), in: options) {
            declaredValues.append((member, subschema))
        }
        return false
    }

    /// Normalizes a member. A contested one stays exactly as it came where it would have gone.
    private mutating func isRemoved(
        _ member: NodeID, as id: NormalizationPlan.ShapeID, _ row: Int32, siblings: SiblingValues? = nil
    ) -> Bool {
        if refusedNames.contains(member) {
            // It stays as it came, but what it would have been says whether it is personal.
            shapes.note(id, at: member)
            return false
        }
        let issueCount = issues.count
        guard normalize(member, as: id, siblings: siblings) == .removed else {
            validator.proven.note(member, memberOf: row)
            return false
        }
        guard contested.contains(member) else { return true }
        forgetIssues(after: issueCount)
        document.restore(member)
        return false
    }

    private func shapeID(ofStranger name: JSONString, in shape: Shape) -> NormalizationPlan.ShapeID? {
        if let keys = shape.keys, let id = keys.declaredShape(of: name, in: options) { return id }
        if shape.shapeByPatternSet.isEmpty { return nil }
        let matching = shape.patterns.filter { $0.pattern.matches(name.utf8[...]) }.map(\.index)
        return shape.shapeByPatternSet[matching]
    }

    private mutating func add(_ value: JSONValue, standingFor node: NodeID) -> NodeID {
        let added = document.create(value.kind, text: value.string?.utf8 ?? value.lexeme ?? [], standingFor: node)
        for element in value.elements ?? [] { document.insert(add(element, standingFor: node), into: added) }
        for (name, member) in value.members ?? [] {
            document.insert(add(member, standingFor: node), into: added, named: name.utf8)
        }
        return added
    }
}
