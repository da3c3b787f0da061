/// Letters of other alphabets that look like Latin ones: `аna` with a Cyrillic а is another address than `ana`.
enum LookalikeLetters {
    /// Whether a word mixes Latin letters with an alphabet that looks like it, or, where the rest of the address is
    /// ASCII, is written in look-alikes altogether (`аре`).
    ///
    /// - Parameters:
    ///   - word: a local part or a label.
    ///   - neighborIsASCII: the domain of a local part, or the last label of a name, is ASCII.
    static func deceive(_ word: [UInt32], neighborIsASCII: Bool) -> Bool {
        var hasLatin = false
        var hasOther = false
        var hasPlainOther = false
        for codePoint in word {
            if codePoint < 0x80 {
                hasLatin = hasLatin || (codePoint | 0x20) &- 0x61 < 26
                continue
            }
            let script = ScalarProperties(codePoint).script
            if script == "Latn" { hasLatin = true }
            guard scripts.contains(script) else { continue }
            hasOther = true
            if !twins.contains(codePoint) { hasPlainOther = true }
        }
        return hasOther && (hasLatin || (!hasPlainOther && neighborIsASCII))
    }

    /// Alphabets with letters that cannot be told from Latin ones.
    private static let scripts: Set<ScalarProperties.Name> = ["Cyrl", "Grek", "Armn", "Cher", "Copt"]

    /// Cyrillic and Greek letters drawn like an ASCII letter in common fonts (from Unicode's confusables.txt).
    private static let twins: Set<UInt32> = Set(
        "аеорсухіјѕһԁԛԝӏѵүАВЕЅІЈКМНОРСТУХҮԚԜӀαορνικυτΑΒΕΖΗΙΚΜΝΟΡΤΥΧ".unicodeScalars.map(\.value))
}
