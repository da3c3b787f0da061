import BarbuleValues
import Foundation
import Testing

/// Strings of other projects' tests with the verdicts of reference implementations.
@Suite struct DateSuiteTests {
    @Test("RFC 3339 date-times: valid ones give the instant, invalid ones are not taken strictly")
    func dateTimes() {
        var counts = (rfc3339: 0, iso: 0, refusedStrictly: 0)
        for row in TabSeparatedSuite.rows("suites/iso8601-dates/date-time.tsv") {
            guard let text = TabSeparatedSuite.bytes(row[0]) else {
                Issue.record("bad cell \(row[0])")
                continue
            }
            let strict = Timestamp(strict: text)
            if row[2] == "valid" {
                counts.rfc3339 += 1
                #expect(strict.map(Self.microseconds) == row[3], "\(row[0])")
                #expect(DateReader.instant(text).map(Self.microseconds) == row[3], "\(row[0])")
                checkCanonical(text, row[3])
            }
            if row[4] == "valid" {
                counts.iso += 1
                #expect(DateReader.instant(text).map(Self.microseconds) == row[5], "\(row[0])")
                checkCanonical(text, row[5])
            }
            if row[2] == "invalid" {
                counts.refusedStrictly += 1
                #expect(strict == nil, "\(row[0])")
            }
            for keep in [DateKeep.day, .moment, .either] {
                DateReaderTests.checkProperties(text, keep, DateReader.read(text, keep: keep))
            }
        }
        print("date-time.tsv: \(counts)")
    }

    @Test("RFC 3339 full-date")
    func dates() {
        var counts = (valid: 0, invalid: 0)
        for row in TabSeparatedSuite.rows("suites/iso8601-dates/date.tsv") {
            guard let text = TabSeparatedSuite.bytes(row[0]) else { continue }
            let date = CalendarDate(bytes: text)
            if row[2] == "valid" {
                counts.valid += 1
                #expect(date.map { String(bytes: $0.text) } == row[3], "\(row[0])")
            } else if row[2] == "invalid" {
                counts.invalid += 1
                #expect(date == nil, "\(row[0])")
            }
            DateReaderTests.checkProperties(text, .day, DateReader.read(text, keep: .day))
        }
        print("date.tsv: \(counts)")
    }

    @Test("RFC 3339 full-time and duration", arguments: ["time", "duration"])
    func formats(_ name: String) {
        var counts = (valid: 0, invalid: 0)
        for row in TabSeparatedSuite.rows("suites/iso8601-dates/\(name).tsv") {
            guard let text = TabSeparatedSuite.bytes(row[0]) else { continue }
            let verdict = name == "time" ? RFC3339.isFullTime(bytes: text) : RFC3339.isDuration(bytes: text)
            if row[2] == "valid" { counts.valid += 1 }
            if row[2] == "invalid" { counts.invalid += 1 }
            if row[2] == "valid" || row[2] == "invalid" { #expect(verdict == (row[2] == "valid"), "\(row[0])") }
        }
        print("\(name).tsv: \(counts)")
    }

    @Test(
        "durations of RFC 3339 appendix A",
        arguments: [
            ("P4DT12H30M5S", true), ("P4Y", true), ("PT0S", true), ("P1M", true), ("PT1M", true), ("PT36H", true),
            ("P2W", true),
            ("P1Y2D", false), ("PT1H2S", false), ("P2D1Y", false), ("P", false), ("P1YT", false), ("PT", false),
            ("P1D2W", false),
            ("P1", false), ("1D", false), ("P0.5Y", false), ("P2S", false), ("P1Y2W", false), ("P1H", false),
            ("-P1D", false),
        ])
    func durations(_ text: String, _ isValid: Bool) { #expect(RFC3339.isDuration(bytes: Array(text.utf8)) == isValid) }

    /// The canonical text is the instant, cut to milliseconds.
    private func checkCanonical(_ text: [UInt8], _ instant: String) {
        var expected = instant.replacing("Z", with: "")
        expected.removeLast(3)
        while expected.last == "0" { expected.removeLast() }
        if expected.last == "." { expected.removeLast() }
        #expect(DateReader.read(text, keep: .moment).outcome == .canonical(Array((expected + "Z").utf8)))
    }

    private static func microseconds(_ timestamp: Timestamp) -> String {
        let whole = Timestamp(seconds: timestamp.seconds).text ?? []
        let fraction = String(timestamp.nanoseconds / 1000)
        return String(bytes: whole.dropLast()) + "." + String(repeating: "0", count: 6 - fraction.count) + fraction
            + "Z"
    }
}
