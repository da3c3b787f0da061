import Testing

@testable import BarbuleEngine

@Suite("URIReference")
struct URIReferenceTests {
    /// RFC 3986 §5.4, normal and abnormal examples.
    @Test(
        "resolves as RFC 3986 §5.4 shows",
        arguments: [
            ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"),
            ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../..", "http://a/"), ("../../", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"),
            ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"), ("g/../h", "http://a/b/c/h"),
            ("g;x=1/../y", "http://a/b/c/y"),
            ("g?y/../x", "http://a/b/c/g?y/../x"), ("http:g", "http:g"),
        ])
    func resolves(row: (String, String)) {
        let base = URIReference("http://a/b/c/d;p?q")
        #expect(JSONString(URIReference(row.0).resolved(against: base).bytes).description == row.1)
    }

    @Test("a URN base keeps its path for fragments")
    func urn() {
        let base = URIReference("urn:uuid:deadbeef-1234-00ff-ff00-4321feebdaed")
        #expect(
            URIReference("#x").resolved(against: base).bytes
                == Array("urn:uuid:deadbeef-1234-00ff-ff00-4321feebdaed#x".utf8))
    }
}
