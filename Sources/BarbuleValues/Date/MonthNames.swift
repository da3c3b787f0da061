/// Names of the months in English, German, French, Spanish, Italian, Portuguese and Dutch, full and shortened.
///
/// No name means two months in two of these languages, so the language need not be known.
/// Source: CLDR, months wide and abbreviated, without accents.
enum MonthNames {
    private static let names = [
        "january jan januar janner janvier janv enero ene gennaio gen janeiro januari",
        "february feb februar fevrier fevr fev febrero febbraio fevereiro februari",
        "march mar marz maerz mrz mars marzo marco maart mrt",
        "april apr avril avr abril abr aprile",
        "may mai mayo maggio mag maio mei",
        "june jun juni juin junio giugno giu junho",
        "july jul juli juillet juil julio luglio lug julho",
        "august aug aout agosto ago augustus",
        "september sep sept septembre septiembre setiembre settembre set setembro",
        "october oct oktober okt octobre octubre ottobre ott outubro out",
        "november nov novembre noviembre novembro",
        "december dec dezember dez decembre diciembre dic dicembre dezembro",
    ]

    private static let numbers: [[UInt8]: Int] = {
        var numbers: [[UInt8]: Int] = [:]
        for (index, row) in names.enumerated() {
            for name in row.utf8.split(separator: 0x20) { numbers[Array(name)] = index + 1 }
        }
        return numbers
    }()

    private static let weekdays: [[UInt8]] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map { Array($0.utf8) }
    private static let weekdayEndings: [[UInt8]] = ["day", "sday", "nesday", "rsday", "day", "urday", "day"]
        .map { Array($0.utf8) }

    /// Words that stand between the parts of a date and say nothing: "17 de mayo de 1990".
    private static let fillers: Set<[UInt8]> = Set(
        ["de", "del", "of", "the", "den", "der", "le", "el"].map { Array($0.utf8) })
    private static let ordinalEndings: Set<[UInt8]> = Set(["st", "nd", "rd", "th", "er", "o"].map { Array($0.utf8) })

    /// 1 to 12 for a folded word.
    static func number(_ word: [UInt8]) -> Int? { numbers[word] }

    /// 1 (Monday) to 7 for an English weekday, full or three letters.
    static func weekday(_ word: [UInt8]) -> Int? {
        for (index, start) in weekdays.enumerated() where word.starts(with: start) {
            let ending = word.dropFirst(3)
            return ending.isEmpty || ending.elementsEqual(weekdayEndings[index]) ? index + 1 : nil
        }
        return nil
    }

    static func isFiller(_ word: [UInt8]) -> Bool { fillers.contains(word) }
    static func isOrdinalEnding(_ word: [UInt8]) -> Bool { ordinalEndings.contains(word) }

    /// Lower case without accents, for the letters month names use.
    static func folded(_ word: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var afterC3 = false
        for byte in word {
            if afterC3 {
                afterC3 = false
                // U+00C0–U+00FF: the second byte, with the case bit cleared, counts the letters from À.
                switch byte & 0xDF {
                case 0x80...0x85: result.append(UInt8(ascii: "a"))
                case 0x87: result.append(UInt8(ascii: "c"))
                case 0x88...0x8B: result.append(UInt8(ascii: "e"))
                case 0x99...0x9C: result.append(UInt8(ascii: "u"))
                default: result += [0xC3, byte]
                }
            } else if byte == 0xC3 {
                afterC3 = true
            } else {
                result.append(ASCII.lowercased(byte))
            }
        }
        return result
    }
}
