/// What may go to a terminal, and how many columns it takes there.
///
/// A payload must not move the cursor, change colours or reverse the reading order of our own words, so control
/// characters, direction controls and other format characters never go out as they are.
package enum TerminalText {
    /// One code point as it is drawn in an excerpt.
    package struct Glyph: Sendable {
        package var text: String
        package var columnCount: Int

        package init(text: String, columnCount: Int) {
            self.text = text
            self.columnCount = columnCount
        }
    }

    package static let replacement = Glyph(text: "\u{FFFD}", columnCount: 1)

    /// For excerpts, where every code point must have a known width: controls become their pictures, a tab four spaces.
    package static func glyph(_ scalar: Unicode.Scalar) -> Glyph {
        switch scalar.value {
        case 0x20..<0x7F: return Glyph(text: String(scalar), columnCount: 1)
        case 0x09: return Glyph(text: "    ", columnCount: 4)
        case 0..<0x20: return picture(0x2400 + scalar.value)
        case 0x7F: return picture(0x2421)
        default: break
        }
        guard !isHidden(scalar) else { return replacement }
        return Glyph(text: String(scalar), columnCount: columnCount(scalar))
    }

    /// For prose, names and pointers: harmful code points become `\u{…}`.
    package static func safe(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars { result += safe(scalar) }
        return result
    }

    package static func safe(_ scalar: Unicode.Scalar) -> String {
        let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
        guard isControl || (scalar.value > 0x7F && isHidden(scalar)) else { return String(scalar) }
        return "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }

    private static func picture(_ value: UInt32) -> Glyph {
        Unicode.Scalar(value).map { Glyph(text: String($0), columnCount: 1) } ?? replacement
    }

    /// Not drawn, or drawn by changing what stands beside it. The joiners U+200C and U+200D belong to the spelling of
    /// Persian and Indic names and stay.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value == 0x200C || scalar.value == 0x200D { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: return true
        default: return false
        }
    }

    /// Columns of a terminal: 0 for marks, 2 for East Asian wide forms (UAX #11) and emoji, else 1.
    private static func columnCount(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        if (0x1160...0x11FF).contains(scalar.value) { return 0 }
        if scalar.properties.isEmojiPresentation { return 2 }
        return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    /// The wide and full-width blocks of UAX #11; later additions lie inside them.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x16FE0...0x18AFF, 0x1B000...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD,
    ]
}
