/// Reads the id of a person in a social network out of a handle or a profile link.
///
/// `@ana`, `https://twitter.com/ana`, `www.facebook.com/ana?ref=x`, `facebook.com/profile.php?id=123` → `ana`, `123`.
/// Anything else is an opaque id and stays as it is.
package enum Handle {
    /// - Parameters:
    ///   - text: UTF-8, already through the text stages.
    ///   - hosts: names of the network, lower case: `twitter.com`, `x.com`.
    /// - Issues: `handle.cleaned`.
    /// - Complexity: O(*n*).
    package static func read(_ text: [UInt8], hosts: [[UInt8]]) -> Reading {
        guard let id = profileID(text[...], hosts) ?? handle(text[...]), id.count < text.count else {
            return Reading(.canonical(text))
        }
        return Reading(.canonical(id), [Finding("handle.cleaned")])
    }

    /// Whether `read` surely returns these bytes without a finding: no sign of a handle or a link.
    ///
    /// - Complexity: O(*n*); no allocation.
    package static func isCanonical(_ text: Span<UInt8>) -> Bool {
        guard text.count > 0, text[0] != UInt8(ascii: "@") else { return false }
        for index in text.indices where text[index] == UInt8(ascii: "/") { return false }
        return true
    }

    /// The name behind `@`.
    private static func handle(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let name = text.drop { $0 == UInt8(ascii: "@") }
        guard name.count < text.count, !name.isEmpty, name.allSatisfy(isNameByte) else { return nil }
        return Array(name)
    }

    private static func profileID(_ text: ArraySlice<UInt8>, _ hosts: [[UInt8]]) -> [UInt8]? {
        let rest = withoutScheme(text)
        guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let host = rest[..<slash].map(ASCIILetter.lower)
        guard hosts.contains(where: { host == $0 || (host.hasSuffix($0) && host.hasSuffix([0x2E] + $0)) }) else {
            return nil
        }
        let target = rest[(slash &+ 1)...]
        // `twitter.com/#!/ana` is an old form of `twitter.com/ana`.
        let path = target.starts(with: "#!/".utf8) ? target.dropFirst(3) : target
        let segments = path.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
            .split(separator: UInt8(ascii: "/"))
        guard let first = segments.first.map(Array.init) else { return nil }
        let id: [UInt8]
        switch first.map(ASCIILetter.lower) {
        case Array("profile.php".utf8): id = parameter("id", path) ?? []
        case Array("intent".utf8): id = parameter("screen_name", path) ?? parameter("user_id", path) ?? []
        case Array("people".utf8), Array("pages".utf8):
            // `people/Ana-Perez/123`: the number is the id.
            id = segments.count > 2 ? Array(segments[2]) : []
        case Array("groups".utf8), Array("events".utf8), Array("hashtag".utf8), Array("search".utf8): id = []
        default: id = handle(first[...]) ?? first
        }
        return id.isEmpty || !id.allSatisfy(isNameByte) ? nil : id
    }

    private static func withoutScheme(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        for scheme in ["https://", "http://", "//"] where text.count > scheme.utf8.count {
            let start = text.prefix(scheme.utf8.count).map(ASCIILetter.lower)
            if start.elementsEqual(scheme.utf8) { return text.dropFirst(scheme.utf8.count) }
        }
        return text
    }

    /// Value of a member of the query.
    private static func parameter(_ name: String, _ path: ArraySlice<UInt8>) -> [UInt8]? {
        guard let mark = path.firstIndex(of: UInt8(ascii: "?")) else { return nil }
        let query = path[(mark &+ 1)...].prefix { $0 != UInt8(ascii: "#") }
        for pair in query.split(separator: UInt8(ascii: "&")) where pair.starts(with: "\(name)=".utf8) {
            return Array(pair.dropFirst(name.utf8.count &+ 1))
        }
        return nil
    }

    /// What can stand in an id: everything but signs of a link or a second `@`.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != 0x7F && byte != UInt8(ascii: "@") && byte != UInt8(ascii: "/")
            && byte != UInt8(ascii: "?") && byte != UInt8(ascii: "#") && byte != UInt8(ascii: "%")
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ other: [UInt8]) -> Bool {
        count >= other.count && suffix(other.count).elementsEqual(other)
    }
}
