/// FNV-1a of 64 bits: tells apart what was changed by accident, not what was forged.
struct Digest {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
        // Ends the part, so that two parts are not one.
        state = (state ^ 0x1FF) &* 0x100_0000_01B3
    }

    var text: String { String(state, radix: 16) }

    static func of(_ bytes: some Sequence<UInt8>) -> String {
        var digest = Digest()
        digest.add(bytes)
        return digest.text
    }
}
