extension PatternParser {
    func peek() -> UInt32? { position < codePoints.count ? codePoints[position] : nil }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek() == scalar.value else { return false }
        position += 1
        return true
    }

    func startsWith(_ text: String) -> Bool {
        var index = position
        for scalar in text.unicodeScalars {
            guard index < codePoints.count, codePoints[index] == scalar.value else { return false }
            index += 1
        }
        return true
    }

    /// DecimalDigits; saturates, because any number this large is refused later.
    mutating func decimal() -> Int? {
        var value: Int?
        while let next = peek(), isDigit(next) {
            position += 1
            value = min((value ?? 0) * 10 + Int(next - c("0")), PatternParser.decimalMax)
        }
        return value
    }

    mutating func hexadecimal(digitCount: Int) -> UInt32? {
        guard position + digitCount <= codePoints.count else { return nil }
        var value: UInt32 = 0
        for index in position..<(position + digitCount) {
            guard let digit = hexadecimalValue(codePoints[index]) else { return nil }
            value = value * 16 + digit
        }
        position += digitCount
        return value
    }

    func failure(_ message: String, at offset: Int? = nil) -> PatternError {
        PatternError(reason: .syntax, codePointOffset: offset ?? position, message: message)
    }
}

@inline(__always) func c(_ scalar: Unicode.Scalar) -> UInt32 { scalar.value }
func isDigit(_ codePoint: UInt32) -> Bool { codePoint >= 0x30 && codePoint <= 0x39 }
func isLetter(_ codePoint: UInt32) -> Bool {
    (codePoint | 0x20) >= 0x61 && (codePoint | 0x20) <= 0x7A && codePoint < 0x80
}

func hexadecimalValue(_ codePoint: UInt32) -> UInt32? {
    switch codePoint {
    case 0x30...0x39: return codePoint - 0x30
    case 0x41...0x46: return codePoint - 0x41 + 10
    case 0x61...0x66: return codePoint - 0x61 + 10
    default: return nil
    }
}
