#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// `barbule-model SCHEMA OUTPUT [MODULE]`: writes the typed Swift model of a schema.
///
/// ```
/// swift run barbule-model Schemas/contact-update.schema.json Sources/Barbule/ContactUpdate+Generated.swift
/// swift run barbule-model my.schema.json Sources/App/MyModel+Generated.swift Barbule
/// ```
///
/// `MODULE` is imported by the generated file. Exit code 0 when written, 2 when not.
@main
struct ModelCommand {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard (2...3).contains(arguments.count), let schema = arguments.first else {
            fail("usage: barbule-model SCHEMA OUTPUT [MODULE]")
        }
        let output = arguments[arguments.startIndex + 1]
        guard let text = load(schema) else { fail("cannot read \(schema)") }
        do throws(ModelError) {
            let module = arguments.count == 3 ? arguments.last : nil
            let source = try SwiftModel.source(for: text, file: schema, importing: module)
            guard save(source, to: output) else { fail("cannot write \(output)") }
        } catch {
            fail(error.description)
        }
    }

    private static func fail(_ message: String) -> Never {
        let line = Array("barbule-model: \(message)\n".utf8)
        _ = unsafe write(STDERR_FILENO, line, line.count)
        exit(2)
    }

    private static func load(_ path: String) -> [UInt8]? {
        guard let file = unsafe fopen(path, "rb") else { return nil }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe fread(&chunk, 1, chunk.count, file)
            bytes += chunk.prefix(count)
            guard count == chunk.count else { return unsafe ferror(file) == 0 ? bytes : nil }
        }
    }

    private static func save(_ bytes: [UInt8], to path: String) -> Bool {
        guard let file = unsafe fopen(path, "wb") else { return false }
        let isWritten = unsafe fwrite(bytes, 1, bytes.count, file) == bytes.count
        return unsafe fclose(file) == 0 && isWritten
    }
}
