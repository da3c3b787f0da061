internal import ArgumentParser

/// Walks over the payloads a command names; one that cannot be read does not stop the others.
struct PayloadReader {
    private(set) var status = ExitStatus.fine
    private let bytesMax: Int
    private let errors = OutputStream.standardError

    init(bytesMax: Int) { self.bytesMax = bytesMax }

    mutating func forEach(_ names: [String], _ body: (PathName, [UInt8]) throws -> ExitStatus) throws {
        for name in names {
            let path = PathName(argument: name)
            do {
                let files = FileFinder.isDirectory(path) ? try FileFinder.jsonFiles(below: path) : [path]
                for file in files { try read(file, body) }
            } catch let failure as CommandFailure {
                try note(failure)
            }
        }
    }

    /// Ends the command with the worst status.
    func finish() throws {
        guard status == .fine else { throw ExitCode(status.rawValue) }
    }

    private mutating func read(_ path: PathName, _ body: (PathName, [UInt8]) throws -> ExitStatus) throws {
        let payload: [UInt8]
        do { payload = try FileReader.read(path, bytesMax: bytesMax) } catch { return try note(error) }
        raise(try body(path, payload))
    }

    private mutating func note(_ failure: CommandFailure) throws {
        try errors.write("barbule: \(failure.message)\n")
        try errors.flush()
        raise(failure.status)
    }

    private mutating func raise(_ other: ExitStatus) {
        if other.rawValue > status.rawValue { status = other }
    }
}
