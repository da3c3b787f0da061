package import BarbuleEngine

extension CheckSession {
    /// Checks what stands in one place of a stream, or says why there is nothing to check.
    ///
    /// - Parameter payload: the bytes of the record; of one that is too long, none.
    package func check(_ payload: [UInt8], at slot: RecordSlot, limits: Limits) -> Report {
        switch slot.kind {
        case .record: check(payload, isStart: slot.byteOffset == 0)
        case .blank: refuse(payload, JSONSyntaxError(.empty, byteOffset: 0, expected: "value", found: "end"))
        case .unclosed: refuse(payload, JSONSyntaxError(.truncated, byteOffset: 0, expected: "]", found: "end"))
        case .trailing: refuse(payload, JSONSyntaxError(.trailingData, byteOffset: 0, expected: "end"))
        case .tooLong: refuse([], JSONSyntaxError(.tooLarge, byteOffset: 0, limit: limits.documentBytesMax))
        }
    }
}
