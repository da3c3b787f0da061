internal import Barbule
internal import BarbuleRender

/// A piece of a stream and what came of it. Unchecked, because one at a time has it: the reader, then a worker, then the
/// writer; the ring of ``OrderedWorkers`` hands it on.
final class StreamBatch: @unchecked Sendable {
    var chunk = RecordChunk()
    var result = StreamResult()
    /// The file it is of.
    var path = PathName(bytes: [])
    var shape = RecordSplitter.Shape.lines
    /// Where the next batch begins.
    var position = RecordSplitter.Position()
}

/// What the workers make of a batch: whole lines of every output, and the counts.
struct StreamResult {
    var accepted: [UInt8] = []
    var rejects: [UInt8] = []
    var output: [UInt8] = []
    var issues: [UInt8] = []
    var tally = RecordTally()
    var fields = FieldTally()
    /// A record makes the exit status 1.
    var hasFailed = false
    /// A record is not as it came.
    var hasChanged = false
    /// A record is gone, for it was too long; the file must not be replaced.
    var hasLost = false

    /// Larger buffers were one huge record's and are given back.
    private static let bufferBytesKept = 2 << 20

    mutating func clear() {
        Self.clear(&accepted)
        Self.clear(&rejects)
        Self.clear(&output)
        Self.clear(&issues)
        tally = RecordTally()
        fields = FieldTally()
        hasFailed = false
        hasChanged = false
        hasLost = false
    }

    static func clear(_ buffer: inout [UInt8]) {
        buffer.removeAll(keepingCapacity: buffer.capacity <= bufferBytesKept)
    }
}
