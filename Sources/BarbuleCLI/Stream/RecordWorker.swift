internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender

/// Checks the records of one batch after the other. Each thread has its own.
final class RecordWorker {
    private let plan: StreamPlan
    private let session: CheckSession
    private var payload: [UInt8] = []
    private var result = StreamResult()
    private var path = PathName(bytes: [])
    private var isLines = true
    private var counter: FieldCounter?

    init(_ plan: StreamPlan) {
        self.plan = plan
        session = CheckSession(plan.schema, options: plan.options, limits: plan.limits)
        if plan.countsFields { counter = FieldCounter(plan.limits) }
    }

    func work(_ batch: StreamBatch) {
        swap(&result, &batch.result)
        result.clear()
        path = batch.path
        isLines = batch.shape == .lines
        let bytes = batch.chunk.bytes
        var end = 0
        for slot in batch.chunk.slots {
            if case .canonical = plan.output { result.output.append(contentsOf: bytes[end..<slot.range.lowerBound]) }
            end = slot.range.upperBound
            StreamResult.clear(&payload)
            if slot.kind != .tooLong { payload.append(contentsOf: bytes[slot.range]) }
            judge(slot)
        }
        if case .canonical = plan.output { result.output.append(contentsOf: bytes[end..<batch.chunk.end]) }
        result.tally.blankCount += batch.chunk.blankCount
        if let fields = counter?.takeTally() { result.fields = fields }
        swap(&result, &batch.result)
    }

    private func judge(_ slot: RecordSlot) {
        let report = session.check(payload, at: slot, limits: plan.limits)
        if slot.kind == .record { counter?.add(payload) }
        // What most records are: nothing is made for them, their bytes are copied.
        if report.isCleanAtAGlance { acceptClean(slot, report) } else { judge(report, slot) }
    }

    private func acceptClean(_ slot: RecordSlot, _ report: Report) {
        result.tally.cleanCount += 1
        if plan.collectsAccepted { RecordLine.append(payload, isOneLine: isLines, to: &result.accepted) }
        switch plan.output {
        case .nothing, .accepted: break
        case .canonical: result.output.append(contentsOf: payload)
        case .answers(.record): RecordLine.append(payload, isOneLine: isLines, to: &result.output)
        case .patches: result.output.append(contentsOf: "[]\n".utf8)
        case .answers: appendAnswer(facts(report, slot), slot, canonical: payload)
        }
        guard let renderer = plan.issueRenderer, renderer.tellsCleanPayloads else { return }
        renderer.append(facts(report, slot), isChanged: false, to: &result.issues)
    }

    private func judge(_ report: Report, _ slot: RecordSlot) {
        let canonical = report.canonical
        let isChanged = canonical.map { $0 != payload } ?? false
        let facts = facts(report, slot)
        count(facts, slot, isChanged: isChanged)
        if report.isValid {
            if plan.collectsAccepted, let canonical {
                RecordLine.append(canonical, isOneLine: isLines, to: &result.accepted)
            }
        } else if plan.writesRejects {
            JSONRenderer.appendReject(facts, slot, to: &result.rejects)
        }
        write(facts, slot, canonical)
        plan.issueRenderer?.append(facts, isChanged: isChanged, to: &result.issues)
    }

    private func count(_ facts: ReportFacts, _ slot: RecordSlot, isChanged: Bool) {
        let report = facts.report
        result.tally.add(facts, line: slot.line, isChanged: isChanged)
        if plan.failOn.fails(report) || (plan.failsOnChange && isChanged) { result.hasFailed = true }
        if isChanged { result.hasChanged = true }
        if slot.kind == .tooLong { result.hasLost = true }
    }

    private func write(_ facts: ReportFacts, _ slot: RecordSlot, _ canonical: [UInt8]?) {
        switch plan.output {
        case .nothing, .accepted: break
        case .canonical: result.output.append(contentsOf: canonical ?? payload)
        case .patches: RecordLine.append(facts.report.patch.json, to: &result.output)
        case .answers(.record):
            RecordLine.append(facts.report.isValid ? canonical ?? RecordLine.null : RecordLine.null, to: &result.output)
        case .answers: appendAnswer(facts, slot, canonical: canonical)
        }
    }

    private func facts(_ report: Report, _ slot: RecordSlot) -> ReportFacts {
        var facts = ReportFacts(report, of: payload, path: path, showsValues: plan.showsValues, words: plan.words)
        facts.place = PayloadPlace(line: slot.line, column: slot.column, byteOffset: slot.byteOffset)
        return facts
    }

    private func appendAnswer(_ facts: ReportFacts, _ slot: RecordSlot, canonical: [UInt8]?) {
        var emission: PipeEmission?
        if case .answers(let chosen) = plan.output { emission = chosen }
        JSONRenderer.appendRecordReport(
            facts, line: slot.line, isFileNamed: emission == nil, isChanged: canonical.map { $0 != payload } ?? false,
            record: emission == .both ? canonical ?? RecordLine.null : nil, to: &result.output)
    }
}
