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
            guard FileFinder.isDirectory(path) else {
                try read(path, body)
                continue
            }
            let (files, failures) = FileFinder.jsonFiles(below: path)
            for failure in failures { try note(failure) }
            for file in files { try read(file, body) }
        }
    }

    /// Ends the command with the worst status.
    func finish() throws {
        guard status == .fine else { throw ExitCode(status.rawValue) }
    }

    private mutating func read(_ path: PathName, _ body: (PathName, [UInt8]) throws -> ExitStatus) throws {
        let payload: [UInt8]
        do { payload = try FileReader.read(path, bytesMax: bytesMax) } catch { return try note(error) }
        do { raise(try body(path, payload)) } catch let failure as CommandFailure where failure.concernsOneFile {
            try note(failure)
        }
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
