extension JSONDecimal {
    /// The nearest IEEE 754 binary64 value, ties to even; infinity beyond the range.
    ///
    /// - Complexity: O(1) for up to 15 digits with an exponent of at most 22 (both factors are exact, one rounding);
    ///   else the standard library reads the digits.
    package var doubleValue: Double {
        let magnitude = self.magnitude
        return isNegative ? -magnitude : magnitude
    }

    private var magnitude: Double {
        if digitCount <= 15, exponent.magnitude <= 22 {
            let power = exactPowersOfTen[Int(exponent.magnitude)]
            return exponent < 0 ? Double(head) / power : Double(head) * power
        }
        var text = ""
        text.reserveCapacity(digitCount + 12)
        for digit in allDigits { text.unicodeScalars.append(UnicodeScalar(0x30 + digit)) }
        // 10^±20000 is beyond the range with any count of digits the limits allow; a shorter text reads the same.
        let bound = 20_000 + digitCount
        text += "e" + String(max(-bound, min(bound, exponent)))
        return Double(text) ?? .infinity
    }
}

/// 10^0 … 10^22: all powers of ten a Double holds exactly.
private let exactPowersOfTen: [Double] = (0..<23).reduce(into: []) { powers, _ in
    powers.append((powers.last ?? 0.1) * 10)
}
