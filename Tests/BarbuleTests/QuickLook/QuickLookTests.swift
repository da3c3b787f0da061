import BarbuleEngine
import Foundation
import Testing

/// The quick look only ever says yes; the full check is the truth it is held against.
@Suite struct QuickLookTests {
    static let source = ContactLawsTests.source
    static let now = #"{"now":"2025-06-15T12:00:00Z"}"#

    /// Where a check that looks quickly, at whole payloads or at single values, differs from one that never does.
    static func disagreement(_ payload: [UInt8], _ schema: Schema, _ options: CheckOptions) -> [String] {
        // Twice, because the first check teaches the second the harmless names.
        _ = schema.check(payload, options: options)
        let quick = schema.check(payload, options: options)
        let truth = schema.check(payload, options: options, limits: Limits(), looksQuickly: false)
        var differences: [String] = []
        let (seen, told) = (quick.issues.map(Self.facts), truth.issues.map(Self.facts))
        if seen != told { differences.append("issues \(seen) instead of \(told)") }
        if quick.canonical != truth.canonical { differences.append("canonical") }
        if quick.changes != truth.changes { differences.append("changes") }
        return differences
    }

    private static func facts(_ issue: BarbuleEngine.Issue) -> String {
        let facts = issue.parameters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return "\(issue) \(issue.byteRange) \(issue.keywordLocation ?? "") \(facts) \(issue.fix ?? "") \(issue.isSensitive)"
    }

    @Test("What looks clean is clean, for payloads of all kinds", arguments: 0..<4)
    func generatedPayloads(shard: Int) throws {
        let schema = try Schema(compiling: Self.source, name: "contact-update.schema.json")
        let options = try CheckOptions(json: Array(Self.now.utf8), for: schema)
        let guide = SchemaGuide(try JSONValue(parsing: Self.source))
        var cleanCount = 0
        for seed in 0..<UInt64(ContactLawsTests.payloadCount / 8) {
            var generator = PayloadGenerator(guide, seed: seed &+ UInt64(shard) &* 9_000_000)
            let payload = generator.payload().bytes(.compact, seed: seed)
            // The canonical form is where the quick look says yes most.
            for text in [payload, schema.check(payload, options: options).canonical ?? payload] {
                let difference = Self.disagreement(text, schema, options)
                #expect(difference.isEmpty, "seed \(seed): \(difference) \(String(decoding: text, as: UTF8.self))")
                if schema.check(text, options: options).isCleanAtAGlance { cleanCount += 1 }
            }
        }
        #expect(cleanCount > 0)
    }

    @Test("What looks clean is clean, for one member at a time")
    func singleMembers() throws {
        let schema = try Schema(compiling: Self.source, name: "contact-update.schema.json")
        let options = try CheckOptions(json: Array(Self.now.utf8), for: schema)
        let guide = SchemaGuide(try JSONValue(parsing: Self.source))
        var generator = PayloadGenerator(guide, seed: 4_711)
        for _ in 0..<ContactLawsTests.payloadCount / 400 {
            for field in guide.fields {
                let text = Draft.object([(field.name, generator.value(of: field))]).bytes(.compact, seed: 1)
                let difference = Self.disagreement(text, schema, options)
                #expect(difference.isEmpty, "\(difference) \(String(decoding: text, as: UTF8.self))")
            }
        }
    }

    @Test(
        "What looks clean is clean in runs with options",
        arguments: [
            #"{"date_order":"DMY"}"#, #"{"phone_output":"both","default_region":"GB","phone_level":"valid"}"#,
            #"{"gdpr":"require","flag_test_data":true}"#,
            #"{"custom_fields":{"shoe_size":{"type":"number","label":"Shoe size"},"room":{"type":"text","options":["a"]}}}"#,
        ])
    func otherOptions(options text: String) throws {
        let schema = try Schema(compiling: Self.source, name: "contact-update.schema.json")
        var options = try CheckOptions(json: Array(text.utf8), for: schema)
        try options.set("now", to: "2025-06-15T12:00:00Z", in: schema)
        let guide = SchemaGuide(try JSONValue(parsing: Self.source))
        for seed in 0..<UInt64(ContactLawsTests.payloadCount / 16) {
            var generator = PayloadGenerator(guide, seed: seed)
            let payload = generator.payload().bytes(.compact, seed: seed)
            for text in [payload, schema.check(payload, options: options).canonical ?? payload] {
                let difference = Self.disagreement(text, schema, options)
                #expect(difference.isEmpty, "seed \(seed): \(difference) \(String(decoding: text, as: UTF8.self))")
            }
        }
    }

    @Test("A rule about a member that the schema does not document is asked each time")
    func strangersInRules() throws {
        let source = #"""
            {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"a":{"type":"string"}},
             "x-rules":[{"kind":"conflict","when":{"member":"vip","is":true},"at":"vip","issue":"x.vip"}]}
            """#
        let schema = try Schema(compiling: Array(source.utf8), name: "vip.json")
        for payload in [#"{"a":"b","vip":true}"#, #"{"a":"b","vip":false}"#, #"{"a":"b"}"#] {
            #expect(Self.disagreement(Array(payload.utf8), schema, CheckOptions()).isEmpty, "\(payload)")
        }
    }

    @Test("The documented body and a body with every field look clean at a glance", arguments: ["01-documented-example", "02-every-field-canonical"])
    func canonicalSamples(name: String) throws {
        let url = Project.root.appendingPathComponent("Tests/Fixtures/samples/\(name).json")
        let sample = try JSONValue(parsing: [UInt8](try Data(contentsOf: url)))
        let schema = try Schema(compiling: Self.source, name: "contact-update.schema.json")
        let options = try CheckOptions(json: Array(Self.now.utf8), for: schema)
        let payload = Draft(try #require(sample["input"])).bytes(.compact, seed: 1)
        _ = schema.check(payload, options: options)
        #expect(schema.check(payload, options: options).isCleanAtAGlance)
    }
}
