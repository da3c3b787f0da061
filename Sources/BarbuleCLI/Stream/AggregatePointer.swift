internal import BarbuleRender

/// The place of an issue without what differs from record to record.
enum AggregatePointer {
    /// `/tags/3` is `/tags/*`; a name that may be a pasted value is a shape.
    static func of(_ pointer: String) -> String {
        guard !pointer.isEmpty else { return "" }
        var hasIndex = false
        let tokens = ValueMask.maskedPointer(pointer).split(separator: "/", omittingEmptySubsequences: false).map { token in
            guard !token.isEmpty, token.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return token }
            hasIndex = true
            return "*"
        }
        return hasIndex ? tokens.joined(separator: "/") : ValueMask.maskedPointer(pointer)
    }
}
