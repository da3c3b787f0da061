/// What looks wrong in a text although nothing can be repaired: the value is kept and a warning says so.
package struct TextSuspicion: Sendable, Hashable {
    package var replacementCharacter: Bool
    package var activeContent: Bool
    package var mixedScript: Bool
    package var contactData: Bool
    /// Longest text without a warning, in code points; nil = any length.
    package var codePointCountMax: Int?

    package init(
        replacementCharacter: Bool = false, activeContent: Bool = false, mixedScript: Bool = false,
        contactData: Bool = false, codePointCountMax: Int? = nil
    ) {
        self.replacementCharacter = replacementCharacter
        self.activeContent = activeContent
        self.mixedScript = mixedScript
        self.contactData = contactData
        self.codePointCountMax = codePointCountMax
    }

    /// All warnings about a text.
    ///
    /// - Issues: `text.replacement_character` (`count`), `text.active_content` (`kind`), `text.mixed_script`
    ///   (`scripts`, `first`), `text.contact_data` (`kind`), `text.too_long` (`limit`, `count`).
    /// - Complexity: O(*n*).
    package func findings(in text: [UInt8]) -> [Finding] {
        if isClear(text.span) { return [] }
        let points = CodePoints.decoded(text)
        var findings: [Finding] = []
        if replacementCharacter {
            let count = points.count { $0 == CodePoints.replacement }
            if count > 0 { findings.append(Finding("text.replacement_character", ["count": String(count)])) }
        }
        if activeContent, let kind = ActiveContent.kind(points) {
            findings.append(Finding("text.active_content", ["kind": kind]))
        }
        if mixedScript, let mix = ScriptMix.first(in: points) {
            findings.append(
                Finding("text.mixed_script", ["scripts": mix.scripts, "first": CodePoints.name(mix.codePoint)]))
        }
        if contactData, let kind = ContactData.kind(points) {
            findings.append(Finding("text.contact_data", ["kind": kind]))
        }
        if let limit = codePointCountMax, points.count > limit {
            findings.append(Finding("text.too_long", ["limit": String(limit), "count": String(points.count)]))
        }
        return findings
    }

    /// Whether the text surely gives no warning. Conservative; no allocation.
    ///
    /// Yes for short texts without `<`, `=`, `t:`, a leading sign or formula, `www` or seven digits (as far as these checks
    /// are on), and for words of one everyday script.
    package func isClear(_ text: Span<UInt8>) -> Bool {
        let count = text.count
        if let codePointCountMax, count > codePointCountMax { return false }
        guard count > 0 else { return true }
        let looksAtMarkup = activeContent || contactData
        if looksAtMarkup, text[0] == 0x2B || text[0] == 0x2D || text[0] == 0x40 { return false }
        var digitCount = 0
        var previous: UInt8 = 0
        var scripts: UInt8 = 0
        for index in text.indices {
            let byte = text[index]
            switch byte {
            case 0x20:
                // The next word may be of another script.
                if mixedScript, scripts & (scripts &- 1) != 0 { return false }
                scripts = 0
            case 0x30...0x39: digitCount &+= 1
            case 0x3C, 0x3D: if looksAtMarkup { return false }
            // Links of mails, and the end of "javascript:".
            case 0x3A: if contactData || activeContent && previous | 0x20 == 0x74 { return false }
            case 0x40: if contactData { return false }
            case 0x41...0x5A, 0x61...0x7A:
                scripts |= Self.latin
                // "www." needs two such letters; one `w` after another is enough doubt.
                if byte | 0x20 == 0x77, previous | 0x20 == 0x77, looksAtMarkup { return false }
            case 0x80...0xBF:
                // The two rows of Arabic digits.
                if previous == 0xD9 && (0xA0...0xA9).contains(byte) || previous == 0xDB && (0xB0...0xB9).contains(byte) {
                    digitCount &+= 1
                }
            case 0xC2...0xC9: scripts |= Self.latin
            case 0xCE, 0xCF: scripts |= Self.greek
            case 0xD0...0xD3: scripts |= Self.cyrillic
            // Hebrew, Arabic, kana, Han, Hangul: nothing there looks like Latin.
            case 0xD7...0xDB, 0xE3...0xE9, 0xEB, 0xEC: break
            case 0xEA: if index &+ 1 == count || text[index &+ 1] < 0xB0 { return false }
            // U+1E00…U+1EFF, Vietnamese among them.
            case 0xE1:
                guard index &+ 1 < count, (0xB8...0xBB).contains(text[index &+ 1]) else { return false }
                scripts |= Self.latin
            case 0xC0...: return false
            default: break
            }
            previous = byte
        }
        if mixedScript, scripts & (scripts &- 1) != 0 { return false }
        return !contactData || digitCount < 7
    }

    private static let latin: UInt8 = 1
    private static let greek: UInt8 = 2
    private static let cyrillic: UInt8 = 4
}
