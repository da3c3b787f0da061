/// A compiled pattern of ECMA-262 with the `u` flag.
///
/// `Pattern("^[A-Z]{2}$")` matches `"ES"`, not `"es"` and not `"ES\n"`. The pattern is not anchored by itself.
/// Matching takes time linear in the text: by an automaton, or for look-arounds by `LookScanner`. Only references need
/// `ReferenceMatcher` and its budget of steps; spent, the outcome is *undecided*, never wrong.
///
/// - Source: ECMA-262 §22.2; JSON Schema 2020-12 Core §6.4.
package struct Pattern: Sendable {
    /// Code points of the longest pattern.
    package static let codePointCountMax = 1_000_000
    /// States up to which the whole deterministic automaton is made at compile time.
    private static let completeStateCountMax = 1000
    /// Instructions up to which that is tried; larger programs make each state dear.
    private static let completeInstructionCountMax = 1000

    /// The pattern as it was written.
    package let source: [UInt8]
    let node: PatternNode
    private let program: PatternProgram
    /// Instructions of the automaton.
    var instructionCount: Int { program.instructions.count }
    /// For a pattern with look-arounds or references; then there is no automaton.
    let matcher: MatcherProgram?
    /// The whole transition table; nil when it would be large, then a `PatternCache` is needed.
    let table: PatternTable?

    /// - Parameter stateCountMax: instructions of the largest automaton that is built.
    /// - Throws: `PatternError` with the offset of the mistake.
    /// - Complexity: O(*n*) in the states, at most `stateCountMax` of them.
    package init(
        _ source: [UInt8], stateCountMax: Int = Limits().patternStateCountMax
    ) throws(PatternError) {
        self.source = source
        node = try PatternParser.parse(try Pattern.codePoints(of: source))
        matcher = node.isRegular ? nil : try MatcherProgram(node, stateCountMax: stateCountMax)
        program = try PatternProgram(matcher == nil ? node : .empty, stateCountMax: stateCountMax)
        table =
            matcher == nil && program.instructions.count <= Pattern.completeInstructionCountMax
            ? PatternAutomaton.complete(program, stateCountMax: Pattern.completeStateCountMax)
                .flatMap { [program] in PatternTable($0, program.alphabet) } : nil
    }

    /// Only the syntax; a pattern too large to be matched is fine.
    package static func checkSyntax(_ source: [UInt8]) throws(PatternError) {
        _ = try PatternParser.parse(try codePoints(of: source))
    }

    /// Does the pattern match anywhere in the text? An undecided match is none; `outcome` tells them apart.
    ///
    /// - Parameter text: valid UTF-8.
    package func matches(_ text: ArraySlice<UInt8>) -> Bool {
        guard let table else {
            var cache = PatternCache()
            return matches(text.span, cache: &cache)
        }
        return table.matches(text.span)
    }

    /// The same, keeping the states of a large automaton for the next text.
    package func matches(_ text: ArraySlice<UInt8>, cache: inout PatternCache) -> Bool {
        matches(text.span, cache: &cache)
    }

    package func matches(_ text: Span<UInt8>, cache: inout PatternCache) -> Bool {
        if let table { return table.matches(text) }
        if let matcher { return matchesByMatcher(text, matcher, &cache) }
        if cache.automaton == nil { cache.automaton = PatternAutomaton(program) }
        return cache.automaton.map { _ in walk(text, &cache) } ?? false
    }

    private func walk(_ text: Span<UInt8>, _ cache: inout PatternCache) -> Bool {
        var state: Int32 = 0
        var position = 0
        while let codePoint = CodePointReader.read(text, &position) {
            state = cache.automaton?.step(state, program.alphabet.classIndex(of: codePoint)) ?? PatternAutomaton.failed
            if state < 0 { return state == PatternAutomaton.accepted }
        }
        return cache.automaton?.step(state, program.alphabet.classCount) == PatternAutomaton.accepted
    }

    private static func codePoints(of source: [UInt8]) throws(PatternError) -> [UInt32] {
        guard source.count <= codePointCountMax else {
            throw PatternError(reason: .tooLarge, codePointOffset: 0, message: "the pattern is too long")
        }
        var reader = CodePointReader(source[...])
        var result: [UInt32] = []
        while let codePoint = reader.next() { result.append(codePoint) }
        return result
    }
}

/// What one pattern keeps between texts: the states of a large automaton, the space of a matcher.
package struct PatternCache: Sendable {
    var automaton: PatternAutomaton?
    var workspace: MatcherWorkspace?

    package init() {}
}

/// Walks over valid UTF-8 by code points; broken bytes count as one U+FFFD each and never trap.
struct CodePointReader {
    private let bytes: ArraySlice<UInt8>
    private var position = 0

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    @inline(__always)
    mutating func next() -> UInt32? {
        var place = position
        let codePoint = CodePointReader.read(bytes.span, &place)
        position = place
        return codePoint
    }

    /// The code point at a position, which moves behind it; nil at the end.
    @inline(__always)
    static func read(_ bytes: Span<UInt8>, _ position: inout Int) -> UInt32? {
        guard position < bytes.count else { return nil }
        let lead = bytes[position]
        position &+= 1
        if lead < 0x80 { return UInt32(lead) }
        return multibyte(lead, bytes, &position)
    }

    private static func multibyte(_ lead: UInt8, _ bytes: Span<UInt8>, _ position: inout Int) -> UInt32 {
        let count = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1
        guard lead >= 0xC2, position &+ count <= bytes.count else { return 0xFFFD }
        var value = UInt32(lead) & (0x3F >> UInt32(count))
        for _ in 0..<count {
            value = value << 6 | UInt32(bytes[position] & 0x3F)
            position &+= 1
        }
        return min(value, CodePointSet.codePointMax)
    }
}
