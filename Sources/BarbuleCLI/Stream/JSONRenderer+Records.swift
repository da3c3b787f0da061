internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender

// Lines of a stream: the same record of an issue, with places in the file.
extension JSONRenderer {
    /// A record's report as one line.
    ///
    /// - Parameter record: the canonical record, where it is asked for.
    static func appendRecordReport(
        _ facts: ReportFacts, line: Int, isFileNamed: Bool, isChanged: Bool, record: [UInt8]?, to output: inout [UInt8]
    ) {
        var renderer = JSONRenderer()
        swap(&renderer.output, &output)
        renderer.object {
            if isFileNamed { $0.member("file", facts.path.shown) }
            $0.member("line", line)
            $0.member("valid", facts.report.isValid)
            $0.member("changed", isChanged)
            $0.counts(facts)
            $0.issues(facts)
            if let record {
                $0.name("record")
                RecordLine.append(record, to: &$0.output)
                $0.output.removeLast()
            }
        }
        renderer.output.append(0x0A)
        swap(&renderer.output, &output)
    }

    /// A rejected record as it came, and why.
    static func appendReject(_ facts: ReportFacts, _ slot: RecordSlot, to output: inout [UInt8]) {
        var renderer = JSONRenderer()
        swap(&renderer.output, &output)
        renderer.object {
            $0.member("file", facts.path.shown)
            $0.member("line", slot.line)
            $0.appendInput(facts, slot)
            $0.issues(facts)
        }
        renderer.output.append(0x0A)
        swap(&renderer.output, &output)
    }

    /// `record` when it is JSON, else its `text`, or `base64` when it is not even text. What is too long is not kept.
    private mutating func appendInput(_ facts: ReportFacts, _ slot: RecordSlot) {
        guard slot.kind == .record else { return member("byteLength", slot.byteCount) }
        var bytes = facts.payload[...]
        if slot.byteOffset == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        if !facts.issues.contains(where: { $0.code == "json.syntax" || $0.code == "json.limit" }) {
            name("record")
            RecordLine.append(Array(bytes), to: &output)
            output.removeLast()
        } else if CodePoints(bytes).allSatisfy({ $0.scalar != nil }) {
            name("text")
            JSONText.appendQuoted(bytes, to: &output)
        } else {
            name("base64")
            output.append(UInt8(ascii: "\""))
            Base64Text.append(bytes, to: &output)
            output.append(UInt8(ascii: "\""))
        }
    }
}
