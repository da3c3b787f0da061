import Testing

@testable import BarbuleValues

/// `PhoneNumber` gives libphonenumber's results.
@Suite struct PhoneNumberTests {
    /// One row: what is read, and the columns `error` … `rfc3966` that are expected.
    struct Row: Sendable, CustomTestStringConvertible {
        let kind: String
        let text: [UInt8]
        let region: String
        let expected: [UInt8]

        init?(_ line: Substring.UTF8View.SubSequence) {
            let columns = line.split(separator: 0x09, omittingEmptySubsequences: false)
            guard columns.count == 16 else { return nil }
            kind = String(decoding: columns[0], as: UTF8.self)
            text = Self.unescaped(columns[1])
            region = String(decoding: columns[2], as: UTF8.self)
            expected = Array(columns[3...].joined(separator: [0x09]))
        }

        static func rows(_ table: String) -> [Row] {
            table[...].utf8.split(separator: 0x0A).compactMap(Row.init)
        }

        private static func unescaped(_ text: Substring.UTF8View.SubSequence) -> [UInt8] {
            var result: [UInt8] = []
            var rest = text
            while let byte = rest.popFirst() {
                guard byte == UInt8(ascii: "\\"), let mark = rest.popFirst() else {
                    result.append(byte)
                    continue
                }
                let meanings = [
                    UInt8(ascii: "t"): UInt8(ascii: "\t"), UInt8(ascii: "n"): UInt8(ascii: "\n"),
                    UInt8(ascii: "r"): UInt8(ascii: "\r"), UInt8(ascii: "0"): 0,
                ]
                result.append(meanings[mark] ?? mark)
            }
            return result
        }

        var testDescription: String { kind }

        /// The same columns as this library fills them.
        var found: [UInt8] {
            var columns: [String]
            do throws(PhoneNumberError) {
                let number = try PhoneNumber(utf8: text.span, region: region)
                columns = [
                    "", number.possibility.rawValue, number.isValid ? "1" : "0", "\(number.callingCode)",
                    number.nationalNumber, number.formatted(.e164), "\(number.type)", number.region ?? "",
                    number.extension ?? "", number.source.rawValue,
                ]
                columns += [PhoneNumber.Format.national, .international, .rfc3966].map {
                    number.isValid ? number.formatted($0) : ""
                }
            } catch {
                columns = [error.rawValue, "", "0"] + [String](repeating: "", count: 10)
            }
            return Array(columns.joined(separator: "\t").utf8)
        }
    }

    @Test("a number is read, checked and written as libphonenumber does it", arguments: Row.rows(PhoneNumberRows.table))
    func row(_ row: Row) {
        #expect(String(bytes: row.found) == String(bytes: row.expected))
        #expect(row.found == row.expected)
    }

    @Test("all rows are rows, with a point of their own")
    func table() {
        let rows = Row.rows(PhoneNumberRows.table)
        #expect(rows.count == PhoneNumberRows.table.utf8.count { $0 == 0x0A } + 1)
        #expect(Set(rows.map(\.kind)).count == rows.count)
    }

    @Test("no column of the 5,000 rows of the sample differs")
    func sample() {
        guard let text = CodesSuite.text("phone/sample.tsv") else { return }
        let rows = Row.rows(text).dropFirst()
        #expect(rows.count == 5000)
        let different = rows.filter { $0.found != $0.expected }
        #expect(different.isEmpty, "\(different.prefix(5).map { ($0.kind, String(bytes: $0.text), $0.region) })")
    }

    @Test("the region may be written in small letters")
    func regionCase() throws {
        #expect(try PhoneNumber("020 7031 3000", region: "gb") == PhoneNumber("+442070313000"))
    }

    @Test("equal are numbers with the same code, digits and extension, however they were written")
    func equality() throws {
        let number = try PhoneNumber("+44 20 7031 3000")
        #expect(try number == PhoneNumber("(020) 7031-3000", region: "GB"))
        #expect(try number.hashValue == PhoneNumber("(020) 7031-3000", region: "GB").hashValue)
        #expect(try number != PhoneNumber("+44 20 7031 3000 ext 1"))
        #expect(try PhoneNumber("+39 012345678") != PhoneNumber("+39 0012345678"))
    }

    @Test("bytes that are no UTF-8, and very long texts, are errors")
    func hostile() {
        #expect(throws: PhoneNumberError.notANumber) { try PhoneNumber(utf8: [0x2B, 0x34, 0x34, 0x80].span) }
        let large = [UInt8](repeating: 0x2B, count: 1 << 20)
        #expect(throws: PhoneNumberError.tooLong) { try PhoneNumber(utf8: large.span, region: "GB") }
    }
}
