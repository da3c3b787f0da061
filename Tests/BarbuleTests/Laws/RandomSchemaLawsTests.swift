import BarbuleEngine
import Foundation
import Testing

/// The laws over random schemas of the whole vocabulary, each with payloads made for it.
@Suite struct RandomSchemaLawsTests {
    static let shardCount = 4
    static let payloadsPerSchema = 12
    static let pairCount = LawSize.count(fast: 480, thorough: 100_000)

    /// `law`, tab, `seed`: what is known to be wrong still. Each is a bug; a line may go, none may come.
    private static let open = Set(
        ((try? Project.text("Tests/Fixtures/laws/open.tsv")) ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))

    @Test("Every law holds for random schemas and random payloads", arguments: 0..<4)
    func lawsHold(shard: Int) throws {
        var reporter = ViolationReporter()
        reporter.open = Self.open
        var compiledCount = 0
        let seeds = Self.seeds(ofShard: shard)
        for seed in seeds {
            var generator = SchemaGenerator(seed: seed)
            let text = generator.schema().bytes()
            guard var laws = try compiled(text, seed) else { continue }
            compiledCount += 1
            let run = Array(generator.run().utf8)
            laws.options = try CheckOptions(json: run, for: laws.schema)
            let guide = SchemaGuide(try JSONValue(parsing: text))
            for round in 0..<Self.payloadsPerSchema {
                var payloads = PayloadGenerator(guide, seed: seed &* 64 &+ UInt64(round))
                let draft = payloads.payload()
                reporter.judge(draft, seed: seed, schema: (text, run)) { [laws] draft in
                    var random = SeededGenerator(seed: seed)
                    return laws.violations(draft.bytes()) + (round % 4 == 0 ? laws.orderViolations(draft, &random) : [])
                }
            }
        }
        reporter.conclude()
        // A generator that makes nothing but contradictions would prove nothing.
        #expect(compiledCount * 2 >= seeds.count)
    }

    /// `BARBULE_LAWS_SEEDS=420,524` looks at these schemas only.
    private static func seeds(ofShard shard: Int) -> [UInt64] {
        if let list = ProcessInfo.processInfo.environment["BARBULE_LAWS_SEEDS"] {
            return shard == 0 ? list.split(separator: ",").compactMap { UInt64($0) } : []
        }
        let count = max(1, pairCount / payloadsPerSchema / shardCount)
        return (0..<count).map { UInt64(shard * 10_000_000 + $0) &+ LawSize.seed }
    }

    @Test("Random schemas use every word of the vocabulary")
    func vocabulary() throws {
        var used: Set<String> = []
        for seed in 0..<2_000 as Range<UInt64> {
            var generator = SchemaGenerator(seed: seed)
            Self.collectWords(try JSONValue(parsing: generator.schema().bytes()), into: &used)
        }
        let file = try #require(EmbeddedFile.all.first { $0.name == "barbule-vocabulary.schema.json" })
        var known: Set<String> = []
        Self.collectVocabulary(try JSONValue(parsing: file.text), into: &known)
        #expect(known.count > 150)
        #expect(known.subtracting(used).sorted() == [])
    }

    /// Names of members and short texts, wherever they stand.
    private static func collectWords(_ value: JSONValue, into words: inout Set<String>) {
        if let text = value.string { words.insert(text.description) }
        for element in value.elements ?? [] { collectWords(element, into: &words) }
        for (name, member) in value.members ?? [] {
            words.insert(name.description)
            collectWords(member, into: &words)
        }
    }

    /// Every property and every listed text of the meta-schema.
    private static func collectVocabulary(_ schema: JSONValue, into words: inout Set<String>) {
        for (name, _) in schema["properties"]?.members ?? [] { words.insert(name.description) }
        for text in (schema["enum"]?.elements ?? []).compactMap(\.string) { words.insert(text.description) }
        for element in schema.elements ?? [] { collectVocabulary(element, into: &words) }
        for (_, member) in schema.members ?? [] { collectVocabulary(member, into: &words) }
    }

    /// The laws of a schema; `nil` where its facts contradict each other.
    private func compiled(_ text: [UInt8], _ seed: UInt64) throws -> Laws? {
        do { return try Laws(text, name: "random.schema.json") } catch let error as SchemaError {
            let isDefault = error.code == "schema.bad_keyword" && error.pointer.hasSuffix("/x-normalize/default")
            let isOurs = error.code == "schema.conflict" || isDefault
            if !isOurs { Testing.Issue.record("seed \(seed): \(error) of \(String(decoding: text, as: UTF8.self))") }
            return nil
        }
    }
}
