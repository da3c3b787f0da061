internal import Glibc

/// The world did not play along (usage, files, schema): one line on standard error, and the exit status.
struct CommandFailure: Error {
    let message: String
    let status: ExitStatus
    /// The next file may go well.
    let concernsOneFile: Bool

    init(_ message: String, status: ExitStatus = .couldNotRun, concernsOneFile: Bool = false) {
        self.message = message
        self.status = status
        self.concernsOneFile = concernsOneFile
    }
}

/// The exit statuses of every command.
enum ExitStatus: Int32, Sendable {
    case fine = 0
    /// Issues were found in the data.
    case badData = 1
    /// The job could not be done: usage, schema, files.
    case couldNotRun = 2
}

enum SystemError {
    /// The system's words for an error number, in lower case so that they end a sentence of ours.
    static func text(_ number: Int32) -> String {
        guard let words = unsafe strerror(number) else { return "error \(number)" }
        let text = unsafe String(cString: words)
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
