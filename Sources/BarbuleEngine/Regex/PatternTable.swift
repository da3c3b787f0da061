/// The whole automaton of a pattern as one table, for texts that are mostly ASCII.
///
/// A state is where its row begins, so a step is one addition and two reads:
///
///     columns   a → 0   b, c → 1   other → 2
///     next      row 0: 4 - - -     row 4: - 4 - accepted     (last column: the end of the text)
struct PatternTable: Sendable {
    /// Where the row of the next state begins; negative values end the search.
    private let next: [Int32]
    /// The column of each ASCII code point.
    private let columns: [UInt16]
    private let alphabet: PatternAlphabet

    /// - Parameter transitions: the states by their numbers; none may be unknown.
    init?(_ transitions: [Int32], _ alphabet: PatternAlphabet) {
        let width = Int32(truncatingIfNeeded: alphabet.classCount &+ 1)
        guard !transitions.isEmpty, transitions.count < Int(Int32.max) else { return nil }
        next = transitions.map { $0 < 0 ? $0 : $0 &* width }
        columns = (0..<128).map { UInt16(truncatingIfNeeded: alphabet.classIndex(of: $0)) }
        self.alphabet = alphabet
    }

    /// - Parameter text: valid UTF-8; other bytes never trap.
    func matches(_ text: Span<UInt8>) -> Bool {
        unsafe next.withUnsafeBufferPointer { next in
            unsafe columns.withUnsafeBufferPointer { columns in
                guard let next = unsafe UncheckedElements(next), let columns = unsafe UncheckedElements(columns) else {
                    return false
                }
                return matches(text, next, columns)
            }
        }
    }

    @inline(__always)
    private func matches(_ text: Span<UInt8>, _ next: UncheckedElements<Int32>, _ columns: UncheckedElements<UInt16>) -> Bool {
        var row: Int32 = 0
        for position in text.indices {
            let byte = text[position]
            if byte >= 0x80 { return matchesBeyondASCII(text, from: position, row) }
            row = next[Int(row) &+ Int(columns[Int(byte)])]
            if row < 0 { return row == PatternAutomaton.accepted }
        }
        return next[Int(row) &+ alphabet.classCount] == PatternAutomaton.accepted
    }

    /// The same for any text, checked and step by step.
    @inline(never)
    private func matchesBeyondASCII(_ text: Span<UInt8>, from start: Int, _ startRow: Int32) -> Bool {
        var row = startRow
        var position = start
        while let codePoint = CodePointReader.read(text, &position) {
            row = next[Int(row) &+ alphabet.classIndex(of: codePoint)]
            if row < 0 { return row == PatternAutomaton.accepted }
        }
        return next[Int(row) &+ alphabet.classCount] == PatternAutomaton.accepted
    }
}
