internal import CTables

/// Bounds-checked reading of the generated tables of `CTables/codes.c` and `names.c`.
package enum CodeTables {
    /// Where the tables come from: `ICU 72.1, IANA registry 2024-05-16`.
    package static let version = unsafe String(cString: ctables_codes_version)

    // MARK: languages

    /// ISO 639-1 code of a current or deprecated two-letter code: `iw` → `he`; nil when it is no language.
    static func language(_ code: TwoLetters) -> TwoLetters? {
        stored(unsafe ctables_language_two[code.index])
    }

    /// ISO 639-1 code of an ISO 639-2 code, T or B: `deu`, `ger` → `de`; nil when there is none.
    static func language(_ code: ThreeLetters) -> TwoLetters? {
        unsafe find(code, ctables_language_three, ctables_language_three_count)
    }

    static func isRegisteredLanguage(_ code: TwoLetters) -> Bool {
        unsafe bit(code.index, ctables_language_registered_two)
    }

    static func isRegisteredLanguage(_ code: ThreeLetters) -> Bool {
        unsafe bit(code.index, ctables_language_registered_three)
    }

    /// What the IANA registry says about a subtag or tag; the key is `type letter:lower case`. Empty = as it stands.
    static func subtag(_ key: [UInt8]) -> [UInt8]? {
        var low = 0
        var high = Int(ctables_subtag_count)
        while low < high {
            let middle = (low &+ high) / 2
            let entry = unsafe ctables_subtags[middle]
            switch unsafe order(key, entry.key) {
            case 0:
                return unsafe bytes(entry.value)
            case ..<0: high = middle
            default: low = middle &+ 1
            }
        }
        return nil
    }

    // MARK: countries

    static func isCountry(_ code: TwoLetters) -> Bool { unsafe ctables_country_two[code.index] != 0 }

    static func country(_ code: ThreeLetters) -> TwoLetters? {
        unsafe find(code, ctables_country_three, ctables_country_three_count)
    }

    /// - Parameter code: 0…999.
    static func country(numeric code: Int) -> TwoLetters? {
        guard code >= 0, code < 1000 else { return nil }
        return stored(unsafe ctables_country_numeric[code])
    }

    /// The one country that took the place of a withdrawn code: `BU` → `MM`.
    static func successor(ofFormer code: TwoLetters) -> TwoLetters? {
        stored(unsafe ctables_country_former[code.index])
    }

    /// Main language of a country; nil when there is none or it has no two-letter code.
    static func mainLanguage(of country: TwoLetters) -> TwoLetters? {
        stored(unsafe ctables_country_language[country.index])
    }

    // MARK: names

    /// - Parameter key: folded with `TextFold.key`.
    static func country(named key: [UInt8]) -> TwoLetters? {
        unsafe name(key, ctables_country_names, ctables_country_name_count)
    }

    static func language(named key: [UInt8]) -> TwoLetters? {
        unsafe name(key, ctables_language_names, ctables_language_name_count)
    }

    // MARK: reading

    private static func stored(_ value: UInt16) -> TwoLetters? {
        value == 0 ? nil : TwoLetters(unchecked: Int(value) &- 1)
    }

    private static func bit(_ index: Int, _ bits: UnsafePointer<UInt8>) -> Bool {
        unsafe bits[index >> 3] >> UInt8(index & 7) & 1 == 1
    }

    private static func find(_ code: ThreeLetters, _ table: UnsafePointer<UInt32>, _ count: Int) -> TwoLetters? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low &+ high) / 2
            let entry = unsafe Int(table[middle])
            if entry >> 10 == code.index { return TwoLetters(unchecked: entry & 0x3FF) }
            if entry >> 10 < code.index { low = middle &+ 1 } else { high = middle }
        }
        return nil
    }

    private static func name(_ key: [UInt8], _ table: UnsafePointer<UInt64>, _ count: Int) -> TwoLetters? {
        // Two ASCII letters are a code, never a name; nothing else this short is in the table.
        guard key.count > 2 else { return nil }
        let print = NameFingerprint.of(key)
        var low = 0
        var high = count
        while low < high {
            let middle = (low &+ high) / 2
            let entry = unsafe table[middle]
            let found = entry & ~NameFingerprint.codeMask
            if found == print { return TwoLetters(unchecked: Int(entry & NameFingerprint.codeMask)) }
            if found < print { low = middle &+ 1 } else { high = middle }
        }
        return nil
    }

    private static func order(_ key: [UInt8], _ text: UnsafePointer<CChar>) -> Int {
        var index = 0
        while true {
            let right = unsafe UInt8(bitPattern: text[index])
            guard index < key.count else { return right == 0 ? 0 : -1 }
            if right == 0 || key[index] > right { return 1 }
            if key[index] < right { return -1 }
            index &+= 1
        }
    }

    private static func bytes(_ text: UnsafePointer<CChar>) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while true {
            let byte = unsafe UInt8(bitPattern: text[index])
            if byte == 0 { return result }
            result.append(byte)
            index &+= 1
        }
    }
}
