internal import Synchronization

/// Buffers of one check, kept for the next: a clean payload allocates nothing once they have grown.
struct Workspace: Sendable {
    var tape = JSONTape()
    var clean = CleanWorkspace()
}

/// Workspaces that no check is using. As many exist as checks have run at one time.
final class WorkspacePool: Sendable {
    private let free = Mutex<[Workspace]>([])

    func take() -> Workspace { free.withLock { $0.popLast() } ?? Workspace() }

    func put(_ workspace: consuming Workspace) {
        let workspace = workspace
        free.withLock { $0.append(workspace) }
    }
}
