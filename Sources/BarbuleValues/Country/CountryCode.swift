/// Reads a country: ISO 3166-1 alpha-2, alpha-3 or numeric, or its name in any language of CLDR.
///
/// `es`, `ESP`, `724`, `Spain`, `Alemania` → `ES`, `DE`. Text that names no single country (`Narnia`, `Europe`, `EU`) is
/// kept with a warning: nothing says that a country field must hold a code.
///
/// Sources: ISO 3166-1; names of CLDR with the aliases of `BarbuleTables/Facts`.
package enum CountryCode {
    /// Names of parts of countries, aliases and former countries that a schema maps to a code: `England` → `GB`.
    package struct LossyNames: Sendable, Hashable {
        private let codes: [[UInt8]: TwoLetters]

        package static let none = LossyNames([])

        /// - Parameter pairs: a name in any spelling, and an alpha-2 code; pairs without a current code are ignored.
        package init(_ pairs: [(name: [UInt8], code: [UInt8])]) {
            var codes: [[UInt8]: TwoLetters] = [:]
            for pair in pairs {
                if let code = TwoLetters(pair.code), CodeTables.isCountry(code) {
                    codes[TextFold.key(pair.name)] = code
                }
            }
            self.codes = codes
        }

        func code(of key: [UInt8]) -> TwoLetters? { codes[key] }
    }

    /// - Parameters:
    ///   - text: UTF-8, already through the text stages.
    ///   - lossy: names mapped by the schema.
    /// - Returns: alpha-2 in capitals; or the text as it is with `country.unrecognized`.
    /// - Issues: `country.normalized`, `country.lossy`, `country.unrecognized`.
    /// - Complexity: O(*n*) in the bytes of `text`.
    package static func read(_ text: [UInt8], lossy: LossyNames = .none) -> Reading {
        if let code = TwoLetters(text), CodeTables.isCountry(code) {
            return code.upper == text ? Reading(.canonical(text)) : found(code, "country.normalized")
        }
        guard text.count <= nameByteCountMax else { return unrecognized(text) }
        let key = TextFold.key(text)
        if let code = lossy.code(of: key) { return found(code, "country.lossy") }
        if let code = currentCode(key) { return found(code, "country.normalized") }
        if let code = TwoLetters(key).flatMap(CodeTables.successor(ofFormer:)) { return found(code, "country.lossy") }
        if let code = CodeTables.country(named: key) { return found(code, "country.normalized") }
        return unrecognized(text)
    }

    /// Whether `read` returns these bytes without a finding: a current alpha-2 code in capitals.
    ///
    /// - Complexity: O(1); no allocation.
    package static func isCanonical(_ text: Span<UInt8>) -> Bool {
        guard let code = TwoLetters(text) else { return false }
        return (text[0] | text[1]) & 0x20 == 0 && CodeTables.isCountry(code)
    }

    /// The current country a code stands for: alpha-2, alpha-3 or numeric, folded (`u.s.a.` has the key `usa`).
    static func currentCode(_ key: [UInt8]) -> TwoLetters? {
        switch key.count {
        case 2: return TwoLetters(key).flatMap { CodeTables.isCountry($0) ? $0 : nil }
        case 3:
            if let code = ThreeLetters(key) { return CodeTables.country(code) }
            guard key.allSatisfy(ASCIILetter.isDigit) else { return nil }
            return CodeTables.country(numeric: key.reduce(0) { $0 &* 10 &+ Int($1 &- 0x30) })
        default: return nil
        }
    }

    /// Longer text is no name; the longest name in CLDR has fewer than 200 bytes.
    static let nameByteCountMax = 512

    private static func found(_ code: TwoLetters, _ issue: String) -> Reading {
        Reading(.canonical(code.upper), [Finding(issue)])
    }

    private static func unrecognized(_ text: [UInt8]) -> Reading {
        Reading(.canonical(text), [Finding("country.unrecognized")])
    }
}
