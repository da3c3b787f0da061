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
    /// Yes for short ASCII without `<`, `@`, `:`, `=`, a leading sign, `www` or seven digits, and for Latin letters of
    /// Latin-1 and Latin Extended-A, whichever checks are on.
    package func isClear(_ text: Span<UInt8>) -> Bool {
        let count = text.count
        if let codePointCountMax, count > codePointCountMax { return false }
        guard count > 0 else { return true }
        if text[0] == 0x2B || text[0] == 0x2D { return false }
        var digitCount = 0
        var previous: UInt8 = 0
        for index in text.indices {
            let byte = text[index]
            switch byte {
            case 0x30...0x39: digitCount &+= 1
            case 0x3C, 0x3D, 0x40, 0x3A: return false
            // "www.", "javascript" need two such letters or a colon; one `w` after another is enough doubt.
            case 0x57, 0x77: if previous | 0x20 == 0x77 { return false }
            // U+00C0…U+017F: leads C3, C4, C5.
            case 0xC3, 0xC4, 0xC5: break
            case 0x80...0xBF: if !(0xC3...0xC5).contains(previous) { return false }
            case 0x80...: return false
            default: break
            }
            previous = byte
        }
        return digitCount < 7
    }
}
