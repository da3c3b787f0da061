import Barbule
import Testing

/// Where records are found, however the stream is cut.
@Suite struct RecordSplitterTests {
    /// What a splitter finds when the stream comes in pieces.
    struct Finding: Equatable, CustomStringConvertible {
        var records: [String] = []
        var blankCount = 0

        var description: String { "\(records) \(blankCount) blank" }
    }

    /// `line:column@offset kind text`.
    static func split(
        _ text: [UInt8], _ shape: RecordSplitter.Shape, pieceBytes: Int, recordBytesMax: Int = 1 << 20,
        keepsBlankLines: Bool = false, slotCountMax: Int = 4096
    ) -> Finding {
        var splitter = RecordSplitter(
            shape, recordBytesMax: recordBytesMax, keepsBlankLines: keepsBlankLines, slotCountMax: slotCountMax)
        var finding = Finding()
        var rest: [UInt8] = []
        var offset = 0
        while true {
            var chunk = RecordChunk()
            chunk.begin(with: rest[...], capacity: pieceBytes)
            var isEverythingSeen = splitter.split(&chunk, isLast: offset == text.count)
            while isEverythingSeen, offset < text.count, chunk.end == 0 || chunk.filled < chunk.bytes.count {
                if chunk.filled == chunk.bytes.count { chunk.grow(countMax: recordBytesMax + pieceBytes) }
                let count = min(pieceBytes, text.count - offset, chunk.bytes.count - chunk.filled)
                chunk.bytes.replaceSubrange(chunk.filled..<chunk.filled + count, with: text[offset..<offset + count])
                chunk.filled += count
                offset += count
                isEverythingSeen = splitter.split(&chunk, isLast: offset == text.count)
            }
            for slot in chunk.slots {
                let text = slot.kind == .tooLong ? "\(slot.byteCount) bytes" : String(decoding: chunk.bytes[slot.range], as: UTF8.self)
                finding.records.append("\(slot.line):\(slot.column)@\(slot.byteOffset) \(slot.kind) \(text)")
            }
            finding.blankCount += chunk.blankCount
            rest = Array(chunk.bytes[chunk.end..<chunk.filled])
            if offset == text.count, isEverythingSeen { return finding }
        }
    }

    @Test(
        "a line ends at a line feed and nowhere else",
        arguments: [
            ("", [], 0),
            ("1\n2\n", ["1:1@0 record 1", "2:1@2 record 2"], 0),
            ("1\n2", ["1:1@0 record 1", "2:1@2 record 2"], 0),
            ("1\r\n2\r\n", ["1:1@0 record 1", "2:1@3 record 2"], 0),
            ("1\r2\n", ["1:1@0 record 1\r2"], 0),
            ("\n \t\r\n1\n\n", ["3:1@5 record 1"], 3),
            ("\"\u{2028}\u{85}\"\n2\n", ["1:1@0 record \"\u{2028}\u{85}\"", "2:1@8 record 2"], 0),
            ("{\"a\":\n1}\n", ["1:1@0 record {\"a\":", "2:1@6 record 1}"], 0),
            (" ", [], 1),
        ] as [(String, [String], Int)])
    func lines(_ text: String, _ records: [String], _ blankCount: Int) {
        for pieceBytes in 1...12 {
            let finding = Self.split(Array(text.utf8), .lines, pieceBytes: pieceBytes)
            #expect(finding == Finding(records: records, blankCount: blankCount), "pieces of \(pieceBytes)")
        }
    }

    @Test("where every line has an answer, blank lines are records")
    func blankLines() {
        let finding = Self.split(Array("\n1\n \r\n".utf8), .lines, pieceBytes: 3, keepsBlankLines: true)
        #expect(finding.records == ["1:1@0 blank ", "2:1@1 record 1", "3:1@3 blank  "])
        #expect(finding.blankCount == 0)
    }

