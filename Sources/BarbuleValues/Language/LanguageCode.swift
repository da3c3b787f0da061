/// Reads a language: ISO 639-1 or 639-2 code, BCP 47 tag or locale, or its name in any language of CLDR.
///
/// `es`, `spa`, `es_ES`, `Spanish`, `Alemán`, `iw` → `ES`, `DE`, `HE` (form `alpha2`, capitals).
///
/// Sources: ISO 639, IANA language subtag registry, RFC 5646, CLDR names with the aliases of `BarbuleTables/Facts`.
package enum LanguageCode {
    /// What the canonical value looks like.
    package enum Form: Sendable, Hashable {
        /// The two-letter code of ISO 639-1 and nothing else.
        case alpha2
        /// A language tag in the letter case of RFC 5646 §2.1.1, with the registry's preferred values.
        case bcp47
    }

    /// Letter case of the alpha-2 form.
    package enum LetterCase: Sendable, Hashable { case upper, lower }

    /// - Parameters:
    ///   - text: UTF-8, already through the text stages.
    ///   - country: the country of the same contact, when it is known.
    /// - Issues: `language.normalized`, `language.country_confusion`; refused with `language.country_code` or
    ///   `language.unknown`.
    /// - Complexity: O(*n*) in the bytes of `text`.
    package static func read(
        _ text: [UInt8], form: Form = .alpha2, letterCase: LetterCase = .upper, country: TwoLetters? = nil
    ) -> Reading {
        guard text.count <= CountryCode.nameByteCountMax else { return .refused("language.unknown") }
        var findings: [Finding] = []
        let canonical: [UInt8]
        switch form {
        case .alpha2:
            guard let code = language(text) else { return .refused(refusal(text)) }
            canonical = letterCase == .upper ? code.upper : code.lower
        case .bcp47:
            guard let tag = LanguageTag.canonical(text) ?? language(text)?.lower else { return .refused(refusal(text)) }
            canonical = tag
        }
        if canonical != text { findings.append(Finding("language.normalized")) }
        if let country, isConfused(text, country) { findings.append(Finding("language.country_confusion")) }
        return Reading(.canonical(canonical), findings)
    }

    /// Whether `read` returns these bytes without a finding. Knows two-letter codes only.
    ///
    /// - Complexity: O(1); no allocation.
    package static func isCanonical(
        _ text: Span<UInt8>, form: Form = .alpha2, letterCase: LetterCase = .upper, country: TwoLetters? = nil
    ) -> Bool {
        guard let code = TwoLetters(text), CodeTables.language(code) == code else { return false }
        let isUpper = form == .alpha2 && letterCase == .upper
        guard text[0] & 0x20 == text[1] & 0x20, (text[0] & 0x20 == 0) == isUpper else { return false }
        return country.map { !isConfused(code, $0) } ?? true
    }

    // MARK: the language a text names

    private static func language(_ text: [UInt8]) -> TwoLetters? {
        if let code = TwoLetters(text) { return CodeTables.language(code) }
        if let code = ThreeLetters(text) {
            return CodeTables.language(code) ?? CodeTables.language(named: TextFold.key(text))
        }
        if let code = plainLocale(text) { return code }
        if let code = CodeTables.language(named: TextFold.key(text)) { return code }
        if let tag = LanguageTag.canonical(text) {
            let primary = Array(tag.prefix { $0 != UInt8(ascii: "-") })
            return TwoLetters(primary).flatMap(CodeTables.language)
                ?? ThreeLetters(primary).flatMap(CodeTables.language)
        }
        // `English (US)`, `Chinese (Taiwan)`: the name before the brackets.
        if text.last == UInt8(ascii: ")"), let bracket = text.firstIndex(of: UInt8(ascii: "(")) {
            return CodeTables.language(named: TextFold.key(Array(text[..<bracket])))
        }
        return nil
    }

    /// `es_ES`, `zh-Hant-TW`, `en_US.UTF-8`: language, script, current country or UN M.49 number. Before the names,
    /// because `ka_NG` and a name such as `Kang` have the same folded key, and only here the separator counts.
    private static func plainLocale(_ text: [UInt8]) -> TwoLetters? {
        let end = text.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "@") } ?? text.count
        let parts = text[..<end].split(omittingEmptySubsequences: false) {
            $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        }
        guard parts.count > 1 || end < text.count, parts.count <= 3, let first = parts.first.map(Array.init) else {
            return nil
        }
        guard
            let language = TwoLetters(first).flatMap(CodeTables.language)
                ?? ThreeLetters(first).flatMap(CodeTables.language)
        else { return nil }
        for (index, part) in parts.enumerated().dropFirst() {
            let subtag = Array(part)
            let isScript = index == 1 && subtag.count == 4 && CodeTables.subtag(LanguageTag.key("S", subtag)) != nil
            let isRegion = index == parts.count - 1 && isRegion(subtag)
            if !isScript && !isRegion { return nil }
        }
        return language
    }

    private static func isRegion(_ subtag: [UInt8]) -> Bool {
        if let code = TwoLetters(subtag) {
            return CodeTables.isCountry(code) || code == TwoLetters(Array("UK".utf8))
        }
        return subtag.count == 3 && CodeTables.subtag(LanguageTag.key("R", subtag)) != nil
    }

    // MARK: countries in the language field

    private static func refusal(_ text: [UInt8]) -> String {
        let isCountry = CountryCode.currentCode(text.map(ASCIILetter.lower)) != nil && !text.contains { $0 < 0x41 }
        return isCountry ? "language.country_code" : "language.unknown"
    }

    /// The text is a two-letter code, equals the country (or UK with GB), and is not the main language there.
    private static func isConfused(_ text: [UInt8], _ country: TwoLetters) -> Bool {
        TwoLetters(text).map { isConfused($0, country) } ?? false
    }

    private static func isConfused(_ code: TwoLetters, _ country: TwoLetters) -> Bool {
        let isUnitedKingdom = code.index == unitedKingdomAlias && country.index == unitedKingdom
        return (code == country || isUnitedKingdom) && CodeTables.language(code) != CodeTables.mainLanguage(of: country)
    }

    private static let unitedKingdom = 6 &* 26 &+ 1
    private static let unitedKingdomAlias = 20 &* 26 &+ 10
}
