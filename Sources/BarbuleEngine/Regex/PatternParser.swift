/// Parses a pattern by the grammar of ECMA-262 §22.2.1 (2025) with the `u` flag and without Annex B.
///
/// So `\-`, `\_`, a lone `]` or `}` and `{` as a literal are syntax errors, as in `new RegExp(text, "u")`. Group names
/// may stand twice in different alternatives. Modifiers such as `(?i:…)` leave no trace: what they mean is written into
/// the tree, as larger sets and as look-arounds.
struct PatternParser {
    /// Groups inside groups; a bound for the recursion.
    static let groupDepthMax = 200
    /// Numbers of quantifiers and references are read up to here.
    static let decimalMax = 1 << 40

    /// `(?ims-ims:…)`
    struct Modifiers: Sendable {
        var ignoresCase = false
        var isMultiline = false
        var dotMatchesAll = false
    }

    let codePoints: [UInt32]
    var position = 0
    var modifiers = Modifiers()
    var backReferences: [(number: Int, offset: Int)] = []
    var namedReferences: [(name: [UInt32], offset: Int)] = []
    /// The sets of `\p{…}` by what stands in the braces.
    var properties: [String: CodePointSet] = [:]
    private var groupDepth = 0
    private var groupCount = 0
    private var names = PatternNames()
    /// Sets made so far; a pattern with too many is refused, so their closures need not be right.
    private var closureCount = 0
    private var closures: [CodePointSet: CodePointSet] = [:]

    private init(_ codePoints: [UInt32]) {
        self.codePoints = codePoints
    }

    /// Pattern :: Disjunction
    static func parse(_ codePoints: [UInt32]) throws(PatternError) -> PatternNode {
        var parser = PatternParser(codePoints)
        let node = try parser.disjunction()
        if let rest = parser.peek() {
            throw parser.failure(rest == c(")") ? "there is no group to close" : "unexpected character")
        }
        // A decimal escape beyond the number of groups, and a name nobody defined, are early errors.
        for reference in parser.backReferences where reference.number > parser.groupCount {
            throw parser.failure("there is no group \(reference.number)", at: reference.offset)
        }
        for reference in parser.namedReferences where parser.names.groups[reference.name] == nil {
            throw parser.failure("there is no group of this name", at: reference.offset)
        }
        return parser.namedReferences.isEmpty ? node : parser.resolved(node)
    }

    /// Puts the numbers of groups in the place of names.
    private func resolved(_ node: PatternNode) -> PatternNode {
        switch node {
        case .empty, .set, .assertion, .holds: return node
        case .sequence(let nodes): return .sequence(nodes.map(resolved))
        case .alternatives(let nodes): return .alternatives(nodes.map(resolved))
        case .repetition(let body, let minimum, let maximum, let isLazy, let groups):
            return .repetition(resolved(body), minimum: minimum, maximum: maximum, isLazy: isLazy, groups: groups)
        case .group(let body, let number): return .group(resolved(body), number: number)
        case .look(let body, let look): return .look(resolved(body), look)
        case .reference(let numbers, let ignoresCase):
            guard let index = numbers.first, index < 0 else { return node }
            return .reference(names.groups[namedReferences[-index - 1].name] ?? [], ignoresCase: ignoresCase)
        }
    }

    // MARK: Disjunction, Alternative, Term

    /// Disjunction :: Alternative | Alternative `|` Disjunction
    private mutating func disjunction() throws(PatternError) -> PatternNode {
        names.beginDisjunction()
        var alternatives = [try alternative()]
        while take("|") {
            names.beginAlternative()
            alternatives.append(try alternative())
        }
        names.endDisjunction()
        return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
    }

    private mutating func alternative() throws(PatternError) -> PatternNode {
        var terms: [PatternNode] = []
        while let next = peek(), next != c("|"), next != c(")") { terms.append(try term()) }
        if terms.isEmpty { return .empty }
        return terms.count == 1 ? terms[0] : .sequence(terms)
    }

    /// Term :: Assertion | Atom | Atom Quantifier
    private mutating func term() throws(PatternError) -> PatternNode {
        if let assertion = try assertion() {
            if let next = peek(), next == c("*") || next == c("+") || next == c("?") || next == c("{") {
                throw failure("an assertion cannot be repeated")
            }
            return assertion
        }
        let firstGroup = groupCount + 1
        return try quantified(try atom(), groups: firstGroup)
    }

