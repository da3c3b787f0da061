#if CSV
    internal import Glibc

    /// Standard output, or a file that must not be there yet.
    final class ImportOutput {
        private let stream: OutputStream
        private let descriptor: Int32?

        init(_ name: String?, replaces: Bool) throws(CommandFailure) {
            guard let path = name.map(PathName.init(argument:)), !path.isStandardInput else {
                stream = .standardOutput
                descriptor = nil
                return
            }
            var facts = stat()
            let isThere = unsafe stat(path.cString, &facts) == 0
            // A device or a pipe is there always, and nothing of it is lost.
            if isThere, !replaces, facts.st_mode & S_IFMT == S_IFREG {
                throw CommandFailure("\(path.shown) is there already; --force replaces it")
            }
            let opened = unsafe open(path.cString, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
            guard opened >= 0 else {
                throw CommandFailure("cannot write \(path.shown): \(SystemError.text(errno))")
            }
            stream = OutputStream(descriptor: opened, name: path.shown)
            descriptor = opened
        }

        func write(_ bytes: [UInt8]) throws(CommandFailure) { try stream.write(bytes) }

        func finish() throws(CommandFailure) {
            try stream.flush()
            if let descriptor, close(descriptor) != 0 {
                throw CommandFailure("cannot write the output: \(SystemError.text(errno))")
            }
        }
    }
#endif
