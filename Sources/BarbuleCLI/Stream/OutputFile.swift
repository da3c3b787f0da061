internal import BarbuleRender
internal import Glibc

/// A file of records that grows by whole lines.
final class OutputFile {
    let path: PathName
    /// What is written and whole.
    private(set) var byteCount: Int
    /// It can be cut and continued; a device or pipe cannot.
    let isRegular: Bool
    private let descriptor: Int32
    /// For small pieces.
    var buffered: OutputStream { OutputStream(descriptor: descriptor, name: path.shown) }

    enum Opening {
        /// Must not be there yet.
        case new
        case replacing
        /// Written up to here by a run that was cut off.
        case continuing(Int)
    }

    init(_ path: PathName, _ opening: Opening) throws(CommandFailure) {
        self.path = path
        let old = FileFacts(path)
        // A device or a pipe is there always, and nothing of it is lost.
        let isNew = if case .new = opening { old?.isRegular ?? true } else { false }
        if isNew, old != nil {
            throw CommandFailure("\(path.shown) is there already; --force replaces it")
        }
        descriptor = unsafe open(path.cString, O_WRONLY | O_CREAT | O_CLOEXEC | (isNew ? O_EXCL : 0), 0o666)
        guard descriptor >= 0, let facts = FileFacts(descriptor) else { throw FileWriter.failure(path, errno) }
        isRegular = facts.isRegular
        byteCount = 0
        if case .continuing(let count) = opening { byteCount = count }
        guard isRegular else { return }
        guard facts.byteCount >= byteCount else {
            throw CommandFailure("cannot resume: \(path.shown) is shorter than it was")
        }
        cut()
    }

    deinit { close(descriptor) }

    /// For what is written once, from its beginning to its end.
    var stream: OutputStream { OutputStream(descriptor: descriptor, name: path.shown) }

    func write(_ bytes: [UInt8]) throws(CommandFailure) {
        guard !bytes.isEmpty else { return }
        if let error = FileWriter.write(bytes, to: descriptor) {
            if error == EPIPE { exit(128 + SIGPIPE) }
            throw CommandFailure(
                "cannot write \(path.shown): \(SystemError.text(error)); \(byteCount) bytes of whole records are in it")
        }
        byteCount += bytes.count
    }

    /// Goes back to an earlier end.
    func cut(to count: Int) {
        byteCount = count
        cut()
    }

    private func cut() {
        guard isRegular else { return }
        _ = ftruncate(descriptor, off_t(byteCount))
        _ = lseek(descriptor, off_t(byteCount), SEEK_SET)
    }

    func sync() throws(CommandFailure) {
        guard isRegular, fsync(descriptor) != 0 else { return }
        throw FileWriter.failure(path, errno)
    }
}
