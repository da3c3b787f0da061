internal import Glibc

/// Writes all bytes, and replaces files so that a reader sees the old or the new one, never half of it.
enum FileWriter {
    /// - Returns: the error number, or `nil` when all is written.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes[done...].withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return errno }
            done += count
        }
        return nil
    }

    /// A temporary file beside the old one, synced, then renamed over it. Mode and, where allowed, owner stay; a
    /// symbolic link stays one, its target is replaced.
    static func replace(_ path: PathName, with bytes: [UInt8]) throws(CommandFailure) {
        let target = try resolved(path)
        var facts = stat()
        guard unsafe stat(target.cString, &facts) == 0 else { throw failure(path, errno) }
        let temporary = PathName(bytes: target.bytes + Array(".barbule-\(getpid())".utf8))
        let descriptor = unsafe open(temporary.cString, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(path, errno) }
        var error = write(bytes, to: descriptor)
        if error == nil {
            _ = fchown(descriptor, facts.st_uid, facts.st_gid)
            if fchmod(descriptor, facts.st_mode & 0o7777) != 0 || fsync(descriptor) != 0 { error = errno }
        }
        if close(descriptor) != 0, error == nil { error = errno }
        if error == nil, unsafe rename(temporary.cString, target.cString) != 0 { error = errno }
        guard let error else { return syncFolder(of: target) }
        _ = unsafe unlink(temporary.cString)
        throw failure(path, error)
    }

    private static func resolved(_ path: PathName) throws(CommandFailure) -> PathName {
        guard let name = unsafe realpath(path.cString, nil) else { throw failure(path, errno) }
        defer { unsafe free(name) }
        let length = unsafe strlen(name)
        return PathName(bytes: unsafe UnsafeBufferPointer(start: name, count: length).map { UInt8(bitPattern: $0) })
    }

    /// The rename itself reaches the disk with its folder; where a folder cannot be synced the data is safe anyway.
    private static func syncFolder(of path: PathName) {
        guard let slash = path.bytes.lastIndex(of: UInt8(ascii: "/")) else { return }
        let folder = PathName(bytes: Array(path.bytes[...slash]))
        let descriptor = unsafe open(folder.cString, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        close(descriptor)
    }

    private static func failure(_ path: PathName, _ error: Int32) -> CommandFailure {
        CommandFailure("cannot write \(path.shown): \(SystemError.text(error))", concernsOneFile: true)
    }
}
