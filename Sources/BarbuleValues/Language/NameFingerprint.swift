/// The number by which the folded name of a language or country is found in the tables.
///
/// 54 bits of FNV-1a with a final mix (MurmurHash3's), the lower 10 bits are left zero for the code. With *n* known names
/// an unknown text is taken for a known one with probability n / 2^54: for 60,000 names 3 in 10^12 texts. The generator
/// proves that the known names do not collide with each other. A text built on purpose to collide gains nothing: its
/// author could have written the name.
package enum NameFingerprint {
    /// - Parameter key: a name folded with `TextFold.key`.
    package static func of(_ key: [UInt8]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return (hash ^ (hash >> 33)) & ~codeMask
    }

    /// The bits that hold the code.
    static let codeMask: UInt64 = 0x3FF
}
