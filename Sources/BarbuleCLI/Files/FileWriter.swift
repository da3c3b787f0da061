internal import BarbuleRender
internal import Glibc

/// Writes all bytes.
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

    /// Puts new content in the place of a file's, in one step.
    static func replace(_ path: PathName, with bytes: [UInt8]) throws(CommandFailure) {
        let file = try ReplacementFile(for: path)
        if let error = write(bytes, to: file.descriptor) {
            file.abandon()
            throw failure(path, error)
        }
        try file.commit()
    }

    static func failure(_ path: PathName, _ error: Int32) -> CommandFailure {
        CommandFailure("cannot write \(path.shown): \(SystemError.text(error))", concernsOneFile: true)
    }
}
