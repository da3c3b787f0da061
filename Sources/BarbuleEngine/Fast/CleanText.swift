internal import BarbuleValues

/// What makes a string clean: a few tests that all must pass.
struct CleanText: Sendable {
    /// One thing asked of a text. A closure, so that what it needs is neither copied nor counted on the way.
    typealias Test = @Sendable (Span<UInt8>, inout TextContext) -> Bool

    /// The only clean texts, when there is a list of them; then nothing else is asked.
    var choices: [[UInt8]]?
    var isEmptyClean = true
    /// Code points.
    var lengthMin = 0
    var lengthMax = Int.max
    var tests: ContiguousArray<Test> = []
    /// The field whose country a test looks at.
    var countryField: Int32 = -1

    /// More choices than this are not tried one by one.
    static let choiceCountMax = 16

    func isClean(_ text: Span<UInt8>, _ context: inout TextContext) -> Bool {
        if choices != nil { return isChoice(text) }
        if text.isEmpty, !isEmptyClean { return false }
        guard isLengthRight(text) else { return false }
        for index in tests.indices where !tests[index](text, &context) { return false }
        return true
    }

    private func isChoice(_ text: Span<UInt8>) -> Bool {
        guard let choices else { return false }
        for index in choices.indices where FoldedText.isEqual(choices[index], text) { return true }
        return false
    }

    private func isLengthRight(_ text: Span<UInt8>) -> Bool {
        // A code point has one to four bytes, so most lengths need no counting.
        if text.count <= lengthMax, lengthMin <= 1 || text.count >= lengthMin &* 4 { return text.count >= lengthMin }
        var count = 0
        for index in text.indices where text[index] & 0xC0 != 0x80 { count &+= 1 }
        return count >= lengthMin && count <= lengthMax
    }
}

/// What tests of texts may know and use besides the text.
struct TextContext: Sendable {
    var now = Timestamp(seconds: 0)
    /// The country among the siblings, for texts that look at one.
    var country: TwoLetters?
    /// States of large patterns' automata, by pattern.
    var patternCaches: [PatternCache] = []
}

/// The tests of a text as the schema asks for them.
struct CleanTextDraft {
    var text = CleanText()
    var facts: Facts?
    var formats: [CleanFormat] = []
    var patterns: [(pattern: Pattern, index: Int)] = []

    /// What the stages before synonyms ask; canonical choices must pass it too.
    func stageTests() -> ContiguousArray<CleanText.Test> {
        guard let facts else { return [] }
        var tests: ContiguousArray<CleanText.Test> = []
        if let stages = facts.stages { tests.append { text, _ in stages.isSettled(text) } }
        if let residue = facts.residue { tests.append { text, _ in residue.isClear(text) } }
        if let placeholders = facts.placeholders { tests.append { text, _ in placeholders.isClear(text) } }
        if let suspicion = facts.suspicion { tests.append { text, _ in suspicion.isClear(text) } }
        if facts.dropsFillerDigits { tests.append { text, _ in !Fillers.isFillerDigits(text) } }
        if facts.restoresDigits { tests.append { text, _ in DigitRestorer.isCanonical(text) } }
        return tests
    }

    /// The finished test of a place.
    ///
    /// - Parameter constants: what `enum`, `const` and synonyms leave; `nil` when there is no such list.
    func finished(choices constants: [JSONString]?) -> CleanText {
        var text = text
        text.isEmptyClean = facts.map { $0.empty == .keep } ?? true
        text.tests = stageTests()
        let implied = facts?.normalizer?.impliedFormats ?? []
        if let normalizer = facts?.normalizer { text.tests.append(normalizer.canonicalTest) }
        for format in formats where !implied.contains(format) { text.tests.append { text, _ in format.isSurelyValid(text) } }
        for (pattern, index) in patterns {
            text.tests.append { text, context in pattern.matches(text, cache: &context.patternCaches[index]) }
        }
        guard let constants else { return text }
        // Judged once, here; a text that needs a sibling is never among them.
        var context = TextContext()
        context.patternCaches = Array(repeating: PatternCache(), count: (patterns.map(\.index).max() ?? -1) + 1)
        let clean = constants.filter { text.isClean($0.utf8.span, &context) }
        text.choices = clean.count <= CleanText.choiceCountMax && facts?.normalizer == nil ? clean.map(\.utf8) : []
        return text
    }
}

extension Normalizer {
    /// ``isCanonical(_:in:)`` for a text, as a test.
    fileprivate var canonicalTest: CleanText.Test {
        { [self] text, context in
            isCanonical(text, in: CanonicalContext(source: .text, now: context.now, country: context.country))
        }
    }
}

