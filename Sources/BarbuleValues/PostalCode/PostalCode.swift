/// Reads a postal code with the forms of its country; without a country it is opaque text.
///
/// `sw1a1aa` (GB) → `SW1A 1AA`; the number `8001` (ES) → `08001`; `1234` (DE) is kept with a warning.
package enum PostalCode {
    /// - Parameters:
    ///   - text: UTF-8, already through the text stages (NFKC).
    ///   - country: the country of the same contact, when it is known.
    ///   - sourceIsNumber: the value came as a JSON number, so that zeros in front may be lost.
    /// - Issues: `zip.normalized`, `zip.leading_zero_restored`, `zip.pattern_mismatch`.
    /// - Complexity: O(*n*) in the bytes of `text` for each form of the country.
    package static func read(
        _ text: [UInt8], country: TwoLetters?, formats: PostalFormats, sourceIsNumber: Bool = false
    ) -> Reading {
        guard let country else { return Reading(.canonical(text)) }
        let templates = formats.templates(for: country)
        guard !templates.isEmpty, !templates.contains(where: { PostalTemplate.matches(text.span, $0) }) else {
            return Reading(.canonical(text))
        }
        guard text.count <= byteCountMax else { return mismatch(text) }
        if let code = normalized(text, country, templates) {
            return Reading(.canonical(code), [Finding("zip.normalized")])
        }
        if sourceIsNumber, let code = withZeros(text, templates) {
            return Reading(.canonical(code), [Finding("zip.leading_zero_restored")])
        }
        return mismatch(text)
    }

    /// Whether `read` returns these bytes without a finding.
    ///
    /// - Complexity: O(*n*) for each form of the country; no allocation.
    package static func isCanonical(_ text: Span<UInt8>, country: TwoLetters?, formats: PostalFormats) -> Bool {
        guard let country else { return true }
        let templates = formats.templates(for: country)
        if templates.isEmpty { return true }
        for template in templates where PostalTemplate.matches(text, template) { return true }
        return false
    }

    /// No postal code is longer, however it is spaced.
    private static let byteCountMax = 64

    /// Spaces, hyphens and case as in the country; also without the country in front (`ES-28013`).
    private static func normalized(_ text: [UInt8], _ country: TwoLetters, _ templates: [[UInt8]]) -> [UInt8]? {
        let squeezed = text.filter { !PostalTemplate.isSeparator($0) }.map(ASCIILetter.upper)
        for template in templates {
            if let code = PostalTemplate.filled(template, with: squeezed) { return code }
        }
        guard squeezed.starts(with: country.upper) else { return nil }
        let rest = Array(squeezed.dropFirst(2))
        for template in templates where template.first == PostalTemplate.digit {
            if let code = PostalTemplate.filled(template, with: rest) { return code }
        }
        return nil
    }

    /// Zeros in front, when the codes of digits only have one length in this country and some other digit is there.
    private static func withZeros(_ text: [UInt8], _ templates: [[UInt8]]) -> [UInt8]? {
        let lengths = Set(templates.filter { $0.allSatisfy { $0 == PostalTemplate.digit } }.map(\.count))
        guard lengths.count == 1, let length = lengths.first, text.count < length, !text.isEmpty,
            text.allSatisfy(ASCIILetter.isDigit), text.contains(where: { $0 != UInt8(ascii: "0") })
        else { return nil }
        return [UInt8](repeating: UInt8(ascii: "0"), count: length &- text.count) + text
    }

    private static func mismatch(_ text: [UInt8]) -> Reading {
        Reading(.canonical(text), [Finding("zip.pattern_mismatch")])
    }
}
