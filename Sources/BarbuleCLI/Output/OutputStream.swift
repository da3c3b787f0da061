internal import Glibc

/// A buffered output; whoever made it calls ``flush()`` in the end.
final class OutputStream {
    private let descriptor: Int32
    private let name: String
    private var buffer: [UInt8] = []
    private var skippedCount = 0

    private static let bufferBytesMax = 64 << 10

    init(descriptor: Int32, name: String) {
        self.descriptor = descriptor
        self.name = name
    }

    static var standardOutput: OutputStream { OutputStream(descriptor: STDOUT_FILENO, name: "standard output") }
    static var standardError: OutputStream { OutputStream(descriptor: STDERR_FILENO, name: "standard error") }

    var isTerminal: Bool { isatty(descriptor) == 1 }

    func write(_ text: String) throws(CommandFailure) { try write(Array(text.utf8)) }

    func write(_ bytes: [UInt8]) throws(CommandFailure) {
        let skipped = min(skippedCount, bytes.count)
        skippedCount -= skipped
        buffer += bytes[skipped...]
        if buffer.count >= Self.bufferBytesMax { try flush() }
    }

    /// As many of the next bytes are left out: a separator with nothing before it.
    func skipNext(_ count: Int) { skippedCount = count }

    func flush() throws(CommandFailure) {
        let bytes = buffer
        buffer.removeAll(keepingCapacity: true)
        guard let error = FileWriter.write(bytes, to: descriptor) else { return }
        // The reader has gone, as in `barbule check . | head`: nothing is left to say.
        if error == EPIPE { exit(128 + SIGPIPE) }
        throw CommandFailure("cannot write to \(name): \(SystemError.text(error))")
    }
}
