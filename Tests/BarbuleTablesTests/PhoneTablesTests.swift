import BarbuleValues
import Foundation
import Testing

@testable import BarbuleTables

@Suite struct PhoneTablesTests {
    @Test("making the numbering plan again changes nothing")
    func regenerate() throws {
        let committed = try FileBytes.read(BarbuleTables.packageRoot + PhoneTables.path)
        do {
            let made = try PhoneTables.planFile(package: nil)
            #expect(made == committed, "the plan is not what its sources say: run swift run barbule-tables phone")
        } catch let failure as PhoneMetadataPackage.FetchFailure {
            print("skipped: \(failure)")
            let isCI = ProcessInfo.processInfo.environment["CI"] == "true"
            if isCI, !failure.isUnreachable { Issue.record(failure) }
        }
    }

    @Test("a Python literal")
    func literal() throws {
        let source = Array("\"\"\"Doc\"\"\"\nA = X(id='a\\\\d', n=-3, t=(1, 2,), e=(), l=[None, True], o=Y())\n".utf8)
        let value = try PythonLiteral.assigned(to: "A", in: source, file: "a.py")
        #expect(value["id"].text == "a\\d")
        #expect(value["n"].integer == -3)
        #expect(value["t"].items.compactMap(\.integer) == [1, 2])
        #expect(value["e"].items.isEmpty)
        #expect(value["l"].items.count == 2)
        #expect(value["o"].isCall)
        #expect(!value["missing"].isCall)
    }

    @Test(
        "what is no literal is refused",
        arguments: ["A = 1 + 1", "A = [1 2]", "A = 'a", "A = '\\n'", "A = f(1)", "A = {1 2}", "A = ", "B = 1", "A = -"])
    func noLiteral(source: String) {
        // `1 + 1` begins with a literal; the reader takes no more than that.
        let value = try? PythonLiteral.assigned(to: "A", in: Array("\n\(source)".utf8), file: "a.py")
        #expect(value == nil || value?.integer == 1)
    }

    @Test(
        "patterns with other constructs are refused",
        arguments: [
            "a", "1+", "1*", "[^1]", "1{2,", "(?=1)", "^1", "(1", "1)", "[3-1]", "1??", "\\w",
        ])
    func unknownPattern(text: String) {
        #expect(throws: GeneratorFailure.self) { try DigitPattern(text) }
    }

    @Test(
        "a prefix is what a backtracking matcher prefers, not the longest",
        arguments: [
            ("0|80?", "801", 2), ("0|8|80", "801", 1), ("00(?:1\\d)?", "001", 2), ("00(?:1\\d)?", "0019", 4),
            ("(?:1|12)3?", "123", 1), ("(12)$|1", "12", 2), ("(12)$|1", "123", 1), ("1{1,3}", "1111", 3),
            ("1?", "2", 0), ("(1|12)$", "12", 2), ("5", "4", -1),
        ])
    func preference(pattern: String, digits: String, count: Int) throws {
        let program = try PrefixProgram(pattern)
        var step = program.start()
        var found = -1
        for (index, digit) in digits.utf8.enumerated() {
            if step.match != nil { found = index }
            step = program.step(step.threads, Int(digit - 0x30), count: index + 1)
        }
        if step.matchAtEnd != nil { found = digits.utf8.count }
        #expect(found == count)
    }
}
