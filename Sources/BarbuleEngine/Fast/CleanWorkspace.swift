internal import BarbuleValues

/// What a quick look keeps between payloads: buffers, and names it has learned.
struct CleanWorkspace: Sendable {
    /// A text with escapes, decoded.
    private(set) var scratch: [UInt8] = []
    /// The other one of two texts that are compared.
    private(set) var secondScratch: [UInt8] = []
    /// Tape indices of the fields of the objects being judged, -1 for those that are absent.
    var slots: ContiguousArray<Int32> = []
    var harmlessNames = HarmlessNames()
    var text = TextContext()

    mutating func prepare(patternCount: Int, now: Timestamp) {
        while text.patternCaches.count < patternCount { text.patternCaches.append(PatternCache()) }
        text.now = now
        slots.removeAll(keepingCapacity: true)
    }

    /// Makes room for the fields of one more object.
    ///
    /// - Returns: where they begin in `slots`.
    mutating func open(fieldCount: Int) -> Int {
        let base = slots.count
        for _ in 0..<fieldCount { slots.append(-1) }
        return base
    }

    mutating func close(_ base: Int) { slots.removeLast(slots.count &- base) }

    mutating func decode(_ node: JSONTape.Node, _ text: TextBytes) {
        scratch.removeAll(keepingCapacity: true)
        JSONText.appendDecoded(text, node.contentRange, to: &scratch)
    }

    /// Decodes two texts, one of which may have no escapes.
    mutating func decode(_ first: JSONTape.Node, _ second: JSONTape.Node, _ text: TextBytes) {
        decode(first, text)
        secondScratch.removeAll(keepingCapacity: true)
        JSONText.appendDecoded(text, second.contentRange, to: &secondScratch)
    }
}
