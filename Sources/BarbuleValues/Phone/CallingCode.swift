internal import CTables

/// A country calling code (ITU-T E.164): one of 215 assigned numbers of one to three digits, `44`, `1`, `800`.
package struct CallingCode: Sendable, Hashable, Comparable {
    /// 1…999, assigned.
    package let value: Int

    /// Nil when the number is not assigned.
    package init?(_ value: Int) {
        guard value > 0, value < 1000, unsafe ctables_calling_code_index[value] != 0 else { return nil }
        self.value = value
    }

    /// The calling code that is exactly these digits: `44`, not `044` or `+44`.
    package init?(digits: Span<UInt8>) {
        guard let found = CallingCode.prefix(of: digits), found.digitCount == digits.count else { return nil }
        self = found.code
    }

    /// The calling code of a region (alpha-2): `GB` → 44; nil when it has none, as `AQ`.
    package init?(region: TwoLetters) {
        self.init(unsafe Int(ctables_region_calling_code[region.index]))
    }

    /// The assigned calling code a number begins with. Codes are prefix-free, so there is at most one.
    ///
    /// `447712345678` → 44 and 2 digits; `999…` → nil.
    ///
    /// - Complexity: O(1); no allocation.
    package static func prefix(of digits: Span<UInt8>) -> (code: CallingCode, digitCount: Int)? {
        var value = 0
        var index = 0
        while index < 3, index < digits.count, ASCIILetter.isDigit(digits[index]) {
            value = value &* 10 &+ Int(digits[index] &- 0x30)
            index &+= 1
            if value == 0 { return nil }
            if let code = CallingCode(value) { return (code, index) }
        }
        return nil
    }

    /// Decimal digits without zeros in front.
    package var digits: [UInt8] { Array(String(value).utf8) }

    /// Regions that share the code, main region first: 1 → US, AG, AI …; empty when it is not geographic (800 …).
    package var regions: [TwoLetters] {
        let entry = unsafe ctables_calling_codes[Int(ctables_calling_code_index[value]) &- 1]
        return (0..<Int(entry.count)).compactMap { offset in
            let index = unsafe Int(ctables_calling_regions[Int(entry.first) &+ offset])
            return index < 676 ? TwoLetters(unchecked: index) : nil
        }
    }

    /// The region that stands for the code: 44 → GB; nil when the code is not geographic.
    package var mainRegion: TwoLetters? {
        let entry = unsafe ctables_calling_codes[Int(ctables_calling_code_index[value]) &- 1]
        let index = unsafe Int(ctables_calling_regions[Int(entry.first)])
        return index < 676 ? TwoLetters(unchecked: index) : nil
    }

    /// All assigned codes in ascending order.
    package static var all: [CallingCode] { (1...999).compactMap(CallingCode.init(_:)) }

    package static func < (left: CallingCode, right: CallingCode) -> Bool { left.value < right.value }
}
