/// Words that mix alphabets with look-alike letters: `Аnna` with a Cyrillic А.
///
/// After UTS #39, section 5.1, cut down to the alphabets that are mistaken for each other: a word is suspicious when its
/// letters need two of Latin, Cyrillic and Greek. Mixes with Han, kana or Hangul are everyday writing and pass.
package enum ScriptMix {
    package struct Mix: Sendable, Hashable {
        /// The scripts, in alphabetical order: `Cyrl+Latn`.
        package var scripts: String
        /// The first letter that differs from the script the word began with.
        package var codePoint: UInt32
    }

    /// The first mixed word of a text; nil when there is none. - Complexity: O(*n*).
    package static func first(in text: [UInt8]) -> Mix? {
        if text.allSatisfy({ $0 < 0x80 }) { return nil }
        return first(in: CodePoints.decoded(text))
    }

    static func first(in points: [UInt32]) -> Mix? {
        var wordScript: Alphabet?
        for point in points {
            if CodePoints.isASCIILetter(point) {
                if let script = wordScript, script != .latin { return mix(script, .latin, point, points) }
                wordScript = .latin
            } else if point < 0x80 {
                // A digit does not end a word; signs and spaces do.
                if !CodePoints.isASCIIDigit(point) { wordScript = nil }
            } else if let script = Alphabet(point) {
                if let wordScript, wordScript != script { return mix(wordScript, script, point, points) }
                wordScript = script
            } else if !ScalarProperties(point).isLetterOrMark {
                wordScript = nil
            }
        }
        return nil
    }

    /// Names the letter that is not Latin, because that is the one to look at.
    private static func mix(_ old: Alphabet, _ new: Alphabet, _ point: UInt32, _ points: [UInt32]) -> Mix {
        let scripts = [old.rawValue, new.rawValue].sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let foreign = new == .latin ? points.first { Alphabet($0) == old } ?? point : point
        return Mix(scripts: scripts.joined(separator: "+"), codePoint: foreign)
    }

    private enum Alphabet: String {
        case latin = "Latn"
        case cyrillic = "Cyrl"
        case greek = "Grek"

        init?(_ point: UInt32) {
            switch ScalarProperties(point).script {
            case "Latn": self = .latin
            case "Cyrl": self = .cyrillic
            case "Grek": self = .greek
            default: return nil
            }
        }
    }
}
