internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender
internal import Glibc

/// A file or standard input that is being read, and how its records stand in it.
final class StreamInput {
    let path: PathName
    let descriptor: Int32
    let facts: FileFacts
    /// What was read to find out what it is.
    private(set) var head: ArraySlice<UInt8> = []
    /// `nil`: one payload.
    private(set) var shape: RecordSplitter.Shape?

    private static let headBytesMax = 1 << 20

    /// - Throws: a failure that concerns this file only.
    init(_ path: PathName) throws(CommandFailure) {
        self.path = path
        descriptor = path.isStandardInput ? STDIN_FILENO : unsafe open(path.cString, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure(path, errno) }
        guard let facts = FileFacts(descriptor) else { throw Self.failure(path, errno) }
        self.facts = facts
    }

    deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

    /// - Returns: 0 at the end.
    func read(into buffer: inout [UInt8], at offset: Int, countMax: Int = .max) throws(CommandFailure) -> Int {
        let wanted = min(buffer.count - offset, countMax)
        if !head.isEmpty {
            let count = min(wanted, head.count)
            buffer.replaceSubrange(offset..<offset + count, with: head.prefix(count))
            head = head.dropFirst(count)
            return count
        }
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { bytes in
                unsafe Glibc.read(descriptor, bytes.baseAddress.map { unsafe $0 + offset }, wanted)
            }
            if count >= 0 { return count }
            guard errno == EINTR else { throw Self.failure(path, errno) }
            // The caller looks at what interrupted us before it reads on.
            if SignalWatch.received != nil { return -1 }
        }
    }

    /// Nothing can be read without waiting.
    var wouldWait: Bool { head.isEmpty && !facts.isRegular && !SignalWatch.isReadable(descriptor, waits: false) }

    /// All of it, at most `bytesMax + 1`.
    func readAll(bytesMax: Int) throws(CommandFailure) -> [UInt8] {
        let limit = bytesMax == .max ? bytesMax : bytesMax + 1
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while bytes.count < limit {
            let count = try read(into: &chunk, at: 0, countMax: limit - bytes.count)
            if count <= 0 { break }
            bytes += chunk[..<count]
        }
        return bytes
    }

    // MARK: Finding out

    /// Settles how the records stand: by the name, else by what it begins with.
    ///
    /// - Parameters:
    ///   - isLines: told by the user.
    ///   - takesArrays: an array is one payload.
    func findShape(isLines: Bool, takesArrays: Bool) throws(CommandFailure) {
        if isLines || path.hasSuffix(".ndjson") || path.hasSuffix(".jsonl") {
            shape = .lines
            return
        }
        guard !facts.isDirectory else { return }
        let mayBeLines = !path.hasSuffix(".json")
        while true {
            if let first = head.firstIndex(where: { !Self.isBlank($0) }) {
                if head[first] == UInt8(ascii: "["), !takesArrays {
                    // An array of anything else is one payload that is wrong.
                    if let second = head[(first + 1)...].first(where: { !Self.isBlank($0) }) {
                        shape = second == UInt8(ascii: "{") ? .array : nil
                        return
                    }
                } else if !mayBeLines {
                    return
                } else if let found = Self.isLines(head[first...]) {
                    shape = found ? .lines : nil
                    return
                }
            }
            guard head.count < Self.headBytesMax, try readHead() else { return }
        }
    }

    /// Whether the first line is a whole JSON text and another follows; `nil` when that cannot be told yet.
    private static func isLines(_ text: ArraySlice<UInt8>) -> Bool? {
        guard let lineEnd = text.firstIndex(of: 0x0A) else { return nil }
        var tape = JSONTape()
        guard JSONScanner.scan(Array(text[..<lineEnd]), limits: Limits(), into: &tape) == nil else { return false }
        return text[lineEnd...].contains { !isBlank($0) } ? true : nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    /// - Returns: false at the end.
    private func readHead() throws(CommandFailure) -> Bool {
        let known = head
        head = []
        defer { head = known + head }
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        let count = try read(into: &chunk, at: 0)
        guard count > 0 else { return false }
        head = chunk[..<count]
        return true
    }

    /// Goes to a place, without reading where that can be done.
    ///
    /// - Returns: the bytes before it, at most `tailCount`; `nil` when it ends before.
    func skip(to offset: Int, tailCount: Int) throws(CommandFailure) -> [UInt8]? {
        var tail: [UInt8] = []
        var skipped = 0
        if facts.isRegular, head.isEmpty, lseek(descriptor, off_t(offset - tailCount), SEEK_SET) >= 0 {
            skipped = offset - tailCount
        }
        var chunk = [UInt8](repeating: 0, count: 256 << 10)
        while skipped < offset {
            let count = try read(into: &chunk, at: 0, countMax: offset - skipped)
            guard count > 0 else { return nil }
            skipped += count
            tail = (tail + chunk[..<count]).suffix(tailCount)
        }
        return tail
    }

    private static func failure(_ path: PathName, _ error: Int32) -> CommandFailure {
        CommandFailure("cannot read \(path.shown): \(SystemError.text(error))", concernsOneFile: true)
    }
}

/// What the system says about an open file.
struct FileFacts: Equatable {
    let isRegular: Bool
    let isDirectory: Bool
    let byteCount: Int
    /// In nanoseconds.
    let modified: Int
    let device: UInt
    let inode: UInt

    init?(_ descriptor: Int32) {
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else { return nil }
        self.init(facts)
    }

    init?(_ path: PathName) {
        var facts = stat()
        guard unsafe stat(path.cString, &facts) == 0 else { return nil }
        self.init(facts)
    }

    private init(_ facts: stat) {
        isRegular = facts.st_mode & S_IFMT == S_IFREG
        isDirectory = facts.st_mode & S_IFMT == S_IFDIR
        byteCount = Int(facts.st_size)
        modified = facts.st_mtim.tv_sec &* 1_000_000_000 &+ facts.st_mtim.tv_nsec
        device = UInt(facts.st_dev)
        inode = UInt(facts.st_ino)
    }

    func isSameFile(as other: FileFacts) -> Bool { device == other.device && inode == other.inode }
}
