/// The rules of IDNA 2008 for one U-label: RFC 5891 §4.2, code points by RFC 5892, direction by RFC 5893.
///
/// UTS #46, which ICU offers, allows more: symbols, and letters that IDNA 2008 leaves out.
enum IDNALabel {
    /// Whether the code points may stand as a label, apart from the Bidi rule, which looks at the whole name.
    static func isValid(_ label: [UInt32]) -> Bool {
        guard let first = label.first, first != hyphen, label.last != hyphen,
            !(label.count > 3 && label[2] == hyphen && label[3] == hyphen),
            ScalarProperties(first).generalCategory.initial != UInt8(ascii: "M"), isNFC(label)
        else { return false }
        return label.indices.allSatisfy { isAllowed(label, $0) }
    }

    // MARK: code points (RFC 5892)

    private static let hyphen = UInt32(UInt8(ascii: "-"))

    private static func isAllowed(_ label: [UInt32], _ index: Int) -> Bool {
        let codePoint = label[index]
        if codePoint < 0x80 {
            return codePoint == hyphen || ASCIILetter.isDigit(UInt8(codePoint)) || (0x61...0x7A).contains(codePoint)
        }
        switch codePoint {
        // Section 2.6, exceptions: valid, or disallowed whatever their properties say.
        case 0x00DF, 0x03C2, 0x06FD, 0x06FE, 0x0F0B, 0x3007: return true
        case 0x0640, 0x07FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return false
        case 0x200C, 0x200D: return joinerIsAllowed(label, index)
        case 0x00B7, 0x0375, 0x05F3, 0x05F4, 0x30FB, 0x0660...0x0669, 0x06F0...0x06F9:
            return contextIsRight(label, index)
        default: return isProtocolValid(codePoint)
        }
    }

    /// Section 3: stable under NFKC and case folding, not ignorable, no old Hangul, and a letter, digit or mark.
    private static func isProtocolValid(_ codePoint: UInt32) -> Bool {
        let properties = ScalarProperties(codePoint)
        switch properties.generalCategory {
        case "Ll", "Lu", "Lo", "Nd", "Lm", "Mn", "Mc": break
        default: return false
        }
        switch codePoint {
        case 0x1100...0x11FF, 0xA960...0xA97F, 0xD7B0...0xD7FF: return false  // conjoining Hangul jamo
        case 0x20D0...0x20FF, 0x1D100...0x1D24F: return false  // blocks of symbols for combining, musical notation
        default: return !properties.isDefaultIgnorable && !properties.isWhiteSpace && isStable(codePoint)
        }
    }

    private static func isStable(_ codePoint: UInt32) -> Bool {
        let text = utf8([codePoint])
        guard let first = try? UnicodeText.transformed(text, to: .nfkc),
            let folded = try? UnicodeText.transformed(first, to: .caseFolded),
            let last = try? UnicodeText.transformed(folded, to: .nfkc)
        else { return false }
        return last == text
    }

    private static func isNFC(_ label: [UInt32]) -> Bool {
        (try? UnicodeText.isNormalized(utf8(label), .nfc)) ?? false
    }

    static func utf8(_ label: [UInt32]) -> [UInt8] {
        var text = String.UnicodeScalarView()
        for codePoint in label { text.append(Unicode.Scalar(codePoint) ?? "\u{FFFD}") }
        return Array(String(text).utf8)
    }

    // MARK: contexts (RFC 5892, appendix A)

    /// A.1, A.2: joiners after a virama; the non-joiner also between letters that would join.
    private static func joinerIsAllowed(_ label: [UInt32], _ index: Int) -> Bool {
        guard index > 0 else { return false }
        if ScalarProperties(label[index &- 1]).combiningClass == 9 { return true }
        guard label[index] == 0x200C else { return false }
        let left = label[..<index].lazy.map { ScalarProperties($0).joiningType }.last { $0 != "T" }
        let right = label[(index &+ 1)...].lazy.map { ScalarProperties($0).joiningType }.first { $0 != "T" }
        return (left == "L" || left == "D") && (right == "R" || right == "D")
    }

    private static func contextIsRight(_ label: [UInt32], _ index: Int) -> Bool {
        let before = index > 0 ? label[index &- 1] : nil
        let after = index &+ 1 < label.count ? label[index &+ 1] : nil
        switch label[index] {
        case 0x00B7: return before == 0x6C && after == 0x6C  // A.3: between two l
        case 0x0375: return after.map { ScalarProperties($0).script == "Grek" } ?? false  // A.4
        case 0x05F3, 0x05F4: return before.map { ScalarProperties($0).script == "Hebr" } ?? false  // A.5, A.6
        case 0x30FB:  // A.7: somewhere a letter of a Japanese script
            return label.contains { ["Hira", "Kana", "Hani"].contains(ScalarProperties($0).script) }
        case 0x0660...0x0669: return !label.contains { (0x06F0...0x06F9).contains($0) }  // A.8
        default: return !label.contains { (0x0660...0x0669).contains($0) }  // A.9
        }
    }

    // MARK: direction (RFC 5893 §2)

    /// Whether all labels of a name keep the Bidi rule; a name without right-to-left code points always does.
    static func satisfiesBidiRule(_ labels: [[UInt32]]) -> Bool {
        let classes = labels.map { $0.map { ScalarProperties($0).bidiClass } }
        guard classes.contains(where: { $0.contains { $0 == "R" || $0 == "AL" || $0 == "AN" } }) else { return true }
        return classes.allSatisfy(labelSatisfiesBidiRule)
    }

    private static let either: [ScalarProperties.Name] = ["EN", "ES", "CS", "ET", "ON", "BN", "NSM"]

    private static func labelSatisfiesBidiRule(_ label: [ScalarProperties.Name]) -> Bool {
        let end = label.last { $0 != "NSM" }
        switch label.first {  // condition 1
        case "R", "AL":  // conditions 2, 3, 4
            let isMixed = label.contains("EN") && label.contains("AN")
            return !isMixed && (end == "R" || end == "AL" || end == "EN" || end == "AN")
                && label.allSatisfy { $0 == "R" || $0 == "AL" || $0 == "AN" || either.contains($0) }
        case "L":  // conditions 5, 6
            return (end == "L" || end == "EN") && label.allSatisfy { $0 == "L" || either.contains($0) }
        default: return false
        }
    }
}
