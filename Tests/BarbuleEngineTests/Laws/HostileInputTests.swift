import BarbuleEngine
import Foundation
import Testing

/// Input that wants to break the engine: every one is answered by a report, with a place, and by work that is linear.
@Suite struct HostileInputTests {
    static let compiled = Result { try Schema(compiling: Array(text.utf8), name: "hostile.schema.json") }
    let schema: Schema

    init() throws { schema = try Self.compiled.get() }

    /// Names, texts, lists and rules of every kind, none of them a contact.
    static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "x-keys": { "variants": "rename", "typos": "report", "brackets": "fold", "wrapper": ["body"], "unknown": "report",
                      "unsafe": { "prefixes": ["$"], "substrings": ["."], "names": [""] }, "readOnly": ["id"] },
          "x-rules": [{ "kind": "unique-by", "member": "rows", "keys": ["key"], "duplicate": "row.duplicate", "conflict": "row.conflict" }],
          "properties": {
            "title": { "type": "string", "maxLength": 100, "x-normalize": { "space": "collapse", "unicode": "NFC", "strip": ["controls"] } },
            "amount": { "type": "number", "x-normalize": { "from": ["string"], "as": { "number": {} } } },
            "labels": { "type": "array", "items": { "type": "string", "minLength": 2, "x-normalize": { "space": "trim", "empty": "remove" } },
                        "x-normalize": { "list": { "split": [","], "dedupe": "fold", "blank": "remove" } } },
            "rows": { "type": "array", "items": { "type": "object", "required": ["key"], "properties": {
                        "key": { "type": "string", "x-normalize": { "space": "trim" } },
                        "value": { "type": "integer", "minimum": 0, "x-normalize": { "as": { "integer": {} } } } } } }
          }
        }
        """#

    @Test("a depth limit beyond what a check can do is lowered, not tried", arguments: [1_000, 1_001, 100_000])
    func depthCeiling(depth: Int) {
        let nested = [UInt8](repeating: 0x5B, count: depth - 1) + [UInt8](repeating: 0x5D, count: depth - 1)
        let payload = Array(#"{"labels":"#.utf8) + nested + Array(#","other":"#.utf8) + nested + [0x7D]
        let report = exhaust(payload, limits: Limits(depthMax: 1_000_000))
        #expect(report.issues.contains { $0.code == "json.limit" } == (depth > Limits.depthCeiling))
    }

    /// Asks for everything a report can tell.
    @discardableResult
    private func exhaust(_ payload: [UInt8], limits: Limits = Limits()) -> Report {
        let report = schema.check(payload, limits: limits)
        for issue in report.issues {
            #expect(issue.byteRange.upperBound <= payload.count)
            #expect(issue.byteRange.lowerBound >= 0)
            #expect(!issue.message.isEmpty)
            _ = issue.description
        }
        let canonical = report.canonical
        _ = report.patch.json
        if let canonical { #expect(schema.check(canonical, limits: limits).canonical == canonical) }
        return report
    }

    static let sample = #"{"title": " aé\u00e9😀\n", "amount": "1,5e3", "labels": ["a ", "b"], "rows": [{"key": "x", "value": -1.50}], "Title": null}"#

    @Test("A text cut anywhere is json.syntax at its end")
    func truncation() {
        let whole = Array(Self.sample.utf8)
        for end in 0..<whole.count {
            let report = exhaust(Array(whole[..<end]))
            #expect(report.issues.map(\.code) == ["json.syntax"])
            #expect(report.canonical == nil && !report.isValid && !report.isChanged && report.changes.isEmpty)
        }
        #expect(exhaust(whole).canonical != nil)
    }

    @Test("Any byte anywhere gives a report")
    func replacedBytes() {
        let whole = Array(Self.sample.utf8)
        for index in whole.indices {
            for byte: UInt8 in [0, 0x22, 0x5C, 0x7B, 0x7D, 0x5B, 0x5D, 0x2C, 0x3A, 0x80, 0xC0, 0xED, 0xF4, 0xFF, 0x30, 0x65, 0x2D, 0x0A] {
                var changed = whole
                changed[index] = byte
                exhaust(changed)
            }
        }
    }

    @Test("Text that is not UTF-8 is json.syntax at the byte", arguments: [
        [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
    func invalidUTF8(bytes: [UInt8]) {
        let report = exhaust(Array(#"{"title": "ab"#.utf8) + bytes + Array(#""}"#.utf8))
        #expect(report.issues.map(\.code) == ["json.syntax"])
        #expect(report.issues[0].byteRange.lowerBound >= 13)
    }

    @Test("Half a surrogate pair is json.syntax", arguments: [#"\ud800"#, #"\udc00"#, #"\udc00\ud800"#, #"\ud800\u0041"#, #"\uD83D"#])
    func loneSurrogates(escape: String) {
        #expect(exhaust(Array("{\"title\": \"\(escape)\"}".utf8)).issues.map(\.code) == ["json.syntax"])
    }

    @Test("A million open brackets are json.limit", arguments: ["[", #"{"a":"#])
    func depth(open: String) {
        let report = exhaust(Array(String(repeating: open, count: 1_000_000).utf8))
        #expect(report.issues.map(\.code) == ["json.limit"])
    }

    @Test("The deepest document allowed is checked, changed and written", arguments: ["array", "object", "rows"])
    func deepest(kind: String) {
        let open = ["array": "[", "object": #"{"Title":"#, "rows": #"{"rows":["#][kind] ?? ""
        let close = ["array": "]", "object": "}", "rows": "]}"][kind] ?? ""
        let count = kind == "rows" ? 255 : 511
        let nested = String(repeating: open, count: count) + "1" + String(repeating: close, count: count)
        #expect(exhaust(Array((#"{"TITLE": " x ", "z": "# + nested + "}").utf8)).canonical != nil)
        exhaust(Array((#"{"labels": "# + nested + "}").utf8))
        exhaust(Array((#"{"title": "# + nested + "}").utf8))
    }

    @Test("Numbers of any size keep their text", arguments: [
        "1e999999", "-1e-999999", "1" + String(repeating: "0", count: 4000), "0.1e1", "-0", "9007199254740993", "1E+2", "5e-324",
    ])
    func numbers(lexeme: String) {
        for payload in [#"{"amount": \#(lexeme)}"#, #"{"amount": "\#(lexeme)"}"#, #"{"title": \#(lexeme)}"#, #"{"rows": [{"key": "a", "value": \#(lexeme)}]}"#] {
            exhaust(Array(payload.utf8))
        }
        #expect(exhaust(Array(#"{"amount": \#(lexeme)}"#.utf8)).canonical == Array(#"{"amount": \#(lexeme)}"#.utf8))
    }

    @Test("Long names and texts pass", arguments: ["a", "é", "\u{301}", "\u{FDFA}", "\u{202E}", "[", "_", " "])
    func longTexts(unit: String) {
        let long = String(repeating: unit, count: LawCount.longText / unit.utf8.count)
        exhaust(Array("{\"\(long)\": 1, \"\(long)x\": 2}".utf8))
        exhaust(Array("{\"title\": \"\(long)\"}".utf8))
        exhaust(Array("{\"labels\": \"\(long)\"}".utf8))
        exhaust(Array("{\"amount\": \"\(long)\"}".utf8))
    }

    // MARK: Many of one thing

    /// A payload of `count` parts.
    static let crowds: [(name: String, make: @Sendable (Int) -> String)] = [
        ("empty members", { count in many(count) { "\"k\($0)\": \"\"" } }),
        ("variants of one name", { count in many(count) { variant($0) } }),
        ("names in another case", { count in many(count) { "\"Unknown Name \($0)\": 1" } }),
        ("bracket names of one entry", { count in many(count) { "\"rows[][k\($0)]\": 1" } }),
        ("bracket names of many entries", { count in many(count) { "\"rows[\($0)][key]\": \"\($0)\"" } }),
        ("bracket names without a key", { count in many(count) { "\"rows[\($0)][value]\": \" 7 \"" } }),
        ("one name again and again", { count in many(count) { _ in "\"title\": \" x \"" } }),
        ("names twice", { count in many(count) { "\"k\($0 / 2)\": 1" } }),
        ("unsafe names", { count in many(count) { "\"$k\($0)\": 1" } }),
        ("labels that are all the same", { count in "{\"labels\": [" + joined(count) { _ in "\" ab \"" } + "]}" }),
        ("labels that are all new", { count in "{\"labels\": [" + joined(count) { "\"l \($0)\"" } + "]}" }),
        ("labels that are all wrong", { count in "{\"labels\": [" + joined(count) { "[\($0)]" } + "]}" }),
        ("labels that are too short", { count in "{\"labels\": [" + joined(count) { "\" \(letter($0)) \"" } + "]}" }),
        ("labels in one text", { count in "{\"labels\": \"" + joined(count) { "l\($0)" } + "\"}" }),
        ("rows with errors", { count in "{\"rows\": [" + joined(count) { "{\"key\": \" \($0) \", \"value\": \"-\($0)\"}" } + "]}" }),
        ("rows without a key", { count in "{\"rows\": [" + joined(count) { "{\"value\": \" \($0) \"}" } + "]}" }),
        ("equal rows", { count in "{\"rows\": [" + joined(count) { _ in "{\"key\": \"a\", \"value\": \" 1 \"}" } + "]}" }),
        ("contradicting rows", { count in "{\"rows\": [" + joined(count) { "{\"key\": \"a\", \"value\": \($0)}" } + "]}" }),
        ("members of one row", { count in "{\"rows\": [{\"key\": \" a \", " + joined(count) { "\"m\($0)\": 1" } + "}]}" }),
    ]

    private static func letter(_ index: Int) -> String { Unicode.Scalar(UInt32(0x4E00 + index % 20_000)).map { String($0) } ?? "" }
    private static func variant(_ index: Int) -> String {
        "\"Ti" + String((0..<20).map { index >> $0 & 1 == 1 ? "_" : "-" }) + "tle\": 1"
    }
    private static func joined(_ count: Int, _ part: (Int) -> String) -> String { (0..<count).map(part).joined(separator: ", ") }
    private static func many(_ count: Int, _ member: (Int) -> String) -> String { "{" + joined(count, member) + "}" }

    @Test("Many of one thing are linear work", arguments: 0..<19)
    func crowd(index: Int) {
        let (name, make) = Self.crowds[index]
        let size = LawCount.crowd
        func seconds(_ count: Int) -> Double {
            let payload = Array(make(count).utf8)
            let start = ContinuousClock.now
            let report = schema.check(payload)
            _ = report.issues
            _ = report.canonical
            _ = report.changes.count
            return (ContinuousClock.now - start) / .seconds(1)
        }
        let small = seconds(size)
        let large = seconds(size * 4)
        // A look, no law: other work shares the machine. Quadratic work shows as 16.
        let factor = large / max(small, 0.000_1)
        if factor > 8 { print("\(name): \(size) took \(small) s, \(size * 4) took \(large) s: factor \(factor)") }
        exhaust(Array(make(size / 4).utf8))
    }

    @Test("Hostile schemas are refused or compiled, never a trap")
    func hostileSchemas() {
        let broken = ["", "[]", "1", "{", #"{"x-normalize": 1}"#, #"{"x-rules": {}}"#, ##"{"$ref": "#"}"##, ##"{"allOf": [{"$ref": "#"}]}"##,
            #"{"x-options": {"a": 1}}"#, #"{"properties": {"a": {"x-normalize": {"as": {"date": {"suspectBefore": "2016-13-45"}}}}}}"#,
            #"{"x-issue": 5}"#, #"{"x-keys": []}"#, #"{"x-rules": [{"kind": "phone"}]}"#, #"{"x-rules": [{}]}"#]
        for text in broken { _ = try? Schema(compiling: Array(text.utf8), name: "broken.json") }
        let whole = Array(Self.text.utf8)
        for end in stride(from: 0, to: whole.count, by: 7) { _ = try? Schema(compiling: Array(whole[..<end]), name: "cut.json") }
    }
}

/// How much of everything: an optimized build takes the full size.
enum LawCount {
    /// Bytes of a long name or text.
    static var longText: Int {
        #if DEBUG
        100_000
        #else
        1_000_000
        #endif
    }

    static var crowd: Int {
        #if DEBUG
        1_000
        #else
        100_000
        #endif
    }
}
