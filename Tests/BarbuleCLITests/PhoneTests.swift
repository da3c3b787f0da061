import Foundation
import Testing

/// `barbule phone`, seen from outside.
@Suite struct PhoneTests {
    @Test("a number is answered in words")
    func page() throws {
        let result = try Tool.run(["phone", "020 7031 3000 ext 5", "--region", "gb"])
        #expect(
            result.output == """
                +44 20 7031 3000 x5

                  valid          yes
                  calling code   44, by the region
                  region code    GB
                  type           fixed line
                  extension      5

                  E.164          +442070313000
                  national       020 7031 3000 x5
                  international  +44 20 7031 3000 x5
                  RFC 3966       tel:+44-20-7031-3000;ext=5

                numbering plan 9.0.43

                """)
        #expect(result.errors.isEmpty)
        #expect(result.status == 0)
    }

    @Test("the status is 1 for what is not valid, and the page says why")
    func invalid() throws {
        let short = try Tool.run(["phone", "+44 20 7031"])
        #expect(
            short.output.contains("  valid          no: it can be dialled locally only, digits are missing in front\n"))
        #expect(short.status == 1)
        let none = try Tool.run(["phone", "n/a\u{1B}[31m"])
        #expect(
            none.output == "n/a\\u{1B}[31m\n\n  valid          no: this is no phone number\n\nnumbering plan 9.0.43\n")
        #expect(none.status == 1)
        let homeless = try Tool.run(["phone", "020 7031 3000"])
        #expect(homeless.output.contains("name its region: --region GB\n"))
    }

    @Test("JSON is one object on one line")
    func json() throws {
        let result = try Tool.run(["phone", "+39 06 698 12345", "--format", "json"])
        let object = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(object["nationalNumber"] as? String == "0669812345")
        #expect(object["valid"] as? Bool == true)
        #expect(object["numberingPlan"] as? String == "9.0.43")
        #expect(result.output.split(separator: "\n").count == 1)
    }

    @Test(
        "what cannot be done is one line on standard error, and 2",
        arguments: [
            (["phone"], "barbule: missing expected argument '<number>'"),
            (
                ["phone", "1", "--region", "QQ"],
                "barbule: there is no numbering plan for region 'QQ'; a region is an ISO 3166-1 code such as GB"
            ),
            (["phone", "-", "--format", "text"], "barbule: --format text is for one number; lines take tsv or json"),
        ])
    func failures(_ arguments: [String], _ line: String) throws {
        let result = try Tool.run(arguments)
        #expect(result.errors == line + "\n")
        #expect(result.output.isEmpty)
        #expect(result.status == 2)
    }

    @Test("a line is answered with a line, escapes read, carriage returns and a missing end forgiven")
    func lines() throws {
        let input = "+44\\t20 7031 3000\n020 7031 3000\tGB\r\n\n020 7031 3000\tGB\tmore\n\\x\t\n+44 20 7031 3000\\0"
        let result = try Tool.run(["phone", "-"], input: input)
        let valid = "2070313000\t+442070313000\tFIXED_LINE\tGB\t"
        let formats = "\t020 7031 3000\t+44 20 7031 3000\ttel:+44-20-7031-3000"
        let none = "NOT_A_NUMBER\t\t0\t\t\t\t\t\t\t\t\t\t"
        let plus = "\tIS_POSSIBLE\t1\t44\t\(valid)\tFROM_NUMBER_WITH_PLUS_SIGN\(formats)"
        let national = "\tIS_POSSIBLE\t1\t44\t\(valid)\tFROM_DEFAULT_COUNTRY\(formats)"
        // A tab is no part of a number: the first line is none for libphonenumber either.
        #expect(result.output == [none, national, none, national, none, plus].map { $0 + "\n" }.joined())
        #expect(result.status == 0)
    }

    @Test("a line without a region takes that of --region")
    func defaultRegion() throws {
        let result = try Tool.run(["phone", "-", "--region", "GB"], input: "020 7031 3000\n020 7031 3000\tUS\n")
        let valid = result.output.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false)[2]
        }
        #expect(valid == ["1", "0"])
    }

    @Test("an answer comes before the next question", .timeLimit(.minutes(1)))
    func flushing() throws {
        let line = """
            coproc "$BARBULE" phone -; echo '+442070313000' >&${COPROC[1]}; read -r -t 30 answer <&${COPROC[0]}; echo "$answer"
            """
        let result = try Tool.shell(line, folder: FileManager.default.temporaryDirectory)
        #expect(result.output.contains("+442070313000\tFIXED_LINE"))
    }

    @Test("lines longer than the buffer are lines")
    func longLines() throws {
        let long = String(repeating: "1", count: 700_000)
        let result = try Tool.run(["phone", "-"], input: "\(long)\n+442070313000\n\(long)")
        let errors = result.output.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false)[0]
        }
        #expect(errors == ["TOO_LONG", "", "TOO_LONG"])
    }

    @Test("the sample goes through the filter unchanged")
    func sample() throws {
        let environment = ProcessInfo.processInfo.environment
        let data =
            environment["BARBULE_DATA"].map { URL(fileURLWithPath: $0) }
            ?? Tool.packageRoot.appendingPathComponent("../shared")
        guard let text = try? String(contentsOf: data.appendingPathComponent("phone/sample.tsv"), encoding: .utf8)
        else {
            print("skipped: phone/sample.tsv is not in \(data.path)")
            if environment["CI"] == "true" { Issue.record("missing data: phone/sample.tsv") }
            return
        }
        let rows = text.utf8.split(separator: 0x0A).dropFirst().map {
            $0.split(separator: 0x09, omittingEmptySubsequences: false)
        }
        let input = rows.map { $0[1...2].joined(separator: [0x09]) }.joined(separator: [0x0A])
        let expected = rows.map { $0[3...].joined(separator: [0x09]) + [0x0A] }.joined()
        let result = try Tool.run(["phone", "-"], input: String(decoding: Array(input), as: UTF8.self))
        #expect(Array(result.output.utf8) == Array(expected))
    }

    @Test("the version of the numbering plan is named")
    func version() throws {
        #expect(try Tool.run(["--version"]).output.contains("\nnumbering plan 9.0.43\n"))
    }
}
