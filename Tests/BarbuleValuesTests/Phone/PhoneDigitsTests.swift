import Testing

@testable import BarbuleValues

/// Questions about digits without signs.
@Suite struct PhoneDigitsTests {
    private let plan = NumberingPlan.bundled

    private func digits(_ text: String) throws -> PhoneDigits {
        let digits = PhoneDigits(text)
        return try #require(digits)
    }

    private func entry(_ region: String) throws -> NumberingPlan.Entry {
        try #require(TwoLetters(Array(region.utf8)).flatMap(plan.entry(region:)))
    }

    @Test("only ASCII digits are digits; those after the sixty-fourth are forgotten")
    func reading() throws {
        #expect(PhoneDigits("12 3") == nil)
        #expect(PhoneDigits("")?.count == 0)
        #expect(try digits(String(repeating: "1", count: 100)).count == 64)
        #expect(try digits("12").dropping(5).array == [])
    }

    @Test(
        "the national prefix comes off, unless a number would become none",
        arguments: [
            ("02070313000", "GB", "2070313000"), ("2070313000", "GB", nil), ("4641234", "AG", "2684641234"),
            ("12684641234", "AG", "2684641234"), ("0061", "IT", nil), ("80172345678", "BY", "172345678"),
            ("015119612345678", "BR", "119612345678"), ("", "GB", nil),
        ] as [(String, String, String?)])
    func nationalPrefix(_ text: String, _ region: String, _ rest: String?) throws {
        #expect(try plan.strippingNationalPrefix(digits(text), entry(region)) == rest.map(digits))
    }

    @Test(
        "the international prefix is the region's own",
        arguments: [
            ("00442070313000", "GB", "442070313000"), ("00442070313000", "US", nil),
            ("011442070313000", "US", "442070313000"),
            ("000442070", "GB", nil), ("00", "GB", ""),
        ] as [(String, String, String?)])
    func internationalPrefix(_ text: String, _ region: String, _ rest: String?) throws {
        #expect(try plan.strippingInternationalPrefix(digits(text), entry(region)) == rest.map(digits))
    }

    @Test("a calling code is split off, a number is classified")
    func callingCode() throws {
        let (code, rest) = try #require(try plan.splittingCallingCode(digits("442070313000")))
        #expect(code == 44)
        #expect(plan.classify(callingCode: code, rest).type == .fixedLine)
        #expect(try plan.splittingCallingCode(digits("0442070313000")) == nil)
        #expect(try plan.splittingCallingCode(digits("999")) == nil)
    }

    @Test(
        "a length is possible or not",
        arguments: [
            (10, "GB", .possible), (6, "GB", .localOnly), (3, "GB", .tooShort), (11, "GB", .tooLong),
            (40, "GB", .tooLong),
            (11, "RU", .invalidLength),
        ] as [(Int, String, PhoneNumber.Possibility)])
    func possibility(_ count: Int, _ region: String, _ expected: PhoneNumber.Possibility) throws {
        #expect(try plan.possibility(digitCount: count, entry(region)) == expected)
    }

    @Test("digits under a calling code are a number as they are")
    func number() throws {
        let number = try #require(try PhoneNumber(callingCode: 39, digits("0669812345"), plan: plan))
        #expect(number.isValid)
        #expect(number.formatted(.e164) == "+390669812345")
        #expect(try PhoneNumber(callingCode: 999, digits("0669812345"), plan: plan) == nil)
        #expect(try PhoneNumber(callingCode: 39, digits("1"), plan: plan) == nil)
        #expect(try PhoneNumber(callingCode: 39, digits("123456789012345678"), plan: plan) == nil)
    }
}

extension PhoneDigits {
    /// Macros of tests do not take spans.
    fileprivate init?(_ text: String) { self.init(Array(text.utf8).span) }
}
