/// A number lexeme taken apart: sign, digits without zeros at either end, power of ten of the last digit.
struct DecimalLexeme {
    var isNegative = false
    /// Values 0–9.
    var digits: [UInt8] = []
    var exponent = 0

    /// Reads `number` of RFC 8259 §6; nil when `lexeme` is anything else.
    init?(_ lexeme: Span<UInt8>) {
        let end = lexeme.count
        var offset = 0
        if offset < end, lexeme[offset] == 0x2D {
            isNegative = true
            offset += 1
        }
        let integer = Self.digitRange(lexeme, &offset)
        guard !integer.isEmpty, integer.count == 1 || lexeme[integer.lowerBound] != 0x30 else { return nil }
        var fraction = offset..<offset
        if offset < end, lexeme[offset] == 0x2E {
            offset += 1
            fraction = Self.digitRange(lexeme, &offset)
            if fraction.isEmpty { return nil }
        }
        var power = 0
        if offset < end, lexeme[offset] | 0x20 == 0x65 {
            offset += 1
            let isMinus = offset < end && lexeme[offset] == 0x2D
            if offset < end, isMinus || lexeme[offset] == 0x2B { offset += 1 }
            let range = Self.digitRange(lexeme, &offset)
            if range.isEmpty { return nil }
            // Saturates far below Int.max, so that digit counts can be added without overflow.
            for index in range { power = min(2 * JSONDecimal.exponentMax, power * 10 + Int(lexeme[index] & 15)) }
            if isMinus { power = -power }
        }
        guard offset == end else { return nil }
        exponent = power - fraction.count
        collect(lexeme, integer, fraction)
    }

    private mutating func collect(_ lexeme: Span<UInt8>, _ integer: Range<Int>, _ fraction: Range<Int>) {
        digits.reserveCapacity(integer.count + fraction.count)
        for range in [integer, fraction] {
            for index in range where !digits.isEmpty || lexeme[index] != 0x30 { digits.append(lexeme[index] & 15) }
        }
        while digits.last == 0 {
            digits.removeLast()
            exponent += 1
        }
        if digits.isEmpty { exponent = 0 }
    }

    private static func digitRange(_ lexeme: Span<UInt8>, _ offset: inout Int) -> Range<Int> {
        let start = offset
        while offset < lexeme.count, lexeme[offset] &- 0x30 < 10 { offset += 1 }
        return start..<offset
    }
}
