/// `;phone-context=` of RFC 3966, §5.1.5: what a local number is relative to, `tel:7042;phone-context=+1-914-555`.
struct PhoneContext {
    /// Where the parameter begins.
    private let parameterStart: Int
    private let value: Range<Int>

    /// Nil without the parameter. Throws when its value is neither global digits nor a domain name.
    init?(_ text: PhoneCodePoints) throws(PhoneNumberError) {
        guard let start = text.firstIndex(of: Self.name, in: text.range) else { return nil }
        parameterStart = start
        let valueStart = start &+ Self.name.utf8CodeUnitCount
        let valueEnd = (valueStart..<text.count).first { text[$0] == 0x3B } ?? text.count
        value = valueStart..<valueEnd
        guard Self.isGlobalNumber(text, value) || Self.isDomainName(text, value) else { throw .notANumber }
    }

    private static let name: StaticString = ";phone-context="

    /// Global digits of the context, then what stands between `tel:` and the parameter. A domain says nothing.
    func globalNumber(_ text: PhoneCodePoints) -> PhoneCodePoints {
        var number = PhoneCodePoints()
        if text[value.lowerBound] == 0x2B { number.append(text, value) }
        let start = text.firstIndex(of: "tel:", in: text.range).map { $0 &+ 4 } ?? 0
        if start < parameterStart { number.append(text, start..<parameterStart) }
        return number
    }

    /// `global-number-digits`: `+`, then digits and visual separators, at least one digit.
    private static func isGlobalNumber(_ text: PhoneCodePoints, _ range: Range<Int>) -> Bool {
        guard let first = range.first, text[first] == 0x2B else { return false }
        let rest = range.dropFirst()
        return rest.allSatisfy { isVisualSeparator(text[$0]) || PhoneCharacters.isDigit(text[$0]) }
            && rest.contains { PhoneCharacters.isDigit(text[$0]) }
    }

    private static func isVisualSeparator(_ point: UInt32) -> Bool {
        point == 0x2D || point == 0x2E || point == 0x28 || point == 0x29
    }

    /// `domainname`: labels that begin and end with a letter or digit, the last one with a letter first; perhaps a dot.
    private static func isDomainName(_ text: PhoneCodePoints, _ range: Range<Int>) -> Bool {
        var rest = range
        if let last = rest.last, text[last] == 0x2E { rest = rest.lowerBound..<last }
        var labelStart = rest.lowerBound
        for index in rest where text[index] == 0x2E {
            guard isLabel(text, labelStart..<index) else { return false }
            labelStart = index &+ 1
        }
        let top = labelStart..<rest.upperBound
        return isLabel(text, top) && CodePoints.isASCIILetter(text[top.lowerBound])
    }

    private static func isLabel(_ text: PhoneCodePoints, _ range: Range<Int>) -> Bool {
        guard let first = range.first, let last = range.last else { return false }
        return isAlphanumeric(text[first]) && isAlphanumeric(text[last])
            && range.allSatisfy { isAlphanumeric(text[$0]) || text[$0] == 0x2D }
    }

    private static func isAlphanumeric(_ point: UInt32) -> Bool {
        CodePoints.isASCIILetter(point) || PhoneCharacters.isDigit(point)
    }
}
