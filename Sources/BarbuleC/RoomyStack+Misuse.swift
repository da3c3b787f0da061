internal import Barbule
internal import CBarbule

/// For C, a thread that cannot be had is a status.
extension RoomyStack {
    static func run<Value: Sendable>(
        for text: [UInt8], _ body: @escaping @Sendable () -> Value
    ) throws(Misuse) -> Value {
        guard let value = value(for: text, body) else { throw Misuse(BARBULE_NO_THREAD) }
        return value
    }

    static func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) throws(Misuse) -> Value {
        guard let value = value(body) else { throw Misuse(BARBULE_NO_THREAD) }
        return value
    }
}
