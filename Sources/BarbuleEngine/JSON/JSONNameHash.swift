/// The 32-bit hash of a member name: fast, the same in every run, so that a schema compiler may build tables on it.
///
/// Not keyed: names that collide are easily made (a factor of `mix` that is 0 hides the other one). Whoever fills a table with names of the *input* must bound its
/// probes (see `DuplicateNameFinder`); a lookup in a fixed table of schema names is safe.
enum JSONNameHash {
    // Three odd constants with about half their bits set.
    private static let first: UInt64 = 0xA076_1D64_78BD_642F
    private static let second: UInt64 = 0xE703_7ED1_A0B4_28DB
    private static let length: UInt64 = 0x8EBC_6AF0_9C88_C6E3

    /// Hashes the bytes `start ..< start + count` of `text`: up to 16 bytes as two zero-padded words; longer names as
    /// blocks of 16, the last of which ends with the name.
    @inline(__always)
    static func hash(_ text: TextBytes, _ start: Int, _ count: Int) -> UInt32 {
        if count <= 16, start &+ 16 <= text.count {
            return finish(
                text.load64(start) & lowBytes(min(count, 8)), text.load64(start &+ 8) & lowBytes(max(count, 8) &- 8),
                UInt64(truncatingIfNeeded: count) &* length)
        }
        return hashSlowly(text, start, count)
    }

    /// A mask of the lowest `count` bytes, 0 to 8.
    @inline(__always)
    private static func lowBytes(_ count: Int) -> UInt64 {
        count == 0 ? 0 : ~0 &>> (64 &- UInt64(truncatingIfNeeded: count) &* 8)
    }

    /// Long names, and short ones at the end of the text, where 16 bytes cannot be read.
    @inline(never)
    private static func hashSlowly(_ text: TextBytes, _ start: Int, _ count: Int) -> UInt32 {
        var seed = UInt64(truncatingIfNeeded: count) &* length
        if count <= 16 {
            var words: (UInt64, UInt64) = (0, 0)
            for index in 0..<count {
                let byte = UInt64(text[start &+ index]) &<< UInt64(truncatingIfNeeded: (index & 7) &* 8)
                if index < 8 { words.0 |= byte } else { words.1 |= byte }
            }
            return finish(words.0, words.1, seed)
        }
        var offset = start
        let last = start &+ count &- 16
        while offset < last {
            seed = mix(text.load64(offset) ^ first, text.load64(offset &+ 8) ^ seed)
            offset &+= 16
        }
        return finish(text.load64(last), text.load64(last &+ 8), seed)
    }

    @inline(__always)
    private static func finish(_ low: UInt64, _ high: UInt64, _ seed: UInt64) -> UInt32 {
        let mixed = mix(low ^ first ^ seed, high ^ second)
        return UInt32(truncatingIfNeeded: mixed ^ mixed &>> 32)
    }

    @inline(__always)
    private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}

extension JSONScanner {
    /// The hash the scanner stores in a name node (`JSONTape.Node.nameHash`), for decoded name bytes.
    package static func nameHash(_ utf8: ArraySlice<UInt8>) -> UInt32 {
        unsafe utf8.withUnsafeBufferPointer { buffer in
            guard let text = unsafe TextBytes(buffer) else { return emptyNameHash }
            return JSONNameHash.hash(text, 0, text.count)
        }
    }

    /// The same for bytes of their own.
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
