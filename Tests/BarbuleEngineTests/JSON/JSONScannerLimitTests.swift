import Testing

@testable import BarbuleEngine

@Suite struct JSONScannerLimitTests {
    @Test("a node's three bits are its kind", arguments: 0..<8 as Range<UInt8>)
    func kinds(rawValue: UInt8) {
        #expect(JSONTape.Node(bits: UInt32(rawValue)).kind == JSONKind(rawValue: rawValue))
    }

    private static func nested(_ depth: Int, _ open: String, _ inner: String, _ close: String) -> [UInt8] {
        var text: [UInt8] = []
        for _ in 0..<depth { text += Array(open.utf8) }
        text += Array(inner.utf8)
        for _ in 0..<depth { text += Array(close.utf8) }
        return text
    }

    @Test("a million open containers are refused at the bracket too many, or accepted when the limit allows")
    func depth() {
        var tape = JSONTape()
        for (open, inner, close) in [("[", "", "]"), (#"{"a":"#, "1", "}"), (#"[{"":"#, "null", "}]")] {
            let width = open.utf8.count
            let perTurn = open.contains("[{") ? 2 : 1
            let text = Self.nested(1_000_000 / perTurn, open, inner, close)
            let error = JSONScanner.scan(text, limits: Limits(), into: &tape)
            #expect(error?.kind == .tooDeep)
            #expect(error?.code == "json.limit")
            #expect(error?.limit == 512)
            #expect(error?.byteOffset == 512 / perTurn * width)
            #expect(JSONScanner.scan(text, limits: Limits(depthMax: 999_999), into: &tape)?.kind == .tooDeep)
            #expect(JSONScanner.scan(text, limits: Limits(depthMax: 1_000_000), into: &tape) == nil)
            #expect(tape[0].next == UInt32(tape.count))
            #expect(tape[0].byteCount == UInt32(text.count))
            #expect(throws: JSONSyntaxError.self) {
                try JSONValue(parsing: text, limits: Limits(depthMax: 1_000_000))
            }
        }
        let edge = Self.nested(512, "[", "", "]")
        #expect(JSONScanner.scan(edge, limits: Limits(), into: &tape) == nil)
        #expect(JSONScanner.scan(Self.nested(513, "[", "", "]"), limits: Limits(), into: &tape)?.byteOffset == 512)
    }

    @Test("bytes, names and digits have limits, and the value at the limit passes")
    func otherLimits() {
        var tape = JSONTape()
        let limits = Limits(documentBytesMax: 20, nameCountMax: 2, numberDigitsMax: 5)
        func kind(_ text: String) -> JSONSyntaxError.Kind? {
            JSONScanner.scan(Array(text.utf8), limits: limits, into: &tape)?.kind
        }
        #expect(kind("\"012345678901234567\"") == nil)
        #expect(kind("\"0123456789012345678\"") == .tooLarge)
        #expect(kind(#"{"a":1,"b":2}"#) == nil)
        #expect(kind(#"{"a":{"b":{"c":1}}}"#) == .tooManyKeys)
        #expect(kind("-1.2e-345") == nil)
        #expect(kind("[-1.2e-3456]") == .numberTooLong)
        #expect(kind("123456") == .numberTooLong)
    }

    @Test("numbers of 4,096 digits and exponents beyond any range are legal")
    func longNumbers() {
        var tape = JSONTape()
        for text in [
            "1e999999", "1e-999999", String(repeating: "7", count: 4096), "-0." + String(repeating: "1", count: 4095),
        ] {
            #expect(JSONScanner.scan(Array(text.utf8), limits: Limits(), into: &tape) == nil)
        }
        let long = [UInt8](repeating: 0x37, count: 4097)
        #expect(JSONScanner.scan([0x20] + long, limits: Limits(), into: &tape)?.byteOffset == 1)
    }

