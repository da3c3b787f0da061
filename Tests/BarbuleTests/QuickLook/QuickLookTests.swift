import BarbuleEngine
import Foundation
import Testing

/// The quick look only ever says yes; the full check is the truth it is held against.
@Suite struct QuickLookTests {
    static let source = ContactLawsTests.source
    static let now = #"{"now":"2025-06-15T12:00:00Z"}"#

    /// What the full check says although the quick look was content; empty when they agree.
    static func disagreement(_ payload: [UInt8], _ schema: Schema, _ options: CheckOptions) -> [String] {
        // Twice, because the first check teaches the second the harmless names.
        _ = schema.check(payload, options: options)
        guard schema.check(payload, options: options).isCleanAtAGlance else { return [] }
        let truth = schema.check(payload, options: options, limits: Limits(), looksQuickly: false)
        var differences = truth.issues.map(\.code)
        if truth.canonical != payload { differences.append("canonical") }
        return differences
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
