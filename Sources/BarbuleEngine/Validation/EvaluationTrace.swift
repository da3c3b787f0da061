/// What happened while a value was judged with nothing left out: which subschema was applied to which value, which of its
/// keywords failed.
///
///     {"properties": {"a": {"type": "string"}}}  on  {"a": 1}
///
///     unit 0  the root on {"a": 1}          invalid   keyword properties failed
///     unit 1  /properties/a on 1, parent 0  invalid   keyword type failed: expected string, found number
struct EvaluationTrace: Sendable {
    /// One subschema on one value.
    struct Unit: Sendable {
        var parent: Int32
        /// The subschema that holds the keyword which applied this one, and that keyword's row.
        var owner: Int32
        var row: UInt8
        var isReference: Bool
        var subschema: Int32
        var instance: Instance
        var isValid = true
    }

    /// A keyword that failed in a unit.
    struct Fault: Sendable {
        var unit: Int32
        var row: UInt8
        /// What it said itself; nothing when only its subschemas failed.
        var failures: [KeywordFailure]
    }

    /// Units kept; beyond, values are judged but not recorded.
    var unitCountMax = 0
    var isTruncated = false
    /// A unit is neither valid nor invalid, which no output format can say.
    var hasDoubt = false
    var units: [Unit] = []
    var faults: [Fault] = []
    /// The unit being judged.
    var current: Int32 = -1
    private var noted: [KeywordFailure] = []

    mutating func note(_ failure: KeywordFailure) { noted.append(failure) }

    /// What the keyword just judged said.
    mutating func takeNoted() -> [KeywordFailure] {
        defer { noted = [] }
        return noted
    }
}

extension Validator {
    /// Judges a value and keeps all that the official output formats tell: nothing stops at the first failure, all
    /// branches are followed.
    ///
    /// The keywords are those of `isValid`, called by the same code.
    ///
    /// - Parameter unitCountMax: subschemas applied to values, counted along every path; a schema can ask for
    ///   exponentially many. Beyond it the verdict is still right, the rest is not complete: `isTruncated`.
    package mutating func evaluation(
        of document: Document, _ node: NodeID, against schema: SubschemaID, unitCountMax: Int = 100_000
    ) -> Evaluation {
        let isValid = isValid(document, node, against: schema)
        let isUndecided = isInDoubt
        start(isCollecting: true)
        isTracing = true
        trace = EvaluationTrace()
        trace.unitCountMax = max(1, unitCountMax)
        _ = evaluateTraced(
            EvaluationTrace.Unit(
                parent: -1, owner: -1, row: 0, isReference: false, subschema: schema.index, instance: Instance(node)),
            document)
        isTracing = false
        defer { trace = EvaluationTrace() }
        return Evaluation(
            graph: graph, document: document, trace: trace, isValid: isValid, isUndecided: isUndecided)
    }

    mutating func descendTraced(
        _ id: Int32, _ instance: Instance, _ document: Document, _ keyword: CompiledKeyword, _ owner: Int32
    ) -> Bool {
        guard trace.units.count < trace.unitCountMax else {
            trace.isTruncated = true
            let verdict = verdict(id, instance, document)
            if verdict == .undecided { isInDoubt = true }
            return verdict != .invalid
        }
        return evaluateTraced(
            EvaluationTrace.Unit(
                parent: trace.current, owner: owner, row: keyword.row, isReference: keyword.operation == .reference,
                subschema: id, instance: instance),
            document)
    }

    /// `evaluate`, with a record.
    private mutating func evaluateTraced(_ unit: EvaluationTrace.Unit, _ document: Document) -> Bool {
        guard depth < depthMax else {
            isInDoubt = true
            trace.hasDoubt = true
            return true
        }
        depth &+= 1
        let wasInDoubt = isInDoubt
        isInDoubt = false
        let index = Int32(trace.units.count)
        trace.units.append(unit)
        let outer = trace.takeNoted()
        trace.current = index
        let head = graph.heads[Int(unit.subschema)]
        var isValid = true
        for position in head.firstInstruction..<(head.firstInstruction &+ head.instructionCount) {
            let keyword = graph.instructions[Int(position)]
            if run(keyword, unit.subschema, unit.instance, document) { continue }
            isValid = false
            trace.faults.append(EvaluationTrace.Fault(unit: index, row: keyword.row, failures: trace.takeNoted()))
        }
        trace.units[Int(index)].isValid = isValid
        trace.current = unit.parent
        for failure in outer { trace.note(failure) }
        depth &-= 1
        let answer: EvaluationMemo.Answer = isInDoubt ? .undecided : .valid
        if head.isRemembered { memo.set(unit.subschema, unit.instance.raw, isValid ? answer : .invalid) }
        if isValid && isInDoubt { trace.hasDoubt = true }
        isInDoubt = wasInDoubt || isValid && isInDoubt
        return isValid
    }
}
