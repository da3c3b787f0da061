/// A body of `application/x-www-form-urlencoded`: its pairs, decoded, each with its place.
///
/// ```
/// city=Las+Palmas&tags%5B%5D=vip       ("city", "Las Palmas"), ("tags[]", "vip")
/// ```
///
/// - Source: WHATWG URL Standard, application/x-www-form-urlencoded parsing. Stricter in one point: a broken percent
///   escape and text that is not UTF-8 are errors, because readers disagree about them.
package struct FormBody: Sendable {
    package struct Pair: Sendable {
        package var name: [UInt8]
        package var value: [UInt8]
        /// The encoded bytes in the body.
        package var nameRange: Range<Int>
        package var valueRange: Range<Int>
    }

    /// In the order of the body. Empty pairs (`a=1&&b=2`) are none; a pair without `=` has an empty value.
    package private(set) var pairs: [Pair] = []

    /// - Throws: the first broken escape, or text that is not UTF-8.
    /// - Complexity: O(*n*).
    package init(_ body: [UInt8]) throws(JSONSyntaxError) {
        var start = 0
        while start <= body.count {
            let end = body[start...].firstIndex(of: UInt8(ascii: "&")) ?? body.count
            if end > start { try read(body, start..<end) }
            start = end + 1
        }
    }

    private mutating func read(_ body: [UInt8], _ range: Range<Int>) throws(JSONSyntaxError) {
        let sign = body[range].firstIndex(of: UInt8(ascii: "=")) ?? range.upperBound
        let nameRange = range.lowerBound..<sign
        let valueRange = min(sign + 1, range.upperBound)..<range.upperBound
        pairs.append(
            Pair(
                name: try Self.text(body, nameRange), value: try Self.text(body, valueRange), nameRange: nameRange,
                valueRange: valueRange))
    }

    private static func text(_ body: [UInt8], _ range: Range<Int>) throws(JSONSyntaxError) -> [UInt8] {
        let text: [UInt8]
        do throws(PercentText.BadEscape) {
            text = try PercentText.decode(body[range], plusIsSpace: true)
        } catch {
            throw JSONSyntaxError(.badEscape, byteOffset: error.byteOffset, expected: "two hexadecimal digits")
        }
        guard String(validating: text, as: UTF8.self) != nil else {
            throw JSONSyntaxError(.invalidUTF8, byteOffset: range.lowerBound)
        }
        return text
    }
}
