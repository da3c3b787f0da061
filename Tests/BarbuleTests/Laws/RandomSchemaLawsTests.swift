import BarbuleEngine
import Foundation
import Testing

/// The laws over random schemas of the whole vocabulary, each with payloads made for it.
@Suite struct RandomSchemaLawsTests {
    static let shardCount = 4
    static let payloadsPerSchema = 12
    static let pairCount = LawSize.count(fast: 480, thorough: 100_000)

    @Test("Every law holds for random schemas and random payloads", arguments: 0..<4)
    func lawsHold(shard: Int) throws {
        var reporter = ViolationReporter()
        var compiledCount = 0
        let schemaCount = max(1, Self.pairCount / Self.payloadsPerSchema / Self.shardCount)
        for index in 0..<schemaCount {
            let seed = UInt64(shard * 10_000_000 + index) &+ LawSize.seed
            var generator = SchemaGenerator(seed: seed)
            let text = generator.schema().bytes()
            guard var laws = try compiled(text, seed) else { continue }
            compiledCount += 1
            laws.options = try CheckOptions(json: Array(#"{"now":"2025-06-15T12:00:00Z"}"#.utf8), for: laws.schema)
            let guide = SchemaGuide(try JSONValue(parsing: text))
            for round in 0..<Self.payloadsPerSchema {
                var payloads = PayloadGenerator(guide, seed: seed &* 64 &+ UInt64(round))
                let draft = payloads.payload()
                reporter.judge(draft, seed: seed) { [laws] draft in
                    var random = SeededGenerator(seed: seed)
                    let found = laws.violations(draft.bytes()) + (round % 4 == 0 ? laws.orderViolations(draft, &random) : [])
                    return found.map { Laws.Violation(law: $0.law, detail: $0.detail + "\n  schema " + String(decoding: text, as: UTF8.self)) }
                }
            }
        }
        reporter.conclude()
        // A generator that makes nothing but contradictions would prove nothing.
        #expect(compiledCount * 2 > schemaCount)
    }

    /// The laws of a schema; `nil` where its facts contradict each other.
    private func compiled(_ text: [UInt8], _ seed: UInt64) throws -> Laws? {
        do { return try Laws(text, name: "random.schema.json") } catch let error as SchemaError {
            let isOurs = ["schema.conflict"].contains(error.code)
            if !isOurs { Testing.Issue.record("seed \(seed): \(error) of \(String(decoding: text, as: UTF8.self))") }
            return nil
        }
    }
}
