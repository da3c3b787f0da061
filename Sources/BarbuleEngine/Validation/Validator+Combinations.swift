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
        for position in keyword.a..<(keyword.a &+ keyword.b)
        where isQuietlyValid(graph.tables.lists[Int(position)], instance, document) {
            return true
        }
        reportBranches(keyword, owner, instance, document)
        return false
    }

    mutating func checkOneOf(_ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document)
        -> Bool
    {
        var validCount = 0
        for position in keyword.a..<(keyword.a &+ keyword.b)
        where isQuietlyValid(graph.tables.lists[Int(position)], instance, document) {
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
        if keyword.b < 0 && keyword.c < 0 { return true }
        let branch = isQuietlyValid(keyword.a, instance, document) ? keyword.b : keyword.c
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

    // MARK: The nearest branch

    /// One failure for all branches, with those of the branch that came nearest. When no branch wants a value of this
    /// type, the types they want say more than any branch.
    private mutating func reportBranches(
        _ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document
    ) {
        guard isCollecting else { return }
        var best: (branch: Int32, penalty: Int)?
        var types: JSONType = []
        for position in keyword.a..<(keyword.a &+ keyword.b) {
            let branch = graph.tables.lists[Int(position)]
            let penalty = self.penalty(of: branch, instance, document, levels: 4, &types)
            if best == nil || penalty < (best?.penalty ?? 0) { best = (branch, penalty) }
        }
        guard let best else { return }
        if best.penalty >= Validator.wrongType {
            let expected = Validator.names(types)
            report(
                keyword, owner, instance,
                expected.isEmpty
                    ? [:] : ["expected": expected, "found": Validator.typeName(instance.kind(in: document))])
            return
        }
        let outer = failures
        let outerCount = failureCount
        failures = []
        _ = descend(best.branch, instance, document, keyword, owner)
        let inner = failures
        failures = outer
        failureCount = outerCount
        report(keyword, owner, instance, [:], branch: inner)
    }

    private static let wrongType = 1_000_000

    /// How far a value is from a branch: the wrong type counts most, then a wrong constant, then everything else.
    private mutating func penalty(
        of branch: Int32, _ instance: Instance, _ document: Document, levels: Int, _ types: inout JSONType
    ) -> Int {
        let head = graph.heads[Int(branch)]
        if head.isNever { return Validator.wrongType }
        var penalty = 0
        for index in head.firstInstruction..<(head.firstInstruction &+ head.instructionCount) {
            let keyword = graph.instructions[Int(index)]
            if keyword.operation == .type { types.formUnion(JSONType(rawValue: UInt8(truncatingIfNeeded: keyword.a))) }
            let wasCollecting = isCollecting
            isCollecting = false
            let holds = run(keyword, branch, instance, document)
            isCollecting = wasCollecting
            if holds { continue }
            switch keyword.operation {
            case .type: penalty &+= Validator.wrongType
            case .constants: penalty &+= 10_000
            case .reference where levels > 0:
                penalty &+= self.penalty(of: keyword.a, instance, document, levels: levels &- 1, &types)
            case .properties: penalty &+= wrongMembers(keyword, instance, document)
            default: penalty &+= 10
            }
        }
        return penalty
    }

    /// Members that fail; a wrong constant there usually means that another branch was meant.
    private mutating func wrongMembers(_ keyword: CompiledKeyword, _ instance: Instance, _ document: Document) -> Int {
        var penalty = 0
        var child = document.firstChild(of: instance.node)
        while let member = child {
            child = document.nextSibling(of: member)
            guard let index = graph.tables.names[Int(keyword.a)].index(of: document.name(of: member)) else { continue }
            let schema = graph.tables.names[Int(keyword.a)].values[index]
            if isQuietlyValid(schema, Instance(member), document) { continue }
            let head = graph.heads[Int(schema)]
            let wantsConstant = (head.firstInstruction..<(head.firstInstruction &+ head.instructionCount)).contains {
                graph.instructions[Int($0)].operation == .constants
            }
            penalty &+= wantsConstant ? 1_000 : 10
        }
        return penalty
    }
}