    @Test("a name of a megabyte, plain, escaped and repeated")
    func longName() {
        var tape = JSONTape()
        let name = [UInt8](repeating: 0x6B, count: 1 << 20)
        let escaped = Array(#"\u006b"#.utf8) + name.dropFirst()
        for (first, second) in [(name, name), (name, escaped), (escaped, escaped)] {
            let text = Array("{\"".utf8) + first + Array("\":1,\"x\":2,\"".utf8) + second + Array("\":3}".utf8)
            #expect(JSONScanner.scan(text, limits: Limits(), into: &tape) == nil)
            #expect(tape.duplicateNames.map(\.repeated) == [5])
            #expect(tape[1].nameHash == JSONScanner.nameHash(name))
        }
    }

    @Test("the hash is the same with and without escapes, at every length and at the end of a buffer")
    func nameHash() {
        var tape = JSONTape()
        var seen: Set<UInt32> = []
        for count in 0...70 {
            let name = (0..<count).map { UInt8(0x61 + $0 % 26) }
            seen.insert(JSONScanner.nameHash(name))
            let escaped = name.flatMap { Array("\\u00".utf8) + Array(String($0, radix: 16).utf8) }
            for spelling in [name, escaped] {
                let text = Array("{\"".utf8) + spelling + Array("\":1}".utf8)
                #expect(JSONScanner.scan(text, limits: Limits(), into: &tape) == nil)
                #expect(tape[1].nameHash == JSONScanner.nameHash(name))
            }
        }
        #expect(seen.count == 71)
    }

    @Test("every repeated name is reported with the first of its spelling, in document order")
    func repeatedNames() {
        var tape = JSONTape()
        let text = Array(#"{"a":{"b":1,"b":2},"\u0061":3,"a":{"b":1},"é":1,"e\u0301":2,"\u00e9":3}"#.utf8)
        #expect(JSONScanner.scan(text, limits: Limits(), into: &tape) == nil)
        #expect(tape.duplicateNames.map { [$0.first, $0.repeated] } == [[3, 5], [1, 7], [1, 9], [13, 17]])
    }

    @Test("names made to collide in the quick hash are still told apart, in about the time of others")
    func collidingNames() {
        let count = 200_000
        var text = Array("{".utf8)
        for index in 0..<count { text += Array("\"key_\(index)\":0,".utf8) }
        text += Array("\"key_7\":0,\"\\u006bey_8\":0}".utf8)
        var tape = JSONTape()
        #expect(JSONScanner.scan(text, limits: Limits(), into: &tape) == nil)
        let expected = [[1 + 2 * 7, 1 + 2 * count], [1 + 2 * 8, 3 + 2 * count]]
        #expect(tape.duplicateNames.map { [$0.first, $0.repeated] } == expected)
        let random = ContinuousClock().measure { Self.find(text, &tape, mask: .max) }
        #expect(tape.duplicateNames.map { [$0.first, $0.repeated] } == expected)
        for mask: UInt32 in [0, 7, 0xFFFF_0000] {
            let colliding = ContinuousClock().measure { Self.find(text, &tape, mask: mask) }
            #expect(tape.duplicateNames.map { [$0.first, $0.repeated] } == expected)
            // Quadratic work would be thousands of times slower.
            #expect(colliding < random * 20 + .milliseconds(500))
        }
    }

    @Test(
        "real names of one hash: the third word makes a factor of the hash zero, so the last eight bytes do not count")
    func realCollisions() {
        let prefix = Array("ceqcwfnohb6nn3y67/,=9diW".utf8)
        let hash = JSONScanner.nameHash(prefix + Array("00000000".utf8))
        var text = Array("[{".utf8)
        for index in 0..<50_000 {
            let name = prefix + Array(String(10_000_000 + index).utf8)
            if index % 1000 == 0 { #expect(JSONScanner.nameHash(name) == hash) }
            text += Array("\"".utf8) + name + Array("\":0,".utf8)
        }
        text += Array("\"".utf8) + prefix + Array("10000003\":0},{\"a\":0,\"a\":1}]".utf8)
        var tape = JSONTape()
        #expect(JSONScanner.scan(text, limits: Limits(), into: &tape) == nil)
        #expect(tape.duplicateNames.map { [$0.first, $0.repeated] } == [[8, 100_002], [100_005, 100_007]])
    }

    /// Looks for repeated names of the root object again, with hashes weakened by `mask`.
    private static func find(_ text: [UInt8], _ tape: inout JSONTape, mask: UInt32) {
        tape.duplicates.pairs = []
        var nodes = tape.storage
        for index in 0..<tape.count where nodes[index].kind == .name { nodes[index].next &= mask }
        var finder = tape.duplicates
        let count = tape.childCount(of: 0)
        unsafe text.withUnsafeBufferPointer { bytes in
            unsafe nodes.withUnsafeMutableBufferPointer { slots in
                guard let text = unsafe TextBytes(bytes), let nodes = unsafe NodeSlots(slots) else { return }
                finder.check(0, count, nodes, text)
            }
        }
        tape.duplicates = finder
    }

    @Test("an object of more than 2^24 children would count by walking; the short count is right below that")
    func childCount() {
        var tape = JSONTape()
        let text = Array(("[" + String(repeating: "1,", count: 99_999) + "1]").utf8)
        #expect(JSONScanner.scan(text, limits: Limits(), into: &tape) == nil)
        #expect(tape.childCount(of: 0) == 100_000)
        tape.storage[0].bits = JSONTape.Node.containerBits(.array, childCount: .max)
        #expect(tape.childCount(of: 0) == 100_000)
    }

    @Test("a tape keeps its storage from scan to scan, and copies do not share")
    func reuse() {
        var tape = JSONTape()
        let text = JSONScannerTests.seeds[0]
        #expect(JSONScanner.scan(text, limits: Limits(), into: &tape) == nil)
        let copy = tape
        #expect(JSONScanner.scan([0x31], limits: Limits(), into: &tape) == nil)
        #expect(tape.count == 1)
        #expect(copy.count > 5)
        #expect(copy[0].kind == .object)
        tape.removeAll(keepingCapacity: true)
        #expect(tape.count == 0)
        #expect(!tape.storage.isEmpty)
    }
}
