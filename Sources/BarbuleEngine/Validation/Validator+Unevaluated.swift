/// `unevaluatedItems` and `unevaluatedProperties`.
///
/// No annotations are collected while validating. Only here, when somebody asks, the subschemas that were applied to
/// the value are walked once more and mark the members or elements they have looked at (Core 2020-12 §11). Branches
/// are asked whether they hold; the memo answers.
extension Validator {
    mutating func checkUnevaluatedItems(
        _ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document
    ) -> Bool {
        guard instance.kind(in: document) == .array, document.firstChild(of: instance.node) != nil else { return true }
        return checkUnevaluated(keyword, owner, instance, document)
    }

    mutating func checkUnevaluatedProperties(
        _ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document
    ) -> Bool {
        guard instance.kind(in: document) == .object, document.firstChild(of: instance.node) != nil else { return true }
        return checkUnevaluated(keyword, owner, instance, document)
    }

    private mutating func checkUnevaluated(
        _ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance, _ document: Document
    ) -> Bool {
        var marks = EvaluatedMarks(owner: owner)
        mark(owner, instance, document, &marks)
        if marks.hasAll { return true }
        marks.open(instance, document)
        var isValid = true
        var index = 0
        var child = document.firstChild(of: instance.node)
        while let current = child {
            child = document.nextSibling(of: current)
            index &+= 1
            if marks.isMarked[index &- 1] { continue }
            let graph = graph
            let name = document.name(of: current)
            if apply(
                keyword.a, current, document, keyword, owner,
                facts: {
                    keyword.operation == .unevaluatedItems
                        ? [:] : Validator.nearestName(to: name, Validator.allowedNames(SubschemaID(owner), graph))
                })
            {
                continue
            }
            isValid = false
            if !isCollecting { return false }
        }
        return isValid
    }

    /// Marks what one subschema evaluates. `$ref` and `allOf` need not be asked: where they fail, all fails.
    private mutating func mark(_ id: Int32, _ instance: Instance, _ document: Document, _ marks: inout EvaluatedMarks) {
        guard !marks.hasAll, marks.visited.insert(id).inserted else { return }
        // Answers that were remembered can make this way longer than any that was evaluated.
        guard depth < depthMax else {
            isUndecided = true
            return
        }
        depth &+= 1
        defer { depth &-= 1 }
        let isOwner = id == marks.owner
        let isArray = document.kind(of: instance.node) == .array
        let head = graph.heads[Int(id)]
        if !isOwner, evaluatesAll(head, isArray) {
            marks.hasAll = true
            return
        }
        for index in head.firstInstruction..<(head.firstInstruction &+ head.instructionCount) {
            let keyword = graph.instructions[Int(index)]
            switch keyword.operation {
            case .reference: mark(keyword.a, instance, document, &marks)
            case .allOf:
                for position in keyword.a..<(keyword.a &+ keyword.b) {
                    mark(graph.tables.lists[Int(position)], instance, document, &marks)
                }
            case .anyOf, .oneOf:
                for position in keyword.a..<(keyword.a &+ keyword.b) {
                    let branch = graph.tables.lists[Int(position)]
                    if isQuietlyValid(branch, instance, document) { mark(branch, instance, document, &marks) }
                }
            case .conditional: markConditional(keyword, instance, document, &marks)
            case .dependentSchemas: markDependents(keyword, instance, document, &marks)
            case .prefixItems where isArray:
                marks.open(instance, document)
                marks.markPrefix(Int(keyword.b))
            case .items where isArray: marks.hasAll = true
            case .contains where isArray: markContained(keyword, instance, document, &marks)
            case .properties where !isArray, .patternProperties where !isArray:
                markMembers(keyword, instance, document, &marks)
            case .additionalProperties where !isArray: marks.hasAll = true
            default: break
            }
        }
    }

