internal import Synchronization

/// A schema made ready for runs with one choice of options: what is clean, and the workspaces that have learned it.
final class RunProgram: Sendable {
    let clean: CleanProgram
    let workspaces = WorkspacePool()

    init(_ clean: CleanProgram) { self.clean = clean }
}

/// The programs of a schema for the options of its runs: one, as a rule.
final class RunPrograms: Sendable {
    /// A service that sets options anew for every payload keeps no more than these.
    private static let countMax = 8

    private let plain: RunProgram
    private let others = Mutex<[(options: CheckOptions.Values, program: RunProgram)]>([])

    init(plain: CleanProgram) { self.plain = RunProgram(plain) }

    /// The program for some options, made by `compile` when it is not there.
    func program(for options: CheckOptions.Values, compile: ([String: JSONValue]) -> CleanProgram) -> RunProgram {
        if options.byName.isEmpty { return plain }
        return others.withLock { others in
            if let known = others.first(where: { $0.options === options || $0.options.byName == options.byName }) {
                return known.program
            }
            let program = RunProgram(compile(options.byName))
            if others.count == Self.countMax { others.removeFirst() }
            others.append((options, program))
            return program
        }
    }
}
