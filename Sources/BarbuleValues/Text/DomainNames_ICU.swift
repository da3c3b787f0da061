internal import CICU

/// Domain names between their ASCII form (A-labels) and their Unicode form (U-labels).
///
/// UTS #46, non-transitional (`ß` stays `ß`), STD3 rules, with the Bidi, CONTEXTJ and CONTEXTO checks. That is close to
/// IDNA 2008 but not equal: whoever validates `idn-hostname` adds the rules of RFC 5892 on top.
package enum DomainNames {
    /// What is wrong with a name, as bits.
    package struct Errors: OptionSet, Sendable, Hashable {
        package let rawValue: UInt32
        package init(rawValue: UInt32) { self.rawValue = rawValue }

        package static let emptyLabel = Errors(rawValue: 0x1)
        package static let labelTooLong = Errors(rawValue: 0x2)
        package static let nameTooLong = Errors(rawValue: 0x4)
        package static let leadingHyphen = Errors(rawValue: 0x8)
        package static let trailingHyphen = Errors(rawValue: 0x10)
        /// Hyphens at positions 3 and 4.
        package static let hyphenThreeFour = Errors(rawValue: 0x20)
        package static let leadingCombiningMark = Errors(rawValue: 0x40)
        package static let disallowed = Errors(rawValue: 0x80)
        package static let punycode = Errors(rawValue: 0x100)
        package static let labelHasDot = Errors(rawValue: 0x200)
        package static let invalidACELabel = Errors(rawValue: 0x400)
        package static let bidi = Errors(rawValue: 0x800)
        package static let contextJ = Errors(rawValue: 0x1000)
        package static let contextOPunctuation = Errors(rawValue: 0x2000)
        package static let contextODigits = Errors(rawValue: 0x4000)
    }

    /// The name in A-labels, `bücher.example` → `xn--bcher-kva.example`, and what is wrong with it.
    ///
    /// With errors the text is ICU's best effort and must not be used as a name.
    package static func ascii(_ name: [UInt8]) throws(UnicodeFailure) -> (name: [UInt8], errors: Errors) {
        unsafe try mapped(name, cicu_idna_to_ascii)
    }

    /// The name in U-labels, `xn--bcher-kva.example` → `bücher.example`, and what is wrong with it.
    package static func unicode(_ name: [UInt8]) throws(UnicodeFailure) -> (name: [UInt8], errors: Errors) {
        unsafe try mapped(name, cicu_idna_to_unicode)
    }

    private typealias Function = (
        UnsafePointer<UInt8>?, Int32, UnsafeMutablePointer<UInt8>?, Int32, UnsafeMutablePointer<UInt32>?
    ) -> Int32

    /// Names are capped far above any legal one, because mapping can be quadratic in the length of a label.
    private static let byteCountMax = 4096

    private static func mapped(
        _ name: [UInt8], _ function: Function
    ) throws(UnicodeFailure) -> (name: [UInt8], errors: Errors) {
        guard name.count <= byteCountMax else { return (name, .nameTooLong) }
        var bits: UInt32 = 0
        let bytes = unsafe try ICUBuffer.bytes(startingWith: name.count &* 2 &+ 32) { result, capacity in
            unsafe name.withUnsafeBufferPointer { source in
                unsafe function(source.baseAddress, Int32(source.count), result, capacity, &bits)
            }
        }
        return (bytes, Errors(rawValue: bits))
    }
}
