import Barbule
import Testing

/// Counts do not depend on where a stream is cut.
@Suite struct RecordTallyTests {
    private func key(_ code: String, _ pointer: String) -> RecordTally.Key {
        RecordTally.Key(severity: .error, code: code, pointer: pointer)
    }

    private func counted(batchLines: Int) -> [String] {
        var whole = RecordTally(rowCountMax: 3)
        var line = 1
        while line <= 30 {
            var batch = RecordTally()
            for line in line..<min(31, line + batchLines) {
                batch.add([key("a", "/x"), key("a", "/x"), key("b", "/field\(line % 7)")], line: line)
            }
            whole.add(batch)
            line += batchLines
        }
        return whole.rows.map { "\($0.key.code) \($0.key.pointer) \($0.recordCount) \($0.issueCount) \($0.lines)" }
    }

    @Test("a record counts once at a place, and the first lines are kept")
    func rows() {
        #expect(counted(batchLines: 1).prefix(2) == ["a /x 30 60 [1, 2, 3]", "b /field1 5 5 [1, 8, 15]"])
    }

    @Test("places beyond the limit are counted together, by code")
    func limit() {
        #expect(counted(batchLines: 1).dropFirst(2) == ["b /field2 5 5 [2, 9, 16]", "b … 20 20 []"])
    }

    @Test("it does not matter how many records a batch has", arguments: [2, 3, 7, 30])
    func batches(_ count: Int) { #expect(counted(batchLines: count) == counted(batchLines: 1)) }
}
