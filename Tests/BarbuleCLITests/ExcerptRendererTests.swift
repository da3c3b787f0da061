import BarbuleEngine
import BarbuleRender
import Testing

@testable import BarbuleCLI

@Suite struct ExcerptRendererTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let name: String
        let text: String
        let mark: String
        let expected: [String]
        var testDescription: String { name }
    }

    static let rows: [Row] = [
        Row(
            name: "a plain line", text: "{\"a\": 12}", mark: "12",
            expected: [
                "  |", "1 | {\"a\": 12}", "  |       ^^",
            ]),
        Row(
            name: "a tab takes four columns", text: "\t\"a\":\t12", mark: "12",
            expected: [
                "  |", "1 |     \"a\":    12", "  |             ^^",
            ]),
        Row(
            name: "wide characters take two columns", text: "\"日本\": 12", mark: "12",
            expected: [
                "  |", "1 | \"日本\": 12", "  |         ^^",
            ]),
        Row(
            name: "a marked wide character has two carets", text: "[日]", mark: "日",
            expected: [
                "  |", "1 | [日]", "  |  ^^",
            ]),
        Row(
            name: "a combining mark takes no column", text: "\"e\u{301}\": 12", mark: "12",
            expected: [
                "  |", "1 | \"e\u{301}\": 12", "  |      ^^",
            ]),
        Row(
            name: "a direction control is replaced", text: "\"\u{202E}x\": 12", mark: "12",
            expected: [
                "  |", "1 | \"\u{FFFD}x\": 12", "  |       ^^",
            ]),
        Row(
            name: "an escape sequence cannot reach the terminal", text: "\"\u{1B}[31m\": 12", mark: "12",
            expected: [
                "  |", "1 | \"␛[31m\": 12", "  |          ^^",
            ]),
        Row(
            name: "the carriage return of a line break is not shown", text: "[\r\n12\r\n]", mark: "12",
            expected: [
                "  |", "2 | 12", "  | ^^",
            ]),
        Row(
            name: "of several lines only the first is shown", text: "{\"a\": [1,\n2]}", mark: "[1,\n2]",
            expected: [
                "  |", "1 | {\"a\": [1,", "  |       ^^^",
            ]),
        Row(
            name: "a byte order mark takes no column", text: "\u{FEFF}[12]", mark: "12",
            expected: [
                "  |", "1 | [12]", "  |  ^^",
            ]),
    ]

    @Test("carets stand below the value", arguments: rows)
    func aligns(_ row: Row) throws {
        let text = Array(row.text.utf8)
        let mark = try #require(find(Array(row.mark.utf8), in: text))
        let line = 1 + text[..<mark.lowerBound].count { $0 == 0x0A }
        #expect(excerpt(text, mark, line: line) == row.expected.joined(separator: "\n"))
    }

    @Test("nothing at the end of the text still gets a caret")
    func endOfText() {
        #expect(excerpt([], 0..<0, line: 1) == "  |\n1 |\n  | ^")
        #expect(excerpt(Array("[1,".utf8), 3..<3, line: 1) == "  |\n1 | [1,\n  |    ^")
    }

    @Test("a byte that is not UTF-8 shows as one replacement character")
    func illFormed() {
        #expect(
            excerpt([0x22, 0xFF, 0xE2, 0x82, 0x22], 1..<2, line: 1) == "  |\n1 | \"\u{FFFD}\u{FFFD}\u{FFFD}\"\n  |  ^")
    }

    @Test(
        "of a long line a window around the value is shown, and carets stay below it",
        arguments: [0, 5, 50, 4_000, 9_990])
    func window(_ position: Int) throws {
        var text = [UInt8](repeating: UInt8(ascii: "x"), count: 10_000)
        text[position] = UInt8(ascii: "Z")
        let lines = excerpt(text, position..<position + 1, line: 1).split(separator: "\n").map(Array.init)
        let caret = try #require(lines[2].firstIndex(of: "^"))
        #expect(lines[1][caret] == "Z")
        #expect(lines[1].count <= 4 + ExcerptRenderer.columnsMax + 2)
        #expect(lines[1].last == (position < 9_940 ? "…" : "x"))
    }

    @Test("a value longer than the window is marked to its edge")
    func longValue() {
        let lines = excerpt([UInt8](repeating: UInt8(ascii: "x"), count: 10_000), 100..<9_000, line: 1).split(
            separator: "\n")
        #expect(lines[1].count <= 4 + ExcerptRenderer.columnsMax + 2)
        #expect(lines[2].count <= lines[1].count)
    }

    private func excerpt(_ text: [UInt8], _ range: Range<Int>, line: Int) -> String {
        ExcerptRenderer(payload: text, mask: .none, palette: .plain).render(range, line: line, severity: .error)
    }

    private func find(_ part: [UInt8], in text: [UInt8]) -> Range<Int>? {
        (0...text.count - part.count).first { text[$0...].starts(with: part) }.map { $0..<$0 + part.count }
    }
}
