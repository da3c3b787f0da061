/// A text as the matchers read it: by code points, forward and backward.
struct MatcherText: Sendable {
    /// The class of each code point in the alphabet of the program.
    private(set) var classes: [UInt16] = []
    /// The code points themselves; only when references must compare them.
    private(set) var codePoints: [UInt32] = []
    /// Code points; positions are 0...count.
    var count: Int { classes.count }

    mutating func read(_ text: Span<UInt8>, _ program: MatcherProgram) {
        classes.removeAll(keepingCapacity: true)
        codePoints.removeAll(keepingCapacity: true)
        var offset = 0
        while let codePoint = CodePointReader.read(text, &offset) {
            classes.append(UInt16(truncatingIfNeeded: program.alphabet.classIndex(of: codePoint)))
            if program.hasReferences { codePoints.append(codePoint) }
        }
    }

    /// Does an assertion of the automaton hold at a position?
    func holds(_ assertion: PatternAssertion, _ position: Int, _ program: MatcherProgram) -> Bool {
        switch assertion {
        case .start: return position == 0
        case .end: return position == count
        case .wordBoundary: return isWord(position &- 1, program) != isWord(position, program)
        case .notWordBoundary: return isWord(position &- 1, program) == isWord(position, program)
        }
    }

    private func isWord(_ position: Int, _ program: MatcherProgram) -> Bool {
        position >= 0 && position < count && program.alphabet.isWord[Int(classes[position])]
    }
}

/// Where look-arounds hold: a bit for each scan and position.
struct ScanBits: Sendable {
    /// Bits of one text; 32 MiB.
    static let bitCountMax = 1 << 28

    private var words: [UInt64] = []
    private var wordsPerScan = 0

    /// - Returns: false when there would be too many bits.
    mutating func clear(scanCount: Int, positionCount: Int) -> Bool {
        wordsPerScan = (positionCount &+ 63) / 64
        let (count, overflow) = wordsPerScan.multipliedReportingOverflow(by: scanCount)
        guard !overflow, count <= ScanBits.bitCountMax / 64 else { return false }
        words.removeAll(keepingCapacity: true)
        words.append(contentsOf: repeatElement(0, count: count))
        return true
    }

    mutating func set(_ scan: Int, _ position: Int) {
        words[scan &* wordsPerScan &+ position / 64] |= 1 << UInt64(position % 64)
    }

    func contains(_ scan: Int32, _ position: Int) -> Bool {
        words[Int(scan) &* wordsPerScan &+ position / 64] & (1 << UInt64(position % 64)) != 0
    }
}