    @Test(
        "elements of an array are records, whatever stands between them",
        arguments: [
            ("[]", []), (" [ ]\n", []),
            ("[{\"a\":1},{\"b\":2}]", ["1:2@1 record {\"a\":1}", "1:10@9 record {\"b\":2}"]),
            ("[\n  {\"a\": 1} ,\n\n  2\n]\n", ["2:3@4 record {\"a\": 1}", "4:3@18 record 2"]),
            ("[\"],[\\\"\\\\\", [1,[2]], {\"}\":\"]\"}]", ["1:2@1 record \"],[\\\"\\\\\"", "1:13@12 record [1,[2]]", "1:22@21 record {\"}\":\"]\"}"]),
            ("[\"é\",1]", ["1:2@1 record \"é\"", "1:6@6 record 1"]),
            ("[1,]", ["1:2@1 record 1", "1:4@3 record "]),
            ("[,1]", ["1:2@1 record ", "1:3@2 record 1"]),
            ("[{\"a\":1},{\"b\"", ["1:2@1 record {\"a\":1}", "1:10@9 record {\"b\"", "1:14@13 unclosed "]),
            ("[{\"a\":1}", ["1:2@1 record {\"a\":1}", "1:9@8 unclosed "]),
            ("[1] x y", ["1:2@1 record 1", "1:5@4 trailing "]),
            ("\u{FEFF}[1]", ["1:3@4 record 1"]),
        ] as [(String, [String])])
    func array(_ text: String, _ records: [String]) {
        for pieceBytes in 1...40 {
            #expect(Self.split(Array(text.utf8), .array, pieceBytes: pieceBytes).records == records, "pieces of \(pieceBytes)")
        }
    }

    @Test("a record beyond the limit is passed over, and the next one is right")
    func tooLong() {
        let long = String(repeating: "x", count: 5000)
        for pieceBytes in [1, 7, 64, 10_000] {
            let lines = Self.split(Array("1\n\(long)\n2\n\(long)".utf8), .lines, pieceBytes: pieceBytes, recordBytesMax: 100)
            #expect(lines.records == ["1:1@0 record 1", "2:1@2 tooLong 5000 bytes", "3:1@5003 record 2", "4:1@5005 tooLong 5000 bytes"])
            let array = Self.split(Array("[1,\"\(long)\", 2]".utf8), .array, pieceBytes: pieceBytes, recordBytesMax: 100)
            #expect(array.records == ["1:2@1 record 1", "1:4@3 tooLong 5002 bytes", "1:5008@5007 record 2"])
        }
    }

    @Test("a chunk holds no more records than it may")
    func manyRecords() {
        let lines = Array(String(repeating: "1\n", count: 1000).utf8)
        let whole = Self.split(lines, .lines, pieceBytes: 4096)
        #expect(whole.records.count == 1000)
        #expect(Self.split(lines, .lines, pieceBytes: 4096, slotCountMax: 7) == whole)
        let array = Array(("[" + String(repeating: "1, ", count: 999) + "1]").utf8)
        #expect(Self.split(array, .array, pieceBytes: 512, slotCountMax: 7) == Self.split(array, .array, pieceBytes: 9999))
    }

    @Test("a splitter goes on where another one stopped", arguments: [RecordSplitter.Shape.lines, .array])
    func positions(_ shape: RecordSplitter.Shape) {
        let text = Array((shape == .lines ? "1\n{\"é\":2}\n\n3\n" : "[1,\n {\"é\":2},\n3] x").utf8)
        let whole = Self.split(text, shape, pieceBytes: 100).records
        for cut in 0..<text.count {
            var splitter = RecordSplitter(shape, recordBytesMax: 100)
            var chunk = RecordChunk()
            chunk.begin(with: text[..<cut], capacity: 100)
            _ = splitter.split(&chunk, isLast: false)
            let position = splitter.position
            #expect(position.byteOffset == chunk.end)
            var later = RecordSplitter(shape, at: position, recordBytesMax: 100)
            var rest = RecordChunk()
            rest.begin(with: text[chunk.end...], capacity: 100)
            _ = later.split(&rest, isLast: true)
            func shown(_ chunk: RecordChunk) -> [String] {
                chunk.slots.map {
                    "\($0.line):\($0.column)@\($0.byteOffset) \($0.kind) \(String(decoding: chunk.bytes[$0.range], as: UTF8.self))"
                }
            }
            #expect(shown(chunk) + shown(rest) == whole, "cut at \(cut)")
        }
    }
}
