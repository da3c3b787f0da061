internal import BarbuleRender

#if CSV
    /// Standard output, or a file that must not be there yet.
    final class ImportOutput {
        private let stream: OutputStream
        private let file: OutputFile?

        init(_ name: String?, replaces: Bool) throws(CommandFailure) {
            guard let path = name.map(PathName.init(argument:)), !path.isStandardInput else {
                stream = .standardOutput
                file = nil
                return
            }
            let file = try OutputFile(path, replaces ? .replacing : .new)
            stream = file.buffered
            self.file = file
        }

        func write(_ bytes: [UInt8]) throws(CommandFailure) { try stream.write(bytes) }

        func finish() throws(CommandFailure) {
            try stream.flush()
            try file?.sync()
        }
    }
#endif
