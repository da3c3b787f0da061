import Foundation
import Testing

/// Data suites beside the package, or in the folder named by `BARBULE_DATA`.
enum TextData {
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["BARBULE_DATA"] { return URL(fileURLWithPath: path) }
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return root.appendingPathComponent("../shared")
    }()

    /// The file's bytes; nil, said aloud, when it is not there. With `CI=true` that is a failure.
    static func bytes(_ path: String) -> Data? {
        if let data = try? Data(contentsOf: folder.appendingPathComponent(path)) { return data }
        print("skipped: no \(path) in \(folder.path)")
        if ProcessInfo.processInfo.environment["CI"] == "true" { Issue.record("data suite missing: \(path)") }
        return nil
    }

    static func naughtyStrings() -> [[UInt8]] {
        guard let data = bytes("suites/naughty-strings/blns.json") else { return [] }
        let strings = (try? JSONSerialization.jsonObject(with: data)) as? [String] ?? []
        return strings.map { Array($0.utf8) }
    }
}

/// SplitMix64: the same "random" texts in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Texts of code points that text stages trip over.
enum NastyTexts {
    static let pieces: [String] = [
        "a", "B", "é", "e\u{301}", "Ã", "©", "Â", "\u{A0}", "â€™", "Å", "™", "É", "\u{81}", "\u{200B}", "\u{200C}",
        "\u{200D}", "\u{FEFF}", "\u{AD}", "\u{202A}", "\u{202C}", "\u{200E}", "\u{0}", "\u{7F}", "\u{85}", "\t", "\n",
        " ", "  ", "\u{3000}", "\u{2028}", "&", "&amp;", "amp;", "&#", "39;", "&#x26;", "&#8203;", "&nbsp;", ";", "#",
        "＆", "；", "６", "٦", "\u{301}", "\u{327}", "\u{34F}", "ﬁ", "Ⅷ", "´", "¨", "क", "्", "ہ", "م", "👨", "👩", "❤",
        "\u{FE0F}", "🏴", "\u{E0067}", "\u{E007F}", "\u{3164}", "\u{1160}", "ᄀ", "각", "\u{115F}", "か", "\u{3099}",
        "漢", "\u{E0100}", "\u{180E}", "\u{180B}", "ᠠ", "\u{FFFD}", "\u{FFFE}", "Аnna", "<b>", "=A(", "Ă", "Ñ", "Ð",
        "Ãƒ", "Â©", "ƒ", "1", "0", "\u{37E}", "\u{1F71}", "\u{2000}", "\u{FDFA}", "ß", "İ", "\u{345}", "ς", "Σ",
    ]

    static func make(_ count: Int, seed: UInt64) -> [[UInt8]] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            var text: [UInt8] = []
            for _ in 0..<Int.random(in: 1...9, using: &generator) {
                text += pieces.randomElement(using: &generator).map { Array($0.utf8) } ?? []
            }
            return text
        }
    }
}
