import Foundation
import Testing

@testable import BarbuleEngine

@Suite struct JSONDecimalTests {
    private static func decimal(_ text: String) throws -> JSONDecimal {
        try #require(JSONDecimal(lexeme: Array(text.utf8)), "\(text)")
    }

    @Test("20,000 published numbers: grammar as stated, doubles to the last bit")
    func doubles() throws {
        guard let url = DataSuite.url("suites/numbers/double.tsv") else { return }
        var rows = 0
        var tape = JSONTape()
        for line in String(decoding: try DataSuite.bytes(url), as: UTF8.self).split(separator: "\n").dropFirst() {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            let bits = try #require(UInt64(columns[0], radix: 16))
            let lexeme = Array(columns[3].utf8)
            let isJSON = columns[1] == "json"
            rows += 1
            let decimal = JSONDecimal(lexeme: lexeme)
            let error = JSONScanner.scan(lexeme, limits: Limits(), into: &tape)
            if (decimal != nil) != isJSON || (error == nil) != isJSON { Issue.record("\(line)") }
            guard let decimal else { continue }
            // The one thing an exact value does not keep is the sign of zero.
            let expected = bits == 1 << 63 ? 0 : bits
            if decimal.doubleValue.bitPattern != expected && !(decimal.isZero && bits << 1 == 0) {
                Issue.record("\(line)")
            }
        }
        #expect(rows == 20_000)
    }

