import BarbuleEngine
import Foundation
import Testing

/// The laws for the contact schema, over payloads made from its own member list.
@Suite struct ContactLawsTests {
    static let source = EmbeddedFile.all.first { $0.kind == .endpoint && $0.name.hasPrefix("contact-update") }?.text ?? []
    static let shardCount = 8
    static let payloadCount = LawSize.count(fast: 3_200, thorough: 100_000)

    static func makeLaws(_ options: String) throws -> Laws {
        var laws = try Laws(source, name: "contact-update.schema.json")
        laws.options = try CheckOptions(json: Array(options.utf8), for: laws.schema)
        if options == optionSets[0] {
            var full = laws.options
            try full.set("flag_test_data", to: "false", in: laws.schema)
            laws.fullOptions = full
        }
        return laws
    }

    static let optionSets = [
        #"{"now":"2025-06-15T12:00:00Z"}"#,
        #"{"now":"2025-06-15T12:00:00Z","date_order":"DMY","default_region":"ES","gdpr":"require","flag_test_data":true,"phone_output":"joined"}"#,
        #"{"now":"2025-06-15T12:00:00Z","gdpr":"off","custom_fields":{"zz_1":{"type":"boolean","label":"One"},"zz_2":{"type":"date"},"zz_3":{"type":"number"},"zz_4":{"type":"string","label":"zz_5"},"zz_6":{"type":"selectable_options","options":["a","B c"]}}}"#,
    ]

    @Test("Every law holds for payloads of all kinds", arguments: 0..<8)
    func lawsHold(shard: Int) throws {
        let allLaws = try Self.optionSets.map { try Self.makeLaws($0) }
        let guide = SchemaGuide(try JSONValue(parsing: Self.source))
        var reporter = ViolationReporter()
        for index in 0..<Self.payloadCount / Self.shardCount {
            let seed = UInt64(shard * 1_000_000 + index)
            var generator = PayloadGenerator(guide, seed: seed)
            let draft = generator.payload()
            let laws = allLaws[index % allLaws.count]
            let layout = generator.random.pick(DraftLayout.allCases)
            reporter.judge(draft, seed: seed) { draft in
                var random = SeededGenerator(seed: seed)
                return laws.violations(draft.bytes(layout, seed: seed)) + (index % 4 == 0 ? laws.orderViolations(draft, &random) : [])
            }
        }
        reporter.conclude()
    }

    @Test("Every law holds for random JSON documents")
    func randomDocuments() throws {
        let laws = try Self.makeLaws(Self.optionSets[0])
        let guide = SchemaGuide(try JSONValue(parsing: Self.source))
        var reporter = ViolationReporter()
        for seed in 0..<UInt64(Self.payloadCount / 20) {
            var generator = PayloadGenerator(guide, seed: seed &+ 77_000_000)
            let draft = generator.anything(depth: 0)
            reporter.judge(draft, seed: seed) { laws.violations($0.bytes(.odd, seed: seed)) }
        }
        reporter.conclude()
    }

    @Test("A canonical sample comes back byte for byte", arguments: ["01-documented-example", "02-every-field-canonical"])
    func samplesStayStill(name: String) throws {
        guard let url = LawData.url("samples/\(name).json") else { return LawSize.announceMissing("samples/\(name).json") }
        let sample = try JSONValue(parsing: [UInt8](try Data(contentsOf: url)))
        let input = try #require(sample["input"])
        let laws = try Self.makeLaws(Self.optionSets[0])
        for layout in DraftLayout.allCases {
            let payload = Draft(input).bytes(layout, seed: 5)
            let report = laws.report(payload)
            #expect(report.canonical == payload)
            #expect(!report.isChanged)
            #expect(report.changes.isEmpty)
        }
    }

