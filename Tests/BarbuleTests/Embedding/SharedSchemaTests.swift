import Barbule
import Foundation
import Synchronization
import Testing

/// One compiled schema, many threads.
@Suite("A schema is shared")
struct SharedSchemaTests {
    /// Texts of a report that two runs must agree on.
    private static func outcome(_ schema: Schema, _ payload: [UInt8], _ options: CheckOptions) -> [String] {
        let report = schema.check(payload, options: options)
        return [String(decoding: report.canonical ?? [], as: UTF8.self)] + report.issues.map(\.description)
            + report.changes.map { "\($0.operation) \($0.path) \($0.causes)" }
    }

    /// Waits for threads of the system: Swift's own are as many as cores.
    private static func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        let group = DispatchGroup()
        for index in 0..<count {
            group.enter()
            let thread = Thread {
                body(index)
                group.leave()
            }
            thread.stackSize = 8 << 20
            thread.start()
        }
        group.wait()
    }

    @Test("64 threads get the same reports from one schema as one thread alone")
    func threads() throws {
        let schema = try Schema(
            compiling: #require(Schema.bundledText(named: "contact-update")), name: "contact-update.schema.json")
        var options = CheckOptions()
        try options.set("now", to: "2025-06-15T12:00:00Z", in: schema)
        var other = options
        try other.set("date_order", to: "DMY", in: schema)
        let samples = Sample.all.compactMap(\.input)
        try #require(samples.count > 10)
        let expected = [options, other].map { options in
            samples.map { Self.outcome(.contactUpdate, $0, options) }
        }
        let differences = Mutex<[Int]>([])
        Self.onThreads(64) { [options, other] index in
            // Every thread begins elsewhere, half of them with other options.
            let choice = index % 2
            for step in samples.indices {
                let sample = (step + index) % samples.count
                let found = Self.outcome(schema, samples[sample], choice == 0 ? options : other)
                if found != expected[choice][sample] { differences.withLock { $0.append(sample) } }
            }
        }
        #expect(differences.withLock(\.self) == [])
    }

    @Test("schemas that are made, copied and dropped by 64 threads do not disturb each other")
    func lifetimes() {
        let text = Array(
            #"{"properties": {"a": {"type": "integer", "x-normalize": {"from": ["string"], "as": {"integer": {}}}}}}"#
                .utf8)
        let differences = Mutex(0)
        Self.onThreads(64) { index in
            for _ in 0..<3 {
                guard let schema = try? Schema(compiling: text, name: "own.json") else {
                    differences.withLock { $0 += 1 }
                    continue
                }
                let copy = schema
                let report = copy.check("{\"a\": \"\(index)\"}")
                if report.canonical != Array("{\"a\": \(index)}".utf8) { differences.withLock { $0 += 1 } }
            }
        }
        #expect(differences.withLock(\.self) == 0)
    }

    @Test("every way to hand in bytes is the same")
    func bytes() throws {
        let payload = Array(#"{"gender": "male"}"#.utf8)
        let canonical = Array(#"{"gender": "MALE"}"#.utf8)
        let schema = Schema.contactUpdate
        let data = Data(payload)
        #expect(schema.check(data).canonical == canonical)
        #expect(schema.check((payload + [0x20]).dropLast()).canonical == canonical)
        #expect(schema.check(payload.span).canonical == canonical)
        #expect(try schema.normalize(data).bytes == canonical)
        #expect(try schema.normalize(payload.span).bytes == canonical)
        #expect(try schema.decode(ContactUpdate.self, from: data).gender == .value(.male))
        #expect(schema.check(Data()).issues.map(\.code) == schema.check("").issues.map(\.code))
        let error = #expect(throws: InvalidPayload.self) { try schema.normalize(Data("{".utf8)) }
        #expect(error?.issues.map(\.code) == ["json.syntax"])
    }
}
