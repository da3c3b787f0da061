/// Decodes HTML character references that some earlier program left in a value: `O&#39;Neil &amp; Co` → `O'Neil & Co`.
///
/// Decoding runs to its end: `&amp;lt;` becomes `<`, because text escaped twice is common and because normalizing twice
/// must equal normalizing once. One pass does it: output grows at its end only, so a reference can only become complete
/// when a `;` is appended, and then it is looked for within the last `referenceCountMax` code points. That is linear.
///
/// Left alone: references without `;`, unknown names, and numbers that stand for controls, surrogates, noncharacters or
/// nothing at all. Numbers 128…159 mean Windows-1252, as HTML says (WHATWG HTML, numeric character reference end state).
enum HTMLEntities {
    /// Longest reference looked at, in code points, with `&` and `;`.
    private static let referenceCountMax = 12

    static func decode(_ points: inout [UInt32], _ trace: inout StageTrace) {
        guard points.contains(ampersand) else { return }
        var output: [UInt32] = []
        output.reserveCapacity(points.count)
        for point in points {
            output.append(point)
            while output.last == semicolon, let start = referenceStart(output) {
                guard let meaning = meaning(of: output[(start &+ 1)..<(output.count &- 1)]) else { break }
                output.removeSubrange(start...)
                output.append(meaning)
                trace.touch()
            }
        }
        points = output
    }

    private static let ampersand: UInt32 = 0x26
    private static let semicolon: UInt32 = 0x3B

    /// Index of the `&` that the final `;` belongs to.
    private static func referenceStart(_ output: [UInt32]) -> Int? {
        var index = output.count &- 2
        let lowest = max(0, output.count &- referenceCountMax)
        while index >= lowest {
            let point = output[index]
            if point == ampersand { return index }
            guard point == 0x23 || CodePoints.isASCIILetter(point) || CodePoints.isASCIIDigit(point) else { return nil }
            index &-= 1
        }
        return nil
    }

    private static func meaning(of reference: ArraySlice<UInt32>) -> UInt32? {
        guard let first = reference.first else { return nil }
        guard first == 0x23 else {
            let name = String(decoding: reference.map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
            return NamedEntities.codePoints[name]
        }
        let digits = reference.dropFirst()
        if let mark = digits.first, mark | 0x20 == 0x78 { return codePoint(digits.dropFirst(), radix: 16) }
        return codePoint(digits, radix: 10)
    }

    private static func codePoint(_ digits: ArraySlice<UInt32>, radix: UInt32) -> UInt32? {
        guard !digits.isEmpty else { return nil }
        // At most ten digits get here, so 64 bits are plenty.
        var value: UInt64 = 0
        for point in digits {
            guard let digit = Unicode.Scalar(point).flatMap({ Character($0).hexDigitValue }), digit < radix else {
                return nil
            }
            value = value &* UInt64(radix) &+ UInt64(digit)
        }
        return allowed(value)
    }

    private static func allowed(_ value: UInt64) -> UInt32? {
        guard value <= 0x10FFFF else { return nil }
        let point = UInt32(value)
        switch point {
        case 0x09, 0x0A, 0x0D: return point
        case 0..<0x20, 0x7F, 0xD800...0xDFFF, 0xFDD0...0xFDEF: return nil
        case 0x80...0x9F:
            let windows = Windows1252.point(of: UInt8(truncatingIfNeeded: point))
            return windows == point ? nil : windows
        default: return point & 0xFFFE == 0xFFFE ? nil : point
        }
    }
}