    @Test("Locale and time zone change nothing")
    func environment() async {
        await #expect(processExitsWith: .success) {
            let before = try Self.digest()
            for (zone, locale) in [("Pacific/Kiritimati", "tr_TR.UTF-8"), ("America/St_Johns", "C"), ("Asia/Kathmandu", "de_DE.UTF-8")] {
                unsafe setenv("TZ", zone, 1)
                unsafe setenv("LC_ALL", locale, 1)
                unsafe setenv("LANG", locale, 1)
                tzset()
                unsafe setlocale(LC_ALL, "")
                guard try Self.digest() == before else { exit(EXIT_FAILURE) }
            }
        }
    }

    /// Everything that is said about some payloads, by a schema compiled anew.
    private static func digest() throws -> [String] {
        let laws = try makeLaws(optionSets[1])
        let guide = SchemaGuide(try JSONValue(parsing: source))
        var said: [String] = []
        for seed in 0..<200 as Range<UInt64> {
            var generator = PayloadGenerator(guide, seed: seed)
            let report = laws.report(generator.payload().bytes(.odd, seed: seed))
            said += [report.canonical.map { String(decoding: $0, as: UTF8.self) } ?? "-"] + report.issues.map(\.description)
        }
        return said
    }

    @Test("What no rule names stays byte for byte")
    func locality() throws {
        let laws = try Self.makeLaws(Self.optionSets[0])
        let guide = SchemaGuide(try JSONValue(parsing: Self.source))
        for seed in 0..<UInt64(Self.payloadCount / 20) {
            var generator = PayloadGenerator(guide, seed: seed &+ 88_000_000)
            let stranger = String(decoding: generator.anything(depth: 0).bytes(.odd, seed: seed), as: UTF8.self)
            guard case .object(let members) = generator.payload(), !guide.wrappers.contains(members.first?.name ?? "") else { continue }
            let place = generator.random.below(members.count + 1)
            var named = members
            named.insert(("wholly_foreign_member", .lexeme(stranger)), at: place)
            let payload = Draft.object(named).bytes(.spaced)
            let report = laws.report(payload)
            // Of two members with one name only the last counts, wherever they are.
            guard !report.issues.contains(where: { $0.code == "json.duplicate_key" }) else { continue }
            let canonical = try #require(report.canonical)
            let expected = Array(("\"wholly_foreign_member\": " + stranger).utf8)
            if !canonical.contains(expected[...]) { Testing.Issue.record("\(seed): \(Laws.show(payload)) → \(Laws.show(canonical))") }
        }
    }
}

/// How many payloads a run looks at.
enum LawSize {
    /// `BARBULE_LAWS` sets the number; an optimized build is thorough by itself.
    static func count(fast: Int, thorough: Int) -> Int {
        if let text = ProcessInfo.processInfo.environment["BARBULE_LAWS"], let count = Int(text) { return count }
        #if DEBUG
        return fast
        #else
        return thorough
        #endif
    }

    /// Where random schemas begin: `BARBULE_LAWS_SEED` looks at others.
    static var seed: UInt64 { ProcessInfo.processInfo.environment["BARBULE_LAWS_SEED"].flatMap { UInt64($0) } ?? 0 }

    static func announceMissing(_ path: String) {
        print("skipped: \(path) is not at hand (set BARBULE_DATA)")
        if ProcessInfo.processInfo.environment["CI"] == "true" { Testing.Issue.record("data suite missing: \(path)") }
    }
}

/// Collects violations: the first of each law is made small and recorded, the rest are counted.
struct ViolationReporter {
    private var countByLaw: [String: Int] = [:]
    private var seedsByLaw: [String: Set<UInt64>] = [:]
    /// Findings that are still open: `law seed`. They are counted and fail nothing.
    var open: Set<String> = []
    private var openCount = 0
    private static let shownCountMax = 4
    private static let listedCountMax = 50

    /// - Parameter schema: the text of a random schema and of the options of its run, to be made small as well.
    mutating func judge(
        _ draft: Draft, seed: UInt64, schema: (text: [UInt8], run: [UInt8])? = nil, _ violations: (Draft) -> [Laws.Violation]
    ) {
        let found = violations(draft)
        for law in Set(found.map(\.law)) {
            if open.contains("\(law)\t\(seed)") {
                openCount += 1
                continue
            }
            seedsByLaw[law, default: []].insert(seed)
            countByLaw[law, default: 0] += 1
            guard countByLaw[law, default: 0] <= Self.shownCountMax else { continue }
            let small = draft.minimized { violations($0).contains { $0.law == law } }
            let detail = violations(small).first { $0.law == law }
            let cause = schema.map { "\n  schema " + Self.shrunk($0.text, $0.run, small.bytes(), law) } ?? ""
            Testing.Issue.record("\(law), seed \(seed): \(Laws.show(small.bytes())) ⇒ \(detail?.detail ?? "")\(cause)")
        }
    }

    /// What of a schema it takes for a payload to violate a law.
    private static func shrunk(_ schema: [UInt8], _ run: [UInt8], _ payload: [UInt8], _ law: String) -> String {
        guard let value = try? JSONValue(parsing: schema) else { return "" }
        let small = Draft(value).shrunk { draft in
            guard var laws = try? Laws(draft.bytes(), name: "random.schema.json"),
                let options = try? CheckOptions(json: run, for: laws.schema)
            else { return false }
            laws.options = options
            return laws.violations(payload).contains { $0.law == law }
        }
        return String(decoding: small.bytes(), as: UTF8.self) + "\n  options " + String(decoding: run, as: UTF8.self)
    }

    func conclude() {
        if openCount > 0 { print("\(openCount) violations of laws are known and open") }
        for (law, seeds) in seedsByLaw.sorted(by: { $0.key < $1.key }) {
            for seed in seeds.sorted().prefix(Self.listedCountMax) { print("violated\t\(law)\t\(seed)") }
            if seeds.count > Self.listedCountMax { print("violated\t\(law)\t\(seeds.count) seeds in all") }
        }
        for (law, count) in countByLaw.sorted(by: { $0.key < $1.key }) where count > Self.shownCountMax {
            Testing.Issue.record("\(law): \(count) in all")
        }
    }
}
