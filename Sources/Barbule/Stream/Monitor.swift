#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A lock to wait at, and threads: the one place that touches pthreads.
///
/// The locks of the standard library cannot be waited at, and its tasks bring a pool of threads of their own.
///
/// Unchecked, because of the pointers: they never change, and what they point to is made for threads to share.
@safe final class Monitor: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>

    init() {
        unsafe mutex = .allocate(capacity: 1)
        unsafe condition = .allocate(capacity: 1)
        unsafe mutex.initialize(to: pthread_mutex_t())
        unsafe condition.initialize(to: pthread_cond_t())
        unsafe pthread_mutex_init(mutex, nil)
        unsafe pthread_cond_init(condition, nil)
    }

    deinit {
        unsafe pthread_cond_destroy(condition)
        unsafe pthread_mutex_destroy(mutex)
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    func withLock<Result>(_ body: () -> Result) -> Result {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return body()
    }

    /// Inside `withLock`: lets the others in until one of them calls `notifyAll`.
    func wait() { unsafe pthread_cond_wait(condition, mutex) }

    func notifyAll() { unsafe pthread_cond_broadcast(condition) }
}

/// One thread.
@safe package struct WorkerThread {
    private let thread: pthread_t

    /// Large enough for a payload of the greatest depth, whatever the shell's limit is.
    private static let stackBytes = 8 << 20

    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// - Returns: `nil` when the system has no thread to give.
    package static func start(_ run: @escaping @Sendable () -> Void) -> WorkerThread? {
        var attributes = pthread_attr_t()
        guard unsafe pthread_attr_init(&attributes) == 0 else { return nil }
        defer { unsafe pthread_attr_destroy(&attributes) }
        unsafe pthread_attr_setstacksize(&attributes, stackBytes)
        let body = unsafe Unmanaged.passRetained(Body(run))
        var thread = pthread_t()
        let error = unsafe pthread_create(
            &thread, &attributes,
            { argument in
                if let argument = unsafe argument as UnsafeMutableRawPointer? {
                    unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                }
                return nil
            }, body.toOpaque())
        guard error == 0 else {
            unsafe body.release()
            return nil
        }
        return WorkerThread(thread: thread)
    }

    package func join() { pthread_join(thread, nil) }

    /// Lets it end on its own.
    func detach() { pthread_detach(thread) }
}
