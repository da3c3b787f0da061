/// A number lexeme taken apart: sign, significant digits (no zeros at either end), power of ten of the last one.
///
///     -0.01050e3  →  sign −, digits 105, exponent −1
struct DecimalLexeme {
    private(set) var isNegative = false
    /// The significant digits while there are at most 19, else the first 19.
    private(set) var head: UInt64 = 0
    private(set) var digitCount = 0
    private(set) var exponent = 0
    /// Zeros behind the last significant digit so far.
    private var pendingZeros = 0

    /// Reads `number` of RFC 8259 §6; nil when `lexeme` is anything else. Allocates nothing.
    init?(_ lexeme: Span<UInt8>) {
        let end = lexeme.count
        var offset = 0
        if offset < end, lexeme[offset] == 0x2D {
            isNegative = true
            offset &+= 1
        }
        let integer = addDigits(lexeme, &offset)
        guard integer == 1 || integer > 1 && lexeme[offset &- integer] != 0x30 else { return nil }
        var fraction = 0
        if offset < end, lexeme[offset] == 0x2E {
            offset &+= 1
            fraction = addDigits(lexeme, &offset)
            if fraction == 0 { return nil }
        }
        var power = 0
        if offset < end, lexeme[offset] | 0x20 == 0x65 {
            offset &+= 1
            guard let read = Self.readPower(lexeme, &offset) else { return nil }
            power = read
        }
        guard offset == end else { return nil }
        if digitCount > 0 { exponent = power &- fraction &+ pendingZeros }
    }

    /// Takes the digits at `offset`; returns how many there are.
    private mutating func addDigits(_ lexeme: Span<UInt8>, _ offset: inout Int) -> Int {
        let start = offset
        while offset < lexeme.count, case let digit = lexeme[offset] &- 0x30, digit < 10 {
            offset &+= 1
            if digit == 0 {
                if digitCount > 0 { pendingZeros &+= 1 }
                continue
            }
            while pendingZeros > 0 {
                append(0)
                pendingZeros &-= 1
            }
            append(digit)
        }
        return offset &- start
    }

    private mutating func append(_ digit: UInt8) {
        if digitCount < 19 { head = head &* 10 &+ UInt64(digit) }
        digitCount &+= 1
    }

    /// The exponent, saturated far below `Int.max` so that digit counts can be added without overflow.
    private static func readPower(_ lexeme: Span<UInt8>, _ offset: inout Int) -> Int? {
        var isMinus = false
        if offset < lexeme.count, lexeme[offset] == 0x2B || lexeme[offset] == 0x2D {
            isMinus = lexeme[offset] == 0x2D
            offset &+= 1
        }
        let start = offset
        var power = 0
        while offset < lexeme.count, case let digit = lexeme[offset] &- 0x30, digit < 10 {
            power =
                power > JSONDecimal.exponentMax / 10 ? 2 &* JSONDecimal.exponentMax : power &* 10 &+ Int(digit)
            offset &+= 1
        }
        if offset == start { return nil }
        return isMinus ? 0 &- power : power
    }

    /// All significant digits of the lexeme as values 0–9.
    func digits(_ lexeme: Span<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(digitCount)
        for index in 0..<lexeme.count where result.count < digitCount {
            let digit = lexeme[index] &- 0x30
            if digit < 10, digit > 0 || !result.isEmpty { result.append(digit) }
        }
        return result
    }
}
