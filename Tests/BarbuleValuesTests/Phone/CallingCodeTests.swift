import BarbuleValues
import Testing

@Suite struct CallingCodeTests {
    @Test("215 codes are assigned, nine of them to no region")
    func count() {
        #expect(CallingCode.all.count == 215)
        let nowhere = CallingCode.all.filter { $0.mainRegion == nil }.map(\.value)
        #expect(nowhere == [800, 808, 870, 878, 881, 882, 883, 888, 979])
        #expect(CallingCode.all.reduce(0) { $0 + $1.regions.count } == 245)
    }

    @Test(
        "the calling code at the start of a number",
        arguments: [
            ("447712345678", 44, 2), ("14155552671", 1, 1), ("34612345678", 34, 2), ("35312345", 353, 3),
            ("8001234", 800, 3), ("1787", 1, 1), ("999123", nil, 0), ("0044", nil, 0), ("", nil, 0), ("4", nil, 0),
            ("a1", nil, 0), ("210", nil, 0),
        ] as [(String, Int?, Int)])
    func prefix(text: String, value: Int?, digitCount: Int) {
        let found = CallingCode.prefix(of: Array(text.utf8).span)
        #expect(found?.code.value == value)
        #expect((found?.digitCount ?? 0) == digitCount)
    }

    @Test("codes are prefix-free, so a number has at most one")
    func prefixFree() {
        for code in CallingCode.all {
            for other in CallingCode.all where other != code {
                #expect(!other.digits.starts(with: code.digits))
            }
        }
    }

    @Test("codes and regions")
    func regions() throws {
        func region(_ text: String) throws -> TwoLetters { try #require(TwoLetters(Array(text.utf8))) }
        let gb = try #require(CallingCode(44))
        #expect(gb.mainRegion == (try region("GB")))
        #expect(try gb.regions == ["GB", "GG", "IM", "JE"].map(region))
        #expect(CallingCode(region: try region("PR"))?.value == 1)
        #expect(CallingCode(region: try region("AQ")) == nil)
        #expect(CallingCode(999) == nil)
        #expect(CallingCode(1787) == nil)
        #expect(CallingCode(-1) == nil)
        #expect(CallingCode(digits: Array("44".utf8).span)?.value == 44)
        #expect(CallingCode(digits: Array("447".utf8).span) == nil)
    }
}
