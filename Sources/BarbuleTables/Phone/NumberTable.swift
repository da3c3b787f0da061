/// Makes the automaton of whole numbers: rows of ten targets, and runs for "so many digits more, whatever they are".
///
/// More than half of the states of a numbering plan only count digits. They become one run: outputs by the number of
/// digits that are left, so that a walk ends at the last digit that decides something.
struct NumberTable {
    /// A target below `rows.count` is a row, the others are runs.
    private(set) var rows: [[Int]] = []
    private(set) var outputs: [Int] = []
    /// Offset and count in `runOutputs`; run 0 is empty: no number.
    private(set) var runs: [(offset: Int, count: Int)] = []
    private(set) var runOutputs: [UInt16] = []
    private(set) var targets: [DigitLanguages.State: Int] = [:]

    /// - Parameter roots: in the order the rows shall have; rows near each other are walked together.
    init(_ languages: DigitLanguages, roots: [DigitLanguages.State]) {
        var rowStates: [DigitLanguages.State] = []
        var chains: [DigitLanguages.State: [UInt16]] = [DigitLanguages.dead: []]
        var seen: Set<DigitLanguages.State> = []
        for root in roots { Self.visit(root, languages, &seen, &chains, &rowStates) }
        placeRuns(chains)
        let rowCount = rowStates.count
        for (index, state) in rowStates.enumerated() { targets[state] = index }
        var runIDs: [Int: Int] = [:]
        for state in chains.keys.sorted() {
            guard let chain = chains[state], let offset = offsets[chain] else { continue }
            let key = offset << 8 | chain.count
            if runIDs[key] == nil {
                runIDs[key] = runs.count
                runs.append((offset, chain.count))
            }
            targets[state] = rowCount + (runIDs[key] ?? 0)
        }
        rows = rowStates.map { languages.successors($0).map { targets[$0] ?? rowCount } }
        outputs = rowStates.map { Int(languages.outputs[$0]) }
    }

    /// Breadth first, so that the rows of the first digits are together.
    private static func visit(
        _ root: DigitLanguages.State, _ languages: DigitLanguages, _ seen: inout Set<DigitLanguages.State>,
        _ chains: inout [DigitLanguages.State: [UInt16]], _ rows: inout [DigitLanguages.State]
    ) {
        var queue = [root]
        var next = 0
        while next < queue.count {
            let state = queue[next]
            next += 1
            guard seen.insert(state).inserted else { continue }
            if chain(state, languages, &chains) != nil { continue }
            rows.append(state)
            queue += languages.successors(state)
        }
    }

    /// Outputs by digits left, when nothing depends on what the digits are.
    private static func chain(
        _ state: DigitLanguages.State, _ languages: DigitLanguages, _ chains: inout [DigitLanguages.State: [UInt16]]
    ) -> [UInt16]? {
        if let known = chains[state] { return known }
        let next = languages.successor(state, 0)
        guard languages.successors(state).allSatisfy({ $0 == next }), let rest = chain(next, languages, &chains) else {
            return nil
        }
        let chain = [languages.outputs[state]] + rest
        chains[state] = chain
        return chain
    }

    private var offsets: [[UInt16]: Int] = [:]

    /// Longest first; a run that ends another one lies inside it.
    private mutating func placeRuns(_ chains: [DigitLanguages.State: [UInt16]]) {
        let sorted = chains.values.sorted {
            $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
        }
        for chain in sorted where offsets[chain] == nil {
            let start = runOutputs.count
            runOutputs += chain
            for skipped in 0...chain.count where offsets[Array(chain[skipped...])] == nil {
                offsets[Array(chain[skipped...])] = start + skipped
            }
        }
    }
}
