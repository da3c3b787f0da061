/// The names of groups, and which of them may take part in one match together.
///
/// `(?<a>x)|(?<a>y)` is fine, `(?<a>x)(?<a>y)` is not: a name may stand again only in another alternative
/// (ECMA-262 §22.2.1.1, MightBothParticipate). Names of finished alternatives sleep until their disjunction ends.
struct PatternNames {
    private struct Level {
        var start: Int
        var alternativeStart: Int
    }

    /// The groups of each name.
    private(set) var groups: [[UInt32]: [Int]] = [:]
    private var active: Set<[UInt32]> = []
    private var order: [[UInt32]] = []
    private var levels: [Level] = []

    mutating func beginDisjunction() {
        levels.append(Level(start: order.count, alternativeStart: order.count))
    }

    mutating func beginAlternative() {
        guard let level = levels.popLast() else { return }
        for name in order[level.alternativeStart...] { active.remove(name) }
        levels.append(Level(start: level.start, alternativeStart: order.count))
    }

    mutating func endDisjunction() {
        guard let level = levels.popLast() else { return }
        for name in order[level.start...] { active.insert(name) }
    }

    /// - Returns: false when a group of this name may take part together with the new one.
    mutating func add(_ name: [UInt32], group: Int) -> Bool {
        guard active.insert(name).inserted else { return false }
        order.append(name)
        groups[name, default: []].append(group)
        return true
    }
}
