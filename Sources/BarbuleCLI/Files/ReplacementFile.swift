internal import BarbuleRender
internal import Glibc

/// A file that is written beside the one it will replace, so that a reader sees the old or the new one, never half of it.
struct ReplacementFile {
    /// The temporary file, to write into.
    let descriptor: Int32
    private let target: PathName
    private let temporary: PathName
    private let old: stat?

    /// - Parameter path: may be missing yet. A symbolic link stays one, its target is replaced.
    init(for path: PathName) throws(CommandFailure) {
        target = Self.resolved(path) ?? path
        var facts = stat()
        old = unsafe stat(target.cString, &facts) == 0 ? facts : nil
        temporary = PathName(bytes: target.bytes + Array(".barbule-\(getpid())".utf8))
        descriptor = unsafe open(temporary.cString, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, old == nil ? 0o666 : 0o600)
        guard descriptor >= 0 else { throw FileWriter.failure(path, errno) }
    }

    /// Syncs it and gives it the name. Mode and, where allowed, owner stay.
    func commit() throws(CommandFailure) {
        var error: Int32?
        if let old {
            _ = fchown(descriptor, old.st_uid, old.st_gid)
            if fchmod(descriptor, old.st_mode & 0o7777) != 0 { error = errno }
        }
        if error == nil, fsync(descriptor) != 0 { error = errno }
        if close(descriptor) != 0, error == nil { error = errno }
        if error == nil, unsafe rename(temporary.cString, target.cString) != 0 { error = errno }
        guard let error else { return syncFolder() }
        _ = unsafe unlink(temporary.cString)
        throw FileWriter.failure(target, error)
    }

    /// Leaves the old one as it is.
    func abandon() {
        close(descriptor)
        _ = unsafe unlink(temporary.cString)
    }

    private static func resolved(_ path: PathName) -> PathName? {
        guard let name = unsafe realpath(path.cString, nil) else { return nil }
        defer { unsafe free(name) }
        let length = unsafe strlen(name)
        return PathName(bytes: unsafe UnsafeBufferPointer(start: name, count: length).map { UInt8(bitPattern: $0) })
    }

    /// The rename itself reaches the disk with its folder; where a folder cannot be synced the data is safe anyway.
    private func syncFolder() {
        guard let slash = target.bytes.lastIndex(of: UInt8(ascii: "/")) else { return }
        let folder = PathName(bytes: Array(target.bytes[...slash]))
        let descriptor = unsafe open(folder.cString, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        close(descriptor)
    }
}
