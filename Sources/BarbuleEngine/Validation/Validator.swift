/// Applies a compiled schema to values of a document. One validator is one workspace: reuse it, one thread at a time.
///
/// The verdict stops at the first failure; `failures` collects all of them by the same code. Time is linear in
/// instructions × values: a (subschema, value) pair that several paths lead to is judged once.
package struct Validator: Sendable {
    package let graph: SchemaGraph
    /// Failures kept; more are only counted.
    package var failureCountMax = 10_000
    /// Schemas inside schemas, counted along one path through document and references.
    package var depthMax = 3_000
    /// Of ``Limits``.
    package var patternStepCountMax: Int
    /// The last verdict is neither valid nor invalid: something it depends on was nested deeper than `depthMax`, or a
    /// pattern took all its steps.
    package var isUndecided: Bool { isInDoubt }
    /// All failures of the last collection, kept or not.
    package internal(set) var failureCount = 0

    /// Something that must hold for the subschema being judged could not be decided.
    var isInDoubt = false
    var isCollecting = false
    /// While everything is recorded for `Evaluation`; only together with `isCollecting`.
    var isTracing = false
    var trace = EvaluationTrace()
    var failures: [KeywordFailure] = []
    var caches: [PatternCache]
    var setCaches: [PatternSetCache]
    var patternBudget = PatternBudget()
    private var spareHits: [Int32] = []
    var memo = EvaluationMemo()
    /// What need not be asked; see ``ProvenValues``.
    var proven = ProvenValues()
    var depth = 0
    private var links: [EvaluationLink] = []
    private var link: Int32 = -1

    package init(graph: SchemaGraph, limits: Limits = Limits()) {
        self.graph = graph
        patternStepCountMax = limits.patternStepCountMax
        caches = [PatternCache](repeating: PatternCache(), count: graph.tables.patterns.count)
        setCaches = [PatternSetCache](repeating: PatternSetCache(), count: graph.tables.patternSets.count)
    }

    /// Whether a value is valid against a subschema.
    ///
    /// - Returns: false also when undecided: look at `isUndecided`.
    package mutating func isValid(_ document: Document, _ node: NodeID, against schema: SubschemaID) -> Bool {
        start(isCollecting: false)
        let isValid = evaluate(schema.index, Instance(node), document)
        return isValid && !isInDoubt
    }

    /// Every keyword that fails, in document order; empty for a value that is valid or undecided.
    package mutating func failures(in document: Document, _ node: NodeID, against schema: SubschemaID)
        -> [KeywordFailure]
    {
        if isValid(document, node, against: schema) || isInDoubt { return [] }
        start(isCollecting: true)
        _ = evaluate(schema.index, Instance(node), document)
        let found = failures
        failures = []
        return Validator.sorted(found, document)
    }

    /// The path of keywords from the root schema to a failure (Core 2020-12 §12.3.2), for the last collection.
    package func evaluationPath(_ failure: KeywordFailure) -> String {
        var steps: [String] = []
        var index = failure.link
        while index >= 0 {
            let step = links[Int(index)]
            let owner = graph[SubschemaID(step.owner)].location.pointer
            let name = KeywordTable.rows[Int(step.row)].displayName
            steps.append(
                step.isReference
                    ? "/" + name : String(graph[SubschemaID(step.target)].location.pointer.dropFirst(owner.count)))
            index = step.parent
        }
        return steps.reversed().joined() + (failure.keyword == "false" ? "" : "/" + failure.keyword)
    }

    mutating func start(isCollecting: Bool) {
        self.isCollecting = isCollecting
        isTracing = false
        isInDoubt = false
        patternBudget = PatternBudget(stepCountMax: patternStepCountMax)
        depth = 0
        failureCount = 0
        failures.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        link = -1
        memo.removeAll()
    }

    // MARK: Evaluation

    /// Judges one value by one subschema.
    mutating func evaluate(_ id: Int32, _ instance: Instance, _ document: Document) -> Bool {
        if !instance.isName, !isTracing, proven.covers(instance.node, id, in: document) { return true }
        let head = graph.heads[Int(id)]
        if head.isRemembered, let answer = memo[id, instance.raw] {
            if answer == .undecided { isInDoubt = true }
            if answer == .valid || answer == .undecided { return true }
            if !isCollecting || answer == .reported { return false }
        }
        guard depth < depthMax else {
            isInDoubt = true
            return true
        }
        depth &+= 1
        let wasInDoubt = isInDoubt
        isInDoubt = false
        var isValid = true
        for index in head.firstInstruction..<(head.firstInstruction &+ head.instructionCount) {
            if run(graph.instructions[Int(index)], id, instance, document) { continue }
            isValid = false
            if !isCollecting { break }
        }
        depth &-= 1
        if head.isRemembered {
            let answer: EvaluationMemo.Answer = isInDoubt ? .undecided : .valid
            memo.set(id, instance.raw, isValid ? answer : isCollecting ? .reported : .invalid)
        }
        isInDoubt = wasInDoubt || isValid && isInDoubt
        return isValid
    }

    /// Applies the subschema of a keyword, remembering the way for reports.
    mutating func descend(
        _ id: Int32, _ instance: Instance, _ document: Document, _ keyword: CompiledKeyword, _ owner: Int32
    ) -> Bool {
        guard isCollecting else { return evaluate(id, instance, document) }
        if isTracing { return descendTraced(id, instance, document, keyword, owner) }
        let parent = link
        let failureMark = failures.count
        link = Int32(links.count)
        links.append(
            EvaluationLink(
                parent: parent, owner: owner, target: id, row: keyword.row, isReference: keyword.operation == .reference
            ))
        let isValid = evaluate(id, instance, document)
        if failures.count == failureMark { links.removeLast(links.count &- Int(link)) }
        link = parent
        return isValid
    }

    /// Applies a subschema to a member or element. What `false` refuses is the keyword's own failure, at the child.
    mutating func apply(
        _ id: Int32, _ child: NodeID, _ document: Document, _ keyword: CompiledKeyword, _ owner: Int32,
        facts: () -> [String: String] = { [:] }
    ) -> Bool {
        guard graph.heads[Int(id)].isNever, !isTracing else { return descend(id, Instance(child), document, keyword, owner) }
        report(keyword, owner, Instance(child), facts())
        return false
    }

    /// Which pairs of a `patternProperties` match a name; `~pair` for one that could not be decided. The list may be
    /// handed back for the next name.
    mutating func hits(_ pairs: Int32, _ count: Int32, _ set: Int32, _ name: ArraySlice<UInt8>) -> [Int32] {
        var hits: [Int32] = []
        swap(&hits, &spareHits)
        hits.removeAll(keepingCapacity: true)
        if set >= 0 {
            graph.tables.patternSets[Int(set)].match(
                name, cache: &setCaches[Int(set)], budget: &patternBudget, into: &hits)
            return hits
        }
        for pair in 0..<count {
            switch outcome(graph.tables.lists[Int(pairs &+ pair &* 2)], name) {
            case .matches: hits.append(pair)
            case .undecided: hits.append(~pair)
            case .fails: continue
            }
        }
        return hits
    }

    mutating func handBack(_ hits: consuming [Int32]) { spareHits = hits }

    /// Notes a failure, when failures are wanted.
    mutating func report(
        _ keyword: CompiledKeyword, _ owner: Int32, _ instance: Instance,
        _ parameters: @autoclosure () -> [String: String],
        name: String? = nil, member: JSONString? = nil, branch: [KeywordFailure] = []
    ) {
        guard isCollecting else { return }
        failureCount &+= 1
        guard isTracing || failures.count < failureCountMax else { return }
        let failure = KeywordFailure(
            keyword: name ?? KeywordTable.rows[Int(keyword.row)].displayName, subschema: SubschemaID(owner),
            node: instance.node, isAtName: instance.isName, member: member, parameters: parameters(), branch: branch,
            link: link)
        if isTracing { trace.note(failure) } else { failures.append(failure) }
    }

    private static func sorted(_ failures: [KeywordFailure], _ document: Document) -> [KeywordFailure] {
        failures.enumerated().map {
            (start: document.byteRange(of: $0.element.node).lowerBound, order: $0.offset, failure: $0.element)
        }
        .sorted { ($0.start, $0.order) < ($1.start, $1.order) }.map(\.failure)
    }
}

/// One step of an evaluation path.
struct EvaluationLink: Sendable {
    var parent: Int32
    var owner: Int32
    var target: Int32
    var row: UInt8
    var isReference: Bool
}
