import Testing

@testable import BarbuleEngine

@Suite struct JSONScannerTests {
    /// `SplitMix64`, so that every run sees the same documents.
    struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }

    static let seeds: [[UInt8]] = [
        #"{"email":"a@b.example","tags":["x","y\u00e9"],"n":-12.50e+3,"ok":true,"no":null}"#,
        #" [ 1 , 0 , -0.0 , 1E9 , "café 日本 😀" , {} , [] , [[]] , {"a":{"a":[{}]}} ] "#,
        #"{"a":1,"\u0061":2,"b":{"a":1,"a":2},"a":3,"":0,"":"","A long name, longer than sixteen bytes":1}"#,
        #""\ud83d\ude00 \"\\\/\b\f\n\r\t end of a string that is longer than one step""#,
        #"{"x":[false,true,null,"","\\",0.1,{"k":"v"}],"name_first":"José","name_last":"Núñez"}"#,
    ].map { Array($0.utf8) }

    static let pieces: [[UInt8]] = [
        [0x22], [0x5C], [0x2C], [0x7D], [0x5D], [0x5B], [0x7B], [0x3A], [0x20], [0x0A], [0x00], [0x1F], [0x7F], [0x80],
        [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF], [0xE0, 0x80, 0x80],
        [0xE2, 0x82], [0xC3, 0xA9], [0xF0, 0x9F, 0x98, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xFF], [0xEF, 0xBB, 0xBF],
        Array(#"\ud800"#.utf8), Array(#"\udc00"#.utf8), Array(#"\ud83d\ude00"#.utf8), Array(#"\u0000"#.utf8),
        Array(#"\u12"#.utf8), Array(#"\x"#.utf8), Array("1.".utf8), Array("-".utf8), Array("01".utf8), Array("e5".utf8),
        Array("true".utf8), Array("nul".utf8), Array("[1,]".utf8), Array(#""a":1,"#.utf8), Array(#""\u0061":2,"#.utf8),
    ]

    static func mutated(_ random: inout Random) -> [UInt8] {
        var text = seeds.randomElement(using: &random) ?? []
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let at = Int.random(in: 0...text.count, using: &random)
            let end = min(text.count, at + Int.random(in: 0...4, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: text.removeSubrange(at..<end)
            case 1: text.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: at)
            case 2: text.replaceSubrange(at..<end, with: pieces.randomElement(using: &random) ?? [])
            case 3: if at < text.count { text[at] = UInt8.random(in: 0...255, using: &random) }
            default: text.removeSubrange(at...)
            }
            if text.isEmpty { break }
        }
        return text
    }

    /// Scans and compares with the slow truth: verdict, every node, repeated names; and the offset of an error is where
    /// the text stops being the beginning of a JSON text.
    static func compare(_ text: [UInt8], _ tape: inout JSONTape, _ prefixTape: inout JSONTape) {
        let error = JSONScanner.scan(text, limits: Limits(), into: &tape)
        let slow = SlowScanner(text)
        guard let slow, error == nil else {
            #expect((slow == nil) == (error != nil), "\(String(decoding: text, as: UTF8.self)) \(text)")
            if let error, error.kind != .notUTF8, error.kind != .empty {
                let prefix = Array(text[..<error.byteOffset])
                let again = JSONScanner.scan(prefix, limits: Limits(), into: &prefixTape)
                let isViable = again == nil || again?.kind == .truncated || again?.kind == .empty
                #expect(
                    isViable, "\(String(decoding: text, as: UTF8.self)): \(error), then \(String(describing: again))")
            }
            return
        }
        var same = tape.count == slow.tokens.count
        for (index, token) in slow.tokens.enumerated() where same {
            let node = tape[index]
            same = node.kind == token.kind && node.offset == token.offset && node.byteCount == token.byteCount
            same = same && tape.childCount(of: index) == token.childCount
            let next = node.kind == .name ? Int(JSONScanner.nameHash(token.decoded)) : token.next
            same = same && Int(node.next) == next
            if node.kind == .string || node.kind == .name {
                same = same && JSONText.decode(text[node.contentRange]) == token.decoded
                same = same && node.hasEscape == text[node.range].contains(0x5C)
                same = same && node.isASCII == text[node.range].allSatisfy { $0 < 0x80 && $0 != 0x5C }
            }
            if !same { Issue.record("node \(index) of \(String(decoding: text, as: UTF8.self)): \(node), \(token)") }
        }
        #expect(same)
        #expect(tape.duplicateNames.map { [$0.first, $0.repeated] } == slow.duplicates)
    }

    @Test("100,000 mutated documents read the same as by the slow truth")
    func mutations() {
        var random = Random(state: 20_261_122)
        var tape = JSONTape()
        var prefixTape = JSONTape()
        var accepted = 0
        for _ in 0..<100_000 {
            Self.compare(Self.mutated(&random), &tape, &prefixTape)
            accepted += tape.count > 0 ? 1 : 0
        }
        #expect((20_000...80_000).contains(accepted))
    }

    @Test("every byte string of two bytes, and every one between quotes")
    func exhaustive() {
        var tape = JSONTape()
        var prefixTape = JSONTape()
        for first in UInt8.min...255 {
            for second in UInt8.min...255 {
                let accepted = JSONScanner.scan([0x22, first, second, 0x22], limits: Limits(), into: &tape) == nil
                #expect(accepted == (SlowScanner([0x22, first, second, 0x22]) != nil))
                let bare = JSONScanner.scan([first, second], limits: Limits(), into: &prefixTape) == nil
                #expect(bare == (SlowScanner([first, second]) != nil))
            }
        }
    }

    @Test("a text cut at any byte is truncated or ill-formed UTF-8, never accepted", arguments: Self.seeds)
    func truncated(seed: [UInt8]) {
        var tape = JSONTape()
        #expect(JSONScanner.scan(seed, limits: Limits(), into: &tape) == nil)
        let end = seed.lastIndex { $0 != 0x20 } ?? 0
        for count in 1...end {
            let error = JSONScanner.scan(Array(seed[..<count]), limits: Limits(), into: &tape)
            switch error?.kind {
            case .truncated: #expect(error?.byteOffset == count)
            case .invalidUTF8: #expect((error?.byteOffset ?? 0) > count - 4)
            case .empty: #expect(seed[..<count].allSatisfy { $0 == 0x20 })
            default: Issue.record("cut at \(count): \(String(describing: error))")
            }
        }
    }

    @Test(
        "errors name the kind, the byte and what was expected",
        arguments: [
            ("", "empty", 0, nil), (" \n", "empty", 2, nil), ("[1,]", "unexpected_byte", 3, "value"),
            (#"{"a":1,}"#, "unexpected_byte", 7, "name"), (#"{'a':1}"#, "unexpected_byte", 1, "name or }"),
            (#"{"a" 1}"#, "unexpected_byte", 5, ":"), ("[1 2]", "unexpected_byte", 3, ", or ]"),
            (#"{"a":1 "b":2}"#, "unexpected_byte", 7, ", or }"), ("[1}", "unexpected_byte", 2, ", or ]"),
            ("nan", "unexpected_byte", 1, "literal"), ("NaN", "unexpected_byte", 0, "value"),
            ("[01]", "unexpected_byte", 2, ", or ]"), ("[1.]", "bad_number", 3, "digit"),
            ("[-]", "bad_number", 2, "digit"), ("[1e+]", "bad_number", 4, "digit"),
            ("[.5]", "unexpected_byte", 1, "value"),
            ("[+1]", "unexpected_byte", 1, "value"), ("0x1", "trailing_data", 1, "end"),
            ("{} {}", "trailing_data", 3, "end"),
            ("// c", "unexpected_byte", 0, "value"), ("\"a\nb\"", "control_character", 2, nil),
            (#""\x41""#, "bad_escape", 1, "escape"), (#""a\u12G4""#, "bad_escape", 2, "escape"),
            (#""a\udc00""#, "lone_surrogate", 2, nil), (#""\ud800x""#, "lone_surrogate", 1, nil),
            (#""\ud83d\ud83d""#, "lone_surrogate", 1, nil), ("[", "truncated", 1, "value"),
            ("1.", "truncated", 2, "digit"),
            ("tru", "truncated", 3, "literal"), ("\"abc", "truncated", 4, "\""),
            ("[1]\u{FEFF}", "trailing_data", 3, "end"),
            ("[\u{FEFF}1]", "unexpected_byte", 1, "value"),
        ] as [(String, String, Int, String?)])
    func errors(text: String, kind: String, offset: Int, expected: String?) throws {
        var tape = JSONTape()
        let error = try #require(JSONScanner.scan(Array(text.utf8), limits: Limits(), into: &tape))
        #expect(error.kind.rawValue == kind)
        #expect(error.byteOffset == offset)
        #expect(error.expected == expected)
        #expect(error.code == "json.syntax")
        #expect(error.parameters["offset"] == String(offset))
    }

    @Test(
        "ill-formed UTF-8 is refused at the first byte of the sequence",
        arguments: [
            [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
            [0xF0, 0x8F, 0xBF, 0xBF],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xBF], [0xFE], [0xFF], [0xC3], [0xE2, 0x82],
            [0xF0, 0x9F, 0x98],
        ] as [[UInt8]])
    func illFormed(bytes: [UInt8]) {
        var tape = JSONTape()
        for padding in [0, 1, 13, 14, 15, 16, 17, 40] {
            for tail in [Array("\"".utf8), Array("é and more text behind it\"".utf8), []] {
                let text = [0x22] + [UInt8](repeating: 0x61, count: padding) + [0xC3, 0xA9] + bytes + tail
                let error = JSONScanner.scan(text, limits: Limits(), into: &tape)
                #expect(error?.kind == .invalidUTF8)
                #expect(error?.byteOffset == padding + 3)
            }
        }
    }

    @Test("a byte order mark is accepted at the very start and flagged; offsets count it")
    func byteOrderMark() {
        var tape = JSONTape()
        #expect(JSONScanner.scan([0xEF, 0xBB, 0xBF] + Array("[1]".utf8), limits: Limits(), into: &tape) == nil)
        #expect(tape.hasByteOrderMark)
        #expect(tape[0].offset == 3)
        #expect(JSONScanner.scan(Array("[1]".utf8), limits: Limits(), into: &tape) == nil)
        #expect(!tape.hasByteOrderMark)
        #expect(JSONScanner.scan([0xEF, 0xBB, 0xBF], limits: Limits(), into: &tape)?.kind == .empty)
    }

    @Test("other encodings are recognised, with a mark and without", arguments: ["{}", "\"a\"", "1", "[true]"])
    func encodings(text: String) {
        func encode(_ width: Int, _ isLittle: Bool, _ withMark: Bool) -> [UInt8] {
            ((withMark ? "\u{FEFF}" : "") + text).unicodeScalars.flatMap { scalar -> [UInt8] in
                let bytes = (0..<width).map { UInt8(truncatingIfNeeded: scalar.value >> UInt32(8 * $0)) }
                return isLittle ? bytes : bytes.reversed()
            }
        }
        var tape = JSONTape()
        for (width, isLittle, name) in [
            (2, true, "UTF-16LE"), (2, false, "UTF-16BE"), (4, true, "UTF-32LE"), (4, false, "UTF-32BE"),
        ] {
            for withMark in [true, false] {
                let error = JSONScanner.scan(encode(width, isLittle, withMark), limits: Limits(), into: &tape)
                #expect(error?.kind == .notUTF8, "\(name) \(withMark)")
                #expect(error?.encoding == name)
            }
        }
    }
}
