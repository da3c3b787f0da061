import BarbuleValues
import Testing

@Suite struct DateLimitsTests {
    @Test(
        "dates outside the limits are refused or reported",
        arguments: [
            ("2025-06-15T12:00:00Z", ""), ("2025-06-15T12:00:01Z", "date.in_future"),
            ("2031-01-01T00:00:00Z", "date.in_future"),
            ("1990-01-01T00:00:00Z", ""), ("1900-01-01T00:00:00Z", "date.too_early,date.suspect_day"),
            ("1970-01-01T00:00:00Z", "date.suspect_day"), ("1960-06-16T00:00:00Z", "date.too_early"),
            ("1961-06-15T00:00:00Z", ""),
        ])
    func limits(_ text: String, _ codes: String) throws {
        let limits = DateLimits(
            latest: Timestamp(strict: "2025-06-15T12:00:00Z"),
            suspectBefore: CalendarDate(year: 1961, month: 1, day: 1),
            suspectDays: [try #require(CalendarDate(year: 1970, month: 1, day: 1))], ageMax: 120)
        let bytes = Array(text.utf8)
        let reading = limits.applied(to: DateReader.read(bytes, keep: .moment))
        #expect(reading.findings.map(\.code).joined(separator: ",") == codes)
        #expect(reading.outcome == (codes == "date.in_future" ? .refused : .canonical(bytes)))
        #expect(limits.allows(bytes: bytes) == codes.isEmpty)
    }
}
