internal import BarbuleValues

/// The tests of a text as the schema asks for them.
struct CleanTextDraft {
    var text = CleanText()
    var facts: Facts?
    var formats: [CleanFormat] = []
    var patterns: [(pattern: Pattern, index: Int)] = []

    /// Adds the text and its tests to the tables.
    ///
    /// - Returns: its index.
    func store(in tables: inout CleanProgram.Tables) -> Int32 {
        var text = text
        text.isEmptyClean = facts.map { $0.empty == .keep } ?? true
        let firstTest = tables.textTests.count
        // Canonical choices must pass it too.
        if let glance = facts.flatMap({ TextGlance($0, &tables.glanceMarks) }) {
            tables.textTests.append(.glance(Int32(tables.glances.count)))
            tables.glances.append(glance)
        }
        let implied = facts?.normalizer?.impliedFormats ?? []
        if let normalizer = facts?.normalizer {
            tables.add { text, context in
                let context = CanonicalContext(source: .text, now: context.now, country: context.country)
                return normalizer.isCanonical(text, in: context)
            }
        }
        for format in formats where !implied.contains(format) { tables.textTests.append(.format(format)) }
        for (pattern, index) in patterns {
            if pattern.matcher?.hasReferences == true {
                // How long that may take is a limit of the full check.
                tables.add { _, _ in false }
            } else if let table = pattern.table {
                tables.textTests.append(.pattern(Int32(tables.patterns.count)))
                tables.patterns.append(table)
            } else {
                tables.add { text, context in pattern.matches(text, cache: &context.patternCaches[index]) }
            }
        }
        text.tests = firstTest..<tables.textTests.count
        tables.texts.append(text)
        return Int32(tables.texts.count - 1)
    }
}

extension CleanProgram.Tables {
    fileprivate mutating func add(_ test: @escaping @Sendable (Span<UInt8>, inout TextContext) -> Bool) {
        textTests.append(.other(Int32(otherTextTests.count)))
        otherTextTests.append(OtherTextTest(isRight: test))
    }

    /// Says which texts `enum`, `const` and synonyms leave at a place.
    ///
    /// They are judged once, here; a text that needs a sibling is never among them.
    mutating func setChoices(_ constants: [JSONString], of text: Int32, hasNormalizer: Bool) {
        var context = TextContext()
        context.patternCaches = Array(repeating: PatternCache(), count: patternCount)
        let program = CleanProgram(self)
        let clean = constants.map(\.utf8).filter { program.isClean($0.span, text, &context) }
        texts[Int(text)].choices = Int32(choices.count)
        choices.append(clean.count <= CleanText.choiceCountMax && !hasNormalizer ? clean : [])
    }
}
