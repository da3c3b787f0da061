internal import BarbuleValues

/// What makes a string clean: a few tests that all must pass.
struct CleanText: Sendable {
    /// The list of the only clean texts, -1 when there is none; with one nothing else is asked.
    var choices: Int32 = -1
    var isEmptyClean = true
    /// Code points.
    var lengthMin = 0
    var lengthMax = Int.max
    /// What else is asked, in the program's table of text tests.
    var tests = 0..<0
    /// The field whose country a test looks at.
    var countryField: Int32 = -1

    /// More choices than this are not tried one by one.
    static let choiceCountMax = 16

    @inline(__always)
    func isLengthRight(_ text: Span<UInt8>) -> Bool {
        // A code point has one to four bytes, so most lengths need no counting.
        if text.count <= lengthMax, lengthMin <= 1 || text.count >= lengthMin &* 4 { return text.count >= lengthMin }
        let count = codePointCount(text)
        return count >= lengthMin && count <= lengthMax
    }

    @inline(never)
    private func codePointCount(_ text: Span<UInt8>) -> Int {
        var count = 0
        for index in text.indices where text[index] & 0xC0 != 0x80 { count &+= 1 }
        return count
    }
}

/// One thing asked of a text; indices are those of the program's tables.
enum TextTest: Sendable {
    case glance(Int32)
    case format(CleanFormat)
    case pattern(Int32)
    case other(Int32)
}

/// A test that keeps what it needs itself. (A closure in an array by itself would be called through two others.)
struct OtherTextTest: Sendable {
    let isRight: @Sendable (Span<UInt8>, inout TextContext) -> Bool
}

/// What tests of texts may know and use besides the text.
struct TextContext: Sendable {
    var now = Timestamp(seconds: 0)
    /// The country among the siblings, for texts that look at one.
    var country: TwoLetters?
    /// States of large patterns' automata, by pattern.
    var patternCaches: [PatternCache] = []
}

extension CleanProgram {
    @inline(__always)
    func isClean(_ text: Span<UInt8>, _ index: Int32, _ context: inout TextContext) -> Bool {
        let asked = tables.texts[Int(index)]
        if asked.choices >= 0 { return isChoice(text, asked.choices) }
        if text.isEmpty, !asked.isEmptyClean { return false }
        guard asked.isLengthRight(text) else { return false }
        for test in asked.tests where !isRight(text, tables.textTests[test], &context) { return false }
        return true
    }

    private func isChoice(_ text: Span<UInt8>, _ list: Int32) -> Bool {
        let choices = tables.choices[Int(list)]
        for index in choices.indices where FoldedText.isEqual(choices[index], text) { return true }
        return false
    }

    @inline(__always)
    private func isRight(_ text: Span<UInt8>, _ test: TextTest, _ context: inout TextContext) -> Bool {
        switch test {
        case .glance(let index): tables.glances[Int(index)].isClear(text)
        case .format(let format): format.isSurelyValid(text)
        case .pattern(let index): tables.patterns[Int(index)].matches(text)
        case .other(let index): tables.otherTextTests[Int(index)].isRight(text, &context)
        }
    }
}
