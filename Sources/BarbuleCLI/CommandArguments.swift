internal import BarbuleRender

/// The words of the command line, without the program's own name.
enum CommandArguments {
    /// Read as bytes: `CommandLine.arguments` would replace what is not UTF-8, and the file could not be opened.
    static func all() -> [String] {
        var arguments: [String] = []
        for index in 0..<Int(CommandLine.argc) where index > 0 {
            guard let text = unsafe CommandLine.unsafeArgv[index] else { continue }
            var bytes: [UInt8] = []
            var offset = 0
            while unsafe text[offset] != 0 {
                bytes.append(UInt8(bitPattern: unsafe text[offset]))
                offset += 1
            }
            arguments.append(PathName.argument(bytes))
        }
        return arguments
    }
}
