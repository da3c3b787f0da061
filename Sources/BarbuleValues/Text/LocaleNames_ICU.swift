internal import CICU

/// Names of countries and languages in all locales of CLDR. Slow; for the generators of tables, never at run time.
package enum LocaleNames {
    /// Makes ICU's default locale neutral so that no answer depends on the environment. Call once, before all else.
    package static func pinDefaultLocale() -> Bool { cicu_locale_pin_default() == 0 }

    /// All locales, in ICU's order: `af`, `af_NA`, …
    package static func all() -> [String] {
        (0..<cicu_locale_count()).compactMap { index in
            unsafe cicu_locale_name(index).map { unsafe String(cString: $0) }
        }
    }

    /// Name of a country (alpha-2) in a locale; nil when the locale has none.
    package static func country(_ code: String, in locale: String) -> [UInt8]? {
        unsafe name { unsafe cicu_display_country(code, locale, $0, $1) }
    }

    /// Name of a language subtag in a locale; nil when the locale has none.
    package static func language(_ code: String, in locale: String) -> [UInt8]? {
        unsafe name { unsafe cicu_display_language(code, locale, $0, $1) }
    }

    /// ISO 3166-1 alpha-3 of an alpha-2 code; nil when ICU has none.
    package static func alpha3Country(_ code: String) -> String? { unsafe text(cicu_iso3_country(code)) }

    /// ISO 639-2/3 of a language subtag; nil when ICU has none.
    package static func alpha3Language(_ code: String) -> String? { unsafe text(cicu_iso3_language(code)) }

    /// `und_GB` → `en_Latn_GB`; nil when ICU refuses.
    package static func addingLikelySubtags(_ locale: String) -> String? {
        unsafe name { unsafe cicu_add_likely_subtags(locale, $0, $1) }.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func name(_ write: (UnsafeMutablePointer<UInt8>?, Int32) -> Int32) -> [UInt8]? {
        guard let bytes = unsafe try? ICUBuffer.bytes(startingWith: 512, write), !bytes.isEmpty else { return nil }
        return bytes
    }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> String? {
        guard let pointer = unsafe pointer else { return nil }
        let text = unsafe String(cString: pointer)
        return text.isEmpty ? nil : text
    }
}
