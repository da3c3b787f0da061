/// A decimal of at most fifteen digits without exponent: enough for nearly every number of a payload.
struct SmallDecimal: Sendable, Comparable {
    private let digits: Int64
    private let scale: Int

    /// Powers of ten.
    private static let powers: InlineArray<16, Int64> = [
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
    ]

    init?(_ lexeme: Span<UInt8>) {
        var digits: Int64 = 0
        var scale = 0
        var count = 0
        var seenPoint = false
        for index in lexeme.indices {
            let byte = lexeme[index]
            switch byte {
            case 0x30...0x39:
                count &+= 1
                guard count <= 15 else { return nil }
                digits = digits &* 10 &+ Int64(byte &- 0x30)
                if seenPoint { scale &+= 1 }
            case 0x2E: seenPoint = true
            case 0x2D where index == 0: break
            default: return nil
            }
        }
        self.digits = lexeme.count > 0 && lexeme[0] == 0x2D ? -digits : digits
        self.scale = scale
    }

    init(_ value: Int64) {
        digits = value
        scale = 0
    }

    static func < (a: SmallDecimal, b: SmallDecimal) -> Bool {
        if a.scale == b.scale { return a.digits < b.digits }
        // What does not fit is larger than any number of fifteen digits.
        if a.scale < b.scale {
            let (digits, isTooLarge) = a.digits.multipliedReportingOverflow(by: powers[b.scale &- a.scale])
            return isTooLarge ? a.digits < 0 : digits < b.digits
        }
        let (digits, isTooLarge) = b.digits.multipliedReportingOverflow(by: powers[a.scale &- b.scale])
        return isTooLarge ? b.digits > 0 : a.digits < digits
    }

    static func == (a: SmallDecimal, b: SmallDecimal) -> Bool { !(a < b) && !(b < a) }
}

extension SmallDecimal {
    var isZero: Bool { self == SmallDecimal(0) }
    func isWithin(_ limit: Int64) -> Bool { self >= SmallDecimal(-limit) && self <= SmallDecimal(limit) }
}
