/// Reads a JSON text (RFC 8259, strictly) into a `JSONTape` in one pass.
package enum JSONScanner {
    /// Scans one document.
    ///
    /// Checks the whole grammar, UTF-8 (RFC 3629) and surrogate escapes, and lists repeated names in the tape. A byte
    /// order mark at the very start is accepted and flagged. The tape's content is meaningful only when nil is returned.
    ///
    /// - Parameters:
    ///   - text: the bytes of the document, at most `limits.documentBytesMax`.
    ///   - tape: overwritten; reusing one tape makes scanning free of allocations.
    /// - Returns: the first error in the text, or nil.
    /// - Issues: `json.syntax`, `json.limit`.
    /// - Complexity: O(*n*) in bytes, stack O(1) at any depth.
    package static func scan(_ text: Span<UInt8>, limits: Limits, into tape: inout JSONTape) -> JSONSyntaxError? {
        tape.removeAll(keepingCapacity: true)
        let bytesMax = min(limits.documentBytesMax, Int(UInt32.max))
        if text.count > bytesMax {
            return JSONSyntaxError(.tooLarge, byteOffset: max(0, bytesMax), limit: bytesMax)
        }
        return unsafe text.withUnsafeBufferPointer { buffer in
            guard let bytes = unsafe TextBytes(buffer) else { return JSONSyntaxError(.empty, byteOffset: 0) }
            return scan(bytes, limits, &tape)
        }
    }

    /// Scans one document held in an array.
    package static func scan(_ text: [UInt8], limits: Limits, into tape: inout JSONTape) -> JSONSyntaxError? {
        scan(text.span, limits: limits, into: &tape)
    }

    private static func scan(_ text: TextBytes, _ limits: Limits, _ tape: inout JSONTape) -> JSONSyntaxError? {
        var state = ScannerState()
        if text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF {
            tape.hasByteOrderMark = true
            state.position = 3
        }
        state.position = ScannerCore.skippingSpace(text, state.position)
        if state.position >= text.count { return JSONSyntaxError(.empty, byteOffset: text.count) }
        if tape.storage.count < 64 { tape.storage = ContiguousArray(repeating: JSONTape.Node(), count: 64) }
        while true {
            let fault = ScannerCore.run(text, &tape.storage, &tape.duplicates, limits, &state)
            switch fault {
            case .none:
                tape.count = state.nodeCount
                tape.nameCount = state.nameCount
                if tape.duplicates.pairs.count > 1 { tape.duplicates.sortPairs() }
                return nil
            case .full:
                tape.storage.append(contentsOf: repeatElement(JSONTape.Node(), count: tape.storage.count))
            default:
                return fault.error(text, state.position, limits)
            }
        }
    }
}
