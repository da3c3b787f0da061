internal import Glibc
internal import Synchronization

/// Notices SIGINT and SIGTERM, so that a run can end between two batches. A second signal kills as it always does.
enum SignalWatch {
    private static let number = Atomic<Int32>(0)
    /// The handler writes here, so that nobody sleeps over a signal: reading end, writing end.
    private static let wakeUp: (Int32, Int32) = {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return (-1, -1) }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        return (ends[0], ends[1])
    }()

    static func install() {
        // What the handler uses exists before the handler does.
        _ = wakeUp
        number.store(0, ordering: .relaxed)
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = { signal in
            SignalWatch.number.store(signal, ordering: .relaxed)
            var byte: UInt8 = 0
            _ = unsafe Glibc.write(SignalWatch.wakeUp.1, &byte, 1)
        }
        action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
        unsafe sigaction(SIGINT, &action, nil)
        unsafe sigaction(SIGTERM, &action, nil)
        // A parent may have blocked them for itself, and the mask is inherited.
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGINT)
        unsafe sigaddset(&signals, SIGTERM)
        unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    static func uninstall() {
        _ = Glibc.signal(SIGINT, SIG_DFL)
        _ = Glibc.signal(SIGTERM, SIG_DFL)
    }

    static var received: Int32? {
        let signal = number.load(ordering: .relaxed)
        return signal == 0 ? nil : signal
    }

    /// Ends the process as the signal would have.
    static func die(of signal: Int32) -> Never {
        _ = Glibc.signal(signal, SIG_DFL)
        _ = raise(signal)
        exit(128 + signal)
    }

    /// Whether a read would return at once.
    ///
    /// - Parameter waits: until there is something to read, the writer is gone, or a signal comes.
    static func isReadable(_ descriptor: Int32, waits: Bool) -> Bool {
        var ends = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0), pollfd(fd: wakeUp.0, events: Int16(POLLIN), revents: 0)]
        let count = unsafe poll(&ends, 2, waits ? -1 : 0)
        return count > 0 && ends[0].revents != 0
    }
}
