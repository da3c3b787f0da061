internal import BarbuleRender
internal import Glibc

/// Reads payloads and schemas with plain reads: a mapped file that somebody shortens meanwhile would kill the process.
enum FileReader {
    private static let chunkBytes = 64 << 10

    /// The bytes of a file or of standard input, at most `bytesMax + 1`: one more than allowed tells "too large" apart.
    static func read(_ path: PathName, bytesMax: Int) throws(CommandFailure) -> [UInt8] {
        if path.isStandardInput { return try read(from: STDIN_FILENO, path, bytesMax: bytesMax) }
        let descriptor = unsafe open(path.cString, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, errno) }
        defer { close(descriptor) }
        return try read(from: descriptor, path, bytesMax: bytesMax)
    }

    private static func read(
        from descriptor: Int32, _ path: PathName, bytesMax: Int
    ) throws(CommandFailure) -> [UInt8] {
        let limit = bytesMax == .max ? bytesMax : bytesMax + 1
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: chunkBytes)
        while bytes.count < limit {
            let wanted = min(chunkBytes, limit - bytes.count)
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, wanted) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(path, errno) }
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        return bytes
    }

    private static func failure(_ path: PathName, _ error: Int32) -> CommandFailure {
        CommandFailure("cannot read \(path.shown): \(SystemError.text(error))")
    }
}
