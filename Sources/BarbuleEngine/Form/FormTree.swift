/// The pairs of one form name as a tree: what its brackets say.
///
/// ```
/// list[][id]=7&list[][on]=true&list[][id]=8      [{"id": 7, "on": true}, {"id": 8}]
/// ```
///
/// `[]` continues the last element as long as it has no value there yet (the rule of Rack). Pairs that contradict each
/// other (a value and members at one place, an index given twice) have no tree.
struct FormTree: Sendable {
    enum Kind: Sendable {
        case pair(Int)
        case list
        case object
    }

    struct Node: Sendable {
        var kind: Kind
        var children: [(key: FormName.Step, node: Int)] = []
        /// Positions in `children` of members and of given indices.
        var childByKey: [FormName.Step: Int] = [:]
        /// The pairs inside, first to last.
        var pairs: ClosedRange<Int>
    }

    /// Node 0 is the root.
    private(set) var nodes: [Node] = []

    /// `nil` when the pairs contradict each other.
    init?(_ pairs: [(index: Int, steps: [FormName.Step])]) {
        guard let first = pairs.first else { return nil }
        nodes = [Self.node(for: first.steps[...], pair: first.index)]
        for (position, pair) in pairs.enumerated() {
            guard insert(pair.index, pair.steps[...], isFirst: position == 0) else { return nil }
        }
        for index in nodes.indices { sortElements(of: index) }
    }

    /// The node that the rest of a way begins with.
    private static func node(for steps: ArraySlice<FormName.Step>, pair: Int) -> Node {
        switch steps.first {
        case nil: Node(kind: .pair(pair), pairs: pair...pair)
        case .next, .index: Node(kind: .list, pairs: pair...pair)
        case .member: Node(kind: .object, pairs: pair...pair)
        }
    }

    private mutating func insert(_ pair: Int, _ steps: ArraySlice<FormName.Step>, isFirst: Bool) -> Bool {
        var place = 0
        var isNew = isFirst
        var rest = steps
        while let step = rest.popFirst() {
            guard accepts(step, at: place) else { return false }
            nodes[place].pairs = min(nodes[place].pairs.lowerBound, pair)...max(nodes[place].pairs.upperBound, pair)
            if let child = child(step, of: place, before: rest) {
                (place, isNew) = (child, false)
            } else {
                nodes.append(Self.node(for: rest, pair: pair))
                if step != .next { nodes[place].childByKey[step] = nodes[place].children.count }
                nodes[place].children.append((step, nodes.count - 1))
                (place, isNew) = (nodes.count - 1, true)
            }
        }
        // A value where there is one, or members, already.
        guard isNew, case .pair = nodes[place].kind else { return false }
        return true
    }

    private func accepts(_ step: FormName.Step, at place: Int) -> Bool {
        switch (nodes[place].kind, step) {
        case (.object, .member): true
        // An index beside `[]`: which comes first is anybody's guess.
        case (.list, _): nodes[place].children.first.map { Self.isSameKind($0.key, step) } ?? true
        default: false
        }
    }

    private static func isSameKind(_ first: FormName.Step, _ second: FormName.Step) -> Bool {
        switch (first, second) {
        case (.next, .next), (.index, .index): true
        default: false
        }
    }

    private func child(_ step: FormName.Step, of place: Int, before rest: ArraySlice<FormName.Step>) -> Int? {
        guard step == .next else { return nodes[place].childByKey[step].map { nodes[place].children[$0].node } }
        guard let last = nodes[place].children.last?.node, !rest.isEmpty, hasRoom(last, rest) else { return nil }
        return last
    }

    /// Whether a value can go there without another being in the way.
    private func hasRoom(_ place: Int, _ steps: ArraySlice<FormName.Step>) -> Bool {
        var place = place
        for step in steps {
            switch (nodes[place].kind, step) {
            case (.object, .member), (.list, .index):
                guard let child = nodes[place].childByKey[step] else { return true }
                place = nodes[place].children[child].node
            // A list inside a list always takes one more.
            case (.list, .next): return true
            default: return false
            }
        }
        return false
    }

    /// `[2]` before `[10]`, whatever their order in the body.
    private mutating func sortElements(of index: Int) {
        guard case .list = nodes[index].kind, case .index = nodes[index].children.first?.key else { return }
        nodes[index].children.sort { Self.number($0.key).lexicographicallyPrecedes(Self.number($1.key)) }
    }

    /// Digits without leading zeros behind their count order as numbers, however many they are.
    private static func number(_ key: FormName.Step) -> [Int] {
        guard case .index(let digits) = key else { return [] }
        let significant = digits.drop { $0 == 0x30 }
        return [significant.count] + significant.map(Int.init) + [digits.count]
    }
}