    /// Assertion :: `^` | `$` | `\b` | `\B` | look-ahead | look-behind
    private mutating func assertion() throws(PatternError) -> PatternNode? {
        if take("^") { return modifiers.isMultiline ? PatternParser.lineStart : .assertion(.start) }
        if take("$") { return modifiers.isMultiline ? PatternParser.lineEnd : .assertion(.end) }
        for (text, isNegated) in [("\\b", false), ("\\B", true)] where startsWith(text) {
            position += 2
            if modifiers.ignoresCase { return PatternParser.wordBoundary(word, isNegated: isNegated) }
            return .assertion(isNegated ? .notWordBoundary : .wordBoundary)
        }
        for (text, look) in PatternParser.looks where startsWith(text) {
            let offset = position
            position += text.utf8.count
            return .look(try group(from: offset), look)
        }
        return nil
    }

    private static let looks: [(String, PatternLook)] = [
        ("(?=", PatternLook(isBehind: false, isNegated: false)), ("(?!", PatternLook(isBehind: false, isNegated: true)),
        ("(?<=", PatternLook(isBehind: true, isNegated: false)), ("(?<!", PatternLook(isBehind: true, isNegated: true)),
    ]

    /// Quantifier :: QuantifierPrefix | QuantifierPrefix `?`
    private mutating func quantified(_ node: PatternNode, groups firstGroup: Int) throws(PatternError) -> PatternNode {
        let bounds: (minimum: Int, maximum: Int?)
        if take("*") {
            bounds = (0, nil)
        } else if take("+") {
            bounds = (1, nil)
        } else if take("?") {
            bounds = (0, 1)
        } else if peek() == c("{") {
            bounds = try braces()
        } else {
            return node
        }
        let isLazy = take("?")
        return .repetition(
            node, minimum: bounds.minimum, maximum: bounds.maximum, isLazy: isLazy,
            groups: firstGroup..<(groupCount + 1))
    }

    /// `{n}`, `{n,}` or `{n,m}`
    private mutating func braces() throws(PatternError) -> (minimum: Int, maximum: Int?) {
        let offset = position
        position += 1
        let low = position
        guard let minimum = decimal() else {
            throw failure("a { here must start a quantifier such as {2,5}", at: offset)
        }
        var maximum: Int? = minimum
        var isOrdered = true
        if take(",") {
            let high = position
            maximum = decimal()
            isOrdered = maximum == nil || !isLess(high..<position, low..<(high - 1))
        }
        guard take("}") else { throw failure("incomplete quantifier", at: offset) }
        guard isOrdered else { throw failure("numbers of the quantifier are out of order", at: offset) }
        return (minimum, maximum)
    }

    /// Compares DecimalDigits of any length.
    private func isLess(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        let zero = c("0")
        let left = codePoints[left].drop { $0 == zero }
        let right = codePoints[right].drop { $0 == zero }
        return left.count == right.count ? left.lexicographicallyPrecedes(right) : left.count < right.count
    }

    // MARK: Atom

    private mutating func atom() throws(PatternError) -> PatternNode {
        guard let next = peek() else { throw failure("unexpected end") }
        switch next {
        case c("."):
            position += 1
            return .set(modifiers.dotMatchesAll ? .all : .dot)
        case c("\\"):
            position += 1
            return try atomEscape()
        case c("["):
            position += 1
            return .set(try characterClass())
        case c("("):
            position += 1
            return try parenthesized(from: position - 1)
        case c("*"), c("+"), c("?"), c("{"):
            throw failure("nothing to repeat")
        case c("]"), c("}"):
            throw failure("a lone bracket must be escaped")
        default:
            position += 1
            return .set(closed(CodePointSet(next)))
        }
    }

    /// After `(`: a capturing group with or without `?<name>`, `?:`, or modifiers.
    private mutating func parenthesized(from offset: Int) throws(PatternError) -> PatternNode {
        guard take("?") else {
            groupCount += 1
            let number = groupCount
            return .group(try group(from: offset), number: number)
        }
        if take("<") {
            let nameOffset = position
            let name = try groupName()
            groupCount += 1
            let number = groupCount
            guard names.add(name, group: number) else { throw failure("the group name is used twice", at: nameOffset) }
            return .group(try group(from: offset), number: number)
        }
        let outer = modifiers
        modifiers = try readModifiers(outer)
        let node = try group(from: offset)
        modifiers = outer
        return node
    }

