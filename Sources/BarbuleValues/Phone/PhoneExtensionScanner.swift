/// Finds the extension at the end of a written number: `ext. 123`, `x9`, `;ext=12`, `,,77`, `- 503#`.
///
/// ```
/// (530) 583-6985  ,  ext .  302 #
///               └────┬────┘ └┬┘
///                label     digits, the last run of the text
/// ```
///
/// The alternatives stand in libphonenumber's order, each with its own limit of digits: the vaguer the label, the fewer.
struct PhoneExtensionScanner {
    private let end: Int
    /// The last run of digits.
    let digits: Range<Int>
    private let hasHash: Bool

    /// Nil when the text does not end in digits, or digits and `#`.
    init?(_ text: PhoneCodePoints, _ range: Range<Int>) {
        end = range.upperBound
        var digitsEnd = range.upperBound
        hasHash = !range.isEmpty && text[digitsEnd &- 1] == 0x23
        if hasHash { digitsEnd &-= 1 }
        var digitsStart = digitsEnd
        while digitsStart > range.lowerBound, PhoneCharacters.isDigit(text[digitsStart &- 1]) { digitsStart &-= 1 }
        digits = digitsStart..<digitsEnd
        guard (1...Limit.explicit).contains(digits.count) else { return nil }
    }

    private enum Limit {
        static let explicit = 20
        static let likely = 15
        static let ambiguous = 9
        static let unsure = 6
    }

    /// The extension begins exactly here, label included, and goes to the end.
    func matches(_ text: PhoneCodePoints, at start: Int) -> Bool {
        guard start < digits.lowerBound else { return false }
        switch PhoneCharacters.folded(text[start]) {
        // First characters of all alternatives: a cheap no for the rest.
        case 0x20, 0xA0, 0x09, 0x2C, 0x2D, 0x3B, 0x65, 0x78, 0x61, 0x69, 0x23, 0x7E, 0xFF45, 0xFF58, 0xFF03, 0xFF5E,
            0xFF49, 0x434:
            return hasParameter(text, start) || hasLabel(text, start) || hasHashOnly(text, start)
                || hasAutoDial(text, start) || hasCommas(text, start)
        default: return false
        }
    }

    /// `;ext=` of RFC 3966.
    private func hasParameter(_ text: PhoneCodePoints, _ start: Int) -> Bool {
        !hasHash && hasWord(";ext=", text, start) == digits.lowerBound
    }

    /// `ext`, `extension`, `доб`, `anexo` (20 digits); `x`, `#`, `~`, `int` (9 digits).
    private func hasLabel(_ text: PhoneCodePoints, _ start: Int) -> Bool {
        var index = start
        while index < digits.lowerBound, PhoneCharacters.isBlank(text[index]) || text[index] == 0x2C { index &+= 1 }
        return hasExplicitLabel(text, index) || (digits.count <= Limit.ambiguous && hasAmbiguousLabel(text, index))
    }

    private func hasExplicitLabel(_ text: PhoneCodePoints, _ start: Int) -> Bool {
        if let end = hasWord("доб", text, start) ?? hasWord("anexo", text, start) { return isFollowed(text, end) }
        if let end = hasWord("ｅｘｔ", text, start) ?? hasWord("ｘｔ", text, start) {
            return isFollowed(text, end) || isFollowed(text, hasWord("ｎ", text, end))
        }
        guard let end = hasWord("ext", text, start) ?? hasWord("xt", text, start) else { return false }
        let long = hasWord("ensio\u{301}", text, end) ?? hasWord("ensio", text, end) ?? hasWord("ensi\u{F3}", text, end)
        return isFollowed(text, end) || isFollowed(text, hasWord("n", text, end)) || isFollowed(text, long)
            || isFollowed(text, long.flatMap { hasWord("n", text, $0) })
    }

    private func hasAmbiguousLabel(_ text: PhoneCodePoints, _ start: Int) -> Bool {
        guard start < digits.lowerBound else { return false }
        switch PhoneCharacters.folded(text[start]) {
        case 0x78, 0xFF58, 0x23, 0xFF03, 0x7E, 0xFF5E: return isFollowed(text, start &+ 1)
        default: return isFollowed(text, hasWord("int", text, start) ?? hasWord("ｉｎｔ", text, start))
        }
    }

    /// `- 503#`: American, no label but the hash at the end.
    private func hasHashOnly(_ text: PhoneCodePoints, _ start: Int) -> Bool {
        guard hasHash, digits.count <= Limit.unsure else { return false }
        return (start..<digits.lowerBound).allSatisfy { text[$0] == 0x2D || text[$0] == 0x20 }
    }

    /// `,,` or `;`: the phone waits and dials on.
    private func hasAutoDial(_ text: PhoneCodePoints, _ start: Int) -> Bool {
        guard digits.count <= Limit.likely else { return false }
        let index = blanksEnd(text, start)
        return isFollowed(text, hasWord(";", text, index) ?? hasWord(",,", text, index))
    }

    private func hasCommas(_ text: PhoneCodePoints, _ start: Int) -> Bool {
        guard digits.count <= Limit.ambiguous else { return false }
        let first = blanksEnd(text, start)
        var index = first
        while index < digits.lowerBound, text[index] == 0x2C { index &+= 1 }
        return index > first && isFollowed(text, index)
    }

    private func blanksEnd(_ text: PhoneCodePoints, _ start: Int) -> Int {
        var index = start
        while index < digits.lowerBound, PhoneCharacters.isBlank(text[index]) { index &+= 1 }
        return index
    }

    /// The end of a word that stands here, case aside.
    private func hasWord(_ word: String, _ text: PhoneCodePoints, _ start: Int) -> Int? {
        var index = start
        for scalar in word.unicodeScalars {
            guard index < digits.lowerBound, PhoneCharacters.folded(text[index]) == scalar.value else { return nil }
            index &+= 1
        }
        return index
    }

    /// After a label: an optional colon or dot, then blanks, commas and dashes up to the digits.
    private func isFollowed(_ text: PhoneCodePoints, _ labelEnd: Int?) -> Bool {
        guard var index = labelEnd else { return false }
        if index < digits.lowerBound, text[index] == 0x3A || text[index] == 0x2E || text[index] == 0xFF0E {
            index &+= 1
        }
        return (index..<digits.lowerBound).allSatisfy {
            PhoneCharacters.isBlank(text[$0]) || text[$0] == 0x2C || text[$0] == 0x2D
        }
    }
}
