/// Removes characters that nobody sees: zero width space, word joiner, soft hyphen, inner byte order mark, fillers,
/// tags and every other default-ignorable code point (UAX #44, DerivedCoreProperties.txt), plus U+FFF9…FFFB.
///
/// Some of them carry meaning and stay where they do:
/// - joiners (ZWJ, ZWNJ) after a virama, or between two letters of a script that joins or stacks them (after the
///   CONTEXTJ rules of RFC 5892, appendix A.1 and A.2), and ZWJ between two pictures of an emoji sequence;
/// - variation selectors after an emoji, an ideograph, a digit of a keycap, or a Mongolian or Myanmar/Phags-pa letter;
/// - tag characters of a flag (black flag, tags, cancel tag); Hangul fillers beside conjoining jamo.
///
/// Direction controls are default-ignorable too but belong to their own stage.
enum InvisibleCharacters {
    private static let nonJoiner: UInt32 = 0x200C
    private static let joiner: UInt32 = 0x200D

    static func remove(_ points: inout [UInt32], _ trace: inout StageTrace) {
        guard points.contains(where: isCandidate) else { return }
        var output: [UInt32] = []
        output.reserveCapacity(points.count)
        var nextVisible = NextVisible(points)
        for (index, point) in points.enumerated() {
            if isCandidate(point), !belongs(point, after: output, before: nextVisible.after(index)) {
                trace.touch(point)
            } else {
                output.append(point)
            }
        }
        points = output
    }

    /// Invisible at first sight. ASCII and the blocks of ordinary letters answer at once.
    static func isCandidate(_ point: UInt32) -> Bool {
        switch point {
        case 0..<0xAD: false
        case 0xAD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x3164, 0xFFA0: true
        case 0x200B...0x200D, 0x2060...0x2065, 0x206A...0x206F: true
        case 0xFE00...0xFE0F, 0xFEFF, 0xFFF0...0xFFFB: true
        case 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
        default: false
        }
    }

    private static func belongs(_ point: UInt32, after output: [UInt32], before next: UInt32?) -> Bool {
        guard let previous = output.last else { return false }
        switch point {
        case nonJoiner, joiner: return joins(point, previous, next)
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF: return selects(point, after: previous)
        case 0x180B...0x180D, 0x180F: return ScalarProperties(previous).script == "Mong"
        case 0xE0020...0xE007F: return (0xE0020...0xE007E).contains(previous) || previous == 0x1_F3F4
        case 0x115F, 0x1160: return isJamo(previous) || next.map(isJamo) ?? false
        default: return false
        }
    }

    private static func joins(_ point: UInt32, _ previous: UInt32, _ next: UInt32?) -> Bool {
        let before = ScalarProperties(previous)
        if before.combiningClass == 9 { return true }
        guard let next else { return false }
        let after = ScalarProperties(next)
        if point == joiner, after.isExtendedPictographic {
            return before.isExtendedPictographic || before.isEmojiModifier || previous == 0xFE0F
        }
        return before.isLetterOrMark && after.isLetterOrMark && isJoiningScript(before) && isJoiningScript(after)
    }

    /// Scripts whose spelling uses joiners: the cursive ones and those derived from Brahmi.
    private static func isJoiningScript(_ properties: ScalarProperties) -> Bool {
        let scripts: Set<ScalarProperties.Name> = [
            "Arab", "Syrc", "Mong", "Nkoo", "Mand", "Adlm", "Rohg", "Phag", "Deva", "Beng", "Guru", "Gujr", "Orya",
            "Taml", "Telu", "Knda", "Mlym", "Sinh", "Khmr", "Mymr", "Tibt", "Thai", "Laoo", "Zinh",
        ]
        return scripts.contains(properties.script)
    }

    private static func selects(_ selector: UInt32, after previous: UInt32) -> Bool {
        let base = ScalarProperties(previous)
        // UTS #51 emoji include the digits, `#` and `*` of keycaps; a text selector after a digit means nothing else.
        if selector == 0xFE0E || selector == 0xFE0F { return base.isEmoji || base.isExtendedPictographic }
        if base.isIdeographic { return true }
        return selector <= 0xFE0F && (base.script == "Mymr" || base.script == "Phag")
    }

    private static func isJamo(_ point: UInt32) -> Bool {
        switch point {
        case 0x115F, 0x1160: false
        case 0x1100...0x11FF, 0xA960...0xA97C, 0xD7B0...0xD7FB: true
        default: false
        }
    }

    /// The next code point that is surely visible, for any index, in linear time over the whole text.
    private struct NextVisible {
        private let points: [UInt32]
        private var cursor = 0

        init(_ points: [UInt32]) { self.points = points }

        mutating func after(_ index: Int) -> UInt32? {
            if cursor <= index { cursor = index &+ 1 }
            while cursor < points.count, isCandidate(points[cursor]) { cursor &+= 1 }
            return cursor < points.count ? points[cursor] : nil
        }
    }
}
