/// Punycode (RFC 3492): code points of a label in the letters, digits and hyphens of host names, without `xn--`.
enum Punycode {
    private static let base = 36
    private static let thresholdMin = 1
    private static let thresholdMax = 26
    private static let skew = 38
    private static let damp = 700
    private static let initialBias = 72
    private static let initialCodePoint: UInt32 = 128

    /// The code points behind `mller-kva`; nil when the text is not Punycode of Unicode scalars.
    ///
    /// - Complexity: O(*n*²) in the bytes of `text`; callers pass one label of at most 63 bytes.
    static func decoded(_ text: ArraySlice<UInt8>) -> [UInt32]? {
        var result: [UInt32] = []
        var rest = text
        if let hyphen = text.lastIndex(of: UInt8(ascii: "-")) {
            result = text[..<hyphen].map { UInt32(ASCIILetter.lower($0)) }
            rest = text[(hyphen &+ 1)...]
        }
        var codePoint = Int(initialCodePoint)
        var bias = initialBias
        var index = 0
        while !rest.isEmpty {
            let old = index
            var weight = 1
            var step = base
            while true {
                guard let digit = rest.popFirst().flatMap(value) else { return nil }
                index &+= digit &* weight
                guard index < 1 << 40 else { return nil }
                let threshold = min(max(step &- bias, thresholdMin), thresholdMax)
                if digit < threshold { break }
                weight &*= base &- threshold
                guard weight < 1 << 40 else { return nil }
                step &+= base
            }
            let count = result.count &+ 1
            bias = adapted(index &- old, count: count, isFirst: old == 0)
            codePoint &+= index / count
            index %= count
            guard codePoint <= 0x10FFFF, !(0xD800...0xDFFF).contains(codePoint) else { return nil }
            result.insert(UInt32(codePoint), at: index)
            index &+= 1
        }
        return result
    }

    /// `mller-kva` for `müller`.
    ///
    /// - Complexity: O(*n*²) in the code points; callers pass at most 63.
    static func encoded(_ label: [UInt32]) -> [UInt8] {
        var result = label.filter { $0 < initialCodePoint }.map { UInt8(truncatingIfNeeded: $0) }
        let basicCount = result.count
        var handled = basicCount
        if basicCount > 0 { result.append(UInt8(ascii: "-")) }
        var codePoint = Int(initialCodePoint)
        var delta = 0
        var bias = initialBias
        while handled < label.count {
            guard let next = label.lazy.map(Int.init).filter({ $0 >= codePoint }).min() else { return result }
            delta &+= (next &- codePoint) &* (handled &+ 1)
            codePoint = next
            for scalar in label {
                if Int(scalar) < codePoint { delta &+= 1 }
                guard Int(scalar) == codePoint else { continue }
                append(delta, bias, to: &result)
                bias = adapted(delta, count: handled &+ 1, isFirst: handled == basicCount)
                delta = 0
                handled &+= 1
            }
            delta &+= 1
            codePoint &+= 1
        }
        return result
    }

    private static func append(_ delta: Int, _ bias: Int, to result: inout [UInt8]) {
        var rest = delta
        var step = base
        while true {
            let threshold = min(max(step &- bias, thresholdMin), thresholdMax)
            if rest < threshold { break }
            result.append(letter(threshold &+ (rest &- threshold) % (base &- threshold)))
            rest = (rest &- threshold) / (base &- threshold)
            step &+= base
        }
        result.append(letter(rest))
    }

    private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / damp : delta / 2
        delta &+= delta / count
        var step = 0
        while delta > (base &- thresholdMin) &* thresholdMax / 2 {
            delta /= base &- thresholdMin
            step &+= base
        }
        return step &+ (base &- thresholdMin &+ 1) &* delta / (delta &+ skew)
    }

    private static func value(_ byte: UInt8) -> Int? {
        ASCIILetter.value(byte) ?? (ASCIILetter.isDigit(byte) ? Int(byte &- 0x30) &+ 26 : nil)
    }

    private static func letter(_ value: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: value < 26 ? value &+ 0x61 : value &+ 22)
    }
}
