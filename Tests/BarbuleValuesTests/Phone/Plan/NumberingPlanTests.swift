import BarbuleValues
import Testing

/// What libphonenumber's Python form observes, asked of the plan.
@Suite struct NumberingPlanTests {
    private let plan = NumberingPlan.bundled

    private func entry(_ region: String) throws -> NumberingPlan.Entry {
        let letters = try #require(TwoLetters(Array(region.utf8)))
        return try #require(plan.entry(region: letters))
    }

    // Macros cannot hold a span.
    private func type(_ code: Int, _ nsn: [UInt8]) -> PhoneNumberType? {
        plan.classify(callingCode: code, nsn.span).type
    }
    private func matchesGeneral(_ entry: NumberingPlan.Entry, _ nsn: [UInt8]) -> Bool {
        plan.matchesGeneral(entry, nsn.span)
    }
    private func iddPrefixCount(_ entry: NumberingPlan.Entry, _ digits: [UInt8]) -> Int? {
        plan.iddPrefixCount(entry, digits.span)
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test("region and type of a number, valid or not", arguments: PlanRows.rows(PlanRows.classification))
    func classification(row: [String]) throws {
        let code = try #require(Int(row[0]))
        let found = plan.classify(callingCode: code, Array(row[1].utf8).span)
        let region = found.entry.map { plan.region($0).description } ?? "-"
        #expect("\(region) \(found.type ?? .unknown)" == row[2])
    }

    @Test("the general description asks for the pattern alone", arguments: PlanRows.rows(PlanRows.generalMatches))
    func generalMatch(row: [String]) throws {
        #expect(matchesGeneral(try entry(row[0]), Array(row[1].utf8)) == (row[2] == "1"))
    }

    @Test("prefixes for calls abroad", arguments: PlanRows.rows(PlanRows.internationalPrefixes))
    func internationalPrefix(row: [String]) throws {
        #expect((iddPrefixCount(try entry(row[0]), Array(row[1].utf8)) ?? -1) == Int(row[2]))
    }

    @Test("national prefixes, carriers and what becomes of the digits", arguments: PlanRows.rows(PlanRows.nationalPrefixes))
    func nationalPrefix(row: [String]) throws {
        let digits = Array(row[1].utf8)
        guard let match = plan.nationalPrefixMatch(try entry(row[0]), digits.span) else {
            #expect(row[2] == "-")
            return
        }
        let rest = (0..<plan.strippedCount(digits.span, match)).map { plan.strippedDigit(digits.span, match, at: $0) }
        let carrier = match.carrier.map { text(Array(digits[$0])) } ?? "-"
        #expect("\(match.count) \(match.captured == nil ? 0 : 1) \(text(rest)) \(carrier)" == row[2])
    }

    @Test("numbers in groups", arguments: PlanRows.rows(PlanRows.formats))
    func format(row: [String]) throws {
        let code = try #require(Int(row[0]))
        let main = try #require(plan.mainEntry(callingCode: code))
        var national: [UInt8] = []
        var international: [UInt8] = []
        plan.appendFormatted(Array(row[1].utf8).span, main, .national, to: &national)
        plan.appendFormatted(Array(row[1].utf8).span, main, .international, to: &international)
        #expect("\(text(national)) | \(text(international))" == row[2])
    }

    @Test("254 entries stand under 215 calling codes, main region first")
    func entries() throws {
        #expect(plan.version == "9.0.43")
        #expect(plan.allEntries.count == 254)
        #expect(plan.entries(callingCode: 44).map { plan.region($0).description } == ["GB", "GG", "IM", "JE"])
        #expect(plan.entries(callingCode: 800).map { plan.region($0).description } == ["001"])
        #expect(plan.entries(callingCode: 999).isEmpty)
        for code in [-1, 0, 1000, .max, .min] { #expect(plan.mainEntry(callingCode: code) == nil) }
        let jersey = try entry("JE")
        #expect(plan.mainEntry(of: jersey) == (try entry("GB")))
        #expect(plan.mainEntry(callingCode: 44) == (try entry("GB")))
        #expect(plan.allEntries.map(plan.callingCode) == plan.allEntries.map(plan.callingCode).sorted())
        #expect(plan.entry(region: try #require(TwoLetters(Array("AQ".utf8)))) == nil)
    }

    @Test("215 calling codes are assigned, nine of them to no region; a number begins with at most one")
    func callingCodes() {
        let codes = (0...1000).filter { plan.mainEntry(callingCode: $0) != nil }
        #expect(codes.count == 215)
        let nowhere = codes.filter { plan.mainEntry(callingCode: $0).flatMap { plan.region($0).letters } == nil }
        #expect(nowhere == [800, 808, 870, 878, 881, 882, 883, 888, 979])
        for value in 0..<10_000 {
            let text = String(value)
            let expected = codes.filter { text.hasPrefix(String($0)) }
            let found = plan.callingCodePrefix(of: Array(text.utf8).span)
            #expect(expected.count <= 1 && found?.callingCode == expected.first)
            #expect(found?.digitCount == expected.first.map { String($0).count })
        }
    }

    @Test("possible lengths, national prefix, extension prefix")
    func facts() throws {
        let britain = try entry("GB")
        #expect(plan.possibleLengths(britain).national == 1 << 7 | 1 << 9 | 1 << 10)
        #expect(plan.possibleLengths(britain).localOnly == 1 << 4 | 1 << 5 | 1 << 6 | 1 << 8)
        #expect(text(plan.nationalPrefix(britain)) == "0")
        #expect(plan.extensionPrefix(britain).map(text) == " x")
        #expect(text(plan.nationalPrefix(try entry("HU"))) == "06")
        #expect(plan.nationalPrefix(try entry("ES")).isEmpty)
        #expect(plan.extensionPrefix(try entry("ES")) == nil)
    }

    @Test("a byte that is no digit ends the walk, up to where a digit decides something")
    func notDigits() throws {
        let britain = try entry("GB")
        for text in ["x", "x712345678", " 7712345678", "\u{0}", "7\u{FF}", "//////", "::::::"] {
            let bytes = Array(text.utf8)
            #expect(type(44, bytes) == nil)
            #expect(!matchesGeneral(britain, bytes))
            #expect(iddPrefixCount(britain, bytes) == nil)
            let match = plan.nationalPrefixMatch(britain, bytes.span)
            #expect(match == nil)
            var formatted: [UInt8] = []
            plan.appendFormatted(bytes.span, britain, .national, to: &formatted)
            #expect(!formatted.isEmpty)
        }
        let long = [UInt8](repeating: 0x37, count: 1000)
        #expect(type(44, long) == nil)
        #expect(!matchesGeneral(britain, long))
    }

    @Test("every number of the corpus has its region, type and forms")
    func corpus() throws {
        for row in TabSeparatedSuite.rows("phone/sample.tsv") where row[3].isEmpty {
            let (code, nsn) = (try #require(Int(row[6])), Array(row[7].utf8))
            let found = plan.classify(callingCode: code, nsn.span)
            #expect((found.entry.map { plan.region($0).description } ?? "") == row[10], "\(row)")
            #expect((found.type ?? .unknown).description == row[9], "\(row)")
            // An extension stands behind the number.
            guard row[5] == "1", row[11].isEmpty else { continue }
            let main = try #require(plan.mainEntry(callingCode: code))
            var (national, international): ([UInt8], [UInt8]) = ([], [])
            plan.appendFormatted(nsn.span, main, .national, to: &national)
            plan.appendFormatted(nsn.span, main, .international, to: &international)
            #expect(text(national) == row[13], "\(row)")
            #expect("+\(code) \(text(international))" == row[14], "\(row)")
        }
    }
}
