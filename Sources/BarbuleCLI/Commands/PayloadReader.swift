internal import ArgumentParser
internal import BarbuleRender

/// Walks over the inputs a command names; one that cannot be read does not stop the others.
struct PayloadReader {
    private(set) var status = ExitStatus.fine
    private let errors = OutputStream.standardError

    mutating func forEach(_ names: [String], _ body: (StreamInput) throws -> ExitStatus) throws {
        for path in try files(names) {
            do { raise(try body(try StreamInput(path))) } catch let failure as CommandFailure where failure.concernsOneFile {
                try note(failure)
            }
        }
    }

    /// The files that the names stand for; what cannot be read is told.
    mutating func files(_ names: [String]) throws -> [PathName] {
        var found: [PathName] = []
        for name in names {
            let path = PathName(argument: name)
            guard FileFinder.isDirectory(path) else {
                found.append(path)
                continue
            }
            let (files, failures) = FileFinder.jsonFiles(below: path)
            for failure in failures { try note(failure) }
            found += files
        }
        return found
    }

    /// Ends the command with the worst status.
    func finish() throws {
        guard status == .fine else { throw ExitCode(status.rawValue) }
    }

    mutating func note(_ failure: CommandFailure) throws {
        try errors.write("barbule: \(failure.message)\n")
        try errors.flush()
        raise(failure.status)
    }

    mutating func raise(_ other: ExitStatus) {
        if other.rawValue > status.rawValue { status = other }
    }
}
