import Foundation
import Synchronization
import Testing

@testable import BarbuleEngine

@Suite struct JSONPointerTests {
    @Test(
        "pointers parse and join (RFC 6901 §5)",
        arguments: [
            ("", []), ("/", [""]), ("/foo/0", ["foo", "0"]), ("/a~1b", ["a/b"]), ("/m~0n", ["m~n"]), ("/~01", ["~1"]),
            ("/é//x", ["é", "", "x"]), ("/c%d/ /\"", ["c%d", " ", "\""]),
        ] as [(JSONString, [JSONString])])
    func roundTrip(text: JSONString, tokens: [JSONString]) {
        #expect(JSONPointer.parse(text) == tokens)
        #expect(JSONPointer.join(tokens) == text)
    }

    @Test("what is no pointer is refused", arguments: ["a", "a/b", "/~", "/~2", "/a~", "/~/x", "#/a"] as [JSONString])
    func refused(text: JSONString) {
        #expect(JSONPointer.parse(text) == nil)
    }

    @Test("array indices are digits without leading zeros")
    func indices() {
        #expect(JSONPointer.index("0") == 0)
        #expect(JSONPointer.index("10") == 10)
        for text in ["", "-", "00", "01", "1a", "9999999999999999999", "１"] as [JSONString] {
            #expect(JSONPointer.index(text) == nil)
        }
        var pointer: [UInt8] = []
        JSONPointer.append(JSONString("a/b").utf8, to: &pointer)
        JSONPointer.append(index: 12, to: &pointer)
        #expect(JSONString(pointer) == "/a~1b/12")
        #expect(JSONPointer.escape("~/") == Array("~0~1".utf8))
    }
}

@Suite struct LineIndexTests {
    @Test("lines and columns begin at 1; CRLF ends one line; columns count code points")
    func places() {
        let text = Array("ab\r\ncé😀d\n\nx".utf8)
        let index = LineIndex(text)
        let expected = [
            (0, 1, 1), (2, 1, 3), (3, 1, 4), (4, 2, 1), (5, 2, 2), (6, 2, 2), (7, 2, 3), (9, 2, 3), (11, 2, 4),
            (12, 2, 5),
            (13, 3, 1), (14, 4, 1), (15, 4, 2), (99, 4, 2), (-1, 1, 1),
        ]
        for (offset, line, column) in expected {
            #expect(index.position(of: offset) == (line, column), "offset \(offset)")
        }
        #expect(LineIndex([]).position(of: 0) == (1, 1))
    }

    @Test("agrees with counting from the start, on long lines too")
    func slowTruth() {
        var text: [UInt8] = []
        for index in 0..<300 { text += Array((index % 97 == 5 ? "\n" : index % 3 == 0 ? "é😀" : "plain text").utf8) }
        for size in [text.count, 512, 1024, 1023] {
            let cut = Array(text[..<size])
            let index = LineIndex(cut)
            var line = 1
            var column = 0
            for (offset, byte) in cut.enumerated() {
                if byte & 0xC0 != 0x80 { column += 1 }
                #expect(index.position(of: offset) == (line, column))
                if byte == 0x0A { (line, column) = (line + 1, 0) }
            }
        }
    }
}

@Suite struct JSONTextTests {
    @Test("every scalar value survives quoting and decoding, and quoted text scans")
    func roundTrip() {
        var tape = JSONTape()
        var all: [UInt8] = []
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = UnicodeScalar(value) else { continue }
            if value > 0x2FF, value % 61 != 0 { continue }
            all += Array(String(Character(scalar)).utf8)
            let escaped = String(Character(scalar)).utf16.map { unit in
                let hex = String(unit, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
            }
            let decoded = JSONText.decode(Array(escaped.joined().utf8))
            #expect(decoded == Array(String(Character(scalar)).utf8))
        }
        var quoted: [UInt8] = []
        JSONText.appendQuoted(all, to: &quoted)
        #expect(JSONScanner.scan(quoted, limits: Limits(), into: &tape) == nil)
        #expect(JSONText.decode(quoted[tape[0].contentRange]) == all)
    }

