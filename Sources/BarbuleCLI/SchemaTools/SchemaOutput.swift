internal import BarbuleRender
internal import Glibc

/// Where a rewritten schema goes: `--out`, or standard output.
enum SchemaOutput {
    static func write(_ text: [UInt8], to name: String?) throws(CommandFailure) {
        guard let name, name != "-" else {
            let output = OutputStream.standardOutput
            try output.write(text)
            return try output.flush()
        }
        let path = PathName(argument: name)
        if unsafe access(path.cString, F_OK) == 0 { return try FileWriter.replace(path, with: text) }
        let descriptor = unsafe open(path.cString, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            throw CommandFailure("cannot write \(path.shown): \(SystemError.text(errno))")
        }
        defer { close(descriptor) }
        if let error = FileWriter.write(text, to: descriptor) {
            throw CommandFailure("cannot write \(path.shown): \(SystemError.text(error))")
        }
    }
}
