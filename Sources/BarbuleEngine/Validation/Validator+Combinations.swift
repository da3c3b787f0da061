/// Applicators to the same value.
extension Validator {
    mutating func checkAllOf(_ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document)
        -> Bool
    {
        var isValid = true
        for position in keyword.a..<(keyword.a &+ keyword.b) {
            if descend(graph.tables.lists[Int(position)], instance, document, keyword, owner) { continue }
            isValid = false
            if !isCollecting { return false }
        }
        return isValid
    }

    mutating func checkAnyOf(_ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document)
        -> Bool
    {
        var isValid = false
        for position in keyword.a..<(keyword.a &+ keyword.b)
        where holds(graph.tables.lists[Int(position)], instance, document, keyword, owner) {
            isValid = true
            if !isTracing { return true }
        }
        if isValid { return true }
        reportBranches(keyword, owner, instance, document)
        return false
    }

    mutating func checkOneOf(_ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document)
        -> Bool
    {
        var validCount = 0
        for position in keyword.a..<(keyword.a &+ keyword.b)
        where holds(graph.tables.lists[Int(position)], instance, document, keyword, owner) {
            validCount &+= 1
            if validCount > 1 && !isCollecting { return false }
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
        let branch = holds(keyword.a, instance, document, keyword, owner) ? keyword.b : keyword.c
        return branch < 0 || descend(branch, instance, document, keyword, owner)
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
            if descend(graph.tables.names[Int(keyword.a)].values[index], instance, document, keyword, owner) {
                continue
            }
            isValid = false
            if !isCollecting { return false }
        }
        return isValid
    }
}