    @Test(
        "equal values are equal and hash alike, however written",
        arguments: [
            ["1", "1.0", "10e-1", "0.1e1", "1E0", "100e-2"], ["0", "-0", "0.000", "0e999999", "-0e-5"],
            ["1e999999", "10e999998", "0.1e1000000"], ["-12.5", "-1250e-2", "-0.125E+2"],
            ["123456789012345678901234567890", "12345678901234567890123456789e1", "123456789012345678901234567890.0"],
            ["1e99999999999999999999999", "1e88888888888888888888888"],
        ])
    func equality(spellings: [String]) throws {
        let values = try spellings.map(Self.decimal)
        #expect(Set(values).count == 1)
        for left in values { for right in values { #expect(left == right && !(left < right)) } }
    }

    @Test("numbers in rising order compare as such, neighbours of 2^53 and exponents beyond range included")
    func order() throws {
        let texts = [
            "-1e999999", "-123456789012345678901234567891", "-123456789012345678901234567890", "-2", "-1.5",
            "-1e-999999",
            "0", "1e-999999", "1e-400", "0.1", "0.10000000000000000000000001", "0.2", "1", "1.5", "9", "10", "11",
            "9007199254740992", "9007199254740993", "9223372036854775807", "9223372036854775808",
            "18446744073709551615",
            "18446744073709551616", "12345678901234567890123", "123456789012345678901230", "123456789012345678901231",
            "1234567890123456789012300", "1e308", "1.7976931348623159e308", "1e999999",
        ]
        let values = try texts.map(Self.decimal)
        for left in values.indices {
            for right in values.indices {
                #expect((values[left] < values[right]) == (left < right), "\(texts[left]) \(texts[right])")
                #expect((values[left] == values[right]) == (left == right))
            }
        }
    }

    @Test(
        "whole multiples are exact",
        arguments: [
            ("1e308", "0.01", true), ("0.0075", "0.0001", true), ("0.00751", "0.0001", false), ("0.3", "0.1", true),
            ("19.99", "0.01", true), ("19.995", "0.01", false), ("0", "7", true), ("-21", "7", true),
            ("21", "-7", true),
            ("7", "0", false), ("0", "0", true), ("1e999999", "7", false), ("7e999999", "7", true),
            ("1e999999", "2", true),
            ("1e-999999", "1e-999999", true), ("1e-999999", "1", false), ("9007199254740993", "2", false),
            ("9007199254740993", "3", true), ("1e999999999999", "123456789012345678901234567890", false),
            ("3e999999999999", "0.000000000000000000000000000000000003", true), ("1", "18446744073709551615", false),
            ("18446744073709551615", "18446744073709551615", true),
            ("340282366920938463463374607431768211456", "4294967296", true),
            ("340282366920938463463374607431768211455", "4294967296", false),
        ])
    func multiples(value: String, divisor: String, expected: Bool) throws {
        #expect(try Self.decimal(value).isMultiple(of: Self.decimal(divisor)) == expected)
    }

    /// value mod divisor of two natural numbers in decimal digits, by hand: long division with repeated subtraction.
    private static func slowRemainderIsZero(_ value: [UInt8], _ divisor: [UInt8]) -> Bool {
        func trimmed(_ digits: [UInt8]) -> [UInt8] { Array(digits.drop { $0 == 0 }) }
        func isLess(_ left: [UInt8], _ right: [UInt8]) -> Bool {
            left.count != right.count ? left.count < right.count : left.lexicographicallyPrecedes(right)
        }
        let divisor = trimmed(divisor)
        var rest: [UInt8] = []
        for digit in value {
            rest = trimmed(rest + [digit])
            while !isLess(rest, divisor) {
                var borrow = 0
                for index in 0..<rest.count {
                    let place = rest.count - 1 - index
                    let other = index < divisor.count ? Int(divisor[divisor.count - 1 - index]) : 0
                    var digit = Int(rest[place]) - other - borrow
                    borrow = digit < 0 ? 1 : 0
                    if digit < 0 { digit += 10 }
                    rest[place] = UInt8(digit)
                }
                rest = trimmed(rest)
            }
        }
        return rest.isEmpty
    }

    /// Brings two decimals (digits, exponent) to one exponent and divides by hand.
    private static func slowIsMultiple(_ left: ([UInt8], Int), _ right: ([UInt8], Int)) -> Bool {
        let exponent = min(left.1, right.1)
        let value = left.0 + [UInt8](repeating: 0, count: left.1 - exponent)
        let divisor = right.0 + [UInt8](repeating: 0, count: right.1 - exponent)
        if value.allSatisfy({ $0 == 0 }) { return true }
        if divisor.allSatisfy({ $0 == 0 }) { return false }
        return slowRemainderIsZero(value, divisor)
    }

    private static func text(_ number: ([UInt8], Int)) -> [UInt8] {
        let digits = number.0.drop { $0 == 0 }.map { $0 + 0x30 }
        return (digits.isEmpty ? [0x30] : digits) + Array("e\(number.1)".utf8)
    }

    @Test("multiples agree with division by hand: all small ones, and random ones of up to 90 digits")
    func multiplesByHand() throws {
        for value in 0...120 {
            for divisor in 0...40 {
                for exponent in -3...3 {
                    let left = JSONDecimal(value)
                    let right = try #require(JSONDecimal(lexeme: Array("\(divisor)e\(exponent)".utf8)))
                    let expected: Bool
                    switch exponent {
                    case _ where value == 0: expected = true
                    case _ where divisor == 0: expected = false
                    case 0...: expected = value % (divisor * [1, 10, 100, 1000][exponent]) == 0
                    default: expected = value * [1, 10, 100, 1000][-exponent] % divisor == 0
                    }
                    if left.isMultiple(of: right) != expected { Issue.record("\(value) of \(divisor)e\(exponent)") }
                }
            }
        }
        var random = JSONScannerTests.Random(state: 7)
        var hits = 0
        for round in 0..<3000 {
            func number(_ most: Int) -> ([UInt8], Int) {
                let count = Int.random(in: 1...most, using: &random)
                return (
                    (0..<count).map { _ in UInt8.random(in: 0...9, using: &random) },
                    Int.random(in: -12...12, using: &random)
                )
            }
            let right = number(round % 2 == 0 ? 45 : 12)
            var left = number(90)
            if round % 3 == 0 {
                // The divisor's digits, some zeros, and again: a multiple by construction.
                left = (
                    right.0 + [UInt8](repeating: 0, count: Int.random(in: 0...30, using: &random)) + right.0, right.1
                )
                left.1 += Int.random(in: 0...5, using: &random)
            }
            let value = try #require(JSONDecimal(lexeme: Self.text(left)))
            let divisor = try #require(JSONDecimal(lexeme: Self.text(right)))
            let expected = Self.slowIsMultiple(left, right)
            hits += expected ? 1 : 0
            if value.isMultiple(of: divisor) != expected { Issue.record("\(left) of \(right)") }
        }
        #expect(hits > 900)
    }

    @Test("4,096 digits by 4,096 digits with a huge exponent stays bounded")
    func bounded() throws {
        let divisor = try Self.decimal("1" + String(repeating: "0", count: 2000) + String(repeating: "3", count: 2095))
        let value = try Self.decimal(String(repeating: "9", count: 4096) + "e999999999")
        #expect(!value.isMultiple(of: divisor))
        let digits = String(repeating: "142857", count: 67)
        #expect(try Self.decimal(digits + "1").isMultiple(of: Self.decimal("7")) == false)
        #expect(
            try Self.decimal(String(repeating: "142857", count: 66) + "7").isMultiple(of: Self.decimal("7")) == false)
        #expect(try Self.decimal(String(repeating: "999999", count: 67)).isMultiple(of: Self.decimal("7")))
    }

    @Test("whole numbers and Int values")
    func integers() throws {
        for (text, value) in [
            ("1e2", 100), ("-5.0", -5), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("0e7", 0),
        ] as [(String, Int)] {
            #expect(try Self.decimal(text).intValue == value)
            #expect(try Self.decimal(text) == JSONDecimal(value))
        }
        for text in ["0.5", "9223372036854775808", "-9223372036854775809", "1e19", "1e999999", "1e-1"] {
            #expect(try Self.decimal(text).intValue == nil)
        }
        #expect(try Self.decimal("1e999999").isInteger)
        #expect(try !Self.decimal("10.5").isInteger)
        for text in ["", "-", "01", "1.", ".5", "+1", "1e", "1e+", "0x1", "1 ", "NaN", "Infinity", "1e1.0", "--1"] {
            #expect(JSONDecimal(lexeme: Array(text.utf8)) == nil, "\(text)")
        }
    }

    @Test("doubles at the edges")
    func doubleEdges() throws {
        for (text, value) in [
            ("1e999999", Double.infinity), ("-1e999999", -.infinity), ("1e-999999", 0),
            ("1e99999999999999999999", .infinity),
            ("0.1", 0.1), ("9007199254740993", 9_007_199_254_740_992), ("5e-324", .leastNonzeroMagnitude),
            ("1e22", 1e22), ("1e23", 1e23),
        ] as [(String, Double)] {
            #expect(try Self.decimal(text).doubleValue == value)
        }
    }
}
