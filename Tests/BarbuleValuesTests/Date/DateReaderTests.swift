import BarbuleValues
import Testing

@Suite struct DateReaderTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var text: String
        var keep: DateKeep
        var order: DateOrder?
        /// Canonical text, "dropped" or "refused".
        var expected: String
        /// Codes without `date.`, sorted.
        var codes: String
        var testDescription: String { "\(text) kept as \(keep)" }

        init(_ text: String, _ keep: DateKeep, _ expected: String, _ codes: String, order: DateOrder? = nil) {
            (self.text, self.keep, self.expected, self.codes, self.order) = (text, keep, expected, codes, order)
        }
    }

    static let days: [Row] = [
        Row("1990-05-17", .day, "1990-05-17T00:00:00Z", "completed"),
        Row("1990-05-17T00:00:00Z", .day, "1990-05-17T00:00:00Z", ""),
        Row("1990-05-17T00:00:00", .day, "1990-05-17T00:00:00Z", "completed"),
        Row("1990-05-17T00:00:00+02:00", .day, "1990-05-17T00:00:00Z", "time_dropped"),
        Row("1975-08-30T00:00:00+01:00", .day, "1975-08-30T00:00:00Z", "time_dropped"),
        Row("1990-05-16T22:00:00Z", .day, "1990-05-16T00:00:00Z", "midnight_shift"),
        Row("1980-06-01T22:00:00Z", .day, "1980-06-01T00:00:00Z", "midnight_shift"),
        Row("1980-06-01T18:30:00Z", .day, "1980-06-01T00:00:00Z", "midnight_shift"),
        Row("1980-06-01T18:15:00Z", .day, "1980-06-01T00:00:00Z", "time_dropped"),
        Row("1980-06-01T11:45:00Z", .day, "1980-06-01T00:00:00Z", "midnight_shift"),
        Row("1980-06-01T10:00:00Z", .day, "1980-06-01T00:00:00Z", "midnight_shift"),
        Row("1980-06-01T09:45:00Z", .day, "1980-06-01T00:00:00Z", "time_dropped"),
        Row("1980-06-01T22:10:00Z", .day, "1980-06-01T00:00:00Z", "time_dropped"),
        Row("1980-06-01T22:00:00", .day, "1980-06-01T00:00:00Z", "time_dropped"),
        Row("1980-06-01T22:00:00-04:00", .day, "1980-06-01T00:00:00Z", "time_dropped"),
        Row("1980-06-01T22:00:00.000Z", .day, "1980-06-01T00:00:00Z", "iso_variant midnight_shift"),
        Row("1980-06-01T24:00:00", .day, "1980-06-01T00:00:00Z", "iso_variant time_dropped"),
        Row("1990-05-17T00:00:00+00:00", .day, "1990-05-17T00:00:00Z", "time_dropped"),
        Row("1990-05-17T00:00:00.000Z", .day, "1990-05-17T00:00:00Z", "iso_variant"),
        Row("1990-05-17 00:00:00", .day, "1990-05-17T00:00:00Z", "completed iso_variant"),
        Row("19900517", .day, "1990-05-17T00:00:00Z", "completed iso_variant"),
        Row("1990-W20-4", .day, "1990-05-17T00:00:00Z", "completed iso_variant"),
        Row("1990W204", .day, "1990-05-17T00:00:00Z", "completed iso_variant"),
        Row("1990-137", .day, "1990-05-17T00:00:00Z", "completed iso_variant"),
        Row("1990137", .day, "1990-05-17T00:00:00Z", "completed iso_variant"),
        Row("31/12/1990", .day, "1990-12-31T00:00:00Z", "non_iso_format"),
        Row("12/31/1990", .day, "1990-12-31T00:00:00Z", "non_iso_format"),
        Row("31-12-1990", .day, "1990-12-31T00:00:00Z", "non_iso_format"),
        Row("4/4/1990", .day, "1990-04-04T00:00:00Z", "non_iso_format"),
        Row("17.05.1990", .day, "1990-05-17T00:00:00Z", "non_iso_format"),
        Row("3.4.1990", .day, "1990-04-03T00:00:00Z", "non_iso_format", order: .monthFirst),
        Row("17. 5. 1990", .day, "1990-05-17T00:00:00Z", "non_iso_format"),
        Row("1990/5/17", .day, "1990-05-17T00:00:00Z", "non_iso_format"),
        Row("1990/05/17", .day, "1990-05-17T00:00:00Z", "non_iso_format"),
        Row("1990-5-7", .day, "1990-05-07T00:00:00Z", "non_iso_format"),
        Row("1990.05.17.", .day, "1990-05-17T00:00:00Z", "non_iso_format"),
        Row("17 May 1990", .day, "1990-05-17T00:00:00Z", "non_iso_format"),
        Row("May 17, 1990", .day, "1990-05-17T00:00:00Z", "non_iso_format"),
        Row("MAY 17th, 1990", .day, "1990-05-17T00:00:00Z", "non_iso_format"),
        Row("17-May-1990", .day, "1990-05-17T00:00:00Z", "non_iso_format"),
        Row("Thursday, 17th of May 1990", .day, "1990-05-17T00:00:00Z", "non_iso_format"),
        Row("1990 May 17", .day, "1990-05-17T00:00:00Z", "non_iso_format"),
        Row("17. Mai 1990", .day, "1990-05-17T00:00:00Z", "non_iso_format"),
        Row("3. März 1990", .day, "1990-03-03T00:00:00Z", "non_iso_format"),
        Row("1er août 1990", .day, "1990-08-01T00:00:00Z", "non_iso_format"),
        Row("1 FÉVRIER 1990", .day, "1990-02-01T00:00:00Z", "non_iso_format"),
        Row("17 de mayo de 1990", .day, "1990-05-17T00:00:00Z", "non_iso_format"),
        Row("17 maggio 1990", .day, "1990-05-17T00:00:00Z", "non_iso_format"),
        Row("1o de março de 1990", .day, "1990-03-01T00:00:00Z", "non_iso_format"),
        Row("17 mei 1990", .day, "1990-05-17T00:00:00Z", "non_iso_format"),
        Row("03/04/1990", .day, "refused", "ambiguous_day_month"),
        Row("03-04-1990", .day, "refused", "ambiguous_day_month"),
        Row("03/04/1990", .day, "1990-04-03T00:00:00Z", "non_iso_format", order: .dayFirst),
        Row("03/04/1990", .day, "1990-03-04T00:00:00Z", "non_iso_format", order: .monthFirst),
        Row("31/12/1990", .day, "1990-12-31T00:00:00Z", "non_iso_format", order: .monthFirst),
        Row("17/05/90", .day, "refused", "two_digit_year"),
        Row("17.05.90", .day, "refused", "two_digit_year"),
        Row("17 May 90", .day, "refused", "two_digit_year"),
        Row("900517", .day, "refused", "two_digit_year"),
        Row("1990-02-30", .day, "refused", "invalid_calendar"),
        Row("30/02/1990", .day, "refused", "invalid_calendar"),
        Row("31 April 1990", .day, "refused", "invalid_calendar"),
        Row("05.17.1990", .day, "refused", "invalid_calendar"),
        Row("1990-W54-1", .day, "refused", "invalid_calendar"),
        Row("1990-366", .day, "refused", "invalid_calendar"),
        Row("Friday, 17 May 1990", .day, "refused", "invalid_calendar"),
        Row("1990", .day, "refused", "incomplete"),
        Row("1990-05", .day, "refused", "incomplete"),
        Row("199005", .day, "refused", "incomplete"),
        Row("05/1990", .day, "refused", "incomplete"),
        Row("May 1990", .day, "refused", "incomplete"),
        Row("17 May", .day, "refused", "incomplete"),
        Row("17/05", .day, "refused", "incomplete"),
        Row("1990-W20", .day, "refused", "incomplete"),
        Row("--05-17", .day, "refused", "incomplete"),
        Row("--0517", .day, "refused", "incomplete"),
        Row("33010", .day, "refused", "excel_serial"),
        Row("33010.5", .day, "refused", "excel_serial"),
        Row("0000-00-00", .day, "dropped", "zero_date"),
        Row("0000-00-00 00:00:00", .day, "dropped", "zero_date"),
        Row("0001-01-01T00:00:00", .day, "dropped", "zero_date"),
        Row("0001-01-01T00:00:00Z", .moment, "dropped", "zero_date"),
        Row("0000-12-31T23:00:00-01:00", .moment, "dropped", "zero_date"),
        Row("00/00/0000", .day, "dropped", "zero_date"),
        Row("next Tuesday", .day, "refused", "unparseable"),
        Row("", .day, "refused", "unparseable"),
        Row("1.2.3", .day, "refused", "unparseable"),
        Row("1234", .day, "refused", "incomplete"),
        Row("643680000", .day, "1990-05-26T00:00:00Z", "epoch"),
        Row("-146620800", .day, "1965-05-10T00:00:00Z", "epoch"),
    ]

    static let moments: [Row] = [
        Row("2024-05-25T10:15:30Z", .moment, "2024-05-25T10:15:30Z", ""),
        Row("2024-05-25T10:15:30.25Z", .moment, "2024-05-25T10:15:30.25Z", ""),
        Row("2024-05-25T10:15:30", .moment, "2024-05-25T10:15:30Z", "offset_assumed"),
        Row("2024-05-25", .moment, "2024-05-25T00:00:00Z", "offset_assumed"),
        Row("25.05.2024", .moment, "2024-05-25T00:00:00Z", "non_iso_format offset_assumed"),
        Row("2024-05-25T10:15:30+02:00", .moment, "2024-05-25T08:15:30Z", "offset_to_utc"),
        Row("2024-05-25T10:15:30.250+02:00", .moment, "2024-05-25T08:15:30.25Z", "iso_variant offset_to_utc"),
        Row("2024-05-25t10:15:30z", .moment, "2024-05-25T10:15:30Z", "iso_variant"),
        Row("2024-05-25T10:15:30.1239Z", .moment, "2024-05-25T10:15:30.123Z", "iso_variant"),
        Row("2024-05-25T10:15:30,5Z", .moment, "2024-05-25T10:15:30.5Z", "iso_variant"),
        Row("2024-05-25T10:15,5Z", .moment, "2024-05-25T10:15:30Z", "iso_variant"),
        Row("2024-05-25T10.25Z", .moment, "2024-05-25T10:15:00Z", "iso_variant"),
        Row("2024-05-25T10.123456789Z", .moment, "2024-05-25T10:07:24.444Z", "iso_variant"),
        Row("20240525T101530Z", .moment, "2024-05-25T10:15:30Z", "iso_variant"),
        Row("20240525T1015Z", .moment, "2024-05-25T10:15:00Z", "iso_variant"),
        Row("2024-05-25T10Z", .moment, "2024-05-25T10:00:00Z", "iso_variant"),
        Row("2024-05-25T10:15Z", .moment, "2024-05-25T10:15:00Z", "iso_variant"),
        Row("2024-05-25T10:15+0200", .moment, "2024-05-25T08:15:00Z", "iso_variant offset_to_utc"),
        Row("2024-05-25 10:15:30+02", .moment, "2024-05-25T08:15:30Z", "iso_variant offset_to_utc"),
        Row("2024-05-25 10:15:30", .moment, "2024-05-25T10:15:30Z", "iso_variant offset_assumed"),
        Row("2024-05-25T24:00:00Z", .moment, "2024-05-26T00:00:00Z", "iso_variant"),
        Row("2016-12-31T23:59:60Z", .moment, "2017-01-01T00:00:00Z", "iso_variant"),
        Row("2016-12-31T15:59:60.5-08:00", .moment, "2017-01-01T00:00:00.5Z", "iso_variant offset_to_utc"),
        Row("2016-12-31T23:58:60Z", .moment, "refused", "unparseable"),
        Row("2024-05-25T25:00:00Z", .moment, "refused", "unparseable"),
        Row("2024-05-25T24:00:01Z", .moment, "refused", "unparseable"),
        Row("2024-05-25T10:15:30-00:00", .moment, "2024-05-25T10:15:30Z", "offset_to_utc"),
        Row("9999-12-31T23:59:59-01:00", .moment, "refused", "unparseable"),
        Row("2024-05-25 10:15:30 UTC", .moment, "2024-05-25T10:15:30Z", "non_iso_format"),
        Row("25/05/2024 3:15 PM", .moment, "2024-05-25T15:15:00Z", "non_iso_format offset_assumed"),
        Row("25/05/2024 12:15:30 am", .moment, "2024-05-25T00:15:30Z", "non_iso_format offset_assumed"),
        Row("Sat, 25 May 2024 10:15:30 +0200", .moment, "2024-05-25T08:15:30Z", "non_iso_format offset_to_utc"),
        Row("Sat, 25 May 2024 10:15:30 GMT", .moment, "2024-05-25T10:15:30Z", "non_iso_format"),
        Row("May 25, 2024 at 10:15", .moment, "2024-05-25T10:15:00Z", "non_iso_format offset_assumed"),
        Row("2024-02-30 9:15", .moment, "refused", "invalid_calendar"),
        Row("1716631530", .moment, "2024-05-25T10:05:30Z", "epoch"),
        Row("1716631530000", .moment, "2024-05-25T10:05:30Z", "epoch"),
        Row("1716631530123", .moment, "2024-05-25T10:05:30.123Z", "epoch"),
        Row("1716631530.5", .moment, "2024-05-25T10:05:30.5Z", "epoch"),
        Row("0716631530", .moment, "refused", "unparseable"),
        Row("17166315301234", .moment, "refused", "unparseable"),
        Row("2019-07-01", .either, "2019-07-01T00:00:00Z", "completed"),
        Row("17.05.1990", .either, "1990-05-17T00:00:00Z", "non_iso_format"),
        Row("2019-07-01T00:00:00", .either, "2019-07-01T00:00:00Z", "offset_assumed"),
        Row("2019-07-01T10:00:00+02:00", .either, "2019-07-01T08:00:00Z", "offset_to_utc"),
        Row("17/05/90", .either, "refused", "two_digit_year"),
        Row("next Tuesday", .either, "refused", "unparseable"),
        Row("33010", .either, "refused", "excel_serial"),
    ]

    @Test("a date becomes its canonical text, and everything noticed is said", arguments: days + moments)
    func read(_ row: Row) {
        let text = Array(row.text.utf8)
        let reading = DateReader.read(text, keep: row.keep, order: row.order)
        #expect(Self.describe(reading.outcome) == row.expected)
        #expect(reading.findings.map { $0.code.dropFirst(5) }.sorted().joined(separator: " ") == row.codes)
        Self.checkProperties(text, row.keep, reading)
    }

    @Test(
        "numbers are read as epochs and basic dates, not as words or decimals",
        arguments: [
            ("1716631530", "2024-05-25T10:05:30Z"), ("19900517", "1990-05-17T00:00:00Z"), ("33010", "refused"),
            ("1990", "refused"), ("17.05", "refused"), ("1e9", "refused"), ("-1", "refused"),
        ])
    func number(_ lexeme: String, _ expected: String) {
        let reading = DateReader.read(Array(lexeme.utf8), keep: .moment, source: .number)
        #expect(Self.describe(reading.outcome) == expected)
    }

    @Test("the two readings of an ambiguous date are named")
    func ambiguous() {
        let finding = DateReader.read(Array("03/04/1990".utf8), keep: .day).findings.first
        #expect(finding?.parameters == ["first": "1990-04-03", "second": "1990-03-04"])
    }

    @Test("every offset of whole minutes leads to the right instant")
    func everyOffset() throws {
        let local = try #require(Timestamp(strict: "2024-05-25T10:15:30Z"))
        for minutes in -1439...1439 {
            let size = abs(minutes)
            let sign = minutes < 0 ? "-" : "+"
            func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
            for colon in [":", ""] {
                let text = "2024-05-25T10:15:30\(sign)\(two(size / 60))\(colon)\(two(size % 60))"
                let expected = Timestamp(seconds: local.seconds - Int64(minutes) * 60)
                #expect(DateReader.instant(Array(text.utf8)) == expected)
                #expect(Timestamp(strict: text) == (colon.isEmpty ? nil : expected))
                #expect(DateReader.read(Array(text.utf8), keep: .moment).outcome == .canonical(expected.text ?? []))
            }
        }
    }

    @Test("every second of a day has one canonical text")
    func everySecond() throws {
        for second in stride(from: Int64(-86_400), to: 86_400, by: 7) {
            let text = try #require(Timestamp(seconds: second, nanoseconds: Int32(abs(second) % 1000) * 1_000_000).text)
            #expect(DateReader.isCanonical(bytes: text, keep: .moment))
            let reading = DateReader.read(text, keep: .moment)
            #expect(reading == Reading(.canonical(text)))
            #expect(Timestamp(strict: text)?.seconds == second)
        }
    }

    @Test("no bytes trap, and a canonical date is read again without findings")
    func randomBytes() {
        var generator = SeededGenerator(seed: 1)
        let alphabet = Array("0123456789012345678901234567899-:TZtzW+. ,/WMay jun PM°".utf8)
        let seeds = (Self.days + Self.moments).map { Array($0.text.utf8) }
        for round in 0..<100_000 {
            var text = generator.text(of: alphabet, countMax: 28)
            if round % 2 == 0, var seed = seeds.randomElement(using: &generator), !seed.isEmpty {
                let place = Int.random(in: 0..<seed.count, using: &generator)
                seed[place] = alphabet.randomElement(using: &generator) ?? 0
                text = seed
            }
            for keep in [DateKeep.day, .moment, .either] {
                Self.checkProperties(text, keep, DateReader.read(text, keep: keep))
            }
            _ = RFC3339.isFullTime(bytes: text) || RFC3339.isDuration(bytes: text)
        }
    }

    static func describe(_ outcome: Outcome) -> String {
        switch outcome {
        case .canonical(let bytes): String(bytes: bytes)
        case .dropped: "dropped"
        case .refused: "refused"
        }
    }

    /// Idempotence, and the fast path agrees with the slow one.
    static func checkProperties(_ text: [UInt8], _ keep: DateKeep, _ reading: Reading) {
        let isUntouched = reading == Reading(.canonical(text))
        if DateReader.isCanonical(bytes: text, keep: keep) != isUntouched {
            Issue.record("isCanonical disagrees on \(String(bytes: text)) kept as \(keep)")
        }
        switch reading.outcome {
        case .canonical(let canonical):
            if canonical != text, reading.findings.isEmpty { Issue.record("silent change of \(String(bytes: text))") }
            if DateReader.read(canonical, keep: keep) != Reading(.canonical(canonical)) {
                Issue.record("not idempotent: \(String(bytes: text))")
            }
        case .dropped, .refused:
            if reading.findings.count != 1 { Issue.record("one finding expected for \(String(bytes: text))") }
        }
    }
}