    /// Whether a subschema has an `unevaluated…` of its own, which leaves nothing. Those come last: where many are
    /// nested, looking here first keeps each from walking all that are inside.
    private func evaluatesAll(_ head: SubschemaHead, _ isArray: Bool) -> Bool {
        let end = head.firstInstruction &+ head.instructionCount
        return (max(head.firstInstruction, end &- 2)..<end).contains {
            graph.instructions[Int($0)].operation == (isArray ? .unevaluatedItems : .unevaluatedProperties)
        }
    }

    private mutating func markConditional(
        _ keyword: CompiledKeyword, _ instance: Instance, _ document: Document, _ marks: inout EvaluatedMarks
    ) {
        if isQuietlyValid(keyword.a, instance, document) {
            mark(keyword.a, instance, document, &marks)
            if keyword.b >= 0 { mark(keyword.b, instance, document, &marks) }
        } else if keyword.c >= 0 {
            mark(keyword.c, instance, document, &marks)
        }
    }

    private mutating func markDependents(
        _ keyword: CompiledKeyword, _ instance: Instance, _ document: Document, _ marks: inout EvaluatedMarks
    ) {
        guard document.kind(of: instance.node) == .object else { return }
        var child = document.firstChild(of: instance.node)
        while let member = child {
            child = document.nextSibling(of: member)
            guard let index = graph.tables.names[Int(keyword.a)].index(of: document.name(of: member)) else { continue }
            mark(graph.tables.names[Int(keyword.a)].values[index], instance, document, &marks)
        }
    }

    private mutating func markContained(
        _ keyword: CompiledKeyword, _ instance: Instance, _ document: Document, _ marks: inout EvaluatedMarks
    ) {
        marks.open(instance, document)
        var index = 0
        var child = document.firstChild(of: instance.node)
        while let element = child {
            child = document.nextSibling(of: element)
            if !marks.isMarked[index], isQuietlyValid(keyword.a, Instance(element), document) {
                marks.isMarked[index] = true
            }
            index &+= 1
        }
    }

    private mutating func markMembers(
        _ keyword: CompiledKeyword, _ instance: Instance, _ document: Document, _ marks: inout EvaluatedMarks
    ) {
        marks.open(instance, document)
        var index = 0
        var child = document.firstChild(of: instance.node)
        while let member = child {
            child = document.nextSibling(of: member)
            if !marks.isMarked[index], names(keyword, document.name(of: member)) { marks.isMarked[index] = true }
            index &+= 1
        }
    }

    private mutating func names(_ keyword: CompiledKeyword, _ name: ArraySlice<UInt8>) -> Bool {
        if keyword.operation == .properties { return graph.tables.names[Int(keyword.a)].index(of: name) != nil }
        let hits = hits(keyword.a, keyword.b, keyword.c, name)
        let isHit = !hits.isEmpty
        handBack(hits)
        return isHit
    }

    /// Names that `properties` of a subschema, or of one applied in the same place, mention.
    static func allowedNames(_ schema: SubschemaID, _ graph: SchemaGraph) -> [JSONString] {
        var names: [JSONString] = []
        var known: Set<SubschemaID> = [schema]
        var open = [schema]
        while let next = open.popLast() {
            names += graph[next].properties.map(\.name)
            for child in graph[next].inPlace where known.insert(child).inserted { open.append(child) }
        }
        return names
    }
}

/// Which children of one value have been evaluated.
struct EvaluatedMarks {
    let owner: Int32
    var hasAll = false
    private(set) var isOpen = false
    var isMarked: [Bool] = []
    /// Subschemas that have marked already.
    var visited: Set<Int32> = []

    init(owner: Int32) { self.owner = owner }

    /// Makes room for a mark at each child. Many have all without looking at one.
    mutating func open(_ instance: Instance, _ document: Document) {
        if isOpen { return }
        isOpen = true
        isMarked = [Bool](repeating: false, count: document.childCount(of: instance.node))
    }

    mutating func markPrefix(_ count: Int) {
        for index in 0..<min(count, isMarked.count) { isMarked[index] = true }
    }
}
