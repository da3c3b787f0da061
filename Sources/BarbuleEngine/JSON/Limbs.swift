/// A natural number as 32-bit limbs, lowest first, no zero limb on top. Just enough arithmetic to divide one decimal of a
/// few thousand digits by another; schoolbook, since limits keep the digits few.
struct Limbs {
    private var limbs: [UInt32]

    private init(_ limbs: [UInt32]) {
        self.limbs = limbs
        while self.limbs.last == 0 { self.limbs.removeLast() }
    }

    /// The number with these decimal digits (values 0–9, highest first).
    init(digits: [UInt8]) {
        var limbs: [UInt32] = []
        var index = 0
        while index < digits.count {
            let chunk = digits[index..<min(index + 9, digits.count)]
            var carry: UInt64 = 0
            for digit in chunk { carry = carry * 10 + UInt64(digit) }
            for position in limbs.indices {
                carry += UInt64(limbs[position]) * powersOfTen[chunk.count]
                limbs[position] = UInt32(truncatingIfNeeded: carry)
                carry >>= 32
            }
            if carry > 0 { limbs.append(UInt32(carry)) }
            index += chunk.count
        }
        self.init(limbs)
    }

    var isZero: Bool { limbs.isEmpty }

    /// Bits up to the highest one that is set.
    var bitWidth: Int { limbs.count * 32 - (limbs.last?.leadingZeroBitCount ?? 0) }

    /// 10^`power` modulo `modulus`, by repeated squaring.
    static func powerOfTen(_ power: Int, _ modulus: Limbs) -> Limbs {
        var result = Limbs([1]).remainder(modulus)
        var square = Limbs([10]).remainder(modulus)
        var rest = power
        while rest > 0 {
            if rest & 1 == 1 { result = result.multiplied(by: square).remainder(modulus) }
            rest >>= 1
            if rest > 0 { square = square.multiplied(by: square).remainder(modulus) }
        }
        return result
    }

    func multiplied(by other: Limbs) -> Limbs {
        var product = [UInt32](repeating: 0, count: limbs.count + other.limbs.count)
        for (index, factor) in limbs.enumerated() {
            var carry: UInt64 = 0
            for (position, limb) in other.limbs.enumerated() {
                // (2^32−1)² + 2·(2^32−1) = 2^64−1: cannot overflow.
                carry += UInt64(factor) * UInt64(limb) + UInt64(product[index + position])
                product[index + position] = UInt32(truncatingIfNeeded: carry)
                carry >>= 32
            }
            product[index + other.limbs.count] = UInt32(carry)
        }
        return Limbs(product)
    }

    /// `self` modulo `modulus`, which is not zero. Knuth, The Art of Computer Programming 2, §4.3.1, Algorithm D.
    func remainder(_ modulus: Limbs) -> Limbs {
        let width = modulus.limbs.count
        if limbs.count < width { return self }
        if width == 1 { return remainder(word: UInt64(modulus.limbs[0])) }
        // D1: shift both so that the divisor's top bit is set.
        let shift = modulus.limbs[width - 1].leadingZeroBitCount
        let divisor = modulus.shiftedLeft(shift, limbCount: width)
        var rest = shiftedLeft(shift, limbCount: limbs.count + 1)
        let top = UInt64(divisor[width - 1])
        let second = UInt64(divisor[width - 2])
        for position in stride(from: limbs.count - width, through: 0, by: -1) {
            // D3: estimate one quotient limb from the top two limbs; it is at most 2 too large, the test makes that 1.
            let pair = UInt64(rest[position + width]) << 32 | UInt64(rest[position + width - 1])
            var quotient = pair / top
            var left = pair % top
            while quotient > 0xFFFF_FFFF || quotient * second > left << 32 | UInt64(rest[position + width - 2]) {
                quotient -= 1
                left += top
                if left > 0xFFFF_FFFF { break }
            }
            if Self.subtract(quotient, divisor, from: &rest, position) { Self.add(divisor, to: &rest, position) }
        }
        return Limbs(Array(rest[0..<width])).shiftedRight(shift)
    }

    /// D4: `rest` −= `quotient` · `divisor` · 2^(32·`position`), modulo the limbs touched; true when it borrowed.
    private static func subtract(_ quotient: UInt64, _ divisor: [UInt32], from rest: inout [UInt32], _ position: Int)
        -> Bool
    {
        var carry: UInt64 = 0
        var borrow: UInt32 = 0
        for index in divisor.indices {
            carry += quotient * UInt64(divisor[index])
            let low = UInt32(truncatingIfNeeded: carry)
            carry >>= 32
            let first = rest[position + index].subtractingReportingOverflow(low)
            let second = first.partialValue.subtractingReportingOverflow(borrow)
            rest[position + index] = second.partialValue
            borrow = first.overflow || second.overflow ? 1 : 0
        }
        let last = position + divisor.count
        let first = rest[last].subtractingReportingOverflow(UInt32(truncatingIfNeeded: carry))
        let second = first.partialValue.subtractingReportingOverflow(borrow)
        rest[last] = second.partialValue
        return first.overflow || second.overflow
    }

    /// D6: adds the divisor back once.
    private static func add(_ divisor: [UInt32], to rest: inout [UInt32], _ position: Int) {
        var carry: UInt64 = 0
        for index in divisor.indices {
            carry += UInt64(rest[position + index]) + UInt64(divisor[index])
            rest[position + index] = UInt32(truncatingIfNeeded: carry)
            carry >>= 32
        }
        rest[position + divisor.count] &+= UInt32(truncatingIfNeeded: carry)
    }

    private func remainder(word modulus: UInt64) -> Limbs {
        var rest: UInt64 = 0
        for limb in limbs.reversed() { rest = (rest << 32 | UInt64(limb)) % modulus }
        return Limbs([UInt32(rest)])
    }

    private func shiftedLeft(_ shift: Int, limbCount: Int) -> [UInt32] {
        var result = [UInt32](repeating: 0, count: limbCount)
        for (index, limb) in limbs.enumerated() {
            let wide = UInt64(limb) << UInt64(shift)
            result[index] |= UInt32(truncatingIfNeeded: wide)
            if index + 1 < limbCount { result[index + 1] = UInt32(wide >> 32) }
        }
        return result
    }

    private func shiftedRight(_ shift: Int) -> Limbs {
        var result = limbs
        for index in result.indices {
            let above: UInt64 = index + 1 < limbs.count ? UInt64(limbs[index + 1]) << 32 : 0
            result[index] = UInt32(truncatingIfNeeded: (above | UInt64(limbs[index])) >> UInt64(shift))
        }
        return Limbs(result)
    }
}
