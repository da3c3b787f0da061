/// Applicators to the same value.
extension Validator {
    mutating func checkAllOf(_ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document)
        -> Bool
    {
        var isValid = true
        for position in keyword.a..<(keyword.a &+ keyword.b) {
            if descendOrRefuse(graph.tables.lists[Int(position)], instance, document, keyword, owner) { continue }
            isValid = false
            if !isCollecting { return false }
        }
        return isValid
    }

    /// Applies a subschema to the same value. What `false` refuses is the keyword's own failure.
    private mutating func descendOrRefuse(
        _ id: Int32, _ instance: Instance, _ document: Document, _ keyword: CompiledKeyword, _ owner: Int32,
        name: String? = nil
    ) -> Bool {
        guard graph.heads[Int(id)].isNever, !isTracing else { return descend(id, instance, document, keyword, owner) }
        report(keyword, owner, instance, [:], name: name)
        return false
    }

    mutating func checkAnyOf(_ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document)
        -> Bool
    {
        var isValid = false
        var mayBeValid = false
        for position in keyword.a..<(keyword.a &+ keyword.b) {
            switch verdict(graph.tables.lists[Int(position)], instance, document, keyword, owner) {
            case .valid:
                isValid = true
                if !isTracing { return true }
            case .undecided: mayBeValid = true
            case .invalid: continue
            }
        }
        if isValid { return true }
        if mayBeValid {
            isInDoubt = true
            return true
        }
        reportBranches(keyword, owner, instance, document)
        return false
    }

    mutating func checkOneOf(_ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document)
        -> Bool
    {
        var validCount = 0
        var undecidedCount = 0
        for position in keyword.a..<(keyword.a &+ keyword.b) {
            switch verdict(graph.tables.lists[Int(position)], instance, document, keyword, owner) {
            case .valid:
                validCount &+= 1
                if validCount > 1 && !isCollecting { return false }
            case .undecided: undecidedCount &+= 1
            case .invalid: continue
            }
        }
        if validCount <= 1, undecidedCount > 0 {
            isInDoubt = true
            return true
        }
        if validCount == 1 { return true }
        if validCount == 0 {
            reportBranches(keyword, owner, instance, document)
        } else {
            report(keyword, owner, instance, ["matched": String(validCount)])
        }
        return false
    }

    mutating func checkConditional(
        _ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document
    ) -> Bool {
        if keyword.b < 0 && keyword.c < 0 && !isTracing { return true }
        switch verdict(keyword.a, instance, document, keyword, owner) {
        case .valid:
            return keyword.b < 0 || descendOrRefuse(keyword.b, instance, document, keyword, owner, name: "then")
        case .invalid:
            return keyword.c < 0 || descendOrRefuse(keyword.c, instance, document, keyword, owner, name: "else")
        case .undecided: return checkBothBranches(keyword, owner, instance, document)
        }
    }

    /// An `if` that cannot be decided does not matter where `then` and `else` agree.
    private mutating func checkBothBranches(
        _ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document
    ) -> Bool {
        let then = keyword.b < 0 ? .valid : verdict(keyword.b, instance, document)
        let otherwise = keyword.c < 0 ? .valid : verdict(keyword.c, instance, document)
        // The failures of either would do.
        if then == .invalid, otherwise == .invalid {
            return descendOrRefuse(keyword.b, instance, document, keyword, owner, name: "then")
        }
        if then != .valid || otherwise != .valid { isInDoubt = true }
        return true
    }

    mutating func checkDependentSchemas(
        _ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document
    ) -> Bool {
        guard instance.kind(in: document) == .object else { return true }
        var isValid = true
        var child = document.firstChild(of: instance.node)
        while let member = child {
            child = document.nextSibling(of: member)
            guard let index = graph.tables.names[Int(keyword.a)].index(of: document.name(of: member)) else { continue }
            let schema = graph.tables.names[Int(keyword.a)].values[index]
            if descendOrRefuse(schema, instance, document, keyword, owner) { continue }
            isValid = false
            if !isCollecting { return false }
        }
        return isValid
    }
}
