import BarbuleValues
import Testing

@Suite struct WritingHabitTests {
    @Test(
        "a date tells the order of day and month when only one order makes a day",
        arguments: [
            ("13/04/1990", .only(.dayFirst)), ("04/13/1990", .only(.monthFirst)), ("03/04/1990", .either),
            ("03-04-1990 10:15", .either), ("13-4-1990 10:15", .only(.dayFirst)), ("04/04/1990", .none),
            ("03.04.1990", .none), ("1990-04-03", .none), ("32/13/1990", .none), ("n/a", .none), ("", .none),
        ] as [(String, WritingHabit.Evidence)])
    func dates(_ text: String, _ evidence: WritingHabit.Evidence) {
        #expect(DateReader.habit(in: Array(text.utf8)) == evidence)
    }

    @Test(
        "a number tells the decimal sign when it has only one reading",
        arguments: [
            ("12,5", .only(.decimalComma)), ("12.5", .only(.decimalPoint)), ("1.234", .either), ("1,234", .either),
            ("1.234,5", .only(.decimalComma)), ("1,234,567", .only(.decimalPoint)), ("1.234.567", .only(.decimalComma)),
            ("1 234", .none), ("1234", .none), ("x", .none),
        ] as [(String, WritingHabit.Evidence)])
    func numbers(_ text: String, _ evidence: WritingHabit.Evidence) {
        #expect(NumberReader.habit(in: Array(text.utf8)) == evidence)
    }

    @Test(
        "a habit settles what has two readings, and nothing else",
        arguments: [
            ("03/04/1990", .dayFirst, "1990-04-03"), ("03/04/1990", .monthFirst, "1990-03-04"),
            ("3-4-1990 10:15", .dayFirst, "1990-04-03 10:15"), ("13/04/1990", .monthFirst, nil),
            ("03/04/1990", .decimalComma, nil),
        ] as [(String, WritingHabit, String?)])
    func settledDates(_ text: String, _ habit: WritingHabit, _ settled: String?) {
        #expect(DateReader.settled(Array(text.utf8), by: habit) == settled.map { Array($0.utf8) })
    }

    @Test(
        "a decimal sign settles a single group of three",
        arguments: [
            ("1,234", .decimalComma, "1.234"), ("1,234", .decimalPoint, "1234"), ("1.234", .decimalComma, "1234"),
            ("1.234", .decimalPoint, "1.234"), ("12.5", .decimalComma, nil), ("1,234", .dayFirst, nil),
        ] as [(String, WritingHabit, String?)])
    func settledNumbers(_ text: String, _ habit: WritingHabit, _ settled: String?) {
        #expect(NumberReader.settled(Array(text.utf8), by: habit) == settled.map { Array($0.utf8) })
    }
}
