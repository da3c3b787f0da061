internal import BarbuleEngine
internal import BarbuleRender

/// Schema files that other schemas refer to: files, or directories of `*.json`.
enum SchemaFiles {
    /// - Parameter root: the schema itself, which may stand in the same directory.
    static func read(_ paths: [PathName], except root: PathName? = nil) throws(CommandFailure) -> [(
        name: String, text: [UInt8]
    )] {
        var files: [(name: String, text: [UInt8])] = []
        for path in paths {
            for file in try expanded(path) where root.map(uri) != uri(file) {
                files.append((uri(file), try FileReader.read(file, bytesMax: SchemaSource.schemaBytesMax)))
            }
        }
        return files
    }

    static func expanded(_ path: PathName) throws(CommandFailure) -> [PathName] {
        guard FileFinder.isDirectory(path) else { return [path] }
        let (files, failures) = FileFinder.jsonFiles(below: path)
        if let failure = failures.first { throw failure }
        return files
    }

    /// The name as a reference from a neighbour finds it: `./a//b.json` and `a/b.json` are one file.
    static func uri(_ path: PathName) -> String {
        var parts: [ArraySlice<UInt8>] = []
        for part in path.bytes.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
            if part.elementsEqual("..".utf8), let last = parts.last, !last.elementsEqual("..".utf8) {
                parts.removeLast()
            } else {
                parts.append(part)
            }
        }
        let isAbsolute = path.bytes.first == UInt8(ascii: "/")
        let bytes = (isAbsolute ? [UInt8(ascii: "/")] : []) + parts.joined(separator: [UInt8(ascii: "/")])
        return PathName(bytes: Array(bytes)).shown
    }
}