    @Test("escapes are minimal and UTF-8 stays")
    func minimal() {
        var output: [UInt8] = []
        JSONText.appendEscaped("a\"\\/\u{8}\u{c}\n\r\t\u{0}\u{1f}\u{7f}é😀".utf8, to: &output)
        #expect(String(decoding: output, as: UTF8.self) == #"a\"\\/\b\f\n\r\t\u0000\u001f"# + "\u{7f}é😀")
    }

    @Test("bytes no scanner accepted are decoded without a trap")
    func garbage() {
        var random = JSONScannerTests.Random(state: 3)
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...12, using: &random)
            let alphabet: [UInt8] = [0x5C, 0x75, 0x64, 0x38, 0x63, 0x30, 0x22, 0xFF]
            _ = JSONText.decode((0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0x5C })
        }
    }
}

@Suite struct JSONValueTests {
    private static func value(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

    @Test("the tree keeps order, offsets and lexemes")
    func tree() throws {
        let value = try Self.value(#" {"b": [1.50, "x\n", null], "\u0061": {"c": true}, "": false} "#)
        #expect(value.members?.map(\.name) == ["b", "a", ""])
        #expect(value.byteOffset == 1)
        #expect(value["b"]?.elements?.map(\.byteOffset) == [8, 14, 21])
        #expect(value["b"]?.elements?.first?.decimal == JSONDecimal(lexeme: Array("1.5".utf8)))
        #expect(value["b"]?.elements?[1].string == "x\n")
        #expect(value["a"]?["c"]?.boolean == true)
        #expect(value[""]?.kind == .false)
        #expect(value["nothing"] == nil)
        if case .number(let lexeme)? = value["b"]?.elements?.first?.content { #expect(lexeme == Array("1.50".utf8)) }
    }

    @Test("members of large objects are found by name")
    func largeObject() throws {
        let text = "{" + (0..<2000).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}"
        let value = try Self.value(text)
        for index in 0..<2000 { #expect(value[JSONString("k\(index)")]?.integer == index) }
    }

    @Test(
        "equality is that of JSON Schema",
        arguments: [
            ("1", "1.0", true), ("[1,2]", "[2,1]", false), (#"{"a":1,"b":2}"#, #"{"b":2.0,"a":1}"#, true),
            (#"{"a":1}"#, #"{"a":1,"b":2}"#, false), ("1", "true", false), ("0", "false", false), ("0", "-0.0", true),
            (#""\u00e9""#, "\"é\"", true), ("\"é\"", "\"e\u{301}\"", false), ("[]", "{}", false),
            ("null", "null", true),
            ("9007199254740993", "9007199254740992", false), (#"{"a":{"x":[1]}}"#, #"{"a":{"x":[1e0]}}"#, true),
        ])
    func equality(left: String, right: String, expected: Bool) throws {
        let left = try Self.value(left)
        let right = try Self.value(right)
        #expect((left == right) == expected)
        if expected { #expect(left.hashValue == right.hashValue) }
    }

    @Test("the deepest tree is made, compared, hashed and released on a stack of 512 KiB, debug builds too")
    func smallStack() throws {
        let text = Array(
            (String(repeating: #"{"a":["#, count: 128) + "1" + String(repeating: "]}", count: 128)).utf8)
        let isEqual = Mutex(false)
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            let left = try? JSONValue(parsing: text, limits: Limits(depthMax: 5000))
            let right = try? JSONValue(parsing: text, limits: Limits(depthMax: 5000))
            isEqual.withLock { $0 = left != nil && left == right && left?.hashValue == right?.hashValue }
            done.signal()
        }
        thread.stackSize = 512 << 10
        thread.start()
        done.wait()
        #expect(isEqual.withLock { $0 })
        let deeper = [0x5B] + text + [0x5D]
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: deeper, limits: Limits(depthMax: 5000)) }
    }

    @Test("repeated names are refused at the repeated one")
    func repeated() {
        let error = #expect(throws: JSONSyntaxError.self) { try Self.value(#"{"a":1,"\u0061":2}"#) }
        #expect(error?.code == "json.duplicate_key")
        #expect(error?.byteOffset == 7)
    }
}
