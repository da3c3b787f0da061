extension JSONTape {
    /// One value or member name: 16 bytes.
    package struct Node: Sendable, Hashable, BitwiseCopyable {
        /// The first byte of the lexeme: the quote of a string or name, the bracket of a container.
        package var offset: UInt32 = 0
        /// Bytes of the whole lexeme: both quotes, or both brackets and all between them.
        package var byteCount: UInt32 = 0
        /// The index after this value and all inside it; for a name, `JSONScanner.nameHash` of the decoded name.
        package var next: UInt32 = 0
        /// Bits 0–3 kind, 4 escape, 5 non-ASCII, 6 fraction or exponent, 8–31 child count.
        var bits: UInt32 = 0

        /// What this node is.
        ///
        /// The eight kinds are the numbers 0 to 7 in their order, so three bits always are one; asking
        /// `JSONKind(rawValue:)` instead is a call for every look at a node.
        @inline(__always)
        package var kind: JSONKind { unsafe unsafeBitCast(UInt8(truncatingIfNeeded: bits & 7), to: JSONKind.self) }
        /// A string or name with at least one backslash: its value must be decoded (`JSONText.decode`).
        package var hasEscape: Bool { bits & Node.escape != 0 }
        /// A string or name of bytes below 0x80 without escapes.
        package var isASCII: Bool { bits & (Node.escape | Node.nonASCII) == 0 }
        /// A number without `.`, `e` and `E`. (`1.0` is an integer too, but only `JSONDecimal` says so.)
        package var isInteger: Bool { bits & Node.fraction == 0 }
        /// The hash of a name.
        package var nameHash: UInt32 { next }
        /// The byte range of the lexeme.
        package var range: Range<Int> { Int(offset)..<Int(offset) &+ Int(byteCount) }
        /// The byte range between the quotes of a string or name.
        package var contentRange: Range<Int> { Int(offset) &+ 1..<Int(offset) &+ max(1, Int(byteCount) &- 1) }

        static let escape: UInt32 = 1 << 4
        static let nonASCII: UInt32 = 1 << 5
        static let fraction: UInt32 = 1 << 6
        static let childCountMax = (1 << 24) - 1

        /// Children of a container; `childCountMax` means that many or more.
        var shortChildCount: Int { Int(bits >> 8) }

        @inline(__always)
        static func containerBits(_ kind: JSONKind, childCount: UInt32) -> UInt32 {
            UInt32(kind.rawValue) | min(childCount, UInt32(childCountMax)) &<< 8
        }
    }
}
