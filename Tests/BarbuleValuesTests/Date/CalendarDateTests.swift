import BarbuleValues
import Testing

@Suite struct CalendarDateTests {
    @Test("every day from 1890 to 2110 survives every form it can be written in")
    func everyDay() throws {
        var number = try #require(CalendarDate(year: 1890, month: 1, day: 1)).dayNumber
        var expected = (year: 1890, month: 1, day: 1)
        var weekday = 3  // 1 January 1890 was a Wednesday
        while expected.year <= 2110 {
            let date = try #require(CalendarDate(dayNumber: number))
            #expect((date.year, date.month, date.day) == expected)
            #expect(date.dayNumber == number)
            #expect(date.weekday == weekday)
            #expect(CalendarDate(bytes: date.text) == date)
            #expect(Timestamp(date).day == date)
            let first = try #require(CalendarDate(year: date.year, month: 1, day: 1))
            #expect(CalendarDate(year: date.year, dayOfYear: number - first.dayNumber + 1) == date)

            number += 1
            weekday = weekday % 7 + 1
            let next = CalendarDate(year: expected.year, month: expected.month, day: expected.day + 1)
            if next != nil {
                expected.day += 1
            } else {
                expected = expected.month == 12 ? (expected.year + 1, 1, 1) : (expected.year, expected.month + 1, 1)
            }
        }
    }

    @Test("every week date names one day, and 53 weeks exist only in long years")
    func everyWeek() throws {
        var number = try #require(CalendarDate(weekYear: 1890, week: 1, weekday: 1)).dayNumber
        for year in 1890...2110 {
            let isLong = CalendarDate(weekYear: year, week: 53, weekday: 1) != nil
            let thursday =
                try #require(CalendarDate(year: year, month: 12, day: 31)).weekday == 4
                || CalendarDate(year: year, month: 1, day: 1)?.weekday == 4
            #expect(isLong == thursday)
            for week in 1...(isLong ? 53 : 52) {
                for weekday in 1...7 {
                    #expect(CalendarDate(weekYear: year, week: week, weekday: weekday)?.dayNumber == number)
                    number += 1
                }
            }
        }
    }

    @Test(
        "there is no such day",
        arguments: ["1900-02-29", "1990-02-30", "1990-04-31", "1990-00-10", "1990-13-01", "1990-01-00"])
    func noSuchDay(_ text: String) { #expect(CalendarDate(text: text) == nil) }

    @Test("the ends of the calendar", arguments: ["0000-01-01", "9999-12-31", "2000-02-29", "0000-02-29"])
    func ends(_ text: String) throws {
        let date = try #require(CalendarDate(text: text))
        #expect(CalendarDate(dayNumber: date.dayNumber) == date)
    }

    @Test("beyond the ends there is nothing")
    func beyond() throws {
        let first = try #require(CalendarDate(year: 0, month: 1, day: 1)).dayNumber
        let last = try #require(CalendarDate(year: 9999, month: 12, day: 31)).dayNumber
        for number in [first - 1, last + 1, .min, .max] { #expect(CalendarDate(dayNumber: number) == nil) }
        #expect(Timestamp(seconds: .max).text == nil)
        #expect(Timestamp(seconds: .min).text == nil)
        #expect((0..<86_400).contains(Timestamp(seconds: .min).secondOfDay))
    }

    @Test(
        "whole years between two days",
        arguments: [
            ("2014-09-01", "2025-06-15", 10), ("2000-06-15", "2025-06-15", 25), ("2000-06-16", "2025-06-15", 24),
            ("2000-02-29", "2025-02-28", 24), ("2000-02-29", "2025-03-01", 25), ("2025-06-16", "2025-06-15", -1),
        ])
    func age(_ birth: String, _ day: String, _ years: Int) throws {
        let birth = try #require(CalendarDate(text: birth))
        let day = try #require(CalendarDate(text: day))
        #expect(CalendarDate.age(from: birth, on: day) == years)
    }
}
