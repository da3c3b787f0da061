/// The syntax tree of a pattern.
indirect enum PatternNode: Sendable {
    case empty
    case set(CodePointSet)
    case assertion(PatternAssertion)
    case sequence([PatternNode])
    case alternatives([PatternNode])
    /// `maximum` is nil for no upper bound. `groups` are the numbers of the capturing groups inside.
    case repetition(PatternNode, minimum: Int, maximum: Int?, isLazy: Bool, groups: Range<Int>)
    /// A capturing group, counted from 1.
    case group(PatternNode, number: Int)
    /// What one of the groups has captured; several only when they share a name.
    case reference([Int], ignoresCase: Bool)
    case look(PatternNode, PatternLook)
    /// A look-around that became a scan of `MatcherProgram`; the parser makes none.
    case holds(scan: Int, isNegated: Bool)
}

/// A test of a position between two code points.
enum PatternAssertion: UInt8, Sendable {
    case start
    case end
    case wordBoundary
    case notWordBoundary
}

/// `(?=…)`, `(?!…)`, `(?<=…)` or `(?<!…)`.
struct PatternLook: Sendable, Hashable {
    var isBehind: Bool
    var isNegated: Bool
}

extension PatternNode {
    /// Does the node look at anything but code points, assertions and repetition? Then no automaton can stand for it.
    var isRegular: Bool {
        switch self {
        case .empty, .set, .assertion: true
        case .sequence(let nodes), .alternatives(let nodes): nodes.allSatisfy(\.isRegular)
        case .repetition(let body, _, _, _, _), .group(let body, _): body.isRegular
        case .reference, .look, .holds: false
        }
    }

    /// May it match without moving?
    var canBeEmpty: Bool {
        switch self {
        case .empty, .assertion, .reference, .look, .holds: true
        case .set: false
        case .sequence(let nodes): nodes.allSatisfy(\.canBeEmpty)
        case .alternatives(let nodes): nodes.contains(where: \.canBeEmpty)
        case .repetition(let body, let minimum, _, _, _): minimum == 0 || body.canBeEmpty
        case .group(let body, _): body.canBeEmpty
        }
    }

    /// Adds the groups that references name.
    func addReferenced(to groups: inout Set<Int>) {
        switch self {
        case .empty, .set, .assertion, .holds: break
        case .sequence(let nodes), .alternatives(let nodes): for node in nodes { node.addReferenced(to: &groups) }
        case .repetition(let body, _, _, _, _), .group(let body, _), .look(let body, _): body.addReferenced(to: &groups)
        case .reference(let numbers, _): groups.formUnion(numbers)
        }
    }

    /// Has it a reference, or a group that one names? What it matches then depends on more than the position.
    func isEntangled(with groups: Set<Int>) -> Bool {
        switch self {
        case .empty, .set, .assertion, .holds: false
        case .sequence(let nodes), .alternatives(let nodes): nodes.contains { $0.isEntangled(with: groups) }
        case .repetition(let body, _, _, _, _), .look(let body, _): body.isEntangled(with: groups)
        case .group(let body, let number): groups.contains(number) || body.isEntangled(with: groups)
        case .reference: true
        }
    }
}
