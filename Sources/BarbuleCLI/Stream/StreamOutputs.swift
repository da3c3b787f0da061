internal import Barbule

/// The files of one run. All of them always end behind the same record.
struct StreamOutputs {
    private var accepted: OutputFile?
    private var rejects: OutputFile?

    enum Opening {
        case new, replacing
        case continuing(accepted: Int, rejects: Int)
    }

    init() {}

    init(_ files: StreamFiles, _ opening: Opening) throws(CommandFailure) {
        let openings: (OutputFile.Opening, OutputFile.Opening) =
            switch opening {
            case .new: (.new, .new)
            case .replacing: (.replacing, .replacing)
            case .continuing(let accepted, let rejects): (.continuing(accepted), .continuing(rejects))
            }
        if let path = files.accepted { accepted = try OutputFile(path, openings.0) }
        if let path = files.rejects { rejects = try OutputFile(path, openings.1) }
    }

    /// Writes what a batch led to; when that cannot be done, nothing of the batch is in the files.
    func write(_ result: StreamResult) throws(CommandFailure) {
        let ends = byteCounts
        do throws(CommandFailure) {
            try accepted?.write(result.accepted)
            try rejects?.write(result.rejects)
        } catch {
            cut(to: ends)
            throw error
        }
    }

    func sync() throws(CommandFailure) {
        try accepted?.sync()
        try rejects?.sync()
    }

    var byteCounts: (accepted: Int, rejects: Int) { (accepted?.byteCount ?? 0, rejects?.byteCount ?? 0) }

    private func cut(to ends: (accepted: Int, rejects: Int)) {
        accepted?.cut(to: ends.accepted)
        rejects?.cut(to: ends.rejects)
    }
}
