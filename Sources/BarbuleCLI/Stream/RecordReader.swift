internal import Barbule

/// Fills batches from one input, cut behind a record.
struct RecordReader {
    enum Outcome { case full, wouldWait, end, interrupted }

    let input: StreamInput
    private let shape: RecordSplitter.Shape
    private var splitter: RecordSplitter
    private let batchBytes: Int
    private let recordBytesMax: Int
    /// The beginning of the next batch.
    private var rest: [UInt8] = []
    private var isAtEnd = false

    init(
        _ input: StreamInput, _ shape: RecordSplitter.Shape, at position: RecordSplitter.Position, batchBytes: Int,
        recordBytesMax: Int, keepsBlankLines: Bool
    ) {
        self.input = input
        self.shape = shape
        self.batchBytes = batchBytes
        self.recordBytesMax = recordBytesMax
        splitter = RecordSplitter(
            shape, at: position, recordBytesMax: recordBytesMax, keepsBlankLines: keepsBlankLines)
    }

    mutating func fill(_ batch: StreamBatch) throws(CommandFailure) -> Outcome {
        batch.path = input.path
        batch.shape = shape
        var chunk = RecordChunk()
        swap(&chunk, &batch.chunk)
        defer { swap(&chunk, &batch.chunk) }
        chunk.begin(with: rest[...], capacity: batchBytes)
        StreamResult.clear(&rest)
        let outcome = try fill(&chunk)
        rest.append(contentsOf: chunk.bytes[chunk.end..<chunk.filled])
        batch.position = splitter.position
        return outcome
    }

    private mutating func fill(_ chunk: inout RecordChunk) throws(CommandFailure) -> Outcome {
        while true {
            guard splitter.split(&chunk, isLast: isAtEnd) else { return .full }
            if isAtEnd { return .end }
            if chunk.filled == chunk.bytes.count {
                if chunk.end > 0 { return .full }
                chunk.grow(countMax: recordBytesMax + batchBytes)
            }
            if SignalWatch.received != nil { return .interrupted }
            if input.wouldWait { return .wouldWait }
            let count = try input.read(into: &chunk.bytes, at: chunk.filled)
            if count == 0 { isAtEnd = true }
            chunk.filled += max(0, count)
        }
    }
}
