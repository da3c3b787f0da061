/// The 32-bit hash of a member name: fast, the same in every run, so that a schema compiler may build tables on it.
///
/// Not keyed: an attacker can make names collide. Whoever fills a table with names of the *input* must bound its
/// probes (see `DuplicateNameFinder`); a lookup in a fixed table of schema names is safe.
enum JSONNameHash {
    // Three odd constants with about half their bits set; their bytes are no ASCII text, so no factor can be made 0.
    private static let first: UInt64 = 0xA076_1D64_78BD_642F
    private static let second: UInt64 = 0xE703_7ED1_A0B4_28DB
    private static let length: UInt64 = 0x8EBC_6AF0_9C88_C6E3

    /// Hashes the bytes `start ..< start + count` of `text`: up to 16 bytes as two words, longer names in steps of 16.
    @inline(__always)
    static func hash(_ text: TextBytes, _ start: Int, _ count: Int) -> UInt32 {
        var low: UInt64
        var high: UInt64 = 0
        var seed = UInt64(truncatingIfNeeded: count) &* length
        if count >= 8 {
            if count > 16 { seed = longSeed(text, start, count, seed) }
            low = text.load64(start &+ max(0, count &- 16))
            high = text.load64(start &+ count &- 8)
        } else if start &+ 8 <= text.count {
            low = text.load64(start) & ((1 &<< (UInt64(truncatingIfNeeded: count) &* 8)) &- 1)
        } else {
            low = 0
            for index in 0..<count { low |= UInt64(text[start &+ index]) &<< UInt64(truncatingIfNeeded: index &* 8) }
        }
        let mixed = mix(low ^ first ^ seed, high ^ second)
        return UInt32(truncatingIfNeeded: mixed ^ mixed &>> 32)
    }

    private static func longSeed(_ text: TextBytes, _ start: Int, _ count: Int, _ seed: UInt64) -> UInt64 {
        var seed = seed
        var offset = start
        let last = start &+ count &- 16
        while offset < last {
            seed = mix(text.load64(offset) ^ first, text.load64(offset &+ 8) ^ seed)
            offset &+= 16
        }
        return seed
    }

    @inline(__always)
    private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}

extension JSONScanner {
    /// The hash the scanner stores in a name node (`JSONTape.Node.nameHash`), for decoded name bytes.
    package static func nameHash(_ utf8: [UInt8]) -> UInt32 {
        unsafe utf8.withUnsafeBufferPointer { buffer in
            guard let text = unsafe TextBytes(buffer) else { return emptyNameHash }
            return JSONNameHash.hash(text, 0, text.count)
        }
    }

    private static let emptyNameHash = nameHash([0x22], prefix: 0)

    private static func nameHash(_ utf8: [UInt8], prefix: Int) -> UInt32 {
        unsafe utf8.withUnsafeBufferPointer { buffer in
            unsafe TextBytes(buffer).map { JSONNameHash.hash($0, 0, prefix) } ?? 0
        }
    }
}
