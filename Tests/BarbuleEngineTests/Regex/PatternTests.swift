import Testing

@testable import BarbuleEngine

@Suite("Pattern")
struct PatternTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let pattern: String
        let matching: [String]
        let other: [String]
        init(_ pattern: String, _ matching: [String], _ other: [String]) {
            (self.pattern, self.matching, self.other) = (pattern, matching, other)
        }
        var testDescription: String { pattern }
    }

    static let rows = [
        Row("", ["", "a"], []),
        Row("a", ["a", "xay"], ["", "b"]),
        Row("^a$", ["a"], ["ab", "ba", "a\n", ""]),
        Row("^[A-Z]{2}$", ["ES"], ["es", "E", "ESP"]),
        Row("^(ab|cd)+$", ["ab", "abcd"], ["", "abc"]),
        Row("^a*$", ["", "aaa"], ["aab"]),
        Row("^a{2,3}$", ["aa", "aaa"], ["a", "aaaa"]),
        Row("^a{2,}$", ["aa", "aaaaa"], ["a"]),
        Row("^a{0}$", [""], ["a"]),
        Row("^(a|aa)+$", ["a", "aaaa"], ["ab"]),
        Row("^(a*)*$", ["", "aa"], ["b"]),
        Row("^.$", ["a", "é", "🐲", "\u{85}"], ["\n", "\r", "\u{2028}", "", "ab"]),
        Row("^\\d$", ["5"], ["٥", "a"]),
        Row("^\\w+$", ["a_9"], ["é", "-"]),
        Row("^\\s$", [" ", "\u{FEFF}", "\u{A0}", "\u{0B}"], ["\u{85}", "\u{200B}"]),
        Row("^\\S$", ["\u{85}"], [" "]),
        Row("\\bfoo\\b", ["foo", "a foo b", "éfoo"], ["food", "_foo"]),
        Row("\\Boo", ["foo"], ["oo"]),
        Row("^[^\\W]$", ["a"], ["-", "é"]),
        Row("^[\\s\\S]$", ["\n", "a"], [""]),
        Row("^[]$", [], ["", "a"]),
        Row("^[^]$", ["a", "\n"], [""]),
        Row("^[\\b]$", ["\u{8}"], ["b"]),
        Row("^[a\\-z]$", ["a", "-", "z"], ["b"]),
        Row("^[+--]$", ["+", ",", "-"], ["."]),
        Row("^[a&&b]$", ["a", "&", "b"], ["c"]),
        Row("^\\u{1F432}$", ["🐲"], []),
        Row("^\\uD83D\\uDC32*$", ["🐲", "🐲🐲"], []),
        Row("^🐲*$", ["", "🐲🐲"], ["D"]),
        Row("^\\cC\\x41\\0\\t\\v$", ["\u{3}A\u{0}\t\u{B}"], []),
        Row("^\\p{Letter}+$", ["aé日"], ["1", ""]),
        Row("^\\P{L}$", ["1"], ["a"]),
        Row("^\\p{gc=Nd}$", ["٥"], ["a"]),
        Row("(?<year>\\d{4})-(?:x|y)", ["2020-x"], ["2020-z"]),
        Row("^(?:.*){20}b$", ["aaab"], [String(repeating: "a", count: 3000)]),
        Row("^(a+)+$", [String(repeating: "a", count: 3000)], [String(repeating: "a", count: 100_000) + "!"]),
        Row("(x+x+)+y", ["xxy"], [String(repeating: "x", count: 50_000)]),
        Row(
            "^[ab]*a[ab]{12}$", ["a" + String(repeating: "b", count: 12)], [String(repeating: "ba", count: 5_000) + "c"]
        ),
    ]

    @Test("matches what ECMA-262 with u matches", arguments: rows)
    func matches(row: Row) throws {
        let pattern = try Pattern(Array(row.pattern.utf8))
        var cache = PatternCache()
        for text in row.matching {
            #expect(pattern.matches(Array(text.utf8)[...]), "\(text.debugDescription.prefix(60))")
            #expect(pattern.matches(Array(text.utf8)[...], cache: &cache))
        }
        for text in row.other {
            #expect(!pattern.matches(Array(text.utf8)[...]), "\(text.debugDescription.prefix(60))")
            #expect(!pattern.matches(Array(text.utf8)[...], cache: &cache))
        }
    }

    @Test("a set of patterns says of each the same as the pattern alone")
    func set() throws {
        let patterns = try Self.rows.map { try Pattern(Array($0.pattern.utf8)) }
        let set = try #require(PatternSet(patterns))
        var cache = PatternSetCache()
        for text in Self.rows.flatMap({ $0.matching + $0.other }) {
            let bytes = Array(text.utf8.prefix(2_000))[...]
            var hits: [Int32] = []
            var budget = PatternBudget()
            set.match(bytes, cache: &cache, budget: &budget, into: &hits)
            #expect(hits.sorted() == patterns.indices.filter { patterns[$0].matches(bytes) }.map(Int32.init))
        }
    }

    @Test(
        "refuses what is not a pattern with u",
        arguments: [
            "(", ")", "a)", "[", "]", "}", "{", "a{", "a{1", "a{2,1}", "*", "a**", "+", "?", "a++", "\\", "\\-", "\\_",
            "\\a", "\\z",
            "\\A", "\\Q", "\\c1", "\\x1", "\\u12", "\\u{}", "\\u{110000}", "\\p", "\\p{", "\\p{greek}", "\\pL", "[b-a]",
            "[\\d-z]",
            "[a-\\d]", "(?#x)", "(?>a)", "(?i)a", "(?<1>a)", "(?<a>x)(?<a>y)", "\\1", "\\k<a>", "\\01", "(?=a)*",
            "\\N{DASH}", "(?a)",
        ])
    func refuses(pattern: String) {
        let error = #expect(throws: PatternError.self) { _ = try Pattern(Array(pattern.utf8)) }
        #expect(error?.reason == .syntax)
    }

    @Test(
        "refuses patterns with too many states fast",
        arguments: [
            "((a{1,1000}){1,1000}){1,1000}", "(?:a{1000}){1000}", "(){1000000000}", "a{99999999999999999999}",
            String(repeating: "(", count: 10_000) + String(repeating: ")", count: 10_000),
            String(repeating: "a", count: 1_000_001),
        ])
    func tooLarge(pattern: String) {
        let start = ContinuousClock.now
        let error = #expect(throws: PatternError.self) { _ = try Pattern(Array(pattern.utf8)) }
        #expect(error != nil)
        #expect(ContinuousClock.now - start < .seconds(2))
    }
}
