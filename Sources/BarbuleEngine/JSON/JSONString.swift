/// The UTF-8 bytes of a decoded JSON string, compared, hashed and ordered as bytes.
///
/// Swift's `String` compares by canonical equivalence, so `"é"` in NFC and in NFD would be one member name; in JSON
/// (RFC 8259 §8.3) they are two.
package struct JSONString: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    package var utf8: [UInt8]

    package init(_ utf8: [UInt8]) { self.utf8 = utf8 }
    package init(_ utf8: ArraySlice<UInt8>) { self.utf8 = Array(utf8) }
    package init(_ text: String) { self.utf8 = Array(text.utf8) }
    package init(_ text: Substring) { self.utf8 = Array(text.utf8) }
    package init(stringLiteral value: String) { self.init(value) }

    /// The text; ill-formed bytes, which a scanned string never has, show as U+FFFD.
    package var description: String { String(decoding: utf8, as: UTF8.self) }

    /// Byte order, which for UTF-8 is code point order.
    package static func < (left: JSONString, right: JSONString) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
