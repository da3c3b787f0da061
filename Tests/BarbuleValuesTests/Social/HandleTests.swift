import BarbuleValues
import Testing

@Suite struct HandleTests {
    static let hosts = ["twitter.com", "x.com", "facebook.com"].map { Array($0.utf8) }

    static let rows: [(input: String, canonical: String)] = [
        ("ana", "ana"), ("@ana", "ana"), ("@@ana", "ana"), ("@buecher", "buecher"), ("https://twitter.com/ana", "ana"),
        ("https://www.facebook.com/buecher.shop", "buecher.shop"), ("HTTP://WWW.Twitter.com/Ana/", "Ana"),
        ("www.facebook.com/x?ref=abc", "x"), ("facebook.com/profile.php?id=123", "123"),
        ("facebook.com/profile.php?sk=about&id=123#top", "123"),
        ("facebook.com/profile.php", "facebook.com/profile.php"),
        ("m.facebook.com/people/Ana-Perez/1000/", "1000"), ("twitter.com/#!/ana", "ana"), ("x.com/@ana", "ana"),
        ("https://x.com/ana/status/1", "ana"), ("twitter.com/intent/user?screen_name=ana", "ana"),
        ("facebook.com/groups/5", "facebook.com/groups/5"), ("https://x.com/", "https://x.com/"),
        ("https://example.com/ana", "https://example.com/ana"), ("notx.com/ana", "notx.com/ana"),
        ("118051310819094153327", "118051310819094153327"), ("ana@example.com", "ana@example.com"), ("@", "@"),
        ("@ana@mastodon.example", "@ana@mastodon.example"), ("", ""), ("/", "/"), ("x.com", "x.com"),
        ("x.com/a%20b", "x.com/a%20b"),
    ]

    @Test("the id is taken out of handles and profile links", arguments: rows)
    func read(row: (input: String, canonical: String)) {
        let reading = Handle.read(Array(row.input.utf8), hosts: Self.hosts)
        #expect(reading.outcome == .canonical(Array(row.canonical.utf8)))
        #expect(reading.findings.map(\.code) == (row.input == row.canonical ? [] : ["handle.cleaned"]))
        if Handle.isCanonical(Array(row.input.utf8).span) { #expect(row.input == row.canonical) }
        #expect(Handle.read(Array(row.canonical.utf8), hosts: Self.hosts).findings.isEmpty)
    }

    @Test("no bytes trap, and what comes out stays")
    func random() {
        var random = TestRandom(state: 3)
        let pieces = ["@", "x.com", "/", "https:", "#!", "?id=", "profile.php", "a", "people", "&", ".", "www."]
        for _ in 0..<20000 {
            var text: [UInt8] = []
            for _ in 0..<Int.random(in: 0...7, using: &random) {
                text += Array(pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8)
            }
            guard case .canonical(let bytes) = Handle.read(text, hosts: Self.hosts).outcome else { continue }
            #expect(Handle.read(bytes, hosts: Self.hosts) == Reading(.canonical(bytes)))
            if Handle.isCanonical(text.span) { #expect(bytes == text) }
        }
    }
}
