import Foundation
import Testing

enum Instructions {
    static let canBeCounted: Bool = {
        #if DEBUG
            return false
        #else
            return FileManager.default.isExecutableFile(atPath: "/usr/bin/valgrind")
        #endif
    }()
}

/// What a payload costs, in instructions: they are the same on every run of one build, however busy the machine.
///
/// Only an optimized build is counted (`swift test -c release -Xswiftc -enable-testing`), and only where valgrind is.
@Suite(.enabled(if: Instructions.canBeCounted, "needs an optimized build and valgrind"))
struct InstructionCountTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let kind: String
        /// A case of `Tests/Fixtures/samples`.
        let sample: String
        /// Thousands of instructions for one payload, from the line to the verdict and what is printed of it.
        let limit: Int
        var testDescription: String { kind }
    }

    static let rows = [
        Row(kind: "clean", sample: "02-every-field-canonical", limit: 61),
        Row(kind: "not normalized", sample: "05-phone-parts-with-prefixes", limit: 736),
        Row(kind: "invalid", sample: "26-gender-language-traps", limit: 722),
    ]

    @Test("a payload costs no more instructions than it did", arguments: rows)
    func cost(_ row: Row) throws {
        let file = Tool.packageRoot.appendingPathComponent("Tests/Fixtures/samples/\(row.sample).json")
        let sample = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        let payload = try JSONSerialization.data(withJSONObject: try #require(sample["input"]), options: .sortedKeys)
        let line = String(decoding: payload, as: UTF8.self) + "\n"
        // Starting and compiling the schema costs the same, however many lines follow.
        let difference = try instructionCount(line, 250) - instructionCount(line, 50)
        let thousands = difference / 200 / 1000
        print("instructions, \(row.kind): \(thousands) thousand a payload, at most \(row.limit)")
        #expect(thousands <= row.limit)
        #expect(thousands > 0)
    }

    private func instructionCount(_ line: String, _ lineCount: Int) throws -> Int {
        let folder = try TemporaryFolder()
        try folder.write(String(repeating: line, count: lineCount), to: "in.ndjson")
        // Valgrind stumbles over the compiler's debug information.
        let result = try Tool.shell(
            "strip --strip-debug -o barbule \"$BARBULE\" && SWIFT_DETERMINISTIC_HASHING=1 valgrind --tool=callgrind "
                + "--callgrind-out-file=/dev/null ./barbule check in.ndjson --jobs 1 --set now=2025-06-15T12:00:00Z 2>&1 >/dev/null",
            folder: folder.url)
        let collected = result.output.split(separator: "\n").first { $0.contains("Collected : ") }
        return try #require(collected?.split(separator: " ").last.flatMap { Int($0) }, "\(result.output)")
    }
}
