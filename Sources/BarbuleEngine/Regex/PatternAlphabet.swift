/// The classes of code points that a pattern can tell apart, and which of its sets contains which class.
struct PatternAlphabet: Sendable {
    /// Number of classes, at least 1.
    let classCount: Int
    /// The class of each ASCII code point.
    private let ascii: [UInt16]
    /// Where runs of one class begin, ascending, the first at 0; and the class of each run.
    private let starts: [UInt32]
    private let classes: [UInt16]
    /// membership[set * classCount + class]
    private let membership: [Bool]
    /// Which classes consist of word characters (only meaningful when the word set is among the sets).
    let isWord: [Bool]

    init(_ sets: [CodePointSet]) {
        // Sweep over the ends of all ranges; between two ends, membership does not change.
        var events: [(at: UInt32, set: Int)] = []
        for (index, set) in sets.enumerated() {
            for range in set.ranges {
                events.append((range.lowerBound, index))
                events.append((range.upperBound &+ 1, index))
            }
        }
        events.sort { $0.at < $1.at }

        var signature = [UInt64](repeating: 0, count: max(1, (sets.count &+ 63) / 64))
        var known: [[UInt64]: UInt16] = [:]
        var signatures: [[UInt64]] = []
        var starts: [UInt32] = []
        var classes: [UInt16] = []
        func note(_ start: UInt32) {
            let next = known[signature] ?? UInt16(truncatingIfNeeded: signatures.count)
            if known[signature] == nil {
                known[signature] = next
                signatures.append(signature)
            }
            if classes.last == next { return }
            starts.append(start)
            classes.append(next)
        }
        var position = 0
        if events.first?.at != 0 { note(0) }
        while position < events.count {
            let at = events[position].at
            while position < events.count, events[position].at == at {
                signature[events[position].set / 64] ^= 1 << UInt64(events[position].set % 64)
                position += 1
            }
            if at <= CodePointSet.codePointMax { note(at) }
        }

        classCount = signatures.count
        self.starts = starts
        self.classes = classes
        membership = sets.indices.flatMap { set in
            signatures.map { $0[set / 64] & (1 << UInt64(set % 64)) != 0 }
        }
        let word = sets.firstIndex(of: .word)
        isWord = signatures.map { signature in
            word.map { signature[$0 / 64] & (1 << UInt64($0 % 64)) != 0 } ?? false
        }
        var ascii: [UInt16] = []
        for codePoint in 0..<UInt32(128) { ascii.append(PatternAlphabet.find(codePoint, starts, classes)) }
        self.ascii = ascii
    }

    /// - Complexity: O(1) for ASCII, else O(log *n*) in the ranges of the pattern.
    @inline(__always)
    func classIndex(of codePoint: UInt32) -> Int {
        codePoint < 128 ? Int(ascii[Int(codePoint)]) : Int(PatternAlphabet.find(codePoint, starts, classes))
    }

    @inline(__always)
    func contains(_ classIndex: Int, set: Int32) -> Bool {
        membership[Int(set) &* classCount &+ classIndex]
    }

    private static func find(_ codePoint: UInt32, _ starts: [UInt32], _ classes: [UInt16]) -> UInt16 {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low &+ high) / 2
            if starts[middle] <= codePoint { low = middle &+ 1 } else { high = middle }
        }
        return low > 0 ? classes[low &- 1] : 0
    }
}
