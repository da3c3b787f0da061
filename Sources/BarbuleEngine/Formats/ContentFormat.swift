/// Content in strings (Validation draft-07 §8): base64 (RFC 4648 §4), JSON, and JSON in base64.
///
///     "eyJmb28iOiAiYmFyIn0K"  --base64-->  {"foo": "bar"}  --application/json-->  fine
enum ContentFormat {
    static let rows = [
        FormatDefinition("base64", example: "eyJhIjogMX0=") { decoded($0) != nil },
        FormatDefinition("application/json", example: "{\"a\": 1}", isValid: isJSON),
        FormatDefinition("application/json in base64", example: "eyJhIjogMX0=") { decoded($0).map { isJSON($0[...]) } ?? false },
    ]

    /// The row for an encoding and a media type.
    static func index(_ encoding: JSONString?, _ mediaType: JSONString?) -> Int? {
        switch (encoding, mediaType) {
        case ("base64", nil): 0
        case (nil, "application/json"): 1
        case ("base64", "application/json"): 2
        default: nil
        }
    }

    private static func isJSON(_ text: ArraySlice<UInt8>) -> Bool {
        var tape = JSONTape()
        return JSONScanner.scan(Array(text).span, limits: Limits(), into: &tape) == nil
    }

    /// The bytes of base64 text: whole groups of four, padded, no line breaks; nil for anything else.
    private static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        let paddingCount = text.suffix(2).reversed().prefix { $0 == UInt8(ascii: "=") }.count
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var bitCount = 0
        for byte in text.dropLast(paddingCount) {
            guard let value = value(of: byte) else { return nil }
            bits = bits << 6 | UInt32(value)
            bitCount += 6
            if bitCount >= 8 {
                bitCount -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
                bits &= 1 << UInt32(bitCount) - 1
            }
        }
        // The bits before the padding must be zero (RFC 4648 §3.5).
        return bits == 0 ? bytes : nil
    }

    private static func value(of byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte - 0x41
        case 0x61...0x7A: byte - 0x61 + 26
        case 0x30...0x39: byte - 0x30 + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
