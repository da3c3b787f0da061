internal import Synchronization

/// Work that may go as deep as a document is nested, whatever stack the caller's thread has.
///
/// A level takes some KiB of stack, and a thread of another program may have less than 100 of them. So what is nested is
/// done by a thread of our own, which has room for the deepest; payloads as they are in life stay where they are.
package enum RoomyStack {
    /// Levels that fit any stack.
    private static let depthMax = 8

    /// Runs the body here, or on a thread with room if a text is nested deeply.
    ///
    /// - Returns: `nil` when the system has no thread to give.
    package static func value<Value: Sendable>(for text: [UInt8], _ body: @escaping @Sendable () -> Value) -> Value? {
        isDeep(text) ? value(body) : body()
    }

    /// Runs the body on a thread with room.
    ///
    /// - Returns: `nil` when the system has no thread to give.
    package static func value<Value: Sendable>(_ body: @escaping @Sendable () -> Value) -> Value? {
        let result = Answer<Value>()
        guard let thread = WorkerThread.start({ result.set(body()) }) else { return nil }
        thread.join()
        return result.get()
    }

    private final class Answer<Value: Sendable>: Sendable {
        private let value = Mutex<Value?>(nil)
        func set(_ new: Value) { value.withLock { $0 = new } }
        func get() -> Value? { value.withLock { $0 } }
    }

    /// Whether more arrays and objects are open at one place than fit. Of a text that is broken, only what stands before
    /// the fault counts, for nobody goes deeper.
    package static func isDeep(_ text: [UInt8]) -> Bool {
        // `[` and `{` differ in one bit; with so few of them no look at the strings is needed.
        guard text.count(where: { $0 | 0x20 == UInt8(ascii: "{") }) > depthMax else { return false }
        var depth = 0
        var isInString = false
        var isEscaped = false
        for byte in text {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                if depth > depthMax { return true }
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
        }
        return false
    }
}
