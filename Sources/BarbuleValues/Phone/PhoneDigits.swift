/// ASCII digits on the stack: what a number is while its prefixes come off. No allocation.
///
/// ```
/// 0 1 1 4 4 7 7 1 2 3 4 5 6 7 8          bytes
///           └ start              └ end    after 011 and 44
/// ```
///
/// Digits after the sixty-fourth are forgotten: no national significant number has more than 17, and no plan takes more
/// than twenty off in front, so that such a number is too long either way.
package struct PhoneDigits: Sendable {
    package static let countMax = 64

    /// ASCII; look at `start..<end` only.
    package private(set) var bytes = InlineArray<64, UInt8>(repeating: 0)
    package private(set) var start = 0
    package private(set) var end = 0

    package init() {}

    /// The digits of a text; nil when something else stands there.
    ///
    /// - Complexity: O(*n*) in the bytes of `text`; no allocation.
    package init?(_ text: Span<UInt8>) {
        for index in 0..<text.count {
            guard ASCII.isDigit(text[index]) else { return nil }
            append(text[index])
        }
    }

    package var count: Int { end &- start }
    package var range: Range<Int> { start..<end }
    package var first: UInt8? { start < end ? bytes[start] : nil }

    /// The digit `offset` digits after the first one.
    package subscript(offset: Int) -> UInt8 { bytes[start &+ offset] }

    @inline(__always)
    package mutating func append(_ digit: UInt8) {
        guard end < Self.countMax else { return }
        bytes[end] = digit
        end &+= 1
    }

    /// Appends a digit or not, without a branch, which nobody could foretell.
    @inline(__always)
    mutating func append(_ byte: UInt8, if isDigit: Bool) {
        bytes[end & (Self.countMax &- 1)] = byte
        end &+= isDigit ? 1 : 0
    }

    /// Without digits in front; more than there are take all.
    package func dropping(_ digitCount: Int) -> PhoneDigits {
        var rest = self
        rest.removeFirst(digitCount)
        return rest
    }

    /// Takes digits away in front; more than there are take all.
    @inline(__always)
    package mutating func removeFirst(_ digitCount: Int) { start = min(start &+ digitCount, end) }

    package mutating func removeAll() {
        start = 0
        end = 0
    }

    /// A copy on the heap.
    package var array: [UInt8] { range.map { bytes[$0] } }
}

extension PhoneDigits: Equatable {
    package static func == (left: PhoneDigits, right: PhoneDigits) -> Bool {
        left.count == right.count && (0..<left.count).allSatisfy { left[$0] == right[$0] }
    }
}
