/// BCP 47 language tags (RFC 5646): well-formed, made of registered subtags, and written in canonical form.
///
/// `ZH_hant_tw` → `zh-Hant-TW`; `iw` → `he`; `zh-yue` → `yue`; `i-klingon` → `tlh`. Underscores are read as hyphens.
/// Extensions and private use are kept in lower case, extensions in the order of their letters (§4.5).
enum LanguageTag {
    /// The canonical tag; nil when the text is not a valid tag.
    ///
    /// - Complexity: O(*n*) in the bytes of `text`, at most `byteCountMax`.
    static func canonical(_ text: [UInt8]) -> [UInt8]? {
        guard text.count > 1, text.count <= byteCountMax else { return nil }
        let lower = text.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : ASCIILetter.lower($0) }
        guard lower.allSatisfy({ ASCIILetter.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }) else { return nil }
        // Whole tags of the registry: grandfathered ones, and redundant ones with a preferred value.
        if let whole = CodeTables.subtag(key("T", lower)) { return whole }
        var parser = Parser(subtags: lower.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false))
        return parser.tag()
    }

    static func key(_ type: StaticString, _ subtag: [UInt8]) -> [UInt8] {
        type.withUTF8Buffer { unsafe Array($0) } + [UInt8(ascii: ":")] + subtag.map(ASCIILetter.lower)
    }

    /// RFC 5646 §4.4.1 asks for at least 35; the longest sensible tags stay below this.
    private static let byteCountMax = 255

    /// Walks over the subtags in the order of RFC 5646 §2.1: language, script, region, variants, extensions, private use.
    private struct Parser {
        let subtags: [ArraySlice<UInt8>]
        var index = 0
        var result: [[UInt8]] = []

        init(subtags: [ArraySlice<UInt8>]) { self.subtags = subtags }

        private var current: [UInt8]? { index < subtags.count ? Array(subtags[index]) : nil }

        mutating func tag() -> [UInt8]? {
            guard subtags.allSatisfy({ (1...8).contains($0.count) }) else { return nil }
            if current == [UInt8(ascii: "x")] {
                guard privateUse() else { return nil }
            } else {
                guard language(), script(), region(), variants(), extensions(), privateUse(), index == subtags.count
                else { return nil }
            }
            return Array(result.joined(separator: [UInt8(ascii: "-")]))
        }

        private mutating func language() -> Bool {
            guard let primary = current, primary.allSatisfy({ ASCIILetter.value($0) != nil }) else { return false }
            let isRegistered =
                TwoLetters(primary).map(CodeTables.isRegisteredLanguage)
                ?? ThreeLetters(primary).map(CodeTables.isRegisteredLanguage) ?? false
            guard isRegistered else { return false }
            index += 1
            var language = CodeTables.subtag(key("L", primary)) ?? primary
            // An extended language stands alone in canonical form: zh-yue -> yue.
            if let extended = current, extended.count == 3, let prefix = CodeTables.subtag(key("E", extended)) {
                guard prefix == primary else { return false }
                index += 1
                language = extended
            }
            result.append(language)
            return true
        }

        private mutating func script() -> Bool {
            guard let script = current, script.count == 4, ASCIILetter.value(script[0]) != nil else { return true }
            guard CodeTables.subtag(key("S", script)) != nil else { return false }
            result.append([ASCIILetter.upper(script[0])] + script[1...])
            index += 1
            return true
        }

        private mutating func region() -> Bool {
            guard let region = current, isRegionShaped(region) else { return true }
            guard let preferred = CodeTables.subtag(key("R", region)) else { return false }
            result.append(preferred.isEmpty ? region.map(ASCIILetter.upper) : preferred)
            index += 1
            return true
        }

        private func isRegionShaped(_ subtag: [UInt8]) -> Bool {
            TwoLetters(subtag) != nil || (subtag.count == 3 && subtag.allSatisfy(ASCIILetter.isDigit))
        }

        private mutating func variants() -> Bool {
            var seen: Set<[UInt8]> = []
            while let variant = current, variant.count > 3 {
                guard let preferred = CodeTables.subtag(key("V", variant)), seen.insert(variant).inserted else {
                    return false
                }
                result.append(preferred.isEmpty ? variant : preferred)
                index += 1
            }
            return true
        }

        private mutating func extensions() -> Bool {
            var found: [(singleton: UInt8, subtags: [[UInt8]])] = []
            while let singleton = current, singleton.count == 1, singleton[0] != UInt8(ascii: "x") {
                guard !found.contains(where: { $0.singleton == singleton[0] }) else { return false }
                index += 1
                var subtags = [singleton]
                while let subtag = current, subtag.count > 1 {
                    subtags.append(subtag)
                    index += 1
                }
                guard subtags.count > 1 else { return false }
                found.append((singleton[0], subtags))
            }
            for one in found.sorted(by: { $0.singleton < $1.singleton }) { result += one.subtags }
            return true
        }

        private mutating func privateUse() -> Bool {
            guard current == [UInt8(ascii: "x")] else { return true }
            guard index + 1 < subtags.count else { return false }
            result += subtags[index...].map(Array.init)
            index = subtags.count
            return true
        }
    }
}
