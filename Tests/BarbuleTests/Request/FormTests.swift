import Barbule
import BarbuleEngine
import Foundation
import Testing

@Suite("Forms")
struct FormTests {
    private func issue(_ code: String, in form: String) throws -> Barbule.Issue {
        try #require(Schema.contactUpdate.check(form: Array(form.utf8)).issues.first { $0.code == code })
    }

    @Test(
        "an issue points at the bytes of the form",
        arguments: [
            ("city=+Rome", "text.whitespace", "+Rome"),
            ("name_first=Ada&gender=male&zip=1", "gender.normalized", "male"),
            ("NameFirst=Ada", "field.case_variant", "NameFirst"),
            ("a=1&em%61il%20=x", "field.case_variant", "em%61il%20"),
            (
                "city=R&list_subscriptions%5B%5D%5Blist_id%5D=7&zip=1", "subscription.incomplete",
                "list_subscriptions%5B%5D%5Blist_id%5D=7"
            ),
            ("zip=1&tags%5B%5D=a&city=x&tags%5B%5D=a", "tags.duplicate_removed", "a"),
            ("city=a&city=b", "json.duplicate_key", "city"),
            ("x=1&city=%zz", "json.syntax", "%"), ("city=%ff", "json.syntax", "%"),
        ])
    func places(_ form: String, _ code: String, _ bytes: String) throws {
        let issue = try issue(code, in: form)
        #expect(String(decoding: Array(form.utf8)[issue.byteRange], as: UTF8.self) == bytes)
        #expect(issue.position.column == issue.byteRange.lowerBound + 1)
    }

    @Test(
        "brackets are read",
        arguments: [
            ("", "{}"), ("a=1", #"{"a":"1"}"#), ("a[]=1&a[]=2", #"{"a":["1","2"]}"#),
            ("a[b]=1&a[c]=2", #"{"a":{"b":"1","c":"2"}}"#),
            ("a[b][c]=1", #"{"a":{"b":{"c":"1"}}}"#), ("a[1]=x&a[0]=y", #"{"a":["y","x"]}"#),
            ("a[10]=x&a[9]=y", #"{"a":["y","x"]}"#),
            ("a[][b]=1&a[][c]=2&a[][b]=3", #"{"a":[{"b":"1","c":"2"},{"b":"3"}]}"#),
            ("a[][]=1&a[][]=2", #"{"a":[["1","2"]]}"#),
            ("a[][b][]=1&a[][b][]=2&a[][c]=3", #"{"a":[{"b":["1","2"],"c":"3"}]}"#),
            ("a[b]=1&x=2&a[c]=3", #"{"a":{"b":"1","c":"3"},"x":"2"}"#),
            // Not clean, or contradicting: names of their own.
            ("a[b=1", #"{"a[b":"1"}"#), ("a]=1", #"{"a]":"1"}"#), ("[a]=1", #"{"[a]":"1"}"#),
            ("a[b]c=1", #"{"a[b]c":"1"}"#),
            ("a=1&a[b]=2", #"{"a":"1","a[b]":"2"}"#), ("a[0]=1&a[]=2", #"{"a[0]":"1","a[]":"2"}"#),
            ("a[0]=1&a[b]=2", #"{"a[0]":"1","a[b]":"2"}"#),
            ("a[b]=1&a[b][c]=2", #"{"a[b]":"1","a[b][c]":"2"}"#), ("=1", #"{"":"1"}"#),
            ("tags=x&tags=y", #"{"tags":["x","y"]}"#),
            ("a=%22%5C%00", #"{"a":"\"\\\u0000"}"#), ("a+b=c+d%2B", #"{"a b":"c d+"}"#),
        ])
    func brackets(_ form: String, _ json: String) throws {
        let schema = try Schema(
            compiling: Array(#"{"properties": {"tags": {"type": ["array", "null"]}}}"#.utf8), name: "form.json")
        let report = schema.check(form: Array(form.utf8))
        #expect(report.canonical.map { String(decoding: $0, as: UTF8.self) } == json)
    }

    @Test("texts give the same document as a form and as JSON", arguments: Sample.all)
    func sameAsJSON(_ sample: Sample) throws {
        guard let input = sample.input, case .object(let object)? = JSON(input) else { return }
        var form: [String] = []
        var members: [(String, String)] = []
        for member in object.members {
            let name = member.name
            guard case .string(let text) = member.value, !name.contains("[") else { continue }
            form.append("\(Self.encoded(name))=\(Self.encoded(text))")
            members.append((name, text))
        }
        var json: [UInt8] = []
        for (name, text) in members {
            json += json.isEmpty ? "{".utf8 : ",".utf8
            JSONText.appendQuoted(name.utf8, to: &json)
            json += ":".utf8
            JSONText.appendQuoted(text.utf8, to: &json)
        }
        if json.isEmpty { json += "{".utf8 }
        let options = try CheckOptions(json: sample.options, for: .contactUpdate)
        let first = Schema.contactUpdate.check(form: Array(form.joined(separator: "&").utf8), options: options)
        let second = Schema.contactUpdate.check(json + "}".utf8, options: options)
        #expect(first.canonical == second.canonical)
        #expect(
            first.issues.map { "\($0.code) \($0.instanceLocation)" }
                == second.issues.map { "\($0.code) \($0.instanceLocation)" })
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            byte == 0x20
                ? "+"
                : byte & 0xDF &- 0x41 < 26
                    ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    @Test("limits are limits, and many pairs take linear time")
    func limits() {
        let deep = Array(("a" + String(repeating: "[b]", count: 100) + "=1").utf8)
        #expect(Schema.contactUpdate.check(form: deep).issues.map(\.code) == ["json.limit"])
        var small = Limits()
        small.documentBytesMax = 10
        #expect(
            Schema.contactUpdate.check(form: Array("name_first=Ada".utf8), limits: small).issues.map(\.code) == [
                "json.limit"
            ])
        let clock = ContinuousClock()
        for pair in ["a[][b]=1&", "a[b]=1&", "a=1&", "a[7]=1&", "&", "a[][]=&", "%41%5B%5D=%20&"] {
            let body = Array(String(repeating: pair, count: 30_000).utf8)
            let time = clock.measure { _ = Schema.contactUpdate.check(form: body).errorCount }
            #expect(time < .seconds(30), "\(pair)")
        }
    }

    @Test("any bytes at all are answered", arguments: 0..<500)
    func random(_ seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let pieces = [
            "a", "tags", "[", "]", "[]", "[0]", "[b]", "=", "&", "%", "%5B", "%FF", "+", "é", "\0", "contact", "{",
        ]
        let body = Array((0..<24).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined().utf8)
        let report = Schema.contactUpdate.check(form: body)
        for issue in report.issues {
            #expect(issue.byteRange.upperBound <= body.count, "\(String(decoding: body, as: UTF8.self))")
        }
    }
}
