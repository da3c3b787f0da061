/// Comparison keys for names people type: `Côte d'Ivoire`, `cote d’ivoire` and `COTE-D IVOIRE` have one key.
package enum TextFold {
    /// The key of a text: letters and digits only, case folded, without accents.
    ///
    /// NFKC_Casefold, then NFD, then accents dropped and `ø ł đ ħ ŧ ı æ œ ð þ` spelled plainly, then everything but
    /// letters, marks and numbers dropped, then NFC. "Accents" are the nonspacing marks that decorate: those of
    /// combining classes 10…36 (Hebrew points, Arabic vowels) and 202…240 (above, below). Vowel signs, viramas and kana
    /// voicing marks stay: without them Indic, Thai and Japanese names would fall together.
    ///
    /// A text without any letter or number keeps its other signs, so that `-` or `???` can be looked up.
    /// `key(key(x)) == key(x)`.
    ///
    /// When ICU fails or the text is over 16 MiB the result is 0xFF and the text: no UTF-8, equal to no other key.
    /// - Complexity: O(*n*).
    package static func key(_ text: [UInt8]) -> [UInt8] {
        if let key = asciiKey(text) { return key }
        if text.first == failureMark { return text }
        do {
            let folded = try UnicodeText.transformed(text, to: .nfkcCaseFolded)
            let letters = CodePoints.encoded(plainLetters(try UnicodeText.transformed(folded, to: .nfd)))
            let key = try UnicodeText.transformed(letters, to: .nfc)
            // Without the white space between them marks stand in another order.
            return key.isEmpty ? try UnicodeText.transformed(signs(folded), to: .nfc) : key
        } catch {
            return [failureMark] + text
        }
    }

    /// The text case folded (full folding) in NFC, outer white space removed, nothing else: for fillers such as `N/A`.
    ///
    /// When ICU fails the result is 0xFF and the text, equal to nothing else.
    package static func caseFolded(_ text: [UInt8]) -> [UInt8] {
        if text.first == failureMark { return text }
        do {
            var points = CodePoints.decoded(try UnicodeText.caseFolded(text))
            var trace = StageTrace()
            WhiteSpaceStage.trim(&points, &trace)
            return CodePoints.encoded(points)
        } catch {
            return [failureMark] + text
        }
    }

    private static let failureMark: UInt8 = 0xFF

    /// The key of an ASCII text, without ICU; nil when the text is not ASCII.
    private static func asciiKey(_ text: [UInt8]) -> [UInt8]? {
        var key: [UInt8] = []
        key.reserveCapacity(text.count)
        for byte in text {
            guard byte < 0x80 else { return nil }
            switch byte {
            case 0x30...0x39, 0x61...0x7A: key.append(byte)
            case 0x41...0x5A: key.append(byte | 0x20)
            default: break
            }
        }
        return key.isEmpty ? signs(text) : key
    }

    /// Everything but white space and controls.
    private static func signs(_ text: [UInt8]) -> [UInt8] {
        CodePoints.encoded(
            CodePoints.decoded(text).filter { !CodePoints.isWhiteSpace($0) && !ControlCharacters.isControl($0) })
    }

    private static func plainLetters(_ decomposed: [UInt8]) -> [UInt32] {
        var result: [UInt32] = []
        for point in CodePoints.decoded(decomposed) {
            if point < 0x80 {
                if CodePoints.isASCIILetter(point) || CodePoints.isASCIIDigit(point) { result.append(point) }
            } else if let plain = plainSpelling(point) {
                result += plain
            } else if isKept(ScalarProperties(point)) {
                result.append(point)
            }
        }
        // Marks that lost their letter mean nothing alone.
        return result.contains { ScalarProperties($0).generalCategory.initial != UInt8(ascii: "M") } ? result : []
    }

    private static func isKept(_ properties: ScalarProperties) -> Bool {
        let category = properties.generalCategory
        switch category.initial {
        case UInt8(ascii: "L"): return category != "Lm" || properties.combiningClass == 0
        case UInt8(ascii: "N"): return true
        case UInt8(ascii: "M"):
            let combiningClass = properties.combiningClass
            return category != "Me" && !(10...36).contains(combiningClass) && combiningClass < 202
        default: return false
        }
    }

    /// Latin letters that look accented but do not decompose.
    private static func plainSpelling(_ point: UInt32) -> [UInt32]? {
        switch point {
        case 0xE6: [0x61, 0x65]
        case 0xF0, 0x111: [0x64]
        case 0xF8: [0x6F]
        case 0xFE: [0x74, 0x68]
        case 0x127: [0x68]
        case 0x131: [0x69]
        case 0x142: [0x6C]
        case 0x153: [0x6F, 0x65]
        case 0x167: [0x74]
        case 0x2B9...0x2C1: []
        default: nil
        }
    }
}
