internal import Synchronization

/// Buffers of one check, kept for the next: a clean payload allocates nothing once they have grown.
///
/// An object, so that taking it out of the pool moves one word. Unchecked, because nothing but the pool hands it out, to
/// one check at a time; for the same reason the accesses need no checks of their own.
final class Workspace: @unchecked Sendable {
    @exclusivity(unchecked) var tape = JSONTape()
    @exclusivity(unchecked) var clean = CleanWorkspace()
    /// With the automata it has built so far.
    @exclusivity(unchecked) var validator: Validator?
}

/// Workspaces that no check is using. As many exist as checks have run at one time.
final class WorkspacePool: Sendable {
    private let free = Mutex<[Workspace]>([])

    func take() -> Workspace { free.withLock { $0.popLast() } ?? Workspace() }

    func put(_ workspace: Workspace) { free.withLock { $0.append(workspace) } }
}
