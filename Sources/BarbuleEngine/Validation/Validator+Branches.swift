/// Which branch of an `anyOf` or `oneOf` was meant.
///
/// `{"kind": "b", "n": 1}` is far from a branch that wants kind `a`, however much else of it fits, and nearer to one that
/// wants kind `b` and `n` as text: what fails there is worth telling.
extension Validator {
    /// One failure for all branches, with those of the branch that came nearest. When no branch wants a value of this
    /// type, the types they want say more than any branch.
    mutating func reportBranches(
        _ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document
    ) {
        guard isCollecting else { return }
        if isTracing { return report(keyword, owner, instance, [:]) }
        var best: (branch: Int32, distance: BranchDistance)?
        var types: JSONType = []
        for position in keyword.a..<(keyword.a &+ keyword.b) {
            let branch = graph.tables.lists[Int(position)]
            var distance = BranchDistance()
            measure(branch, instance, document, levels: 4, &distance)
            types.formUnion(distance.types)
            if best.map({ distance < $0.distance }) ?? true { best = (branch, distance) }
        }
        guard let best else { return }
        if best.distance.isWrongType {
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

    /// Adds what stands between a value and a subschema, through references and `allOf`.
    private mutating func measure(
        _ schema: Int32, _ instance: Instance, _ document: Document, levels: Int, _ distance: inout BranchDistance
    ) {
        let head = graph.heads[Int(schema)]
        if head.isNever { distance.isWrongType = true }
        for index in head.firstInstruction..<(head.firstInstruction &+ head.instructionCount) {
            let keyword = graph.instructions[Int(index)]
            switch keyword.operation {
            case .type:
                distance.types.formUnion(JSONType(rawValue: UInt8(truncatingIfNeeded: keyword.a)))
                if !holdsQuietly(keyword, schema, instance, document) { distance.isWrongType = true }
            case .constants:
                if !holdsQuietly(keyword, schema, instance, document) { distance.wrongConstantCount &+= 1 }
            case .reference where levels > 0:
                measure(keyword.a, instance, document, levels: levels &- 1, &distance)
            case .allOf where levels > 0:
                for position in keyword.a..<(keyword.a &+ keyword.b) {
                    measure(graph.tables.lists[Int(position)], instance, document, levels: levels &- 1, &distance)
                }
            case .properties: measureMembers(keyword, instance, document, &distance)
            case .required: distance.faultCount &+= missingCount(keyword, instance, document)
            default:
                if !holdsQuietly(keyword, schema, instance, document) { distance.faultCount &+= 1 }
            }
        }
    }

    private mutating func holdsQuietly(
        _ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document
    ) -> Bool {
        let wasCollecting = isCollecting
        isCollecting = false
        defer { isCollecting = wasCollecting }
        return run(keyword, owner, instance, document)
    }

    private func missingCount(_ keyword: CompiledKeyword, _ instance: Instance, _ document: Document) -> Int {
        guard instance.kind(in: document) == .object else { return 0 }
        let names = graph.tables.names[Int(keyword.a)]
        return Validator.present(names, in: instance.node, document).missingCount
    }

    /// Members that fail. One with fixed values in the branch is a discriminator: there a wrong value means that another
    /// branch was meant, a right one that this was.
    private mutating func measureMembers(
        _ keyword: CompiledKeyword, _ instance: Instance, _ document: Document, _ distance: inout BranchDistance
    ) {
        guard instance.kind(in: document) == .object else { return }
        var child = document.firstChild(of: instance.node)
        while let member = child {
            child = document.nextSibling(of: member)
            guard let index = graph.tables.names[Int(keyword.a)].index(of: document.name(of: member)) else { continue }
            let schema = graph.tables.names[Int(keyword.a)].values[index]
            let isValid = verdict(schema, Instance(member), document) != .invalid
            let head = graph.heads[Int(schema)]
            let isDiscriminator = (head.firstInstruction..<(head.firstInstruction &+ head.instructionCount)).contains {
                graph.instructions[Int($0)].operation == .constants
            }
            if isDiscriminator {
                if isValid { distance.rightMemberCount &+= 1 } else { distance.wrongMemberCount &+= 1 }
            } else if !isValid {
                distance.faultCount &+= 1
            }
        }
    }
}

/// How far a value is from a branch. What is compared first outweighs all that follows.
struct BranchDistance: Comparable {
    /// The branch wants values of another type.
    var isWrongType = false
    /// `const` and `enum` on the value itself that fail.
    var wrongConstantCount = 0
    /// Members with fixed values: with another one, with the right one.
    var wrongMemberCount = 0
    var rightMemberCount = 0
    /// Everything else that fails.
    var faultCount = 0
    /// What the branch wants, for the report.
    var types: JSONType = []

    static func < (left: BranchDistance, right: BranchDistance) -> Bool { left.order < right.order }
    static func == (left: BranchDistance, right: BranchDistance) -> Bool { left.order == right.order }

    private var order: (Int, Int, Int, Int, Int) {
        (isWrongType ? 1 : 0, wrongConstantCount, wrongMemberCount, -rightMemberCount, faultCount)
    }
}
