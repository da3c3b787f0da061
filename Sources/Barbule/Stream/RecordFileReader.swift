internal import BarbuleEngine

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Reads a file in chunks that end behind a record.
struct RecordFileReader: ~Copyable {
    enum Outcome {
        case full
        /// What there is has been read; more may come, as of a pipe.
        case short
        case end
    }

    private let path: String
    private let descriptor: Int32
    private let recordBytesMax: Int
    private let takesArrays: Bool
    /// Known once a byte has been seen that is not white space.
    private var splitter: RecordSplitter?
    /// The beginning of the next chunk.
    private var rest: [UInt8] = []
    private var isAtEnd = false

    private static let chunkBytes = 64 << 10

    init(_ plan: RecordPump.Plan) throws(Schema.Records.ReadError) {
        path = plan.path
        recordBytesMax = plan.limits.documentBytesMax
        takesArrays = plan.schema.takesArrays
        descriptor = unsafe open(plan.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure(plan.path) }
    }

    deinit { close(descriptor) }

    mutating func fill(_ batch: RecordBatch) throws(Schema.Records.ReadError) -> Outcome {
        var chunk = RecordChunk()
        swap(&chunk, &batch.chunk)
        defer { swap(&chunk, &batch.chunk) }
        chunk.begin(with: rest[...], capacity: Self.chunkBytes)
        rest = []
        let outcome = try fill(&chunk)
        rest = Array(chunk.bytes[chunk.end..<chunk.filled])
        return outcome
    }

    private mutating func fill(_ chunk: inout RecordChunk) throws(Schema.Records.ReadError) -> Outcome {
        while true {
            let isFull = !split(&chunk)
            if isFull { return .full }
            if isAtEnd { return .end }
            if chunk.filled == chunk.bytes.count {
                if chunk.end > 0 { return .full }
                chunk.grow(countMax: recordBytesMax + Self.chunkBytes)
            } else if !chunk.slots.isEmpty {
                return .short
            }
            let count = try read(into: &chunk.bytes, at: chunk.filled)
            isAtEnd = count == 0
            chunk.filled += count
        }
    }

    /// - Returns: false when there are more records in what was read.
    private mutating func split(_ chunk: inout RecordChunk) -> Bool {
        if splitter == nil {
            let first = chunk.bytes[..<chunk.filled].first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
            guard first != nil || isAtEnd || chunk.filled == chunk.bytes.count else { return true }
            let isArray = first == UInt8(ascii: "[") && !takesArrays
            splitter = RecordSplitter(isArray ? .array : .lines, recordBytesMax: recordBytesMax)
        }
        return splitter?.split(&chunk, isLast: isAtEnd) ?? true
    }

    private func read(into buffer: inout [UInt8], at offset: Int) throws(Schema.Records.ReadError) -> Int {
        while true {
            let wanted = buffer.count - offset
            let count = unsafe buffer.withUnsafeMutableBytes { bytes in
                // Of this module's own name there is a method.
                unsafe systemRead(descriptor, bytes.baseAddress.map { unsafe $0 + offset }, wanted)
            }
            if count >= 0 { return count }
            guard errno == EINTR else { throw Self.failure(path) }
        }
    }

    private static func failure(_ path: String) -> Schema.Records.ReadError {
        Schema.Records.ReadError(path: path, reason: unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "")
    }
}

private func systemRead(_ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    unsafe read(descriptor, start, count)
}
