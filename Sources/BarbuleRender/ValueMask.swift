/// Which bytes of a payload must not be shown as they are.
///
/// ```
/// {"zip": "SW1A 1AA", "likes": 12}      shown as      {"zip": "AA9A 9AA", "likes": 99}
/// ```
///
/// A shape keeps the number of code points, so carets stay in place. It works on broken JSON too: what is not
/// structure, a literal or a plain name is taken for a value.
package struct ValueMask: Sendable {
    package enum Kind: Sendable { case shape, secret }

    package struct Region: Sendable {
        /// The hidden bytes; of a text without its quotes.
        package var bytes: Range<Int>
        /// Where the value begins.
        package var valueOffset: Int
        package var kind: Kind

        package init(bytes: Range<Int>, valueOffset: Int, kind: Kind) {
            self.bytes = bytes
            self.valueOffset = valueOffset
            self.kind = kind
        }
    }

    /// In document order, not overlapping.
    package let regions: [Region]

    /// Nothing is hidden.
    package static let none = ValueMask(regions: [])

    package init(regions: [Region]) { self.regions = regions }

    /// - Parameters:
    ///   - revealing: byte ranges of values known not to be personal.
    ///   - showsValues: only secrets are hidden.
    /// - Complexity: O(*n* + *r* log *r*) in the bytes and the revealed ranges.
    package init(of text: [UInt8], revealing: [Range<Int>] = [], showsValues: Bool) {
        var scanner = ValueScanner(text, showsValues: showsValues)
        var regions = scanner.regions()
        let starts = Set(revealing.map(\.lowerBound))
        regions.removeAll { $0.kind == .shape && starts.contains($0.valueOffset) }
        self.regions = regions
    }

    /// The kind of the region a byte lies in.
    ///
    /// - Complexity: O(log *regions*).
    package subscript(offset: Int) -> Kind? {
        var low = 0
        var high = regions.count
        while low < high {
            let middle = (low + high) / 2
            if regions[middle].bytes.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        guard low < regions.count, regions[low].bytes.contains(offset) else { return nil }
        return regions[low].kind
    }

    /// One JSON text with everything hidden that must be.
    package func apply(to text: [UInt8]) -> String {
        var result = ""
        for piece in CodePoints(text[...]) {
            let scalar = piece.scalar ?? "\u{FFFD}"
            switch self[piece.bytes.lowerBound] {
            case .shape: result.unicodeScalars.append(Self.shape(of: scalar))
            case .secret: result.unicodeScalars.append("*")
            case nil: result += TerminalText.safe(scalar)
            }
        }
        return result
    }

    /// The shape of a text: `A` and `a` for letters, `9` for digits, the rest as it is.
    package static func shape(of text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars { result.unicodeScalars.append(shape(of: scalar)) }
        return result
    }

    package static func shape(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x30...0x39: return "9"
        case 0x41...0x5A: return "A"
        case 0x61...0x7A: return "a"
        case 0..<0x80: return scalar
        default: break
        }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .decimalNumber, .letterNumber, .otherNumber: return "9"
        case .uppercaseLetter, .titlecaseLetter: return "A"
        default: break
        }
        // Marks would tell a letter, and emoji may be the whole name.
        return properties.generalCategory == .spaceSeparator || properties.generalCategory == .dashPunctuation
            ? scalar : "a"
    }

    /// A member name that may be shown: no pasted value (an address, a number, a whole text).
    package static func isPlainName(_ name: some Sequence<UInt8>) -> Bool {
        var byteCount = 0
        var digitCount = 0
        for byte in name {
            byteCount += 1
            if byte == UInt8(ascii: "@") { return false }
            if byte &- 0x30 < 10 { digitCount += 1 }
        }
        return byteCount <= 64 && digitCount < 7
    }

    /// A JSON Pointer whose doubtful tokens are shapes. A place in the head of a message begins with a word of ours.
    package static func maskedPointer(_ pointer: String) -> String {
        let tokens = pointer.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return tokens.enumerated().map { position, token in
            let text = String(decoding: token, as: UTF8.self)
            return position == 0 || isPlainName(token) ? text : shape(of: text)
        }.joined(separator: "/")
    }
}
