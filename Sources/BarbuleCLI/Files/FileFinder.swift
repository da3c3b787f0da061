internal import BarbuleRender
internal import Glibc

/// Turns the names on the command line into the files to read.
enum FileFinder {
    private static let depthMax = 64

    static func isDirectory(_ path: PathName) -> Bool {
        var facts = stat()
        guard !path.isStandardInput, unsafe stat(path.cString, &facts) == 0 else { return false }
        return facts.st_mode & S_IFMT == S_IFDIR
    }

    /// All `*.json` files below a directory, sorted by the bytes of their names. Links to directories are not followed,
    /// names that begin with a dot are passed over.
    ///
    /// - Returns: the files, and a failure for every directory that could not be read or the one that holds no file.
    static func jsonFiles(below directory: PathName) -> (files: [PathName], failures: [CommandFailure]) {
        var files: [PathName] = []
        var failures: [CommandFailure] = []
        var waiting: [(path: PathName, depth: Int)] = [(directory, 0)]
        while let (path, depth) = waiting.popLast() {
            let names: [[UInt8]]
            do { names = try entries(of: path) } catch {
                failures.append(error)
                continue
            }
            for name in names where name.first != UInt8(ascii: ".") {
                let entry = path.appending(name)
                switch kind(of: entry) {
                case S_IFDIR where depth < depthMax: waiting.append((entry, depth + 1))
                case S_IFREG where name.suffix(5).elementsEqual(".json".utf8): files.append(entry)
                case S_IFLNK where name.suffix(5).elementsEqual(".json".utf8) && !isDirectory(entry):
                    files.append(entry)
                default: break
                }
            }
        }
        if files.isEmpty, failures.isEmpty { failures.append(CommandFailure("no *.json file in \(directory.shown)")) }
        return (files.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }, failures)
    }

    private static func kind(of path: PathName) -> mode_t? {
        var facts = stat()
        return unsafe lstat(path.cString, &facts) == 0 ? facts.st_mode & S_IFMT : nil
    }

    private static func entries(of directory: PathName) throws(CommandFailure) -> [[UInt8]] {
        guard let stream = unsafe opendir(directory.cString) else {
            throw CommandFailure("cannot read \(directory.shown): \(SystemError.text(errno))")
        }
        defer { unsafe closedir(stream) }
        var names: [[UInt8]] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
            names.append(name)
        }
        return names
    }
}
