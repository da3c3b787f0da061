/// A phone number as people write it, without its signs: digits, and whether it said that it is international.
///
/// `"+44 (0)7712 345678"` has the digits `447712345678`, is international and had a bracketed trunk zero. Nothing is
/// taken out of prose: letters make it no number.
package struct PhoneText: Sendable, Hashable {
    package enum Failure: Error, Sendable, Hashable {
        /// Two numbers or more.
        case multiple
        /// Not digits and separators.
        case notANumber
    }

    /// The digits after `+` or `00`, or all digits.
    package let digits: [UInt8]
    /// It began with `+` or `00`.
    package let isInternational: Bool
    /// Something other than digits (and one leading `+` where `plusIsCanonical`) was removed.
    package let isFormatted: Bool
    /// `(0)` behind the calling code was removed.
    package let hadTrunkZero: Bool

    /// - Parameter text: UTF-8 after the text stages.
    /// - Complexity: O(*n*) in the bytes of `text`.
    package init(_ text: [UInt8]) throws(Failure) {
        var rest = text[...]
        if rest.first == UInt8(ascii: "'") { rest = rest.dropFirst() }
        if rest.prefix(4).map({ $0 | 0x20 }).elementsEqual("tel:".utf8) { rest = rest.dropFirst(4) }
        if Self.holdsSeveral(rest) { throw .multiple }
        var isInternational = false
        if rest.first == UInt8(ascii: "+") {
            isInternational = true
            rest = rest.dropFirst()
        }
        var digits: [UInt8] = []
        var hadTrunkZero = false
        while let byte = rest.first {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte)
            case UInt8(ascii: "(") where !digits.isEmpty && rest.starts(with: Array("(0)".utf8)) && !hadTrunkZero:
                hadTrunkZero = true
                rest = rest.dropFirst(2)
            case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "/"):
                break
            default: throw .notANumber
            }
            rest = rest.dropFirst()
        }
        if !isInternational, digits.starts(with: [0x30, 0x30]) {
            isInternational = true
            digits.removeFirst(2)
        }
        guard !digits.isEmpty else { throw .notANumber }
        if !isInternational, hadTrunkZero { throw .notANumber }
        self.digits = digits
        self.isInternational = isInternational
        self.hadTrunkZero = hadTrunkZero
        isFormatted = digits != text
    }

    /// Two runs of at least seven digits around a separator of lists.
    private static func holdsSeveral(_ text: ArraySlice<UInt8>) -> Bool {
        let separators: [UInt8] = [UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|")]
        let parts = text.split { separators.contains($0) }
        return parts.count { $0.count { $0 >= 0x30 && $0 <= 0x39 } >= 7 } > 1
    }
}