    /// After `(?`: `:`, `ims:` or `ims-ims:`, each letter once, and not `-:` alone.
    private mutating func readModifiers(_ outer: Modifiers) throws(PatternError) -> Modifiers {
        let offset = position
        var result = outer
        var seen: Set<UInt32> = []
        var isRemoving = false
        while let next = peek(), next != c(":") {
            position += 1
            if next == c("-"), !isRemoving {
                isRemoving = true
                continue
            }
            switch next {
            case c("i"): result.ignoresCase = !isRemoving
            case c("m"): result.isMultiline = !isRemoving
            case c("s"): result.dotMatchesAll = !isRemoving
            default: throw failure("unknown kind of group", at: offset)
            }
            guard seen.insert(next).inserted else { throw failure("a modifier stands twice", at: position - 1) }
        }
        guard take(":"), !isRemoving || !seen.isEmpty else { throw failure("unknown kind of group", at: offset) }
        return result
    }

    /// Reads up to and including the closing parenthesis.
    private mutating func group(from offset: Int) throws(PatternError) -> PatternNode {
        guard groupDepth < PatternParser.groupDepthMax else {
            throw PatternError(reason: .tooLarge, codePointOffset: offset, message: "groups are nested too deeply")
        }
        groupDepth += 1
        let node = try disjunction()
        groupDepth -= 1
        guard take(")") else { throw failure("the group is not closed", at: offset) }
        return node
    }

    /// GroupName :: `<` RegExpIdentifierName `>`, the `<` already read.
    mutating func groupName() throws(PatternError) -> [UInt32] {
        var name: [UInt32] = []
        while let next = peek(), next != c(">") {
            position += 1
            var codePoint = next
            if next == c("\\") {
                guard take("u") else { throw failure("bad escape in a group name") }
                codePoint = try unicodeEscape()
            }
            guard PatternParser.isIdentifier(codePoint, first: name.isEmpty) else {
                throw failure("bad group name", at: position - 1)
            }
            name.append(codePoint)
        }
        guard take(">"), !name.isEmpty else { throw failure("bad group name") }
        return name
    }

    static func isIdentifier(_ codePoint: UInt32, first: Bool) -> Bool {
        guard let scalar = Unicode.Scalar(codePoint) else { return false }
        if codePoint == c("$") || codePoint == c("_") { return true }
        if first { return scalar.properties.isIDStart }
        return scalar.properties.isIDContinue || codePoint == 0x200C || codePoint == 0x200D
    }

    // MARK: Modifiers

    /// `\w` where it stands.
    var word: CodePointSet { modifiers.ignoresCase ? PatternParser.foldedWord : .word }

    /// Sets whose case is closed; a pattern with more of them is refused for its states.
    private static let closureCountMax = 10_000
    private static let foldedWord = CaseFolding.closure(.word)

    /// What a set matches where it stands.
    mutating func closed(_ set: CodePointSet) -> CodePointSet {
        guard modifiers.ignoresCase, closureCount <= Self.closureCountMax else { return set }
        if let known = closures[set] { return known }
        closureCount += 1
        let closure = CaseFolding.closure(set)
        closures[set] = closure
        return closure
    }

    /// `^` with `m`: at the start or behind a line terminator.
    private static let lineStart = PatternNode.look(
        .alternatives([.assertion(.start), .set(.lineTerminators)]), PatternLook(isBehind: true, isNegated: false))

    private static let lineEnd = PatternNode.look(
        .alternatives([.assertion(.end), .set(.lineTerminators)]), PatternLook(isBehind: false, isNegated: false))

    /// `\b` with another set of word characters.
    private static func wordBoundary(_ word: CodePointSet, isNegated: Bool) -> PatternNode {
        func look(isBehind: Bool, isNegated: Bool) -> PatternNode {
            .look(.set(word), PatternLook(isBehind: isBehind, isNegated: isNegated))
        }
        return .alternatives([
            .sequence([look(isBehind: true, isNegated: false), look(isBehind: false, isNegated: !isNegated)]),
            .sequence([look(isBehind: true, isNegated: true), look(isBehind: false, isNegated: isNegated)]),
        ])
    }
}
