import Barbule
import BarbuleEngine
import BarbuleValues
import Foundation
import Testing

@testable import BarbuleCLI

/// `--numbering-plan`: a plan from a file instead of the bundled one.
@Suite struct NumberingPlanOptionTests {
    private static let committed = Tool.packageRoot.appendingPathComponent("Sources/CTables/phone-numbering-plan.bin")

    /// The bundled plan under another version: `9.0.43` becomes `9.9.43`, and the checksum fits.
    private static func renamedPlan(in folder: TemporaryFolder) throws -> URL {
        var file = [UInt8](try Data(contentsOf: committed))
        let place = try #require(file.firstRange(of: Array("9.0.43".utf8))?.lowerBound)
        file[place + 2] = UInt8(ascii: "9")
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for start in stride(from: 24, to: file.count, by: 8) {
            let word = (0..<8).reduce(UInt64(0)) { $0 | UInt64(file[start + $1]) << UInt64($1 * 8) }
            hash = (hash ^ word) &* 0x100_0000_01B3
        }
        for index in 0..<8 { file[16 + index] = UInt8(truncatingIfNeeded: hash >> UInt64(index * 8)) }
        let url = folder.url.appendingPathComponent("plan.bin")
        try Data(file).write(to: url)
        return url
    }

    private static let payload = #"{"phone": "07712 345678", "country": "GB"}"#

    @Test("a check with a loaded plan says the same, and names that plan")
    func check() throws {
        let folder = try TemporaryFolder()
        let plan = try Self.renamedPlan(in: folder)
        let own = try Tool.run(["check", "--format", "json", "-"], input: Self.payload)
        let loaded = try Tool.run(
            ["check", "--format", "json", "--numbering-plan", plan.path, "-"], input: Self.payload)
        #expect(loaded.status == own.status)
        #expect(own.output.contains(#""numberingPlan":"9.0.43""#))
        #expect(loaded.output == own.output.replacing("9.0.43", with: "9.9.43"))
    }

    @Test("fix, request, test and phone take a plan too")
    func others() throws {
        let folder = try TemporaryFolder()
        let plan = try Self.renamedPlan(in: folder).path
        let own = try Tool.run(["fix", "-"], input: Self.payload)
        #expect(try Tool.run(["fix", "--numbering-plan", plan, "-"], input: Self.payload).output == own.output)
        let message = "GET /nowhere HTTP/1.1\r\n\r\n"
        let request = try Tool.run(["request", "--format", "json", "--numbering-plan", plan, "-"], input: message)
        #expect(request.output.contains(#""numberingPlan":"9.9.43""#))
        let phone = try Tool.run(["phone", "--numbering-plan", plan, "07712 345678", "--region", "GB"])
        #expect(phone.status == 0 && phone.output.hasSuffix("numbering plan 9.9.43\n"))
        let rows = try Tool.run(["phone", "--numbering-plan", plan, "-"], input: "07712 345678\tGB\n")
        #expect(rows.output.contains("+447712345678"))
        try folder.write(
            #"{"input": {"country": "GB"}, "expect": {"canonical": {"country": "GB"}, "issues": []}}"#, to: "cases/a.json")
        let cases = folder.url.appendingPathComponent("cases").path
        #expect(try Tool.run(["test", "--numbering-plan", plan, cases]).output == "1 passed, 0 failed\n")
        #expect(try Tool.run(["test", "--numbering-plan", "/nowhere", cases]).status == 2)
    }

    @Test("a file that is no plan, damaged or missing is one line and exit status 2")
    func refused() throws {
        let folder = try TemporaryFolder()
        var file = [UInt8](try Data(contentsOf: Self.committed))
        file[file.count / 2] ^= 1
        try Data(file).write(to: folder.url.appendingPathComponent("damaged.bin"))
        try Data(file.prefix(1000)).write(to: folder.url.appendingPathComponent("short.bin"))
        try folder.write("{}", to: "foreign.json")
        let rows = [
            ("damaged.bin", "damaged.bin is no numbering plan that can be used: the checksum does not fit"),
            ("short.bin", "short.bin is no numbering plan that can be used: 1000 of \(file.count) bytes"),
            ("foreign.json", "foreign.json is no numbering plan that can be used: it does not begin with barbplan"),
            ("missing.bin", "cannot read missing.bin: no such file or directory"),
        ]
        for (name, complaint) in rows {
            for command in [["check"], ["fix"], ["request"], ["phone"]] {
                let result = try Tool.run(
                    command + ["--numbering-plan", name, "-"], input: Self.payload, folder: folder.url)
                #expect(result.status == 2 && result.output == "")
                #expect(result.errors == "barbule: \(complaint)\n")
            }
        }
    }

    @Test("a report of the library names the plan it was made with, and asks that plan")
    func library() throws {
        let folder = try TemporaryFolder()
        let schema = Schema.contactUpdate
        var options = CheckOptions()
        let clean = Array(#"{"country":"GB"}"#.utf8)
        #expect(options.numberingPlan === NumberingPlan.bundled)
        let quick = schema.check(clean, options: options)
        #expect(quick.isCleanAtAGlance && quick.numberingPlanVersion == NumberingPlan.bundled.version)
        options.numberingPlan = try NumberingPlan([UInt8](Data(contentsOf: Self.renamedPlan(in: folder))))
        // The quick look knows the bundled plan only.
        let full = schema.check(clean, options: options)
        #expect(!full.isCleanAtAGlance && full.isValid && full.numberingPlanVersion == "9.9.43")
        #expect(full.canonical == clean)
        #expect(schema.check(Array("{".utf8), options: options).numberingPlanVersion == "9.9.43")
        options.numberingPlan = .bundled
        #expect(schema.check(clean, options: options).isCleanAtAGlance)
    }

    @Test("what the argument parser says for --version is replaced by everything")
    func version() throws {
        for words in [["--version"], ["check", "--version"]] {
            let lines = try Tool.run(words).output.split(separator: "\n")
            #expect(lines.first == "barbule \(ToolVersion.number)" && lines.contains("numbering plan 9.0.43"))
        }
    }
}
