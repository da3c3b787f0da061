import BarbuleRender
import Testing

@Suite struct ValueMaskTests {
    @Test(
        "values become shapes, names and literals stay",
        arguments: [
            (#"{"zip": "SW1A 1AA", "n": 12.5e3}"#, #"{"zip": "AA9A 9AA", "n": 99.9a9}"#),
            (#"{"a": [true, false, null]}"#, #"{"a": [true, false, null]}"#),
            (#"{"city": "Zürich 日本"}"#, #"{"city": "Aaaaaa aa"}"#),
            (#"{"a" : "x"}"#, #"{"a" : "a"}"#),
            (#"{"ana@example.com": 1}"#, #"{"aaa@aaaaaaa.aaa": 9}"#),
            (#"{"34612345678": 1}"#, #"{"99999999999": 9}"#),
            (#"{"a": "x\"Bob\\"}"#, #"{"a": "a\"Aaa\\"}"#),
            // Broken JSON: a quote that is missing does not open what follows.
            (#"{"a": Bob Smith, "b": 1}"#, #"{"a": Aaa Aaaaa, "b": 9}"#),
            (#"{"a": "Bob, "b": "Carl"}"#, #"{"a": "Aaa, "a": "Aaaa"}"#),
            ("{\"a\": \"Bob\n \"Carl\": 1", "{\"a\": \"Aaa\\u{A} \"Carl\": 9"),
            (#"{'a': 'Bob'}"#, #"{'a': 'Aaa'}"#),
        ])
    func shapes(_ text: String, _ expected: String) {
        let bytes = Array(text.utf8)
        #expect(ValueMask(of: bytes, showsValues: false).apply(to: bytes) == expected)
    }

    @Test(
        "secrets are hidden even when values are shown",
        arguments: [
            (#"{"authorization": "Token token=abc", "a": "b"}"#, #"{"authorization": "***************", "a": "b"}"#),
            (#"{"note": "Bearer abc.def"}"#, #"{"note": "**************"}"#),
            (#"{"API_KEY": 12345, "b": 1}"#, #"{"API_KEY": *****, "b": 1}"#),
            (#"{"x": "eyJhbGci.eyJzdWIi.sig"}"#, #"{"x": "*********************"}"#),
        ])
    func secrets(_ text: String, _ expected: String) {
        let bytes = Array(text.utf8)
        #expect(ValueMask(of: bytes, showsValues: true).apply(to: bytes) == expected)
        #expect(!ValueMask(of: bytes, showsValues: false).apply(to: bytes).contains("abc"))
    }

    @Test("a revealed value is shown, its neighbours are not")
    func revealed() {
        let bytes = Array(#"{"country": "Spain", "city": "Cadiz"}"#.utf8)
        let mask = ValueMask(of: bytes, revealing: [12..<19], showsValues: false)
        #expect(mask.apply(to: bytes) == #"{"country": "Spain", "city": "Aaaaa"}"#)
    }

    @Test(
        "names travel through the argument parser byte by byte",
        arguments: [
            [0x61, 0xFF, 0x2E], Array("é日.json".utf8), Array("\u{10FF80}x".utf8), [0xED, 0xA0, 0x80],
        ] as [[UInt8]])
    func argumentBytes(_ bytes: [UInt8]) {
        #expect(PathName(argument: PathName.argument(bytes)).bytes == bytes)
    }

    @Test("a file name is shown with its odd bytes escaped")
    func shownName() {
        #expect(PathName(bytes: [0x61, 0xFF, 0x1B, 0x62]).shown == "a\\xFF\\u{1B}b")
    }
}
