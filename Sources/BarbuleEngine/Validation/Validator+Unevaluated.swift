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
        mark(owner, .surely, instance, document, &marks)
        if marks.all == .surely { return true }
        marks.open(instance, document)
        var isValid = true
        var index = 0
        var child = document.firstChild(of: instance.node)
        while let current = child {
            child = document.nextSibling(of: current)
            index &+= 1
            switch max(marks.children[index &- 1], marks.all) {
            case .surely: continue
            case .perhaps:
                applyPerhaps(keyword.a, Instance(current), document)
                continue
            case .not: break
            }
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
    ///
    /// - Parameter mark: `perhaps` inside a branch that could not be decided.
    private mutating func mark(
        _ id: Int32, _ mark: EvaluatedMarks.Mark, _ instance: Instance, _ document: Document,
        _ marks: inout EvaluatedMarks
    ) {
        guard marks.visit(id, mark) else { return }
        // Answers that were remembered can make this way longer than any that was evaluated.
        guard depth < depthMax else { return marks.markAll(.perhaps) }
        depth &+= 1
        defer { depth &-= 1 }
        let isOwner = id == marks.owner
        let isArray = document.kind(of: instance.node) == .array
        let head = graph.heads[Int(id)]
        if !isOwner, evaluatesAll(head, isArray) { return marks.markAll(mark) }
        for index in head.firstInstruction..<(head.firstInstruction &+ head.instructionCount) {
            let keyword = graph.instructions[Int(index)]
            switch keyword.operation {
            case .reference: self.mark(keyword.a, mark, instance, document, &marks)
            case .allOf:
                for position in keyword.a..<(keyword.a &+ keyword.b) {
                    self.mark(graph.tables.lists[Int(position)], mark, instance, document, &marks)
                }
            case .anyOf, .oneOf:
                for position in keyword.a..<(keyword.a &+ keyword.b) {
                    markBranch(graph.tables.lists[Int(position)], mark, instance, document, &marks)
                }
            case .conditional: markConditional(keyword, mark, instance, document, &marks)
            case .dependentSchemas: markDependents(keyword, mark, instance, document, &marks)
            case .prefixItems where isArray: marks.markPrefix(Int(keyword.b), mark, instance, document)
            case .items where isArray: marks.markAll(mark)
            case .contains where isArray: markContained(keyword, mark, instance, document, &marks)
            case .properties where !isArray, .patternProperties where !isArray:
                markMembers(keyword, mark, instance, document, &marks)
            case .additionalProperties where !isArray: marks.markAll(mark)
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

    /// Marks what a branch evaluates, if it holds.
    @discardableResult
    private mutating func markBranch(
        _ id: Int32, _ mark: EvaluatedMarks.Mark, _ instance: Instance, _ document: Document,
        _ marks: inout EvaluatedMarks
    ) -> Verdict {
        let verdict = verdict(id, instance, document)
        if verdict != .invalid { self.mark(id, mark.within(verdict), instance, document, &marks) }
        return verdict
    }

    private mutating func markConditional(
        _ keyword: CompiledKeyword, _ mark: EvaluatedMarks.Mark, _ instance: Instance, _ document: Document,
        _ marks: inout EvaluatedMarks
    ) {
        let verdict = markBranch(keyword.a, mark, instance, document, &marks)
        let mark = mark.within(verdict)
        if verdict != .invalid, keyword.b >= 0 { self.mark(keyword.b, mark, instance, document, &marks) }
        if verdict != .valid, keyword.c >= 0 { self.mark(keyword.c, mark, instance, document, &marks) }
    }

    private mutating func markDependents(
        _ keyword: CompiledKeyword, _ mark: EvaluatedMarks.Mark, _ instance: Instance, _ document: Document,
        _ marks: inout EvaluatedMarks
    ) {
        guard document.kind(of: instance.node) == .object else { return }
        var child = document.firstChild(of: instance.node)
        while let member = child {
            child = document.nextSibling(of: member)
            guard let index = graph.tables.names[Int(keyword.a)].index(of: document.name(of: member)) else { continue }
            self.mark(graph.tables.names[Int(keyword.a)].values[index], mark, instance, document, &marks)
        }
    }

    private mutating func markContained(
        _ keyword: CompiledKeyword, _ mark: EvaluatedMarks.Mark, _ instance: Instance, _ document: Document,
        _ marks: inout EvaluatedMarks
    ) {
        markChildren(mark, instance, document, &marks) { validator, element in
            validator.verdict(keyword.a, Instance(element), document)
        }
    }

    private mutating func markMembers(
        _ keyword: CompiledKeyword, _ mark: EvaluatedMarks.Mark, _ instance: Instance, _ document: Document,
        _ marks: inout EvaluatedMarks
    ) {
        markChildren(mark, instance, document, &marks) { validator, member in
            let name = document.name(of: member)
            if keyword.operation == .properties {
                return validator.graph.tables.names[Int(keyword.a)].index(of: name) == nil ? .invalid : .valid
            }
            switch validator.outcomeOfAny(keyword.a, keyword.b, keyword.c, name) {
            case .matches: return .valid
            case .fails: return .invalid
            case .undecided: return .undecided
            }
        }
    }

    /// Marks the children that a keyword is about.
    private mutating func markChildren(
        _ mark: EvaluatedMarks.Mark, _ instance: Instance, _ document: Document, _ marks: inout EvaluatedMarks,
        where isMeant: (inout Validator, NodeID) -> Verdict
    ) {
        marks.open(instance, document)
        var index = 0
        var child = document.firstChild(of: instance.node)
        while let current = child {
            child = document.nextSibling(of: current)
            if marks.children[index] < mark {
                let verdict = isMeant(&self, current)
                if verdict != .invalid { marks.mark(index, mark.within(verdict)) }
            }
            index &+= 1
        }
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
    enum Mark: UInt8, Comparable {
        case not
        /// By a subschema that could not be decided.
        case perhaps
        case surely

        static func < (left: Mark, right: Mark) -> Bool { left.rawValue < right.rawValue }

        /// What is marked inside something of that verdict.
        func within(_ verdict: Verdict) -> Mark { verdict == .undecided ? min(self, .perhaps) : self }
    }

    let owner: Int32
    private(set) var all = Mark.not
    private(set) var children: [Mark] = []
    private var isOpen = false
    /// What subschemas have marked already.
    private var visited: [Int32: Mark] = [:]

    init(owner: Int32) { self.owner = owner }

    /// Whether a subschema has something to add.
    mutating func visit(_ id: Int32, _ mark: Mark) -> Bool {
        guard all < mark, visited[id] ?? .not < mark else { return false }
        visited[id] = mark
        return true
    }

    /// Makes room for a mark at each child. Many have all without looking at one.
    mutating func open(_ instance: Instance, _ document: Document) {
        if isOpen { return }
        isOpen = true
        children = [Mark](repeating: .not, count: document.childCount(of: instance.node))
    }

    mutating func mark(_ index: Int, _ mark: Mark) { children[index] = max(children[index], mark) }

    mutating func markAll(_ mark: Mark) { all = max(all, mark) }

    mutating func markPrefix(_ count: Int, _ mark: Mark, _ instance: Instance, _ document: Document) {
        open(instance, document)
        for index in 0..<min(count, children.count) { self.mark(index, mark) }
    }
}
