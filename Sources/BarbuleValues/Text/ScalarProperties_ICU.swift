internal import CICU

/// Properties of one code point (UAX #44, #24, #9, UTS #51) by ICU. Any `UInt32` is allowed; out of range = unassigned.
package struct ScalarProperties: Sendable {
    package let codePoint: UInt32

    package init(_ codePoint: UInt32) {
        self.codePoint = codePoint
    }

    /// A short name packed into a number, first letter highest, so that it compares as an integer: `"Latn"`, `"Lu"`.
    package struct Name: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
        package let packed: UInt32

        init(packed: UInt32) { self.packed = packed }

        package init(stringLiteral value: StaticString) {
            var packed: UInt32 = 0
            value.withUTF8Buffer { bytes in
                for index in 0..<value.utf8CodeUnitCount { packed = packed << 8 | UInt32(unsafe bytes[index]) }
            }
            self.packed = packed
        }

        package var description: String {
            let bytes = [packed >> 24, packed >> 16, packed >> 8, packed].map { UInt8(truncatingIfNeeded: $0) }
            return String(decoding: bytes.drop { $0 == 0 }, as: UTF8.self)
        }

        /// First letter of the name, for example the major class of a general category: `L`, `M`, `N` …
        package var initial: UInt8 {
            var rest = packed
            while rest > 0xFF { rest >>= 8 }
            return UInt8(truncatingIfNeeded: rest)
        }
    }

    /// Two letters: `Lu`, `Mn`, `Nd`, … `Cn`.
    package var generalCategory: Name { Name(packed: UInt32(bitPattern: cicu_general_category(codePoint))) }
    /// ISO 15924 letters: `Latn`, `Zyyy` (common), `Zinh` (inherited), `Zzzz` (unknown).
    package var script: Name { Name(packed: cicu_script(codePoint)) }
    /// Short name: `L`, `R`, `AL`, `EN`, `AN`, `NSM`, `BN`, …
    package var bidiClass: Name { Name(packed: cicu_bidi_class(codePoint)) }
    /// `U`, `C`, `D`, `L`, `R` or `T`.
    package var joiningType: Name { Name(packed: UInt32(bitPattern: cicu_joining_type(codePoint))) }
    /// 0…240; 9 = virama.
    package var combiningClass: Int { Int(cicu_combining_class(codePoint)) }
    /// 0…9 for a decimal digit (Nd), else nil.
    package var digitValue: Int? {
        let value = cicu_digit_value(codePoint)
        return value < 0 ? nil : Int(value)
    }

    package var isWhiteSpace: Bool { cicu_is_white_space(codePoint) != 0 }
    package var isDefaultIgnorable: Bool { cicu_is_default_ignorable(codePoint) != 0 }
    package var isBidiControl: Bool { cicu_is_bidi_control(codePoint) != 0 }
    package var isAlphabetic: Bool { cicu_is_alphabetic(codePoint) != 0 }
    package var isEmoji: Bool { cicu_is_emoji(codePoint) != 0 }
    package var isExtendedPictographic: Bool { cicu_is_extended_pictographic(codePoint) != 0 }
    package var isEmojiModifier: Bool { cicu_is_emoji_modifier(codePoint) != 0 }
    package var isVariationSelector: Bool { cicu_is_variation_selector(codePoint) != 0 }
    package var isIdeographic: Bool { cicu_is_ideographic(codePoint) != 0 }

    /// Whether the code point is used with a script: its own or one of its script extensions.
    package func hasScript(_ script: Name) -> Bool { cicu_has_script(codePoint, script.packed) != 0 }

    /// A letter or mark, by general category L* or M*.
    package var isLetterOrMark: Bool {
        let initial = generalCategory.initial
        return initial == UInt8(ascii: "L") || initial == UInt8(ascii: "M")
    }
}
