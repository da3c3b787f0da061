extension JSONDecimal {
    /// True when `self` is a whole multiple of `divisor`, exactly: `0.0075` is one of `0.0001`, `1e308` of `0.01`.
    ///
    /// Zero is a multiple of everything; nothing else is a multiple of zero.
    ///
    /// With self = a·10^x and divisor = b·10^y the question is whether a·10^(x−y) is a multiple of b. For x < y it never
    /// is: then b·10^(y−x) ends in a zero and a does not. For x ≥ y only the factors 2 and 5 of b can be found in the
    /// power of ten, and b has fewer of either than bits, so a larger x−y than that changes nothing.
    ///
    /// - Complexity: O(*n*) in the digits of `self` when `divisor` has at most 19 digits, else O(*n·m* + *m*² log *m*);
    ///   exponents cost nothing.
    package func isMultiple(of divisor: JSONDecimal) -> Bool {
        if isZero { return true }
        if divisor.isZero || exponent < divisor.exponent { return false }
        // |exponents| ≤ 10^18, so the difference fits.
        let power = exponent &- divisor.exponent
        if divisor.digits.isEmpty { return isMultiple(ofWord: divisor.head, power) }
        let modulus = Limbs(digits: divisor.digits)
        let capped = min(power, modulus.bitWidth)
        let left = Limbs(digits: allDigits).remainder(modulus)
        let right = Limbs.powerOfTen(capped, modulus)
        return left.multiplied(by: right).remainder(modulus).isZero
    }

    private func isMultiple(ofWord modulus: UInt64, _ power: Int) -> Bool {
        let left = remainder(modulus)
        var right: UInt64 = 1 % modulus
        var square = 10 % modulus
        var rest = min(power, 64)
        while rest > 0 {
            if rest & 1 == 1 { right = Self.product(right, square, modulus) }
            square = Self.product(square, square, modulus)
            rest >>= 1
        }
        return Self.product(left, right, modulus) == 0
    }

    /// The digits modulo a word, 18 digits a step.
    private func remainder(_ modulus: UInt64) -> UInt64 {
        if digits.isEmpty { return head % modulus }
        var rest: UInt64 = 0
        var index = 0
        while index < digits.count {
            let chunk = digits[index..<min(index + 18, digits.count)]
            var value: UInt64 = 0
            for digit in chunk { value = value &* 10 &+ UInt64(digit) }
            // rest < modulus and 10^18 < 2^64: the sum below stays under modulus · 10^18, so the quotient fits a word.
            var (high, low) = rest.multipliedFullWidth(by: powersOfTen[chunk.count])
            let sum = low.addingReportingOverflow(value)
            low = sum.partialValue
            if sum.overflow { high &+= 1 }
            rest = modulus.dividingFullWidth((high, low)).remainder
            index += chunk.count
        }
        return rest
    }

    private static func product(_ left: UInt64, _ right: UInt64, _ modulus: UInt64) -> UInt64 {
        modulus.dividingFullWidth(left.multipliedFullWidth(by: right)).remainder
    }

    /// The digits as values 0–9.
    var allDigits: [UInt8] {
        if !digits.isEmpty || isZero { return digits }
        var result: [UInt8] = []
        var rest = head
        while rest > 0 {
            result.append(UInt8(rest % 10))
            rest /= 10
        }
        return result.reversed()
    }
}
