internal import Barbule
internal import BarbuleRender

/// An input of a run, opened when its turn comes.
struct StreamSource {
    let path: PathName
    let facts: FileFacts
    private let open: () throws(CommandFailure) -> StreamInput

    /// One that is open already.
    init(_ input: StreamInput) {
        path = input.path
        facts = input.facts
        open = { () throws(CommandFailure) in input }
    }

    /// - Throws: when it cannot be read.
    init(_ path: PathName, isLines: Bool, takesArrays: Bool) throws(CommandFailure) {
        let probe = try StreamInput(path)
        self.path = path
        let facts = probe.facts
        self.facts = facts
        let pipe = facts.isRegular ? nil : probe
        open = { () throws(CommandFailure) in
            // What a pipe has given is gone when it is closed.
            let input: StreamInput
            if let pipe { input = pipe } else { input = try StreamInput(path) }
            try input.findShape(isLines: isLines, takesArrays: takesArrays)
            return input
        }
    }

    func input() throws(CommandFailure) -> StreamInput { try open() }
}
