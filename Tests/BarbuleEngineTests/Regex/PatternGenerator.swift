/// Random patterns and texts, the same in every run.
struct PatternGenerator {
    private var state: UInt64
    private var groupCount = 0
    private var names: [String] = []

    init(seed: UInt64) { state = seed }

    private mutating func random(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ value >> 31) % UInt64(bound))
    }

    private mutating func pick<T>(_ items: [T]) -> T { items[random(items.count)] }

    // MARK: Texts

    private static let plain = ["a", "b", "c"]
    private static let rich = [
        "a", "b", "A", "B", "1", "_", " ", "-", "\n", "\r", "\u{2028}", "é", "É", "ß", "ẞ", "ſ", "s", "S", "k", "K",
        "\u{212A}", "İ", "ı", "i", "σ", "ς", "Σ", "\u{FEFF}", "\u{85}", "\u{A0}", "🐲", "😀", "\u{10400}", "\u{10428}",
        "\u{301}", "あ", "ア", "٣", "ж", "€", "\u{0}", "ー", "〱",
    ]

    mutating func text(isRich: Bool) -> String {
        (0..<random(9)).map { _ in pick(isRich && random(3) > 0 ? Self.rich : Self.plain) }.joined()
    }

    // MARK: Patterns

    /// A pattern that is right, or nearly always.
    mutating func pattern(isRich: Bool) -> String {
        groupCount = 0
        names = []
        let body = disjunction(depth: 3, isRich)
        switch random(4) {
        case 0: return "^(?:" + body + ")$"
        case 1: return "^" + body
        default: return body
        }
    }

    /// Pieces of patterns in a row, right or wrong.
    mutating func soup() -> String {
        (0..<(1 + random(6))).map { _ in pick(Self.pieces) }.joined()
    }

    private static let pieces = [
        "a", "b", "(", ")", "(?:", "(?=", "(?<!", "(?<n>", "(?<m>", "\\k<n>", "\\k", "\\1", "\\2", "[", "]", "[^", "-",
        "a-z", "{", "}", "{2}", "{2,1}", "{1,}", "{,3}", "*", "+", "?", "|", "^", "$", ".", "\\", "\\d", "\\b", "\\B",
        "\\-", "\\p{Lu}", "\\P{sc=Greek}", "\\p{greek}", "\\p{Script_Extensions=Grek}", "\\p{Script=Greek }",
        "\\p{gc=L}",
        "\\p", "\\u{61}", "\\u0061", "\\u{110000}", "\\uD83D\\uDC32", "\\uD83D", "\\x41", "\\x4", "\\cA", "\\c1", "\\0",
        "\\00", "\\8", "(?i:", "(?-i:", "(?-:", "(?ii:", "(?i-i:", "(?ms-i:", "(?<a\\u0062>", "(?<\\u{61}b>", "(?<1>",
        "/",
        "\\/", "\\_", "é", "🐲", "(?<🐲>", "(?<é>", "\\p{Emoji}", "\\p{RGI_Emoji}", "\\p{Any}", "\\p{ASCII}",
        "\\p{sc=Zyyy}", "\\p{IDS}", "\\p{General_Category=Nd}", "\\p{Nd=Nd}", "\\p{isL}", "&&", "--", "#", "\\ ",
    ]

    private mutating func disjunction(depth: Int, _ isRich: Bool) -> String {
        (0..<(random(3) == 0 ? 2 + random(2) : 1)).map { _ in alternative(depth: depth, isRich) }.joined(separator: "|")
    }

    private mutating func alternative(depth: Int, _ isRich: Bool) -> String {
        (0..<random(5)).map { _ in term(depth: depth, isRich) }.joined()
    }

    private mutating func term(depth: Int, _ isRich: Bool) -> String {
        switch random(12) {
        case 0: return pick(["^", "$", "\\b", "\\B"])
        case 1, 2:
            if depth > 0 { return pick(["(?=", "(?!", "(?<=", "(?<!"]) + disjunction(depth: depth - 1, isRich) + ")" }
        default: break
        }
        return atom(depth: depth, isRich) + quantifier()
    }

    private mutating func quantifier() -> String {
        guard random(5) < 2 else { return "" }
        return pick(["*", "+", "?", "{2}", "{0}", "{0,2}", "{1,2}", "{1,}", "{2,}", "{3}"])
            + (random(3) == 0 ? "?" : "")
    }

    private mutating func atom(depth: Int, _ isRich: Bool) -> String {
        if depth > 0 {
            switch random(7) {
            case 0, 1:
                groupCount += 1
                return "(" + disjunction(depth: depth - 1, isRich) + ")"
            case 2: return "(?:" + disjunction(depth: depth - 1, isRich) + ")"
            case 3 where isRich:
                return pick(["(?i:", "(?m:", "(?s:", "(?-i:", "(?i-s:", "(?ims:"])
                    + disjunction(depth: depth - 1, isRich)
                    + ")"
            case 4 where names.count < 3:
                let name = pick(["x", "y", "名"]) + String(names.count)
                names.append(name)
                groupCount += 1
                return "(?<" + name + ">" + disjunction(depth: depth - 1, isRich) + ")"
            default: break
            }
        }
        switch random(8) {
        case 0: if groupCount > 0 { return "(?:\\" + String(1 + random(groupCount)) + ")" }
        case 1: if !names.isEmpty { return "\\k<" + pick(names) + ">" }
        case 2: return characterClass(isRich)
        case 3: return isRich ? pick(Self.escapes) : "."
        case 4: return pick(["\\u{10400}", ".", "\\x61", "\\u0062"])
        default: break
        }
        return literal(isRich)
    }

    private mutating func literal(_ isRich: Bool) -> String {
        let text = pick(isRich && random(3) == 0 ? Self.rich : Self.plain)
        return text
    }

    private static let escapes = [
        ".", "\\d", "\\D", "\\s", "\\S", "\\w", "\\W", "\\p{L}", "\\P{L}", "\\p{Lu}", "\\P{Lu}", "\\p{Script=Greek}",
        "\\p{scx=Hira}", "\\p{sc=Hira}", "\\p{Alphabetic}", "\\P{White_Space}", "\\p{Emoji_Presentation}", "\\p{Ll}",
        "\\p{Nd}", "\\p{ASCII}", "\\p{Cyrillic}", "\\p{Sc}", "\\p{Dash}", "\\p{Uppercase}", "\\uD83D\\uDC32", "\\uD83D",
        "\\t", "\\cJ", "\\0", "\\.", "[^]", "[]",
    ].filter { $0 != "\\p{Cyrillic}" }

    private mutating func characterClass(_ isRich: Bool) -> String {
        var text = "[" + (random(3) == 0 ? "^" : "")
        for _ in 0..<random(4) {
            switch random(isRich ? 6 : 3) {
            case 0: text += "a-b"
            case 1: text += "b"
            case 2: text += "c"
            case 3: text += pick(["\\d", "\\W", "\\w", "\\S", "\\s", "\\p{Lu}", "\\P{Ll}", "\\b", "\\-", "\\u{1F432}"])
            case 4: text += pick(["A-Z", "é-ž", "\\u0000-\\u{10FFFF}", "α-ω", "🐲-🐺", "k", "S", "ſ"])
            default: text += pick(Self.rich.filter { !["-", "^", "]", "["].contains($0) })
            }
        }
        return text + "]"
    }
}
